"""What a match of a pattern of dates says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from l10n.model.span import Span
from l10n.placeables.dates.grammar import Grammar
from l10n.placeables.dates.values import DateValue, FoundDate, Precision
from l10n.placeables.lexicon import fold
from l10n.placeables.roman import from_roman


def read(span: Span, match: re.Match[str], words: Grammar, order: str) -> FoundDate | None:
    """The date at ``span`` that ``match`` of one of the patterns of ``words`` says; None for one that
    no calendar has."""
    named = match.groupdict()
    value = _value(named, words, order)
    if value is None:
        return None
    until = _until(named, value, words)
    if until is not None and not (
        after(value, until) and _season(span.of(match.string), value, until)
    ):
        return None
    return FoundDate(
        span,
        span.of(match.string),
        value,
        until,
        _clock(named.get("clock") or ""),
        bool(named.get("ad")),
    )


def _clock(clock: str) -> str:
    """With the colons that the basic form of ISO 8601 leaves out: ``14:30:00Z``."""
    return re.sub(r"^(\d\d)(\d\d)(\d\d)?", lambda m: ":".join(filter(None, m.groups())), clock)


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
    weekday = words.weekdays.get(fold(named.get("weekday") or ""))
    precision = _precision(year, month, day, weekday)
    value = DateValue(precision, year, month, day, weekday, part) if precision else None
    return value if value and exists(value) else None


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


def exists(value: DateValue) -> bool:
    """Whether a calendar has it."""
    if value.day is None or value.month is None:
        return value.month is None or 1 <= value.month <= 12
    try:
        date(2000 if value.year is None else value.year, value.month, value.day)
    except ValueError:
        return False
    return True


def _until(named: dict[str, Any], value: DateValue, words: Grammar) -> DateValue | None:
    if named.get("day2"):
        weekday = words.weekdays.get(fold(named.get("weekday2") or ""))
        last = replace(value, day=int(named["day2"]), weekday=weekday)
        return last if exists(last) else value
    if named.get("month2"):
        return replace(value, month=words.months.get(fold(named["month2"]), 0))
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


def after(first: DateValue, last: DateValue) -> bool:
    """Whether ``last`` comes after ``first``."""

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
    month = named.get("month")
    day = named.get("day")
    return (
        words.months.get(fold(month), 0) if month else None,
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
    total = from_roman(roman or "")
    return total if 1 <= total <= 30 else None


def _look(words: Grammar, table: str, word: str | None) -> str | None:
    return words.words[table].get(fold(word)) if word else None
