"""Write a placeable as a locale prints it, and tell translators what that is."""

from __future__ import annotations

from l10n.model.locale import Locale
from l10n.placeables.dates.forms import format_found
from l10n.placeables.dates.values import FoundDate
from l10n.placeables.placeable import Placeable
from l10n.placeables.style import Style


def write(placeable: Placeable, locale: Locale, style: Style | None = None) -> str | None:  # noqa: ARG001
    """How ``locale`` prints ``placeable``; None where it takes a translator.

    Without ``style`` that of the locale's language file holds.
    """
    if isinstance(placeable.value, FoundDate):
        return format_found(placeable.value, locale)
    return None


def describe(
    placeable: Placeable,
    source: Locale,  # noqa: ARG001
    locale: Locale,
    style: Style | None = None,
) -> str:
    """The `#.` note: ``date: “12 septembre 2023” → “September 12, 2023”``.

    Empty where no rule writes it, or writes it just as it stands.
    """
    form = write(placeable, locale, style)
    if form is None or form == placeable.form:
        return ""
    return f"{placeable.kind}: “{placeable.form}” → “{form}”"
