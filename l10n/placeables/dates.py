"""Dates in prose: the door to finding, formatting, checking and rewriting them."""

from __future__ import annotations

import re

from l10n.model.dates import MONTHS
from l10n.model.locale import Locale
from l10n.placeables.date_finding import find
from l10n.placeables.date_forms import FORMATTED, admitted, format_date, format_found, format_value
from l10n.placeables.date_rewriting import localize, normalise
from l10n.placeables.date_values import DateValue, FoundDate, Precision

__all__ = [
    "FORMATTED",
    "DateValue",
    "FoundDate",
    "Precision",
    "admitted",
    "describe",
    "find",
    "format_date",
    "format_found",
    "format_value",
    "localize",
    "normalise",
    "present",
]


def describe(found: FoundDate, locale: Locale) -> str:
    """What a translator is told in `#.`: ``date: “12 septembre 2023” → “September 12, 2023”``.

    Empty for a date that no rule can write, and for the name of a month alone.
    """
    form = format_found(found, locale) if found.value.precision is not Precision.MONTH else None
    return f"date: “{found.form}” → “{form}”" if form else ""


def present(value: DateValue, target: str, locale: Locale) -> bool:
    """Whether ``target`` says the date ``value`` in any form.

    Year and day may stand apart, a month may be part of a word (*Julioffensive*), and the days of
    a range may share what follows (*vom 22. auf den 23. Juli*).
    """
    said = [one for found in find(target, locale.tag) for one in found.values]
    if any(one.covers(value) for one in said):
        return True
    if value.precision is Precision.MONTH and not value.part:
        names = (name for name, number in MONTHS[locale.language].items() if number == value.month)
        return any(re.search(rf"(?<!\w){name}", target, re.I) for name in names if len(name) > 2)
    if value.precision is Precision.DAY_MONTH and (value.month, value.day) == (9, 11):
        return "9/11" in target
    if value.precision is not Precision.FULL:
        return False
    years = {one.year for one in said}
    return value.year in years and any(
        (one.month, one.day) == (value.month, value.day) for one in said
    )
