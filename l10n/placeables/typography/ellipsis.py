"""The ellipsis as one character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.table import BLANK, Typography

_DOTS = re.compile(
    rf"(?<![.…/\\ \u00a0\u2009\u202f])(?P<blanks>{BLANK}*)(?P<dots>\.\.\.|…)(?![.…/\\])"
)


def ellipsis(text: str, rules: Typography) -> Iterator[Edit]:
    """``…`` for three dots, with the blank before it that the locale has; none behind *etc.*"""
    if not rules.ellipsis:
        return
    words = "|".join(re.escape(word) for word in rules.no_ellipsis)
    saying = re.compile(rf"(?<!\w)(?:{words})\.?$") if words else None
    for match in _DOTS.finditer(text):
        start, blanks = match.start(), match["blanks"]
        before = text[max(0, start - 12) : start]
        if saying and saying.search(before) and not blanks:
            yield Edit(start, match.end(), "" if before.endswith(".") else ".")
            continue
        word = before[-1:].isalnum()
        if rules.ellipsis_before == "none" and blanks and word and _ends(text, match.end()):
            wanted = ""
        elif rules.ellipsis_before == "no-break" and blanks == " " and word:
            wanted = "\u00a0"
        else:
            wanted = blanks
        yield Edit(start, match.end(), wanted + rules.ellipsis)


def _ends(text: str, at: int) -> bool:
    """Whether no word stands right behind, which the ellipsis would belong to."""
    return not text[at : at + 1].isalnum()
