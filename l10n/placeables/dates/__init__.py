"""Dates in prose: the door to finding, formatting and checking them."""

from __future__ import annotations

import re

from l10n.model.dates import months
from l10n.model.locale import Locale
from l10n.placeables.dates.finding import find
from l10n.placeables.dates.forms import FORMATTED, admitted, format_date, format_found, format_value
from l10n.placeables.dates.rewriting import normalise
from l10n.placeables.dates.values import Dates, DateValue, FoundDate, Precision

__all__ = [
    "FORMATTED",
    "DateValue",
    "Dates",
    "FoundDate",
    "Precision",
    "admitted",
    "find",
    "format_date",
    "format_found",
    "format_value",
    "normalise",
    "present",
]


def present(value: DateValue, target: str, locale: Locale) -> bool:
    """Whether ``target`` says the date ``value`` in any form.

    Year and day may stand apart, a month may be part of a word (*Julioffensive*), and the days of
    a range may share what follows (*vom 22. auf den 23. Juli*).
    """
    said = [one for found in find(target, locale.tag) for one in found.values]
    if any(one.covers(value) for one in said):
        return True
    years = {one.year for one in said}
    if value.precision is Precision.MONTH:
        return not value.part and _names_month(value.month, target, locale)
    if value.precision is Precision.MONTH_YEAR:
        return value.year in years and _names_month(value.month, target, locale)
    if value.precision in (Precision.DECADE, Precision.YEAR) and value.year and not value.year % 10:
        # *les années 1990 et 2000*, *the 1990s and 2000s*: the word for decades is said once.
        return re.search(rf"(?<!\d){value.year}(?!\d)", target) is not None
    if value.precision is Precision.DAY_MONTH and (value.month, value.day) == (9, 11):
        return "9/11" in target
    return (
        value.precision is Precision.FULL
        and value.year in years
        and any((one.month, one.day) == (value.month, value.day) for one in said)
    )


def _names_month(month: int | None, text: str, locale: Locale) -> bool:
    names = (name for name, number in months(locale.language).items() if number == month)
    return any(re.search(rf"(?<!\w){name}", text, re.I) for name in names if len(name) > 2)
