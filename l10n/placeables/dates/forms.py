"""Write a date as its locale prints it (CLDR through Babel), and know the other forms it admits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from l10n.model.dates import months
from l10n.model.locale import Locale
from l10n.placeables.dates.values import DateValue, FoundDate, Precision
from l10n.placeables.lexicon import lexicon, written

FORMATTED = frozenset({Precision.FULL, Precision.DAY_MONTH, Precision.MONTH_YEAR, Precision.MONTH})
"""What a rule can write; all else needs words around it, and so a translator."""

_LEAP_YEAR = 2000


def format_date(value: date, locale: Locale) -> str:
    """The long CLDR form: September 12, 2023 · 12 September 2023 · 5. Jänner 2024 · 1er mars 2024.

    French *1er* is what CLDR lacks: the rule of the Imprimerie nationale for the first of a month.
    """
    from babel.dates import format_date as by_cldr

    return _first(by_cldr(value, "long", locale=locale.babel), locale)


def format_value(value: DateValue, locale: Locale, behind_weekday: str | None = None) -> str:
    """Write a value of one of the `FORMATTED` precisions, with its weekday where it is said.

    ``behind_weekday`` stands between weekday and day instead of what the locale has there.
    Raises ``ValueError`` for any other precision or a vague part of a month or year.
    """
    if value.precision not in FORMATTED or value.part or value.month is None:
        raise ValueError(f"no rule writes {value}")
    month = _months("wide", locale)[value.month]
    if value.precision is Precision.MONTH:
        return month
    if value.precision is Precision.MONTH_YEAR and value.year is not None:
        return _month_year(value.year, value.month, locale)
    if value.day is None:
        raise ValueError(f"{value} says no day")
    if value.date:
        shown, joint = format_date(value.date, locale), "weekday_full"
    else:
        shown, joint = _day_month(value.month, value.day, locale), "weekday"
    if value.weekday is None:
        return shown
    between: str = behind_weekday or written(locale.tag, "dates").get(joint, ", ")
    return _weekdays(locale)[value.weekday] + between + shown


def format_found(found: FoundDate, locale: Locale) -> str | None:
    """How a rule writes a found date for ``locale``; None where it takes a translator."""
    if found.until is not None or found.value.precision not in FORMATTED or found.value.part:
        return None
    return format_value(found.value, locale)


def admitted(value: DateValue, locale: Locale) -> frozenset[str]:
    """All forms that are right for a day in ``locale``: long, abbreviated, with or without the
    weekday's comma or article, and in figures. Blanks are ordinary ones."""
    plain = replace(value, weekday=None)
    forms = {format_value(plain, locale)}
    if value.month is not None and value.day is not None:
        wide = _months("wide", locale)[value.month]
        short = {_months("abbreviated", locale)[value.month]}
        press = written(locale.tag, "dates").get("press_months", {})
        short |= {press.get(str(value.month), wide)}
        bent = f"{wide}s"  # des 21. Dezembers
        short |= {bent} if bent.casefold() in months(locale.language) else set()
        short |= {f"{name.rstrip('.')}." for name in short if name != wide}
        forms |= {form.replace(wide, name) for form in tuple(forms) for name in short}
        forms |= _in_figures(value, locale)
    if value.weekday is not None:
        named = _weekdays(locale)[value.weekday]
        joints = {" ", ", ", *written(locale.tag, "dates").get("weekday_joints", ())}
        forms |= {named + joint + form for form in tuple(forms) for joint in joints}
        forms |= {form[:1].upper() + form[1:] for form in forms}
    return frozenset(forms)


def day_token(value: DateValue, locale: Locale) -> str:
    """The day alone as ``locale`` prints it: ``3``, ``3.``, ``1er``."""
    if value.month is None or value.day is None:
        raise ValueError(f"{value} says no day")
    month = _months("wide", locale)[value.month]
    # *12 de septiembre*: what is left of the joint is no part of the day.
    return _day_month(value.month, value.day, locale).replace(month, "").split()[0]


def _day_month(month: int, day: int, locale: Locale) -> str:
    from babel.dates import format_skeleton

    shown = format_skeleton("MMMMd", date(_LEAP_YEAR, month, day), locale=locale.babel)
    return _first(shown, locale)


def _month_year(year: int, month: int, locale: Locale) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", date(year, month, 1), locale=locale.babel)


def _first(shown: str, locale: Locale) -> str:
    first = written(locale.tag, "dates").get("first_of_month")
    return re.sub(r"\b1 (?=\D)", f"{first} ", shown, count=1) if first else shown


def _in_figures(value: DateValue, locale: Locale) -> set[str]:
    tables = lexicon(locale.tag)["dates"]
    sign = tables.get("numeric_sign", "/")
    if value.year is None:
        return {f"{value.day}.{value.month}."} if sign == "." else set()
    order = "{1}{3}{0}{3}{2}" if tables.get("numeric_order") == "mdy" else "{0}{3}{1}{3}{2}"
    return {
        order.format(f"{value.day:{width}}", f"{value.month:{width}}", value.year, sign)
        for width in ("", "02")
    } | {f"{value.year:04}-{value.month:02}-{value.day:02}"}


@cache
def _months(width: str, locale: Locale) -> dict[int, str]:
    from babel.dates import get_month_names

    return dict(get_month_names(width, locale=locale.babel))  # type: ignore[arg-type]


@cache
def _weekdays(locale: Locale) -> dict[int, str]:
    from babel.dates import get_day_names

    return dict(get_day_names("wide", locale=locale.babel))
