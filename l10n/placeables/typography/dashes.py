"""Dashes: around what is put in, and in ranges of figures. Hyphens stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.hidden import BOUNDARY
from l10n.placeables.typography.neighbours import BLANK, word_before, words_begin, words_end
from l10n.placeables.typography.patterns import any_of
from l10n.placeables.typography.table import Typography

_ROW = re.compile("[-–—]+")
_DASHES = "-–—"
_BEHIND = re.compile(r"-(?<=\d-)(?P<last>\d{1,4})(?![\w\-–/:]|[.,]\d)")
_FIRST = re.compile(r"(?<![\w.,:/+\-–−])\d{1,4}\Z")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_ENDS = ")]»”’"
_STOP = re.compile(r"[.!?…][»”\"’]?\s+(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class _Dash:
    """A sign that stands for a dash, with the blanks around it."""

    sign: str
    start: int
    end: int
    close: bool
    """Whether words touch it on both sides."""


def dashes(rules: Typography) -> Rule:
    """The locale's dash for a spaced hyphen, two hyphens or another language's dash.

    Two in a sentence enclose what stands between them. Between figures a hyphen may be a minus, and
    at the head of a sentence it opens a list or a speech: these stay.
    """
    if not rules.dash:
        return nothing
    opening, _, closing = rules.dash.partition("…")

    def rule(text: str) -> Iterator[Edit]:
        for group in _by_sentence(text, _found(text, rules)):
            paired = len(group) == 2
            for number, dash in enumerate(group):
                if not dash.close and dash.sign in rules.dash_kept:
                    continue
                wanted = (opening, closing)[number] if paired else rules.dash_alone
                yield Edit(dash.start, dash.end, wanted)

    return rule


def _found(text: str, rules: Typography) -> Iterator[_Dash]:
    for match in _ROW.finditer(text):
        sign = match[0]
        start, end = words_end(text, match.start()), words_begin(text, match.end())
        last, following = text[start - 1 : start], text[end : end + 1]
        if sign not in ("-", "--", "–", "—") or not last or not following:
            continue
        if last.isspace() or following.isspace() or last in _DASHES or following in _DASHES:
            continue
        if last in "([{*#>|=+•" or (last.isdigit() and following.isdigit()):
            continue
        if start < match.start() and end > match.end():
            yield _Dash(sign, start, end, close=False)
        elif start == match.start() and end == match.end() and _joins(sign, last, following, rules):
            yield _Dash(sign, start, end, close=True)


def _joins(sign: str, last: str, following: str, rules: Typography) -> bool:
    """Whether a sign between two words is a dash that the locale sets otherwise."""
    if sign == "—":
        return "—" not in rules.dash_kept_close and following not in "»”“\"'’,.;:!?)]"
    return sign == "--" and (last.isalnum() or last in _ENDS)


def _by_sentence(text: str, found: Iterator[_Dash]) -> Iterator[list[_Dash]]:
    group: list[_Dash] = []
    for dash in found:
        if group and _parted(text, group[-1].end, dash.start):
            yield group
            group = []
        group.append(dash)
    if group:
        yield group


def _parted(text: str, start: int, end: int) -> bool:
    return text.find(BOUNDARY, start, end) >= 0 or _STOP.search(text, start, end) is not None


def ranges(rules: Typography) -> Rule:
    """The dash of ranges between pages and years, and between figures before a unit or percent.

    Scores, telephone numbers, dates and designations have hyphens of their own.
    """
    if not rules.range:
        return nothing
    behind = {word.lower() for word in rules.range_behind}
    unit = re.compile(rf"{BLANK}?(?:%|(?:{any_of(rules.units) or '(?!)'})(?!\w))")

    def rule(text: str) -> Iterator[Edit]:
        for match in _BEHIND.finditer(text):
            found = _FIRST.search(text, max(0, match.start() - 4), match.start())
            if found is None:
                continue
            first, last = found[0], match["last"]
            word = word_before(text, found.start()).lower()
            paged = word in behind
            measured = int(first) < int(last) and unit.match(text, match.end())
            if paged or measured or (word not in rules.numbered and _are_years(first, last)):
                yield Edit(match.start(), match.start("last"), rules.range)

    return rule


def _are_years(first: str, last: str) -> bool:
    if not _YEAR.fullmatch(first):
        return False
    if len(last) == 2:
        return first[2:] < last
    return _YEAR.fullmatch(last) is not None and first < last
