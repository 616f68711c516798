"""Units of measure and currencies: known behind a number, written, converted."""

from __future__ import annotations

from l10n.placeables.measures.units import converts, dimension, unit_after, unit_before

__all__ = ["converts", "dimension", "unit_after", "unit_before"]
