"""Cut a text into the words that links are made of."""

from __future__ import annotations

import re

from l10n.model.span import Span

# An address is one word; so is a number with its separators (`1.200,5`, `19:30`); a word keeps its
# inner hyphens and full stops (`Nord-Coréen`, `KN-23`, `U.S`), but an apostrophe ends one, so that
# the noun in `l'Ukraine` can be linked without its article. Any other sign stands alone.
_WORD = re.compile(
    r"""
    https?://[^\s<>"«»]*[^\s<>"«».,;:!?)\]’']
    | \w[\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63})+
    | \d+(?:[.,:/\u00a0\u202f]\d+)*(?![\w-])
    | \w+(?:[-‑.·]\w+)*
    | [^\w\s]
    """,
    re.VERBOSE,
)


def words(text: str) -> list[Span]:
    """Return the words of ``text`` in order, in code points; white space belongs to none."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]
