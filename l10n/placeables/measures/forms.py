"""Write a measure as a locale prints it: units by the Unicode CLDR, through Babel."""

from __future__ import annotations

import re
from decimal import Decimal

from l10n.model.locale import Locale
from l10n.placeables.measures.units import cldr_name

_FIGURES = re.compile(r"\d(?:[\d.,’\u00a0\u202f]*\d)?")


def in_words(value: Decimal, unit: str, figure: str, locale: Locale) -> str | None:
    """*9 meters*, *2 Tonnen*: ``figure`` with the unit's name in the number that ``value`` asks for."""
    return _by_cldr(value, unit, figure, locale, "long")


def with_sign(value: Decimal, unit: str, sign: str, figure: str, locale: Locale) -> str:
    """*152 mm*, *−5°C*: ``figure`` and ``sign``, joined as the locale joins them, unbreakably."""
    shown = _by_cldr(value, unit, figure, locale, "short")
    if shown is None or not shown.endswith(sign):
        return f"{figure}\u00a0{sign}"
    return shown.replace(" ", "\u00a0").replace("\u202f" + sign, "\u00a0" + sign)


def _by_cldr(value: Decimal, unit: str, figure: str, locale: Locale, length: str) -> str | None:
    from babel.units import format_unit

    name = cldr_name(unit)
    if name is None:
        return None
    shown = format_unit(abs(value), name, length, locale=locale.babel)  # type: ignore[arg-type]
    found = _FIGURES.search(shown)
    return shown[: found.start()] + figure + shown[found.end() :] if found else None
