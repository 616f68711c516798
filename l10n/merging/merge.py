"""The catalog of an article as it is now, with all the work that was done on it before.

A unit is found by its key: content and role, never its place. So sentences that moved keep
everything. What is left on both sides is aligned by likeness (`alignment`), and a changed sentence
takes the old translation along as stale. What has no successor is put aside as obsolete, and comes
back when its text does; so is a copy of what a person accepted for a sentence that changed, which
makes the way back safe.

Machine drafts are not carried to a changed sentence: a new one is made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from l10n.merging.alignment import Alignment, align
from l10n.merging.aside import Aside, put_aside
from l10n.merging.changes import describe
from l10n.merging.inheriting import Carry, Inheriting
from l10n.merging.moves import with_moves
from l10n.merging.passages import broken
from l10n.merging.remarks import SPLIT, is_change
from l10n.merging.roles import from_other_role
from l10n.merging.sorting import in_text_order
from l10n.merging.standing import ACCEPTED, accepted, noted
from l10n.model.catalog import Catalog
from l10n.model.unit import Key, State, Unit


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog brought up to its article."""

    catalog: Catalog
    taken: frozenset[Key] = field(default_factory=frozenset)
    """Keys of archived units whose work is in the catalog again."""


def merge(old: Catalog | None, fresh: Catalog) -> Catalog:
    """``fresh`` (sources, notes and references, no targets) with the work of ``old``: `bring_up`."""
    return bring_up(old, fresh).catalog


def bring_up(
    old: Catalog | None,
    fresh: Catalog,
    *,
    today: date | None = None,
    carry: Carry | None = None,
    archived: Sequence[Unit] = (),
) -> Merged:
    """``fresh`` (sources, notes and references, no targets) with the work of ``old``.

    Doing it again changes nothing, the number of `Catalog.human_texts` never falls, and no text
    that a person wrote is missing afterwards. Notes and references are those of ``fresh``, behind
    what is to be said of a change. The header stays that of ``old``.

    ``today`` dates what is put aside; ``carry`` writes other numbers into a target; ``archived``
    are obsolete units that are kept elsewhere and looked into when nothing in ``old`` answers.
    """
    if old is None and not archived:
        return Merged(fresh)
    before = in_text_order(old, fresh) if old else replace(fresh, units=())
    return _Merge(before, fresh, today, carry, archived).done()


class _Merge:
    """One merge, step by step."""

    def __init__(
        self,
        old: Catalog,
        fresh: Catalog,
        today: date | None,
        carry: Carry | None,
        archived: Sequence[Unit],
    ) -> None:
        self.old, self.fresh, self.today = old, fresh, today
        self.living = [unit for unit in old.units if unit.state is not State.OBSOLETE]
        self.aside = Aside(old, archived)
        self.language = fresh.source_locale.language
        self.place = {unit.key: at for at, unit in enumerate(fresh.units)}
        self.lines = _occurrences(self.living, fresh)
        self.used: set[Key] = set()
        """Old keys whose work went on as it is."""
        self.broken = broken(old, fresh)
        self.inheriting = Inheriting(self.language, self.broken, carry)
        self.begun: dict[Key, list[Unit]] = defaultdict(list)
        """Stale units whose sentence is gone again, by what their target was made for."""
        for unit in self.living:
            if unit.state is State.STALE and unit.previous and unit.key not in self.place:
                self.begun[unit.previous].append(unit)

    def done(self) -> Merged:
        sources = [*self.lines, *self.aside.units]
        by_key = {unit.key: at for at, unit in reversed([*enumerate(sources)])}
        known = {
            at: by_key[unit.key] for at, unit in enumerate(self.fresh.units) if unit.key in by_key
        }
        found = align(
            [unit.key for unit in self.lines],
            [unit.key for unit in self.fresh.units],
            known,
            [unit.key for unit in self.aside.units],
        )
        units = [*self.fresh.units]
        for at, there in known.items():
            units[at] = self._exact(self.fresh.units[at], sources[there])
        for at, there in found.changed.items():
            self._use(sources[there], self.fresh.units[at])
            units[at] = self.inheriting.changed(self.fresh.units[at], sources[there])
        for there, parts in found.split.items():
            self._use(sources[there], self.fresh.units[parts[0]])
            heirs = self.inheriting.split([self.fresh.units[at] for at in parts], sources[there])
            for at, unit in zip(parts, heirs, strict=True):
                units[at] = unit
        for at, parts in found.joined.items():
            before = [sources[there] for there in parts]
            units[at] = self.inheriting.joined(self.fresh.units[at], before)
        units = with_moves(units, self.fresh.units, self.lines, _pairs(known, found))
        everything = (*self.aside.here, *self.living)
        units = from_other_role(units, self.old, everything, self.aside.passages)
        aside = [
            *self.aside.staying(self.used),
            *put_aside(self.old, self.place, self.used, self.broken, self.today),
        ]
        catalog = replace(
            self.fresh,
            units=(*units, *aside),
            header=self.old.header or self.fresh.header,
            header_comments=self.old.header_comments
            if self.old.header
            else self.fresh.header_comments,
        )
        taken = frozenset(unit.key for unit in self.aside.archived if unit.key in self.used)
        return Merged(catalog, taken)

    def _exact(self, fresh: Unit, before: Unit) -> Unit:
        """The same sentence in the same role: everything stays but what is ours."""
        self.used.add(before.key)
        if before.state is State.OBSOLETE:
            return self.aside.returned(
                fresh, before, self.place, self.language, self._begun_meanwhile
            )
        now = replace(before, notes=fresh.notes, references=fresh.references)
        if before.state is State.UNTRANSLATED:
            # Some tools empty a stale text and leave the "#|": the next draft would look stale at once.
            now = replace(now, previous=None)
        if before.key in self.broken and before.state in ACCEPTED:
            said = (self.broken[before.key],)
            return noted(replace(now, state=State.STALE, previous=before.key), said)
        if before.state is State.STALE:
            return noted(now, self._still_said(before))
        if before.state in (State.UNTRANSLATED, State.PRETRANSLATED):
            return noted(now, [note for note in before.notes if note.startswith(SPLIT)])
        return now

    def _still_said(self, before: Unit) -> Sequence[str]:
        """What was said when the unit became stale, until somebody looks at it."""
        said = [note for note in before.notes if is_change(note)]
        if said or before.previous is None:
            return said
        return describe(before.previous, before.key, self.language)

    def _use(self, before: Unit, now: Unit) -> None:
        """Note that the work on ``before`` goes on in ``now`` alone: no copy of it is put aside."""
        carried = self.inheriting.carried(before, now.key)
        if carried is None and not accepted(before) and before.key not in self.place:
            self.used.add(before.key)

    def _begun_meanwhile(self, before: Unit) -> Unit | None:
        """The changed sentence that this one was, if a person has touched its translation since."""
        for unit in self.begun.get(before.key, ()):
            if unit.target not in (before.target, self.inheriting.carried(before, unit.key)):
                return unit
        return None


def _pairs(known: Mapping[int, int], found: Alignment) -> dict[int, int]:
    """New → old, of a group the first of each."""
    pairs = {**known, **found.changed}
    pairs |= {at: there[0] for at, there in found.joined.items()}
    pairs |= {at[0]: there for there, at in found.split.items()}
    return pairs


def _occurrences(living: Sequence[Unit], fresh: Catalog) -> list[Unit]:
    """The old document in order; a sentence that stands in fewer places now comes more than once.

    It stays where it is left, and lends its translation to what it became in the other places.
    """
    places = {unit.key: len(unit.references) for unit in fresh.units}
    lines: list[Unit] = []
    for unit in living:
        fewer = len(unit.references) - places.get(unit.key, len(unit.references))
        lines += [unit] * (1 + max(fewer, 0) * (unit.key in places))
    return lines
