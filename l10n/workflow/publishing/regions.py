"""Regional catalogs: the base locale's, with what the region does differently put over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.model.catalog import Catalog, Passage
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit
from l10n.placeables import Style, localize


def regional(
    base: Catalog, own: Catalog | None, locale: Locale, style: Style | None = None
) -> Catalog:
    """The whole catalog of ``locale`` from its base's and ``own`` few units, if it has any.

    A date or number of the base is rewritten for the region only where the text still equals the base form;
    what somebody wrote for the region stays as it is. A region can join sentences that its base does
    not, or part them, when it has the sentence before as well; else its unit is stale, because the
    base's target there says too little or too much.
    """
    different = differing(own)
    whole = replace(
        base,
        locale=locale,
        units=tuple(
            different.get(unit.key)
            or replace(unit, target=localize(unit.target, base.locale, locale, style))
            for unit in base.units
        ),
    )
    before, now = _heads(base), _heads(whole)
    unsure = {
        key
        for key in different.keys() & before.keys()
        if (now[key] == key) != (before[key] == key)
        and not {now[key], before[key]} <= different.keys()
    }
    if not unsure:
        return whole
    return replace(
        whole,
        units=tuple(
            replace(unit, state=State.STALE) if unit.key in unsure else unit for unit in whole.units
        ),
    )


def differing(own: Catalog | None) -> dict[Key, Unit]:
    """What the region says itself: the units of its own catalog that have a target."""
    return {key: unit for key, unit in own.living().items() if unit.target} if own else {}


def own_passages(base: Catalog, own: Catalog | None, catalog: Catalog) -> Iterator[Passage]:
    """The passages of ``catalog``, the region's whole one, that do not derive from ``base``.

    Those are the ones with a unit of the region's own, and those that are joined otherwise there.
    """
    different = differing(own)
    derived = {_keys(passage) for passage in base.passages()}
    for passage in catalog.passages():
        if different.keys() & _keys(passage) or _keys(passage) not in derived:
            yield passage


def _heads(catalog: Catalog) -> dict[Key, Key]:
    """For each living unit the one that holds its target: itself, or what it is joined to."""
    return {
        unit.key: passage.units[0].key for passage in catalog.passages() for unit in passage.units
    }


def _keys(passage: Passage) -> tuple[Key, ...]:
    return tuple(unit.key for unit in passage.units)
