"""Whether a line speaks to the reader of the page, not about the world."""

from __future__ import annotations

import re

from l10n.formats.text.paragraph import Paragraph

# Words for the reader, and for those who made the page.
_READER = {
    "fr": frozenset(["vous", "votre", "vos", "notre", "nos"]),
    "de": frozenset(
        ["ihnen", "ihre", "ihrem", "ihrer", "unser", "unsere", "unseren", "unserem", "uns"]
    ),
    "en": frozenset(["you", "your", "our", "us"]),
}
# A line that begins so asks the reader to do something: *Retrouvez nos …*, *Diskutieren Sie mit*.
_CALLS = {
    "fr": re.compile(r"(?!assez\b)[^\W\d_]{3,}ez\b", re.IGNORECASE),
    "de": re.compile(r"[^\W\d_]{3,}n Sie\b"),
}


def speaks_to_reader(paragraph: Paragraph) -> bool:
    """Whether it has a word such as *vous* or *Ihre* in its language, or begins with a call."""
    words = _READER.get(paragraph.language, frozenset())
    call = _CALLS.get(paragraph.language)
    return not words.isdisjoint(paragraph.forms) or bool(call and call.match(paragraph.text))
