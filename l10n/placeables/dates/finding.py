"""Find dates in French, English and German prose: full, partial, vague, and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from l10n.model.span import Span
from l10n.placeables.dates.grammar import Grammar, grammar, short_months
from l10n.placeables.dates.values import DateValue, FoundDate, Precision
from l10n.placeables.lexicon import BLANK

_ROMAN = {"I": 1, "V": 5, "X": 10}
_DAYS = frozenset({Precision.FULL, Precision.DAY_MONTH})
_DASH = re.compile(rf"{BLANK}?[–-]")
_MONTHS = frozenset({Precision.MONTH_YEAR, Precision.MONTH})


@lru_cache(maxsize=256)
def find(text: str, language: str) -> tuple[FoundDate, ...]:
    """Every date in ``text``, in order, without overlap.

    ``language`` is a language or locale tag (``fr``, ``en-GB``): it decides the words and how
    figures are ordered (12/09/2023 is 12 September, in American English 9 December). A date that
    does not exist (*31 février*) and an event named like one (*le 11-Septembre*) are not found.
    Raises ``KeyError`` for a language without data.
    """
    words = grammar(language)
    order = words.numeric_order
    found: list[FoundDate] = []
    at = 0
    for span, match in _leftmost_longest(words, text):
        if span.start < at:
            continue
        at = span.end
        one = _read(span, match, words, order)
        if one is not None:
            found.append(one)
    return tuple(_with_ranges(text, found, words))


def _leftmost_longest(words: Grammar, text: str) -> list[tuple[Span, re.Match[str]]]:
    matches = [
        (Span(*match.span("hit" if "hit" in match.re.groupindex else 0)), match)
        for _, pattern in words.patterns.tried(text)
        for match in pattern.finditer(text)
        if _plausible(match, words)
    ]
    return sorted(matches, key=lambda pair: (pair[0].start, -pair[0].end))


def _plausible(match: re.Match[str], words: Grammar) -> bool:
    """Whether a month that stands alone can be one: `may` and `Mars` are other words as well."""
    if not {"hit", "month"} <= match.re.groupindex.keys():
        return True
    month, guarded = match["month"], match.start("hit") > match.start()
    if month.casefold() in short_months() or (words.capitals and not month[0].isupper()):
        return False
    return guarded or month not in words.not_alone


def _read(span: Span, match: re.Match[str], words: Grammar, order: str) -> FoundDate | None:
    named = match.groupdict()
    value = _value(named, words, order)
    if value is None:
        return None
    until = _until(named, value, words)
    if until is not None and not (
        _after(value, until) and _season(span.of(match.string), value, until)
    ):
        return None
    return FoundDate(
        span, span.of(match.string), value, until, named.get("clock") or "", bool(named.get("ad"))
    )


def _value(named: dict[str, Any], words: Grammar, order: str) -> DateValue | None:
    part = _look(words, "parts", named.get("part")) or ""
    if named.get("roman") or named.get("century"):
        century = _century(named.get("roman"), named.get("century"), words)
        if century is None:
            return None
        century = -century if named.get("bc") else century
        return DateValue(Precision.CENTURY, century=century, part=part)
    if named.get("decade"):
        return DateValue(Precision.DECADE, year=_decade(named["decade"], words), part=part)
    if named.get("bcyear"):
        return DateValue(Precision.YEAR, year=-int(named["bcyear"]))
    season = _look(words, "seasons", named.get("season")) or _look(
        words, "halves", named.get("half")
    )
    season = season or _look(words, "quarters", named.get("quarter"))
    season = season or _look(words, "periods", named.get("period"))
    year = _year(named.get("year"))
    if season:
        kind = Precision.HALF if season[0] in "HQ" else Precision.SEASON
        return DateValue(kind, year=year, season=season)
    if words.capital_is_name and not year and named.get("day") and _titled(named.get("month")):
        return None  # *calle 2 de Mayo*
    month, day = _month_day(named, words, order)
    weekday = words.weekdays.get((named.get("weekday") or "").casefold())
    precision = _precision(year, month, day, weekday)
    value = DateValue(precision, year, month, day, weekday, part) if precision else None
    return value if value and _exists(value) else None


def _titled(month: str | None) -> bool:
    return month is not None and month[0].isupper() and not month.isupper()


def _precision(
    year: int | None, month: int | None, day: int | None, weekday: int | None
) -> Precision | None:
    if month is not None and day is not None:
        return Precision.FULL if year is not None else Precision.DAY_MONTH
    if month is not None:
        return Precision.MONTH_YEAR if year is not None else Precision.MONTH
    if year is not None:
        return Precision.YEAR
    return Precision.WEEKDAY if weekday is not None else None


def _exists(value: DateValue) -> bool:
    if value.day is None or value.month is None:
        return value.month is None or 1 <= value.month <= 12
    try:
        date(2000 if value.year is None else value.year, value.month, value.day)
    except ValueError:
        return False
    return True


def _until(named: dict[str, Any], value: DateValue, words: Grammar) -> DateValue | None:
    if named.get("day2"):
        weekday = words.weekdays.get((named.get("weekday2") or "").casefold())
        last = replace(value, day=int(named["day2"]), weekday=weekday)
        return last if _exists(last) else value
    if named.get("month2"):
        return replace(value, month=words.months.get(named["month2"].casefold(), 0))
    if named.get("year2"):
        return replace(value, year=_year(named["year2"], value.year))
    if named.get("roman2") or named.get("century2"):
        century = _century(named.get("roman2"), named.get("century2"), words)
        return replace(value, century=century or value.century)
    return None


def _season(form: str, first: DateValue, last: DateValue) -> bool:
    """*2022/23* is a season, *2002/58* and *1338/2008* are laws."""
    years = first.precision is Precision.YEAR and first.year is not None
    return not (years and "/" in form) or last.year == (first.year or 0) + 1


def _after(first: DateValue, last: DateValue) -> bool:
    def key(value: DateValue) -> tuple[int, int, int, int]:
        return value.century or 0, value.year or 0, value.month or 0, value.day or 0

    return key(first) < key(last)


def _month_day(named: dict[str, Any], words: Grammar, order: str) -> tuple[int | None, int | None]:
    if named.get("n1"):
        first, second = int(named["n1"]), int(named["n2"])
        # 12/25/2023 has one reading whatever the language; full stops never put the month first.
        american = second > 12 or (order == "mdy" and first <= 12)
        return (first, second) if american and named["sep"] == "/" else (second, first)
    if named.get("m"):
        return int(named["m"]), int(named["day"])
    # `re` takes a dotless ı for an i, which no table has: month 0, which no calendar has.
    month = named.get("month")
    day = named.get("day")
    return (
        words.months.get(month.casefold(), 0) if month else None,
        int(day) if day else None,
    )


def _year(digits: str | None, first: int | None = None) -> int | None:
    if not digits:
        return None
    number = int(digits)
    if len(digits) > 2:
        return number
    if first is not None:  # 2022-23
        return first - first % 100 + number
    return number + (1900 if number > 68 else 2000)  # as POSIX strptime reads two figures


def _decade(word: str, words: Grammar) -> int:
    digits = re.sub(r"\D", "", word)
    number = int(digits or _look(words, "decades", word) or 0)
    # *les années 90* are the 1990s; nobody calls the 1910s so any more.
    return number if number > 99 else number + (1900 if number >= 20 else 2000)


def _century(roman: str | None, word: str | None, words: Grammar) -> int | None:
    if word:
        digits = re.sub(r"\D", "", word)
        number = int(digits or _look(words, "centuries", word) or 0)
        return number if 1 <= number <= 30 else None
    values = [_ROMAN[letter] for letter in (roman or "").upper()]
    total = sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
    return total if 1 <= total <= 30 else None


def _look(words: Grammar, table: str, word: str | None) -> str | None:
    return words.words[table].get(word.casefold()) if word else None


def _with_ranges(text: str, found: list[FoundDate], words: Grammar) -> Iterator[FoundDate]:
    """Join *28 février* and *3 mars 2023* with *au* between them into one range."""
    pending: FoundDate | None = None
    for one in found:
        joined = _range(text, pending, one, words) if pending else None
        if joined:
            yield joined
            pending = None
            continue
        if pending:
            yield pending
        pending = one
    if pending:
        yield pending


def _range(text: str, one: FoundDate, other: FoundDate, words: Grammar) -> FoundDate | None:
    said = {one.value.precision, other.value.precision}
    if one.until or other.until or one.value.part or other.value.part:
        return None
    opened = words.opens.search(text, max(one.span.start - 20, 0), one.span.start)
    months = said <= _MONTHS and (opened or len(said) == 2 or _DASH.match(text, one.span.end))
    if not (said <= _DAYS or months):
        return None
    joined = (words.joined_opened if opened else words.joined).fullmatch(
        text[one.span.end : other.span.start]
    )
    if not joined:
        return None
    first = one.value
    if first.year is None and other.value.year is not None:
        whole = Precision.FULL if first.day else Precision.MONTH_YEAR
        first = replace(first, year=other.value.year, precision=whole)
    turns = first.year is None and opened and first.month != other.value.month
    if not _exists(first) or not (turns or _after(first, other.value)):
        return None
    start = opened.start() if opened else one.span.start
    span = Span(start, other.span.end)
    return FoundDate(span, span.of(text), first, other.value, parts=(one, other))
