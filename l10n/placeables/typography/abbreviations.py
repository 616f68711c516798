"""Abbreviations, titles and initials, and the no-break blank that holds some to what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.hidden import BOUNDARY
from l10n.placeables.typography.neighbours import BLANK
from l10n.placeables.typography.patterns import NEVER, any_of, whole, with_blanks
from l10n.placeables.typography.table import Typography

_WORDY = r"\w."
"""Signs behind which no abbreviation begins."""
_ENDS = re.compile(rf"[)\]»”’\"]{{0,4}}\s*(?:{BOUNDARY}|$)")


def abbreviations(rules: Typography) -> Rule:
    """The locale's form for every spelling that its table names, blanks of any kind among them."""
    parts = [part(rules) for part in (_spelled, _titles, _initials)]
    return lambda text: (edit for part in parts for edit in part(text))


def _spelled(rules: Typography) -> Rule:
    if not rules.abbreviations:
        return nothing
    forms = {re.sub(r"\s", "", form): after for form, after in rules.abbreviations.items()}
    pattern = re.compile(rf"{whole(forms, _WORDY, with_blanks)}(?!\w)")

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            after = forms[re.sub(r"\s", "", match[0])]
            if _same_but_blanks(match[0], after):
                continue
            stopped = match[0].endswith(".") and not after.endswith(".")
            if stopped and _ENDS.match(text, match.end()):
                after += "."
            yield Edit(*match.span(), after)

    return rule


def _same_but_blanks(before: str, after: str) -> bool:
    """Whether only the kind of no-break blank differs: both are in use."""
    return before.replace("\u00a0", "\u202f") == after.replace("\u00a0", "\u202f")


def _titles(rules: Typography) -> Rule:
    if not rules.titles:
        return nothing
    titles = whole(rules.titles, _WORDY)
    pattern = re.compile(rf"({titles})(?P<blank>{BLANK})(?=[^\W\d_a-zà-ÿ])")

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            blank = match["blank"]
            if blank == " " and rules.title_blank:
                blank = rules.title_blank
            yield Edit(*match.span(), rules.titles[match[1]] + blank)

    return rule


def _initials(rules: Typography) -> Rule:
    """*the U.S. and the U.N.* → *the US and the UN*; a stop that ends the sentence stays."""
    if not rules.initials:
        return nothing
    openers = any_of(rules.openers) or NEVER.pattern
    begins = re.compile(rf"[)\]»”’\"]{{0,4}}\s+[“\"«(]?(?:{openers})\b")
    pattern = re.compile(rf"{whole(rules.initials, _WORDY)}(?!\w)")

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            after = rules.initials[match[0]]
            ends = _ENDS.match(text, match.end()) and _is_sentence(text, match.start())
            if ends or begins.match(text, match.end()):
                after += "."
            yield Edit(*match.span(), after)

    return rule


def _is_sentence(text: str, at: int) -> bool:
    """Whether the sentence around ``at`` begins as one, and is no fragment of a heading or list."""
    start = text.rfind(BOUNDARY, max(0, at - 2000), at) + 1
    return not text[start:at].lstrip(' "“«‘(')[:1].islower()


def bound(rules: Typography) -> Rule:
    """A no-break blank between *n°* or *§* and the figure behind."""
    if not rules.bound:
        return nothing
    pattern = re.compile(rf"{whole(rules.bound)}(?P<blank>{BLANK}?)(?=\d)")

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            if match["blank"] in (" ", ""):
                yield Edit(*match.span(), match[0].rstrip(" ") + "\u00a0")

    return rule
