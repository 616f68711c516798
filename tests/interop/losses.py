"""What is missing between a catalog that went out and the one that came back, in words."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.model.catalog import Catalog
from l10n.model.unit import Key, State, Unit

GONE = "gone"


def losses(before: Catalog, after: Catalog) -> list[str]:
    """What ``after`` lacks or says otherwise, sorted, each kind of loss once.

    A unit that is not there any more is *gone: reviewed*, one that is in another state is
    *reviewed → stale*; then there are *target of reviewed*, *comments*, *provenance*,
    *previous text*, *notes*, *references*, *flags*, *order*, *new unit* and *header: field*.
    """
    found: set[str] = set()
    now = {unit.key: unit for unit in after.units}
    then = {unit.key: unit for unit in before.units}
    for unit in before.units:
        found.update(_of_unit(unit, now.get(unit.key)))
    if any(key not in then for key in now):
        found.add("new unit")
    if _common(before.units, now) != _common(after.units, then):
        found.add("order")
    found.update(_of_header(before, after))
    return sorted(found)


def of_people(found: Iterable[str]) -> list[str]:
    """Those of ``found`` that touch what people did: texts, states, remarks. We can make the rest."""
    return [
        loss
        for loss in found
        if loss.startswith((GONE, "target of", "comments", "header comment")) or "→" in loss
    ]


def _of_unit(unit: Unit, now: Unit | None) -> Iterable[str]:
    if now is None:
        yield f"{GONE}: {unit.state}"
        return
    if now.target != unit.target:
        yield f"target of {unit.state}"
    if now.state is not unit.state:
        yield f"{unit.state} → {now.state}"
    for name, is_, was in (
        ("comments", now.comments, unit.comments),
        ("provenance", now.origin, unit.origin),
        ("previous text", now.previous, unit.previous),
        ("notes", now.notes, unit.notes),
        ("references", now.references, unit.references),
        ("flags", now.flags, unit.flags),
    ):
        if is_ != was:
            yield name


def _common(units: Iterable[Unit], others: dict[Key, Unit]) -> list[Key]:
    """The keys of both catalogs in order; where the obsolete ones stand means nothing."""
    return [
        unit.key
        for unit in units
        if unit.key in others and State.OBSOLETE not in (unit.state, others[unit.key].state)
    ]


def _of_header(before: Catalog, after: Catalog) -> Iterable[str]:
    if before.header_comments != after.header_comments:
        yield "header comment"
    then, now = dict(before.header), dict(after.header)
    for name in {*then, *now}:
        if then.get(name) != now.get(name):
            yield f"header: {name}"
