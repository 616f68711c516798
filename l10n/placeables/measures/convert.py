"""Give a measure in the units that an American reader knows, with the original in brackets."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from l10n.model.locale import Locale
from l10n.placeables.lexicon import lexicon
from l10n.placeables.measures.forms import in_words, with_sign
from l10n.placeables.measures.units import dimension, signs, size
from l10n.placeables.numbers.figures import write_figures
from l10n.placeables.numbers.quantities import Quantity
from l10n.placeables.style import Style

_FEWEST = 2
"""*700 km* is said to one figure and meant to two: 430 miles."""


def converted(quantity: Quantity, locale: Locale, style: Style) -> str | None:
    """*430 miles (700 km)*; None for a unit that ``[units.convert]`` of the locale does not name."""
    into = lexicon(locale.tag).get("units", {}).get("convert", {}).get(quantity.unit)
    figure = quantity.manner.figure
    if into is None or figure is None:
        return None
    value = _value(quantity.value, quantity.unit, into)
    if value is None:
        return None
    precise = _rounded(value, max(_FEWEST, len(figure.normalize().as_tuple().digits)))
    given = quantity.manner.unit.strip(" \t\u00a0\u2009\u202f-‑")
    one = _shown(precise, into, locale, style, signed=dimension(into) == "temperature")
    original = -figure if quantity.value < 0 else figure
    by_sign = given in signs(quantity.unit)
    other = _shown(original, quantity.unit, locale, style, signed=by_sign)
    return f"{one} ({other})" if one and other else None


def _value(value: Decimal, unit: str, into: str) -> Decimal | None:
    if (unit, into) == ("degC", "degF"):
        return value * 9 / 5 + 32
    one, other = size(unit), size(into)
    return value * one / other if one and other else None


def _rounded(value: Decimal, figures: int) -> Decimal:
    if not value:
        return value
    step = Decimal(1).scaleb(value.adjusted() - figures + 1)
    rounded = value.quantize(step, ROUND_HALF_EVEN)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _shown(value: Decimal, unit: str, locale: Locale, style: Style, *, signed: bool) -> str | None:
    figure = write_figures(value, locale, style, grouped=True)
    figure = style.text("minus") + figure if value < 0 else figure
    if signed:
        return with_sign(abs(value), unit, signs(unit)[0], figure, locale)
    return in_words(abs(value), unit, figure, locale)
