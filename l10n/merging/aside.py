"""What has no place in the article: put aside with a day, and back again when its text is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from l10n.merging.changes import CHANGED, describe
from l10n.merging.passages import put_aside_together, together, vanished_whole
from l10n.merging.remarks import since
from l10n.merging.standing import ACCEPTED, FUZZY, noted, worth_keeping
from l10n.model.catalog import Catalog
from l10n.model.unit import Key, State, Unit, is_mark

_BACK = (
    f"{CHANGED}the sentence reads again as it was translated here; another translation was begun"
    " meanwhile: “{}”"
)


class Aside:
    """The units that were put aside before, in the catalog and in its archive."""

    def __init__(self, old: Catalog, archived: Sequence[Unit]) -> None:
        known = {unit.key for unit in old.units}
        self.here = [
            unit
            for unit in old.units
            if unit.state is State.OBSOLETE and (unit.target or unit.comments)
        ]
        self.archived = [unit for unit in archived if unit.key not in known]
        self.units = [*self.here, *self.archived]
        self.passages = put_aside_together(self.units)

    def returned(
        self,
        fresh: Unit,
        before: Unit,
        place: Mapping[Key, int],
        language: str,
        begun: Callable[[Unit], Unit | None],
    ) -> Unit:
        """``before``, whose sentence is in the article again.

        It is as good as it went, but where it was not accepted, where it is part of a passage that
        is no longer whole, or where ``begun`` finds what a person wrote meanwhile.
        """
        flags = tuple(flag for flag in before.flags if flag != FUZZY)
        if not before.target:
            return replace(fresh, comments=before.comments, flags=flags)
        now = replace(
            before, notes=fresh.notes, references=fresh.references, flags=flags, previous=None
        )
        members = self.passages.get(before.key, (before.key,))
        alone = is_mark(before.target) and len(members) == 1
        if FUZZY in before.flags or alone or not together(members, place):
            older = before.previous or before.key
            said = describe(older, before.key, language)
            return noted(replace(now, state=State.STALE, previous=older), said)
        meanwhile = begun(before)
        if meanwhile is not None:
            said = (_BACK.format(meanwhile.target),)
            return noted(replace(now, state=State.STALE, previous=before.key), said)
        return replace(now, state=State.JOINED if is_mark(before.target) else State.REVIEWED)

    def staying(self, used: Collection[Key]) -> list[Unit]:
        """The units of the catalog that are still aside; marked, if some of their passage is not."""
        return [self._marked(unit, used) for unit in self.here if unit.key not in used]

    def _marked(self, unit: Unit, used: Collection[Key]) -> Unit:
        if not any(key in used for key in self.passages.get(unit.key, ())):
            return unit
        return replace(unit, flags=(FUZZY, *unit.flags), previous=unit.previous or unit.key)


def put_aside(
    old: Catalog,
    place: Mapping[Key, int],
    used: Collection[Key],
    broken: Collection[Key],
    today: date | None,
) -> list[Unit]:
    """The living units of ``old`` that have no place now and whose work went nowhere else."""
    whole = vanished_whole(old, place)
    kept = []
    for unit in old.units:
        gone = unit.state is not State.OBSOLETE and unit.key not in place and unit.key not in used
        if not gone or not worth_keeping(unit):
            continue
        accepted = unit.state in ACCEPTED and (unit.key in whole or unit.key not in broken)
        flags = unit.flags if accepted else (FUZZY, *unit.flags)
        notes = (since(today),) if today else ()
        kept.append(replace(unit, state=State.OBSOLETE, flags=flags, notes=notes, references=()))
    return kept
