"""What became, in the article as it is now, of sentences that a translator still had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from l10n.bilingual.returned import Returned
from l10n.merging import merge
from l10n.model.catalog import Catalog
from l10n.model.unit import Key, State, Unit


def successors(catalog: Catalog, returned: Returned) -> Mapping[Key, Unit]:
    """Units of ``catalog`` whose sentence reads otherwise in ``returned``, by their key of now.

    Each is stale, with the returned target, what its source was, and notes on what changed.
    """
    units = tuple(
        Unit(
            unit.key,
            unit.target,
            State.REVIEWED if unit.state is State.PRETRANSLATED else unit.state,
        )
        for unit in returned.units
    )
    fresh = replace(
        catalog,
        units=tuple(
            replace(
                unit, target="", state=State.UNTRANSLATED, origin=None, previous=None, comments=()
            )
            for unit in catalog.living().values()
        ),
    )
    merged = merge(replace(catalog, units=units), fresh)
    known = {unit.key for unit in returned.units}
    return {
        unit.key: unit
        for unit in merged.units
        if unit.state is State.STALE and unit.key not in known and unit.previous != unit.key
    }
