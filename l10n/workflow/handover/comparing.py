"""One unit that came back, against ours and what was handed over: taken, left, or in conflict."""

from __future__ import annotations

from dataclasses import dataclass, replace

from l10n.bilingual.returned import ReturnedUnit
from l10n.model.origin import fingerprint
from l10n.model.unit import State, Unit
from l10n.po.remarks import one_line
from l10n.po.states import state_of
from l10n.workflow.handover.handed import (
    DONE,
    WAITING,
    Base,
    Version,
    mark_of,
    version_of,
    version_of_returned,
)
from l10n.workflow.handover.taken import Change, Kind, Side


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done about a unit that came back."""

    change: Change
    unit: Unit
    """Our unit as it shall be."""
    theirs: ReturnedUnit


def decided(kind: Kind, ours: Unit, theirs: ReturnedUnit, unit: Unit) -> Decision:
    """That ``ours`` shall be ``unit`` because of ``theirs``."""
    change = Change(kind, ours.key, ours.target, theirs.target, theirs.line)
    return Decision(change, unit, theirs)


@dataclass(frozen=True, slots=True)
class Comparing:
    """The three-way comparison of single units."""

    base: Base
    named: str
    """What the file that came back is called in comments."""
    prefer: Side = Side.NEITHER

    def compare(self, ours: Unit, theirs: ReturnedUnit) -> Decision | None:
        """What is done about a unit that is in both; None where nobody touched it there."""
        now, came = version_of(ours), version_of_returned(theirs)
        if _same(now, came, theirs) or self.base.was(theirs.key, came, stated=theirs.stated):
            return None
        same_text = now.target == came.target
        as_handed = self.base.handed(ours.key, now)
        if same_text and now.mark == DONE and not as_handed:
            return None  # the same words, accepted here meanwhile
        free = not ours.human or same_text or as_handed
        if self._disputed(ours, theirs) and not same_text:
            free = False
        if not free and self.prefer is not Side.THEIRS:
            return self.conflict(ours, theirs)
        taken = _took(ours, theirs)
        if not free:
            taken = noting(taken, f"before {self.named}: “{_flat(ours.target)}”")
        return decided(_kind(ours, taken), ours, theirs, taken)

    def conflict(self, ours: Unit, theirs: ReturnedUnit) -> Decision:
        """Ours stays, and theirs is kept beside it as a comment."""
        return decided(Kind.CONFLICT, ours, theirs, noting(ours, self.remark(theirs)))

    def remark(self, theirs: ReturnedUnit) -> str:
        """The comment that keeps the other side of a conflict."""
        return f"{self.named}{_has(theirs)}"

    def _disputed(self, ours: Unit, theirs: ReturnedUnit) -> bool:
        """Whether their text is known as the other side of a conflict that nobody has settled."""
        return any(comment.endswith(_has(theirs)) for comment in ours.comments)


def noting(unit: Unit, comment: str) -> Unit:
    """``unit`` with ``comment``, once."""
    if comment in unit.comments:
        return unit
    return replace(unit, comments=(*unit.comments, comment))


def _took(ours: Unit, theirs: ReturnedUnit) -> Unit:
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


def _flat(text: str) -> str:
    """``text`` on one line, as a comment holds it."""
    return " ".join(one_line(text).split())
