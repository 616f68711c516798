"""Which sentences moved, said until the article changes again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from l10n.merging.order import moved
from l10n.merging.remarks import is_moved, moved_note
from l10n.merging.standing import noted
from l10n.model.place import place_of
from l10n.model.unit import Key, Unit


def with_moves(
    units: Sequence[Unit], fresh: Sequence[Unit], lines: Sequence[Unit], pairs: Mapping[int, int]
) -> list[Unit]:
    """``units`` with a note on each that moved from where to where.

    ``fresh`` are the same units as the article has them, ``lines`` the old ones in order, and
    ``pairs`` say which was which (new → old). Where the article is what it was, the notes are those
    it had, so that a second run changes nothing.
    """
    if _unchanged(lines, fresh):
        before = {unit.key: unit.notes for unit in lines}
        return [
            noted(unit, [note for note in before.get(unit.key, ()) if is_moved(note)])
            for unit in units
        ]
    known = {unit.key for unit in fresh}
    in_place = sorted(
        (at, there)
        for at, there in pairs.items()
        if there < len(lines) and _stands(lines[there], fresh[at], known)
    )
    gone = moved([there for _, there in in_place], [len(fresh[at].source) for at, _ in in_place])
    places = {at: (place_of(lines[there]), place_of(fresh[at])) for at, there in in_place}
    stayed = {
        (was.paragraphs[0], is_.paragraphs[0])
        for index, (at, _) in enumerate(in_place)
        if index not in gone and (was := places[at][0]) and (is_ := places[at][1])
    }
    result = [*units]
    for index in gone:
        at = in_place[index][0]
        if note := moved_note(*places[at], stayed):
            result[at] = noted(result[at], [note])
    return result


def _unchanged(lines: Sequence[Unit], fresh: Sequence[Unit]) -> bool:
    """Whether the article is what it was when the catalog was written."""
    return [(unit.key, place_of(unit)) for unit in lines] == [
        (unit.key, place_of(unit)) for unit in fresh
    ]


def _stands(before: Unit, now: Unit, known: Collection[Key]) -> bool:
    """Whether a unit stood in one place only, and stands in one now: else none is its own."""
    lent = before.key in known and before.key != now.key
    return not lent and len(before.references) < 2 and len(now.references) < 2
