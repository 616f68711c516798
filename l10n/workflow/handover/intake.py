"""Work that comes back from a translator, taken into the catalog: a three-way comparison.

Ours is the catalog as it is now, theirs the file that came back, and the base is what was handed
over. What only they changed is taken; what only we changed stays; what both changed is a conflict:
ours stays, theirs is kept beside it as a comment. An empty target says *not touched*, never
*deleted*, because OmegaT empties every fuzzy one it reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.bilingual.returned import Returned, ReturnedUnit
from l10n.errors import InputError
from l10n.model.catalog import Catalog
from l10n.model.finding import Where
from l10n.model.origin import fingerprint
from l10n.model.unit import Key, State, Unit, is_mark
from l10n.po.remarks import one_line
from l10n.po.states import FUZZY, state_of, visible
from l10n.workflow.handover.handed import (
    DONE,
    WAITING,
    Base,
    Version,
    mark_of,
    version_of,
    version_of_returned,
)
from l10n.workflow.handover.successors import successors
from l10n.workflow.handover.taken import Change, Kind, Side, Taken

_ENOUGH_KNOWN = 0.2
"""Share of the units that must be known; below it the file is about something else."""


def take_in(
    catalog: Catalog,
    returned: Returned,
    base: Base,
    *,
    prefer: Side = Side.NEITHER,
    today: str = "",
) -> tuple[Catalog, Taken]:
    """``catalog`` with the work of ``returned``, which was made from ``base``.

    Doing it again changes nothing; human texts never become fewer. ``today`` (ISO) dates units that
    are put at the end. Raises `InputError` for a file about another article.
    """
    intake = _Intake(catalog, returned, base, prefer, today)
    intake.refuse_other_article()
    intake.decide()
    return intake.done()


@dataclass(frozen=True, slots=True)
class _Decision:
    change: Change
    unit: Unit | None
    """Our unit as it shall be; None leaves it."""
    theirs: ReturnedUnit


class _Intake:
    def __init__(
        self, catalog: Catalog, returned: Returned, base: Base, prefer: Side, today: str
    ) -> None:
        self._catalog, self._returned, self._base = catalog, returned, base
        self._prefer, self._today = prefer, today
        self._ours = catalog.living()
        self._aside = {unit.key: unit for unit in catalog.units if unit.key not in self._ours}
        self._named = returned.path.rpartition("/")[2]
        self._decisions: dict[Key, _Decision] = {}
        self._more: list[Unit] = []
        self._changes: list[Change] = []
        self._replaced: set[Key] = set()
        self._untouched = self._emptied = 0

    def refuse_other_article(self) -> None:
        """Raise `InputError` when hardly a unit is known here or was handed over."""
        units = self._returned.units
        known = sum(
            unit.key in self._ours or unit.key in self._aside or self._base.knows(unit.key)
            for unit in units
        )
        if units and known < _ENOUGH_KNOWN * len(units):
            raise InputError(
                f"of its {len(units)} units only {known} are known in “{self._catalog.article}”.",
                where=Where(self._returned.path),
                advice="Nothing was changed. Is it a file of another article?",
                code="import-other-article",
            )

    def decide(self) -> None:
        gone = []
        for theirs in self._returned.units:
            ours = self._ours.get(theirs.key)
            if not visible(theirs.target):
                self._emptied += bool(ours and ours.target)
                self._untouched += bool(ours and not ours.target)
            elif ours is None:
                gone.append(theirs)
            else:
                self._compare(ours, theirs)
        if gone:
            self._find_successors(gone)
        self._keep_passages_whole()

    def done(self) -> tuple[Catalog, Taken]:
        units = dict(self._ours)
        for key, decision in self._decisions.items():
            if decision.unit is not None:
                if self._ours[key].human and self._ours[key].target != decision.unit.target:
                    self._replaced.add(key)
                units[key] = decision.unit
        comments = self._with_comments(units)
        aside = [self._aside[unit.key] for unit in self._catalog.units if unit.key in self._aside]
        living = [units[unit.key] for unit in self._catalog.units if unit.key in units]
        order = {unit.key: at for at, unit in enumerate(self._returned.units)}
        changes = [decision.change for decision in self._decisions.values()]
        changes = sorted(
            [*changes, *self._changes, *comments],
            key=lambda change: (change.line, order.get(change.key, 0), change.kind),
        )
        seen = {unit.key for unit in self._returned.units}
        return (
            replace(self._catalog, units=(*living, *aside, *self._more)),
            Taken(
                changes=tuple(changes),
                untouched=self._untouched,
                emptied=self._emptied,
                missing=tuple(key for key in self._ours if key not in seen),
                replaced=tuple(sorted(self._replaced)),
            ),
        )

    def _compare(self, ours: Unit, theirs: ReturnedUnit) -> None:
        """Decide about a unit that is in both."""
        now, came = version_of(ours), version_of_returned(theirs)
        if _same(now, came, theirs) or self._base.was(theirs.key, came, stated=theirs.stated):
            self._untouched += 1
            return
        if now.target == came.target and now.mark == DONE and not self._base.handed(ours.key, now):
            # The same words, accepted here meanwhile.
            self._untouched += 1
            return
        same_text = now.target == came.target
        free = not ours.human or same_text or self._base.handed(ours.key, now)
        if self._disputed(ours, theirs) and not same_text:
            free = False
        taken = self._took(ours, theirs)
        if free or self._prefer is Side.THEIRS:
            if not free:
                taken = _noting(taken, f"before {self._named}: “{_flat(ours.target)}”")
            self._decide(_kind(ours, taken), ours, theirs, taken)
        else:
            self._conflict(ours, theirs)

    def _took(self, ours: Unit, theirs: ReturnedUnit) -> Unit:
        """Our unit with their target and their word on it."""
        fits = ours.origin is not None and ours.origin.source_hash == fingerprint(ours.source)
        origin = ours.origin if fits else None
        waiting = mark_of(theirs.state) == WAITING
        if waiting and origin and ours.human and origin.draft_hash == fingerprint(theirs.target):
            # A draft that a person accepted, and now doubts, is no machine's draft again.
            origin = None
        previous = ours.previous if waiting else None
        state = state_of(
            source=ours.source,
            target=theirs.target,
            fuzzy=waiting,
            obsolete=False,
            previous=previous,
            origin=origin,
        )
        return replace(ours, target=theirs.target, state=state, origin=origin, previous=previous)

    def _decide(self, kind: Kind, ours: Unit, theirs: ReturnedUnit, unit: Unit | None) -> None:
        change = Change(kind, ours.key, ours.target, theirs.target, theirs.line)
        self._decisions[ours.key] = _Decision(change, unit, theirs)

    def _conflict(self, ours: Unit, theirs: ReturnedUnit) -> None:
        noted = _noting(ours, f"{self._named}{_has(theirs)}")
        self._decide(Kind.CONFLICT, ours, theirs, noted)

    def _disputed(self, ours: Unit, theirs: ReturnedUnit) -> bool:
        """Whether their text is known as the other side of a conflict that nobody has settled."""
        return any(comment.endswith(_has(theirs)) for comment in ours.comments)

    def _find_successors(self, gone: Sequence[ReturnedUnit]) -> None:
        """Units whose source is no longer in the article: to the sentence it became, or to the end."""
        touched = {
            unit.key: unit
            for unit in gone
            if not self._base.was(unit.key, version_of_returned(unit), stated=unit.stated)
        }
        self._untouched += len(gone) - len(touched)
        if not touched:
            return
        for key, then in successors(self._catalog, self._returned).items():
            if key in self._decisions or then.previous not in touched:
                continue
            theirs = touched.pop(then.previous)
            ours = self._ours[key]
            if ours.target == theirs.target and ours.human:
                self._untouched += 1
            elif not ours.human or self._carried_over(ours, theirs.key):
                self._decide(
                    Kind.STALE,
                    ours,
                    theirs,
                    replace(
                        ours,
                        target=theirs.target,
                        state=State.STALE,
                        origin=None,
                        previous=theirs.key,
                        notes=then.notes or ours.notes,
                    ),
                )
            else:
                self._conflict(ours, theirs)
        for theirs in touched.values():
            self._put_at_end(theirs)

    def _carried_over(self, ours: Unit, old: Key) -> bool:
        """Whether ours is only the text that was handed over for the old source."""
        return (
            ours.state is State.STALE
            and ours.previous == old
            and self._base.handed_text(old, ours.target)
        )

    def _put_at_end(self, theirs: ReturnedUnit) -> None:
        """Keep what a person wrote for a sentence that is not in the article."""
        if theirs.state is State.PRETRANSLATED and not self._base.knows(theirs.key):
            # A draft of somebody else's machine.
            return
        before = self._aside.get(theirs.key)
        if before is None:
            flags = (FUZZY,) if mark_of(theirs.state) == WAITING else ()
            notes = (f"obsolete since {self._today}",) if self._today else ()
            self._more.append(
                Unit(theirs.key, theirs.target, State.OBSOLETE, flags=flags, notes=notes,
                     comments=tuple(map(one_line, theirs.comments)))
            )  # fmt: skip
        elif before.target == theirs.target:
            self._untouched += 1
            return
        elif self._base.handed_text(theirs.key, before.target):
            self._aside[theirs.key] = replace(before, target=theirs.target)
            self._replaced.add(theirs.key)
        else:
            remark = f"{self._named}{_has(theirs)}"
            if remark in before.comments:
                self._untouched += 1
                return
            self._aside[theirs.key] = _noting(before, remark)
        old = before.target if before else ""
        self._changes.append(Change(Kind.UNKNOWN, theirs.key, old, theirs.target, theirs.line))

    def _keep_passages_whole(self) -> None:
        """Where one unit of a joined passage is in conflict, all of it is."""
        group: list[Key] = []
        for key, ours in self._ours.items():
            decision = self._decisions.get(key)
            now = decision.unit if decision and decision.unit else ours
            joined = is_mark(ours.target) or is_mark(now.target)
            if group and not joined:
                self._settle(group)
                group = []
            group.append(key)
        self._settle(group)

    def _settle(self, group: Sequence[Key]) -> None:
        decisions = [self._decisions[key] for key in group if key in self._decisions]
        kinds = {decision.change.kind for decision in decisions}
        if Kind.CONFLICT in kinds and len(group) > 1:
            for decision in decisions:
                if decision.change.kind is not Kind.CONFLICT:
                    self._conflict(self._ours[decision.change.key], decision.theirs)

    def _with_comments(self, units: dict[Key, Unit]) -> list[Change]:
        """Add to ``units`` what people noted since the handoff; comments are never taken away."""
        added = []
        for theirs in self._returned.units:
            unit = units.get(theirs.key)
            if unit is None:
                continue
            for comment in map(one_line, theirs.comments):
                if not comment or comment in unit.comments:
                    continue
                if self._base.said(theirs.key, comment):
                    continue
                unit = units[theirs.key] = _noting(unit, comment)
                added.append(Change(Kind.COMMENT, theirs.key, "", comment, theirs.line))
        return added


def _kind(ours: Unit, taken: Unit) -> Kind:
    if taken.state in (State.STALE, State.PRETRANSLATED):
        return Kind.REOPENED if mark_of(ours.state) == DONE else Kind.BEGUN
    if mark_of(ours.state) == DONE:
        return Kind.CHANGED
    accepted = taken.origin is not None and taken.origin.draft_hash == fingerprint(taken.target)
    return Kind.ACCEPTED if accepted else Kind.REVIEWED


def _same(now: Version, came: Version, theirs: ReturnedUnit) -> bool:
    return now == came or (not theirs.stated and now.target == came.target)


def _has(theirs: ReturnedUnit) -> str:
    """How a comment ends that keeps the other side of a conflict."""
    return f" has: “{_flat(theirs.target)}”"


def _noting(unit: Unit, comment: str) -> Unit:
    if comment in unit.comments:
        return unit
    return replace(unit, comments=(*unit.comments, comment))


def _flat(text: str) -> str:
    """``text`` on one line, as a comment holds it."""
    return " ".join(one_line(text).split())
