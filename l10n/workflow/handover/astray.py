"""Work on sentences that the article has no more: to what they became, or to the catalog's end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from l10n.bilingual.returned import Returned, ReturnedUnit
from l10n.model.catalog import Catalog
from l10n.model.unit import Key, State, Unit
from l10n.po.remarks import one_line
from l10n.po.states import FUZZY
from l10n.workflow.handover.comparing import Comparing, Decision, decided, noting
from l10n.workflow.handover.handed import WAITING, mark_of, version_of_returned
from l10n.workflow.handover.successors import successors
from l10n.workflow.handover.taken import Change, Kind


class Astray:
    """Where each unit of a returned file went whose source no unit of the catalog has."""

    def __init__(self, catalog: Catalog, returned: Returned, comparing: Comparing) -> None:
        self._catalog, self._returned, self._comparing = catalog, returned, comparing
        self._ours = catalog.living()
        self.aside = {unit.key: unit for unit in catalog.units if unit.key not in self._ours}
        """The obsolete units, as they shall be."""
        self.decisions: list[Decision] = []
        self.more: list[Unit] = []
        """Units for the end of the catalog."""
        self.changes: list[Change] = []
        self.replaced: set[Key] = set()
        self.untouched = 0

    def place(self, gone: Sequence[ReturnedUnit], taken: Collection[Key], today: str) -> None:
        """Find a place for the units ``gone``; nothing more comes to our units ``taken``."""
        base = self._comparing.base
        touched = {
            unit.key: unit
            for unit in gone
            if not base.was(unit.key, version_of_returned(unit), stated=unit.stated)
        }
        self.untouched += len(gone) - len(touched)
        if not touched:
            return
        for key, then in successors(self._catalog, self._returned).items():
            if key not in taken and then.previous in touched:
                self._follow(self._ours[key], then, touched.pop(then.previous))
        for theirs in touched.values():
            self._put_at_end(theirs, self.aside.get(theirs.key), today)

    def _follow(self, ours: Unit, then: Unit, theirs: ReturnedUnit) -> None:
        """Take ``theirs`` along to ``ours``, which its sentence became; ``then`` has the notes."""
        if ours.target == theirs.target and ours.human:
            self.untouched += 1
        elif not ours.human or self._carried_over(ours, theirs.key):
            unit = replace(
                ours,
                target=theirs.target,
                state=State.STALE,
                origin=None,
                previous=theirs.key,
                notes=then.notes or ours.notes,
            )
            self.decisions.append(decided(Kind.STALE, ours, theirs, unit))
        else:
            self.decisions.append(self._comparing.conflict(ours, theirs))

    def _carried_over(self, ours: Unit, old: Key) -> bool:
        """Whether ours is only the text that was handed over for the old source."""
        return (
            ours.state is State.STALE
            and ours.previous == old
            and self._comparing.base.handed_text(old, ours.target)
        )

    def _put_at_end(self, theirs: ReturnedUnit, before: Unit | None, today: str) -> None:
        """Keep what a person wrote for a sentence that is not in the article."""
        base = self._comparing.base
        if theirs.state is State.PRETRANSLATED and not base.knows(theirs.key):
            # A draft of somebody else's machine.
            return
        if before is None:
            self.more.append(_obsolete(theirs, today))
        elif before.target == theirs.target:
            self.untouched += 1
            return
        elif base.handed_text(theirs.key, before.target):
            self.aside[theirs.key] = replace(before, target=theirs.target)
            self.replaced.add(theirs.key)
        else:
            remark = self._comparing.remark(theirs)
            if remark in before.comments:
                self.untouched += 1
                return
            self.aside[theirs.key] = noting(before, remark)
        old = before.target if before else ""
        self.changes.append(Change(Kind.UNKNOWN, theirs.key, old, theirs.target, theirs.line))


def _obsolete(theirs: ReturnedUnit, today: str) -> Unit:
    return Unit(
        theirs.key,
        theirs.target,
        State.OBSOLETE,
        flags=(FUZZY,) if mark_of(theirs.state) == WAITING else (),
        notes=(f"obsolete since {today}",) if today else (),
        comments=tuple(map(one_line, theirs.comments)),
    )
