"""Dates as they are printed above an article, read into values: French, German and English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from l10n import languages
from l10n.model.span import Span


@cache
def months(language: str) -> Mapping[str, int]:
    """The number of each month by its names and abbreviations in ``language``: lower case, no stop."""
    return _named(language, "months")


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """The number of each day of the week, 1 for Monday, by its names in ``language``, lower case."""
    return _named(language, "weekdays")


@cache
def all_months() -> Mapping[str, int]:
    """The months of every language: no name means two, so one table reads `Sep.12,2023` in French."""
    return {name: number for tag in languages.known() for name, number in months(tag).items()}


def _named(language: str, table: str) -> Mapping[str, int]:
    known = language in languages.known()
    found: Mapping[str, int] = languages.table(language).get(table, {}) if known else {}
    return found


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(set(names), key=lambda name: (-len(name), name)))


@cache
def _pattern() -> re.Pattern[str]:
    month_names = _any_of(all_months())
    day_names = _any_of(
        form
        for tag in languages.known()
        for name in weekdays(tag)
        for form in (name, name[:3] + r"\.", name[:2] + r"\.", name[:3])
    )
    year = r"(?P<{}>\d{{4}})(?![\d])"
    return re.compile(
        rf"""(?<!\w)(?<!\d[./-])
    (?:
        (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)  # 2023-09-12
      | (?:(?:{day_names}),?\s+(?:(?:the|den|dem)\s+)?)?
        (?P<d2>\d{{1,2}})(?:\s?(?:er|st|nd|rd|th|\.))?\s*(?:of\s+)?    # 1er mai 2024, 12. Mai 2024
        (?P<m2>{month_names})\b\.?,?\s*{year.format("y2")}
      | (?:(?:{day_names}),?\s+)?
        (?P<m3>{month_names})\b\.?\s*(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)
        {year.format("y3")}                                           # Sep.12,2023
      | (?:(?:{day_names}),?\s+(?:den\s+)?)?
        (?P<n1>\d{{1,2}})(?P<sep>[./-])\s?(?P<n2>\d{{1,2}})(?P=sep)\s?
        (?P<y4>\d{{4}}|\d{{2}})(?![\d.,/-]*\d)                         # 12.09.2023, 12/09/23
    )""",
        re.IGNORECASE | re.VERBOSE,
    )


def read_date(text: str, language: str) -> tuple[date, Span] | None:
    """The first date in ``text`` with its span, or None where there is none.

    A day that does not exist (31 February) is no date. The span takes in the name of the day and
    leaves out the time and words such as *Publié le*. ``language`` is that of the article and
    decides alone how figures are ordered: ``03/04/2023`` is 4 March in English, 3 April elsewhere.
    """
    return next(read_dates(text, language), None)


def read_dates(text: str, language: str) -> Iterator[tuple[date, Span]]:
    """Every date in ``text``, in order; as `read_date`."""
    for match in _pattern().finditer(text):
        value = _value(match, language)
        if value:
            yield value, Span(*match.span())


def _value(match: re.Match[str], language: str) -> date | None:
    part = match.groupdict()
    if part["y1"]:
        return _day(part["y1"], int(part["m1"]), part["d1"])
    if part["y2"]:
        return _day(part["y2"], _month(part["m2"]), part["d2"])
    if part["y3"]:
        return _day(part["y3"], _month(part["m3"]), part["d3"])
    first, second = int(part["n1"]), int(part["n2"])
    # 12/25/2023 has one reading whatever the language; full stops never put the month first.
    month_first = second > 12 or (language == "en" and part["sep"] == "/" and first <= 12)
    if month_first and part["sep"] != ".":
        first, second = second, first
    return _day(part["y4"], second, first)


def _month(name: str) -> int:
    # `re` takes a dotless ı for an i, which no table has: month 0, which no calendar has.
    return all_months().get(name.casefold(), 0)


def _day(year: str, month: int, day: str | int) -> date | None:
    number = int(year)
    if len(year) == 2:  # as POSIX strptime reads two figures
        number += 1900 if number > 68 else 2000
    try:
        return date(number, month, int(day))
    except ValueError:
        return None
