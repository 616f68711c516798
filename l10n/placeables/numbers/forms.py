"""What a number in a translation should look like, where its form is that of another language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.placeables.measures.units import dimension, signs
from l10n.placeables.numbers.figures import FIGURES, write_figures
from l10n.placeables.numbers.found import FoundNumber
from l10n.placeables.numbers.writing import write_quantity
from l10n.placeables.style import style


def rightly(found: FoundNumber, locale: Locale, said: Decimal | None = None) -> str:
    """``found`` as ``locale`` prints it: its figures alone change, or where its sign stands.

    ``said`` is the value meant, where the figures mean another in ``locale``.
    """
    manner = found.manner
    if sign_misplaced(found, locale):
        whole = write_quantity(found.quantity, locale, style(locale))
        return whole or found.form
    figures, figure = FIGURES.search(found.form), manner.figure
    if figures is None or figure is None:
        return found.form
    if said is not None and manner.other is not None and found.value:
        figure = figure * manner.other / found.value
        figure = figure.quantize(Decimal(1)) if figure == figure.to_integral_value() else figure
    body = Span(*figures.span("body"))
    shown = write_figures(figure, locale, style(locale), grouped=True)
    return found.form[: body.start] + shown + found.form[body.end :]


def sign_misplaced(found: FoundNumber, locale: Locale) -> bool:
    """Whether a currency's sign stands behind the figures where ``locale`` sets it before: *50 €*."""
    manner = found.manner
    if not found.unit or dimension(found.unit) != "money" or not found.form[0].isdigit():
        return False
    sign = manner.unit.strip()
    if sign not in signs(found.unit) or sign.isalpha():
        return False
    house = style(locale, {"money": "sign"})
    plain = replace(found.quantity, manner=replace(manner, foreign=False, closing=False))
    return (write_quantity(plain, locale, house) or "").startswith(sign)
