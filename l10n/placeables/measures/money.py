"""Write money as a locale prints it: €3 million, 3 Millionen Euro, 12 M€, 9.99 Euro."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from l10n.model.locale import Locale
from l10n.placeables.lexicon import lexicon, written
from l10n.placeables.measures.units import signs
from l10n.placeables.numbers.quantities import Manner, Quantity
from l10n.placeables.numbers.scales import is_one, scaled
from l10n.placeables.style import Style

_VOWELS = tuple("aeiouéèêâôAEIOU")


def write_money(quantity: Quantity, locale: Locale, style: Style) -> str | None:
    """``quantity`` without its sign of minus or plus; None where ``locale`` lacks a name or pattern."""
    manner, numbers = quantity.manner, written(locale.tag, "numbers")
    patterns = numbers.get("money", {})
    names = lexicon(locale.tag).get("units", {}).get("names", {}).get(quantity.unit)
    sign = numbers.get("signs", {}).get(quantity.unit)
    spelt = names is not None and style.text("money") == "word"
    form = "code" if _is_code(manner, quantity.unit) and not spelt else "word"
    if sign and _by_sign(manner, quantity.unit, style):
        form = "sign"
    short = _is_short(manner, style)
    if manner.figure is not None and not manner.scale:
        manner = replace(manner, figure=_whole_cents(manner.figure))
    figure, scale = scaled(manner, locale, style, short=short, grouped=True)
    size = ("_short" if short else "_full") if scale else ""
    if form != "word" and form + size not in patterns:
        form = "sign" if form == "code" and sign and f"sign{size}" in patterns else "word"
    by_house = style.text("money") == "word" and "word_short" in patterns
    if short and (form == "code" or (form == "word" and not by_house)):
        figure, scale = scaled(manner, locale, style, short=False, grouped=True)
        size = "_full" if scale else ""
    pattern = patterns.get(form + size)
    if pattern is None or (form == "word" and names is None):
        return None
    one = manner.figure is not None and not scale and is_one(manner.figure, locale)
    name = names[not one] if names else ""
    elided = patterns.get("elided")
    if elided and name.startswith(_VOWELS):
        pattern = pattern.replace("de {name}", elided + "{name}")
    return str(pattern).format(figure=figure, scale=scale, name=name, sign=sign, code=quantity.unit)


def _whole_cents(figure: Decimal) -> Decimal:
    """*1,2 euro* is €1.20."""
    return figure.quantize(Decimal("0.01")) if figure.as_tuple().exponent == -1 else figure


def _is_code(manner: Manner, unit: str) -> bool:
    return manner.unit.strip() == unit


def _by_sign(manner: Manner, unit: str, style: Style) -> bool:
    """Whether the sign is wanted: always, or where the article has it and says no scale in full."""
    wanted = style.text("money")
    if manner.closing:  # *from 30 to 100 dollars*: the name stands for both
        return False
    if wanted == "kept":
        written_so = manner.unit.strip() in signs(unit) and not _is_code(manner, unit)
        return written_so and (manner.short or not manner.scale)
    return wanted == "sign" and not _is_code(manner, unit)


def _is_short(manner: Manner, style: Style) -> bool:
    wanted = style.text("millions")
    return bool(manner.scale) and (manner.short if wanted == "kept" else wanted == "short")
