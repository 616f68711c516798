"""Write dates, ranges of them and centuries as a locale prints them in prose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from l10n.model.locale import Locale
from l10n.placeables.dates.forms import FORMATTED, day_token, format_value
from l10n.placeables.dates.values import Dates, DateValue, Precision
from l10n.placeables.lexicon import written
from l10n.placeables.numbers.ordinals import ordinal
from l10n.placeables.roman import roman

_DAYS = (Precision.FULL, Precision.DAY_MONTH)
_MONTHS = (Precision.MONTH, Precision.MONTH_YEAR)


def write_dates(dates: Dates, locale: Locale) -> str | None:
    """How ``locale`` prints ``dates``; None for what takes words around it, and so a translator."""
    table = written(locale.tag, "dates")
    first, last = dates.first, dates.last
    if first.precision is Precision.CENTURY and first.part:
        return None
    if first.precision is Precision.CENTURY:
        shown = _century(first, last, table, locale)
        era: str = table.get("anno_domini", "") if dates.anno_domini else ""
        return None if shown is None else shown + era
    if last is None:
        if first.precision is Precision.YEAR and first.year is not None and not first.part:
            era = table.get("before_christ", "") if first.year < 0 else ""
            return f"{abs(first.year)}{era}" if era or first.year >= 0 else None
        plain = first.precision in FORMATTED and not first.part
        return format_value(first, locale) if plain else None
    if first.precision is Precision.YEAR:
        return _years(dates, table)
    room = "days" if first.precision in _DAYS else "months"
    if first.precision not in (*_DAYS, *_MONTHS) or first.part or room not in table:
        return None
    if last.precision is not first.precision and room == "months":
        first = replace(first, year=last.year, precision=last.precision)
    opening: str
    joint: str
    opening, joint, *shared = table[room][dates.way.name]
    opening = opening if dates.way.opened else ""
    if _shares_month(first, last):
        whole = format_value(replace(first, weekday=None), locale)
        one, other = day_token(first, locale), day_token(last, locale)
        between = shared[0] if shared else joint
        return opening + whole.replace(one, f"{one}{between}{other}", 1)
    if first.year == last.year:
        first = _without_year(first)
    if joint in ("-", "–") and (room == "days" or first.year is not None):
        joint = " – "  # what has blanks of its own is joined with blanks
    between = table.get("weekday_range")
    opening = (
        table.get("opening_weekday", opening) if opening and first.weekday is not None else opening
    )
    one, other = format_value(first, locale, between), format_value(last, locale, between)
    # *from December 28, 2019, to …*: what a comma opens is closed as well.
    closed = "," if table.get("closing_comma") and ", " in one and joint[0] == " " else ""
    return opening + one + closed + joint + other


def _shares_month(first: DateValue, last: DateValue) -> bool:
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day is not None and first.weekday is None and last.weekday is None


def _without_year(value: DateValue) -> DateValue:
    kind = Precision.DAY_MONTH if value.day is not None else Precision.MONTH
    return replace(value, year=None, precision=kind)


def _years(dates: Dates, table: Any) -> str | None:
    first, last = dates.first.year, dates.last.year if dates.last else None
    if first is None or last is None or "months" not in table:
        return None
    if dates.way.name != "dash":
        opening, joint, *_ = table["months"][dates.way.name]
        return f"{opening if dates.way.opened else ''}{first}{joint}{last}"
    # Two years in a row are a business year or a season: Guardian style guide, Duden.
    pattern: str = table["business_year" if last == first + 1 else "years"]
    return pattern.format(first=first, last=last, short=f"{last % 100:02}" if last % 100 else last)


def _century(first: DateValue, last: DateValue | None, table: Any, locale: Locale) -> str | None:
    number = abs(first.century or 0)
    pattern: str | None = table.get("centuries" if last else "century")
    if pattern is None:
        return None
    second = abs((last.century if last else None) or 1)
    shown = pattern.format(
        number=number,
        number2=second,
        roman=_roman(number, table),
        roman2=_roman(second, table),
        ordinal=ordinal(number, locale.tag) or number,
        ordinal2=ordinal(second, locale.tag) or second,
    )
    return shown + (table.get("before_christ", "") if (first.century or 0) < 0 else "")


def _roman(number: int, table: Any) -> str:
    """*XIXe*, *Ier*; bare where the locale puts no ending to it."""
    if number == 1 and "first_roman" in table:
        return str(table["first_roman"])
    return roman(number) + str(table.get("roman_ending", ""))
