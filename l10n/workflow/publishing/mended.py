"""Targets whose codes are put right on their way into an edition; the catalog keeps what was typed."""

from __future__ import annotations

from dataclasses import replace

from l10n.formats import format_named
from l10n.masking import mend
from l10n.model.catalog import Catalog
from l10n.model.unit import State, Unit, is_mark


def mended(catalog: Catalog, format_name: str) -> Catalog:
    """``catalog`` with every target whose codes can be put right in one way only put right.

    Only where the article's format takes the mended words and not those that were typed. `l10n
    check` names each such unit (``code-typo``) and says what to write.
    """
    if format_name == "text":  # what reads like markup in plain text is words
        return catalog
    kind = format_named(format_name)

    def right(unit: Unit) -> Unit:
        if unit.state is State.OBSOLETE or not unit.target or is_mark(unit.target):
            return unit
        target = mend(unit.source, unit.target)
        if target is None or kind.marks(target) != kind.marks(unit.source):
            return unit
        return replace(unit, target=target)

    units = tuple(map(right, catalog.units))
    return catalog if units == catalog.units else replace(catalog, units=units)
