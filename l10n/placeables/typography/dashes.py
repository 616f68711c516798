"""Dashes: around what is put in, and in ranges of figures. Hyphens stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.hidden import BOUNDARY
from l10n.placeables.typography.table import BLANK, Typography

# With blanks around it, or two hyphens, or an em dash between words.
_DASH = re.compile(
    rf"(?<=(?P<last>[^\s\-–—(\[{{]))(?:(?P<before>{BLANK}+)(?P<spaced>--?|[–—])(?P<after>{BLANK}+)"
    r"|(?P<close>--|—))(?=(?P<next>[^\s\-–—]))"
)
_RANGE = re.compile(
    r"(?<![\w.,:/+\-–−])(?P<first>\d{1,4})-(?P<last>\d{1,4})"
    r"(?![\w\-–/:]|[.,]\d)"
)
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_WORD_BEFORE = re.compile(r"(?:^|[\s(])([^\s()]{1,12})[ \u00a0\u202f]?$")


def dashes(text: str, rules: Typography) -> Iterator[Edit]:
    """The locale's dash for a spaced hyphen, two hyphens or another language's dash.

    Two in a sentence enclose what stands between them. Between figures a hyphen may be a minus, and
    at the head of a sentence it opens a list or a speech: these stay.
    """
    if not rules.dash:
        return
    opening, _, closing = rules.dash.partition("…")
    places = [
        match
        for match in _DASH.finditer(text)
        if not (match["last"].isdigit() and match["next"].isdigit())
        and match["last"] not in "*#>|=+•"
        and not (match["close"] == "—" and _stays_close(match, rules))
        and not (match["close"] == "--" and not (match["last"].isalnum() or match["last"] in _ENDS))
    ]
    for group in _by_sentence(text, places):
        paired = len(group) == 2
        for number, match in enumerate(group):
            if match["spaced"] and match["spaced"] in rules.dash_kept:
                continue
            wanted = (opening, closing)[number] if paired else rules.dash_alone
            start = match.start("before") if match["spaced"] else match.start("close")
            end = match.end("after") if match["spaced"] else match.end("close")
            yield Edit(start, end, wanted)


_ENDS = ")]»”’"


def _stays_close(match: re.Match[str], rules: Typography) -> bool:
    return "—" in rules.dash_kept_close or match["next"] in "»”“\"'’,.;:!?)]"


def _by_sentence(text: str, places: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    group: list[re.Match[str]] = []
    for match in places:
        if group and _parted(text, group[-1].end(), match.start()):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _parted(text: str, start: int, end: int) -> bool:
    return text.find(BOUNDARY, start, end) >= 0 or _STOP.search(text, start, end) is not None


_STOP = re.compile(r"[.!?…][»”\"’]?\s+(?=[A-ZÀ-Þ])")


def ranges(text: str, rules: Typography) -> Iterator[Edit]:
    """The dash of ranges between pages and years, and between figures before a unit or percent.

    Scores, telephone numbers, dates and designations have hyphens of their own.
    """
    if not rules.range:
        return
    behind = {word.lower() for word in rules.range_behind}
    units = "|".join(re.escape(unit) for unit in rules.units) or "(?!)"
    unit = re.compile(rf"{BLANK}?(?:%|(?:{units})(?!\w))")
    for match in _RANGE.finditer(text):
        first, last = match["first"], match["last"]
        word = _WORD_BEFORE.search(text[max(0, match.start() - 14) : match.start()])
        years = _YEAR.fullmatch(first) and (
            (_YEAR.fullmatch(last) and first < last) or (len(last) == 2 and first[2:] < last)
        )
        paged = word is not None and word[1].lower() in behind
        measured = unit.match(text, match.end()) and int(first) < int(last)
        if years or paged or measured:
            yield Edit(match.end("first"), match.start("last"), rules.range)
