"""Dates as they are printed above an article, read into values: French, German and English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from l10n.model.span import Span

MONTHS: Mapping[str, Mapping[str, int]] = {
    "fr": {
        "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6,
        "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11,
        "décembre": 12, "decembre": 12,
        "janv": 1, "jan": 1, "févr": 2, "fév": 2, "fevr": 2, "fev": 2, "avr": 4, "juil": 7,
        "juill": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12, "dec": 12,
    },
    "de": {
        "januar": 1, "jänner": 1, "februar": 2, "feber": 2, "märz": 3, "maerz": 3, "april": 4,
        "mai": 5, "juni": 6, "juli": 7, "august": 8, "september": 9, "oktober": 10,
        "november": 11, "dezember": 12,
        "jan": 1, "jän": 1, "feb": 2, "febr": 2, "mär": 3, "mrz": 3, "apr": 4, "jun": 6, "jul": 7,
        "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dez": 12,
    },
    "en": {
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
        "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
        "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    },
}  # fmt: skip
"""Month names and their abbreviations (lower case, no full stop) by language, in the nominative."""

WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "de": (
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
        "sonnabend",
    ),
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}  # fmt: skip
"""Names of the days by language, lower case, Monday first (German *Sonnabend* comes last)."""

# No name means two months, so one table reads any language: `Sep.12,2023` in a French article.
_MONTH = {name: number for table in MONTHS.values() for name, number in table.items()}


def _any_of(names: Iterator[str]) -> str:
    return "|".join(sorted(set(names), key=lambda name: (-len(name), name)))


_MONTH_NAMES = _any_of(name for table in MONTHS.values() for name in table)
_DAY_NAMES = _any_of(
    form
    for table in WEEKDAYS.values()
    for name in table
    for form in (name, name[:3] + r"\.", name[:2] + r"\.", name[:3])
)
_YEAR = r"(?P<{}>\d{{4}})(?![\d])"

_DATE = re.compile(
    rf"""(?<!\w)(?<!\d[./-])
    (?:
        (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)  # 2023-09-12
      | (?:(?:{_DAY_NAMES}),?\s+(?:(?:the|den|dem)\s+)?)?
        (?P<d2>\d{{1,2}})(?:\s?(?:er|st|nd|rd|th|\.))?\s*(?:of\s+)?    # 1er mai 2024, 12. Mai 2024
        (?P<m2>{_MONTH_NAMES})\b\.?,?\s*{_YEAR.format("y2")}
      | (?:(?:{_DAY_NAMES}),?\s+)?
        (?P<m3>{_MONTH_NAMES})\b\.?\s*(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)
        {_YEAR.format("y3")}                                           # Sep.12,2023
      | (?:(?:{_DAY_NAMES}),?\s+(?:den\s+)?)?
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
    for match in _DATE.finditer(text):
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
    return _MONTH.get(name.casefold(), 0)


def _day(year: str, month: int, day: str | int) -> date | None:
    number = int(year)
    if len(year) == 2:  # as POSIX strptime reads two figures
        number += 1900 if number > 68 else 2000
    try:
        return date(number, month, int(day))
    except ValueError:
        return None
