"""Write a figure with its scale: 3 million, 12 Mio., 1 500 milliards."""

from __future__ import annotations

from decimal import Decimal

from l10n.model.locale import Locale
from l10n.placeables.lexicon import written
from l10n.placeables.numbers.figures import write_figures
from l10n.placeables.numbers.quantities import Manner
from l10n.placeables.style import Style


def scaled(
    manner: Manner, locale: Locale, style: Style, *, short: bool, grouped: bool
) -> tuple[str, str]:
    """The figure of ``manner`` and the word of its scale, empty without one.

    Where the locale has no word for the scale, the next smaller one serves and the figure grows:
    German *1,5 Billionen* is French *1 500 milliards*.
    """
    figure = Decimal(0) if manner.figure is None else manner.figure
    if not manner.scale:
        return write_figures(figure, locale, style, grouped=grouped), ""
    names = written(locale.tag, "numbers").get("short_scales" if short else "scales", {})
    power = max((int(power) for power in names if int(power) <= manner.scale), default=0)
    figure = _times(figure, manner.scale - power)
    larger = min((int(other) for other in names if int(other) > power), default=power)
    if power and figure >= 10 ** (larger - power) > 1 and figure % 10 == 0:  # $1 trillion
        power, figure = larger, _shortest(figure.scaleb(power - larger))
    shown = write_figures(figure, locale, style, grouped=grouped, scaled=bool(power))
    if not power:
        return shown, ""
    name = names[str(power)]
    return shown, name if short else name[not is_one(figure, locale)]


def _times(figure: Decimal, power: int) -> Decimal:
    """``figure`` times a power of ten, without decimals that are only zeros."""
    if not power:
        return figure
    grown = figure.scaleb(power)
    return _shortest(grown)


def _shortest(figure: Decimal) -> Decimal:
    """``figure`` without the zeros at its end."""
    whole = figure == figure.to_integral_value()
    return figure.quantize(Decimal(1)) if whole else figure.normalize()


def is_one(figure: Decimal, locale: Locale) -> bool:
    """Whether the noun behind ``figure`` is singular: French *1,5 million*."""
    from babel import Locale as Cldr

    return Cldr.parse(locale.babel).plural_form(figure) == "one"
