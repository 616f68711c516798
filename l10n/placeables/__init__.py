"""Dates, times, numbers and measures in running text: find them, write them for a locale, keep them."""

from __future__ import annotations

from l10n.placeables.finding import find
from l10n.placeables.placeable import Kind, Placeable
from l10n.placeables.rewriting import localize, normalise
from l10n.placeables.style import Style, style
from l10n.placeables.writing import describe, write

__all__ = [
    "Kind",
    "Placeable",
    "Style",
    "describe",
    "find",
    "localize",
    "normalise",
    "style",
    "write",
]
