"""Rewrite placeables in a text: a draft's to its locale's form, a base text's to a region's."""

from __future__ import annotations

from l10n.model.locale import Locale
from l10n.model.translation import Translation
from l10n.placeables.dates import rewriting as dates
from l10n.placeables.style import Style


def localize(text: str, base: Locale, locale: Locale, style: Style | None = None) -> str:  # noqa: ARG001
    """``text`` of ``base`` for a region: what still has exactly the base's form is rewritten.

    What a person wrote differently stays. Twice changes nothing more; ``base`` to itself is
    ``text``.
    """
    return dates.localize(text, base, locale)


def normalise(
    source_text: str,
    translation: Translation,
    source: Locale,
    target: Locale,
    style: Style | None = None,  # noqa: ARG001
) -> Translation:
    """A draft with the placeables of ``source_text`` written as ``target`` prints them."""
    return dates.normalise(source_text, translation, source.tag, target)
