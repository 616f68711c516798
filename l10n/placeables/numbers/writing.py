"""Write numbers, percentages, money and measures as a locale prints them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from l10n.model.locale import Locale
from l10n.placeables.lexicon import lexicon, written
from l10n.placeables.measures.convert import converted
from l10n.placeables.measures.forms import in_words, with_sign
from l10n.placeables.measures.money import write_money
from l10n.placeables.measures.units import dimension, signs
from l10n.placeables.numbers.figures import write_figures
from l10n.placeables.numbers.quantities import PARTS, Manner, Quantity, Score
from l10n.placeables.numbers.scales import scaled
from l10n.placeables.style import Style

_IN_WORDS = 12
"""Up to here newspapers write numbers out, so up to here we can."""


def write_quantity(quantity: Quantity, locale: Locale, style: Style) -> str | None:
    """How ``locale`` prints ``quantity``: 1,234.5 km · €3 million · 12,5 %; None where it cannot."""
    manner = quantity.manner
    if (
        manner.foreign
        and not (quantity.unit or manner.scale)
        and (manner.figure or Decimal(0)) < 1000
    ):
        return None  # *l’article 49.3*, *Version 2.0*: names, not numbers with decimals
    if manner.figure is None and quantity.unit:
        quantity = _in_figures(quantity)
        manner = quantity.manner
    if manner.figure is None:
        plain = manner.word and not quantity.unit
        return number_word(quantity.value, locale) if plain else None
    if style.flag("convert_units") and not manner.scale and not manner.tied:
        both = converted(quantity, locale, style) if quantity.unit else None
        if both:
            return both
    sign = style.text("minus") if quantity.value < 0 else "+" if manner.plus else ""
    shown = _unsigned(quantity, manner, locale, style)
    return None if shown is None else sign + shown


def _in_figures(quantity: Quantity) -> Quantity:
    """*deux milliards d’euros* and *dix pour cent*, which houses write in figures; else the same."""
    value, manner = quantity.value, quantity.manner
    if quantity.unit in PARTS:
        return replace(quantity, manner=replace(manner, figure=_plain(value)))
    scale = next((power for power in (12, 9, 6) if abs(value) >= 10**power), 0)
    if not scale or dimension(quantity.unit) != "money":
        return quantity
    figure = _plain(value.scaleb(-scale))
    return replace(quantity, manner=replace(manner, figure=figure, scale=scale))


def _plain(value: Decimal) -> Decimal:
    """``value`` without zeros at its end."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def number_word(value: Decimal, locale: Locale) -> str | None:
    """*three*, *drei*: a whole number from two to twelve; None for any other."""
    if value != int(value):
        return None
    return number_words(locale.tag).get(int(value))


def write_score(score: Score, locale: Locale) -> str | None:
    """3-0 · 3:0."""
    pattern: str | None = written(locale.tag, "numbers").get("score")
    return pattern.format(first=score.first, last=score.last) if pattern else None


def _unsigned(quantity: Quantity, manner: Manner, locale: Locale, style: Style) -> str | None:
    if manner.figure is None:
        return None
    table = written(locale.tag, "numbers")
    grouped = bool(manner.parted or manner.unit or manner.scale)
    if manner.shared:
        return write_figures(manner.figure, locale, style, grouped=grouped)
    if quantity.unit in PARTS:
        pattern: str
        figure = write_figures(manner.figure, locale, style, grouped=True)
        if manner.tied:
            return None
        if quantity.unit == "permille":  # no house prints the word for it
            pattern = table.get("percent") or _cldr_percent(locale)
            return pattern.format(figure=figure).replace("%", "‰")
        word = not manner.unit.strip().endswith("%")
        kept = style.text("percent") == "kept" and word
        name = "percent_word" if kept or style.text("percent") == "word" else "percent"
        pattern = table.get(name) or _cldr_percent(locale)
        return pattern.format(figure=figure)
    if quantity.unit and dimension(quantity.unit) == "money":
        if manner.tied:  # *100-Millionen-Euro-Plan*
            return None
        return write_money(quantity, locale, style)
    short = manner.short and "short_scale" in table  # *2m* would be two metres in English
    figure, scale = scaled(manner, locale, style, short=short, grouped=grouped)
    if scale:
        pattern = table.get("short_scale" if short else "scale", "{figure} {scale}")
        figure = pattern.format(figure=figure, scale=scale)
    if not quantity.unit:
        return figure
    return _measured(
        quantity, figure + table.get("of", "") if scale and not short else figure, locale
    )


def _cldr_percent(locale: Locale) -> str:
    from babel import Locale as Cldr

    return re.sub(r"[#,.0]+", "{figure}", Cldr.parse(locale.babel).percent_formats[None].pattern)


def _measured(quantity: Quantity, figure: str, locale: Locale) -> str | None:
    given = quantity.manner.unit.strip(" \t\u00a0\u2009\u202f-‑")
    if given in signs(quantity.unit):
        own = lexicon(locale.tag).get("units", {}).get("signs", {})
        sign = own.get(quantity.unit, signs(quantity.unit)[0])
        return with_sign(abs(quantity.value), quantity.unit, sign, figure, locale)
    if quantity.manner.tied:  # *8,733-kilometre*, *29-jährig*
        return None
    shown = in_words(abs(quantity.value), quantity.unit, figure, locale)
    elided = written(locale.tag, "numbers").get("money", {}).get("elided")
    return re.sub(r"\bde[ \u00a0](?=[aeéhou])", elided, shown) if shown and elided else shown


@cache
def number_words(tag: str) -> Mapping[int, str]:
    """The first word of ``tag``'s table for each number from two to twelve."""
    found: dict[int, str] = {}
    for word, value in lexicon(tag)["numbers"].get("words", {}).items():
        if 2 <= int(value) <= _IN_WORDS:
            found.setdefault(int(value), word)
    return found
