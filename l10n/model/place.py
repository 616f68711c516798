"""Where a unit stands in its article, as its notes tell it to translators and to us."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.model.unit import Unit

_ROLE = re.compile(r"role: (?P<role>[\w-]+) · ¶ (?P<paragraph>\d{1,9})\Z")
_AGAIN = re.compile(r"again: (?P<places>¶ \d{1,9}(?:, ¶ \d{1,9})*)\Z")
_UNJOINED = "⇧ not here: "


@dataclass(frozen=True, slots=True)
class Place:
    """A role and the paragraphs (translated blocks, from 1) in which a unit stands, in order.

    A sentence that stands twice in one paragraph names it twice.
    """

    role: str
    paragraphs: tuple[int, ...]


def place_notes(place: Place) -> tuple[str, ...]:
    """The notes that say it: the role with the first paragraph, then where else it stands."""
    first, *others = place.paragraphs
    notes = [f"role: {place.role} · ¶ {first}"]
    if others:
        notes.append("again: " + ", ".join(f"¶ {other}" for other in others))
    return tuple(notes)


def unjoined_note(reason: str) -> str:
    """The note on a unit that cannot be joined to the one before, where that is hard to see."""
    return f"{_UNJOINED}{reason}"


def unjoined(notes: Sequence[str]) -> str:
    """Why the unit of these notes cannot be joined to the one before; empty when nothing says so."""
    told = (note for note in notes if note.startswith(_UNJOINED))
    return next(told, "").removeprefix(_UNJOINED)


def apart(before: Unit, unit: Unit) -> str:
    """Why ``unit`` cannot be joined to ``before``, as far as their notes tell; empty when it can.

    Written for translators, to go on from “⇧ cannot stand here: …”.
    """
    if why := unjoined(unit.notes):
        return why
    first, second = place_of(before), place_of(unit)
    if not (first and second) or first == second:
        return ""
    if first.role != second.role:
        return f"the sentence before is of another kind ({first.role})"
    return f"the sentence before stands in ¶ {first.paragraphs[0]}, not in ¶ {second.paragraphs[0]}"


def place_of(unit: Unit) -> Place | None:
    """Where ``unit`` stands; None in a file of somebody else, whose notes do not say."""
    role, paragraphs = "", []
    for note in unit.notes:
        if match := _ROLE.match(note):
            role, paragraphs = match["role"], [int(match["paragraph"])]
        elif role and (match := _AGAIN.match(note)):
            paragraphs += map(int, re.findall(r"\d+", match["places"]))
    return Place(role, tuple(paragraphs)) if role else None
