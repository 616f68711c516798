"""English headlines In Title Case, read as sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping

from l10n.engines.guards import COMMON

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST = 4
_SHORT = 3
"""Letters; words up to this length are often small in a headline, longer ones hardly ever."""


def is_title(text: str, language: str) -> bool:
    """Whether ``text`` is an English headline: its words (short ones apart) have capitals."""
    if language != "en" or text.rstrip().endswith((".", "!", "…")):
        return False
    found = _WORD.findall(text)
    long = [word for word in found if len(word) > _SHORT]
    return len(found) >= _FEWEST and len(long) >= 2 and all(word[0].isupper() for word in long)


def as_sentence(title: str, forms: Mapping[str, str]) -> str:
    """``title`` with small letters where running text surely has them; no sign more or less.

    That is in function words and in words that ``forms`` (small form to usual form) has seen so.
    Any other may be a name, and a name in small letters is worse than a verb with a capital.
    """
    first = _WORD.search(title)

    def shown(match: re.Match[str]) -> str:
        word = match[0]
        small = word[0].lower() + word[1:]
        at_start = first is not None and match.start() == first.start()
        follows = (
            title[max(match.start() - 8, 0) : match.start()]
            .rstrip()
            .endswith((":", "?", "“", '"', "—", "–"))
        )
        if at_start or follows or len(small) != len(word) or small != word.lower():
            return word
        known = forms.get(small, small if small in COMMON["en"] else word)
        return small if known == small else word

    return _WORD.sub(shown, title)
