"""The ellipsis as one character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.neighbours import BLANK
from l10n.placeables.typography.patterns import NEVER, any_of
from l10n.placeables.typography.table import Typography

_DOTS = re.compile(r"(?:\.\.\.|…)(?![.…/\\])")
_BLANKS_BEFORE = re.compile(rf"(?<![.…/\\ \u00a0\u2009\u202f]){BLANK}*\Z")
_FAR = 40
"""Blanks in a row that an ellipsis may have before it, at most."""


def ellipsis(rules: Typography) -> Rule:
    """``…`` for three dots, with the blank before it that the locale has; none behind *etc.*"""
    if not rules.ellipsis:
        return nothing
    words = any_of(rules.no_ellipsis)
    saying = re.compile(rf"(?<!\w)(?:{words})\.?$") if words else NEVER

    def rule(text: str) -> Iterator[Edit]:
        for match in _DOTS.finditer(text):
            found = _BLANKS_BEFORE.search(text, max(0, match.start() - _FAR), match.start())
            if found is None:
                continue
            start, blanks = found.start(), found[0]
            before = text[max(0, start - 12) : start]
            if not blanks and saying.search(before):
                if _ends(text, match.end()):
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

    return rule


def _ends(text: str, at: int) -> bool:
    """Whether no word stands right behind, which the ellipsis would belong to."""
    return not text[at : at + 1].isalnum()
