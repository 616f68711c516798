"""How far the work on a unit had come, and for which text it was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.model.unit import Key, State, Unit, is_mark

FUZZY = "fuzzy"
"""The flag that an obsolete unit keeps when its text was not accepted as it is."""
ACCEPTED = (State.REVIEWED, State.JOINED)


def noted(unit: Unit, said: Sequence[str]) -> Unit:
    """``unit`` with ``said`` before its other notes."""
    return replace(unit, notes=(*said, *unit.notes)) if said else unit


def made_for(unit: Unit) -> Key:
    """What the target was written for: a translation that was stale before, for a still older text."""
    stale = unit.state is State.STALE or FUZZY in unit.flags
    return unit.previous if unit.previous and stale else unit.key


def accepted(unit: Unit) -> bool:
    """Whether a person took the target for what the source says, and it stands alone."""
    if not unit.target or is_mark(unit.target):
        return False
    return unit.state is State.REVIEWED or (
        unit.state is State.OBSOLETE and FUZZY not in unit.flags
    )


def worth_keeping(unit: Unit) -> bool:
    """Whether something would be lost with it: a person's text, or a person's remark."""
    return unit.human or bool(unit.comments)
