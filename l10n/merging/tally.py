"""What a merge did to a catalog, counted."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.merging.remarks import JOINED, SPLIT, is_moved
from l10n.model.catalog import Catalog
from l10n.model.unit import State, Unit


@dataclass(frozen=True, slots=True)
class Tally:
    """Units by what became of them."""

    changed: int = 0
    """Read otherwise now, and have the old translation as stale; or lost what they were joined to."""
    split: int = 0
    joined: int = 0
    moved: int = 0
    new: int = 0
    returned: int = 0
    put_aside: int = 0

    def __bool__(self) -> bool:
        return self != Tally()


def tally(before: Catalog, after: Catalog) -> Tally:
    """What merging made of ``before`` to get ``after``."""
    was = before.living()
    gone = {unit.key for unit in before.units if unit.state is State.OBSOLETE}
    now = after.living()
    arrived = [unit for key, unit in now.items() if key not in was]
    joined = [unit for unit in arrived if _said(unit, JOINED)]
    split = [unit for unit in arrived if _said(unit, SPLIT)]
    returned = [
        unit for unit in arrived if unit.key in gone or unit.state in (State.REVIEWED, State.JOINED)
    ]
    told = {unit.key for unit in (*joined, *split, *returned)}
    changed = [unit for unit in arrived if unit.state is State.STALE and unit.key not in told]
    torn = [
        unit
        for key, unit in now.items()
        if unit.state is State.STALE and key in was and was[key].state is not State.STALE
    ]
    heirs = {unit.previous for unit in now.values()}
    parts = [unit.previous.source for unit in joined if unit.previous]
    aside = [
        unit
        for unit in after.units
        if unit.state is State.OBSOLETE
        and unit.key in was
        and unit.key not in heirs
        and not any(unit.source in part for part in parts)
    ]
    return Tally(
        changed=len(changed) + len(torn),
        split=sum(unit.state is State.STALE for unit in split),
        joined=len(joined),
        moved=sum(_newly_moved(unit, was.get(unit.key)) for unit in now.values()),
        new=len(arrived) - len(told) - len(changed),
        returned=len(returned),
        put_aside=len(aside),
    )


def _said(unit: Unit, kind: str) -> bool:
    return any(note.startswith(kind) for note in unit.notes)


def _newly_moved(unit: Unit, before: Unit | None) -> bool:
    known = before.notes if before else ()
    return any(is_moved(note) and note not in known for note in unit.notes)
