"""The catalog of an article as it is now, with all the work that was done on it before.

A unit is found by its key: content and role, never its place. So sentences that moved keep
everything. What is left on both sides is aligned by likeness (`alignment`), and a changed sentence
takes the old translation along as stale. What has no successor is put aside as obsolete, and comes
back when its text does; so is a copy of what a person accepted for a sentence that changed, which
makes the way back safe.

Machine drafts are not carried to a changed sentence: a new one is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from l10n.merging.alignment import Alignment, align
from l10n.merging.changes import CHANGED, describe, facts
from l10n.merging.order import moved
from l10n.merging.passages import (
    FUZZY,
    broken,
    put_aside_together,
    together,
    vanished_whole,
)
from l10n.merging.remarks import (
    CARRIED,
    SPLIT,
    is_change,
    is_moved,
    joined_from,
    moved_note,
    since,
    split_before,
    split_behind,
)
from l10n.model.catalog import Catalog
from l10n.model.origin import Origin, fingerprint
from l10n.model.place import place_of
from l10n.model.unit import Key, State, Unit, is_mark

Carry = Callable[[str, str, str], str | None]
"""Old source, new source, target of the old: the target with the new numbers, where that is certain."""

_ACCEPTED = (State.REVIEWED, State.JOINED)
_BACK = (
    f"{CHANGED}the sentence reads again as it was translated here; another translation was begun"
    " meanwhile: “{}”"
)


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
    before = old or replace(fresh, units=())
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
        self.old, self.fresh, self.today, self.carry = old, fresh, today, carry
        self.living = [unit for unit in old.units if unit.state is not State.OBSOLETE]
        self.aside = [unit for unit in old.units if unit.state is State.OBSOLETE and unit.target]
        known = {unit.key for unit in old.units}
        self.archived = [unit for unit in archived if unit.target and unit.key not in known]
        self.language = fresh.source_locale.language
        self.place = {unit.key: at for at, unit in enumerate(fresh.units)}
        self.lines = _occurrences(self.living, fresh)
        self.used: set[Key] = set()
        """Old keys whose work went on as it is."""
        self.broken = broken(old, fresh)
        self.whole = put_aside_together([*self.aside, *self.archived])

    def done(self) -> Merged:
        sources = [*self.lines, *self.aside, *self.archived]
        by_key = {unit.key: at for at, unit in reversed([*enumerate(sources)])}
        known = {
            at: by_key[unit.key] for at, unit in enumerate(self.fresh.units) if unit.key in by_key
        }
        found = align(
            [unit.key for unit in self.lines],
            [unit.key for unit in self.fresh.units],
            known,
            [unit.key for unit in (*self.aside, *self.archived)],
        )
        units = [*self.fresh.units]
        for at, there in known.items():
            units[at] = self._exact(self.fresh.units[at], sources[there])
        for at, there in found.changed.items():
            units[at] = self._changed(self.fresh.units[at], sources[there])
        for there, parts in found.split.items():
            for at, unit in self._split(parts, sources[there]):
                units[at] = unit
        for at, parts in found.joined.items():
            units[at] = self._joined(self.fresh.units[at], [sources[there] for there in parts])
        units = self._with_moves(units, known, found)
        units = self._from_other_role(units)
        catalog = replace(
            self.fresh,
            units=(*units, *self._put_aside()),
            header=self.old.header or self.fresh.header,
            header_comments=self.old.header_comments
            if self.old.header
            else self.fresh.header_comments,
        )
        return Merged(catalog, frozenset(u.key for u in self.archived if u.key in self.used))

    def _exact(self, fresh: Unit, before: Unit) -> Unit:
        """The same sentence in the same role: everything stays but what is ours."""
        self.used.add(before.key)
        if before.state is State.OBSOLETE:
            return self._returned(fresh, before)
        now = replace(before, notes=fresh.notes, references=fresh.references)
        if before.state is State.UNTRANSLATED:
            # Some tools empty a stale text and leave the "#|": the next draft would look stale at once.
            now = replace(now, previous=None)
        if before.key in self.broken and before.state in _ACCEPTED:
            said = (self.broken[before.key],)
            return _noted(replace(now, state=State.STALE, previous=before.key), said)
        if before.state is State.STALE:
            return _noted(now, self._still_said(before))
        if before.state in (State.UNTRANSLATED, State.PRETRANSLATED):
            return _noted(now, [note for note in before.notes if note.startswith(SPLIT)])
        return now

    def _still_said(self, before: Unit) -> Sequence[str]:
        """What was said when the unit became stale, until somebody looks at it."""
        said = [note for note in before.notes if is_change(note)]
        if said or before.previous is None:
            return said
        return describe(before.previous, before.key, self.language)

    def _returned(self, fresh: Unit, before: Unit) -> Unit:
        """A sentence that was gone and is here again."""
        flags = tuple(flag for flag in before.flags if flag != FUZZY)
        now = replace(
            before, notes=fresh.notes, references=fresh.references, flags=flags, previous=None
        )
        members = self.whole.get(before.key, (before.key,))
        alone = is_mark(before.target) and len(members) == 1
        if FUZZY in before.flags or alone or not together(members, self.place):
            # Not accepted then, or part of a passage that is no longer whole: a person must look.
            older = before.previous or before.key
            said = describe(older, before.key, self.language)
            return _noted(replace(now, state=State.STALE, previous=older), said)
        begun = self._begun_meanwhile(before)
        if begun is not None:
            said = (_BACK.format(begun.target),)
            return _noted(replace(now, state=State.STALE, previous=before.key), said)
        return replace(now, state=State.JOINED if is_mark(before.target) else State.REVIEWED)

    def _begun_meanwhile(self, before: Unit) -> Unit | None:
        """The changed sentence that this one was, if a person has touched its translation since."""
        for unit in self.living:
            if (
                unit.state is State.STALE
                and unit.previous == before.key
                and unit.key not in self.place
                and unit.target not in (before.target, self._carried(before, unit.key))
            ):
                return unit
        return None

    def _changed(self, fresh: Unit, before: Unit) -> Unit:
        """A sentence that reads otherwise now, with the translation of what it was."""
        flags = tuple(flag for flag in before.flags if flag != FUZZY)
        carried = self._carried(before, fresh.key)
        if carried is None and not _accepted(before) and before.key not in self.place:
            self.used.add(before.key)
        if not before.human:
            return replace(fresh, comments=before.comments, flags=flags)
        older = _made_for(before)
        said = describe(older, fresh.key, self.language)
        if carried is not None:
            said = tuple(f"{line}{CARRIED}" for line in said)
        if before.key in self.broken:
            said = (*said, self.broken[before.key])
        now = replace(
            fresh,
            target=before.target if carried is None else carried,
            state=State.STALE,
            origin=before.origin,
            previous=older,
            comments=before.comments,
            flags=flags,
        )
        return _noted(now, said)

    def _carried(self, before: Unit, now: Key) -> str | None:
        """The target of ``before`` with the numbers of ``now``, where nothing else is different."""
        if self.carry is None or before.key.context != now.context:
            return None
        ours = any(note.endswith(CARRIED) for note in before.notes)
        if not (_accepted(before) or (before.state is State.STALE and ours)):
            return None
        return self.carry(before.source, now.source, before.target)

    def _split(self, parts: Sequence[int], before: Unit) -> Iterator[tuple[int, Unit]]:
        """The parts of a sentence that was one: the first has the translation."""
        fresh = [self.fresh.units[at] for at in parts]
        sources = [unit.source for unit in fresh]
        first = self._changed(fresh[0], before)
        if first.state is not State.STALE:
            yield parts[0], first
            return
        whole = Key(fresh[0].context, " ".join(sources))
        said = (split_before(sources), *facts(_made_for(before), whole, self.language))
        if before.key in self.broken:
            said = (*said, self.broken[before.key])
        first = replace(first, target=before.target, notes=(*said, *fresh[0].notes))
        yield parts[0], first
        for at, unit in zip(parts[1:], fresh[1:], strict=True):
            yield at, _noted(unit, (split_behind(sources),))

    def _joined(self, fresh: Unit, parts: Sequence[Unit]) -> Unit:
        """A sentence made of several: their translations, one after the other."""
        comments = tuple(dict.fromkeys(comment for unit in parts for comment in unit.comments))
        if not any(unit.human for unit in parts):
            return replace(fresh, comments=comments)
        sources = [unit.source for unit in parts]
        older = Key(parts[0].context, " ".join(_made_for(unit).source for unit in parts))
        targets = [unit.target for unit in parts if unit.target and not is_mark(unit.target)]
        now = replace(
            fresh,
            target=" ".join(targets) or parts[0].target,
            state=State.STALE,
            previous=older,
            comments=comments,
        )
        said = (joined_from(sources), *facts(older, fresh.key, self.language))
        return _noted(now, said)

    def _with_moves(
        self, units: Sequence[Unit], known: Mapping[int, int], found: Alignment
    ) -> list[Unit]:
        """Say of each unit that moved from where to where, until the article changes again."""
        if self._unchanged():
            before = {unit.key: unit.notes for unit in self.living}
            return [
                _noted(unit, [note for note in before.get(unit.key, ()) if is_moved(note)])
                for unit in units
            ]
        pairs = {**known, **found.changed}
        pairs |= {at: there[0] for at, there in found.joined.items()}
        pairs |= {at[0]: there for there, at in found.split.items()}
        in_place = sorted((at, there) for at, there in pairs.items() if self._stands(at, there))
        gone = moved(
            [there for _, there in in_place], [len(units[at].source) for at, _ in in_place]
        )
        places = {
            at: (place_of(self.lines[there]), place_of(self.fresh.units[at]))
            for at, there in in_place
        }
        stayed = {
            (was.paragraphs[0], is_.paragraphs[0])
            for index, (at, _) in enumerate(in_place)
            if index not in gone and (was := places[at][0]) and (is_ := places[at][1])
        }
        result = [*units]
        for index in gone:
            at = in_place[index][0]
            if note := moved_note(*places[at], stayed):
                result[at] = _noted(result[at], [note])
        return result

    def _stands(self, at: int, there: int) -> bool:
        """Whether an old unit stood in one place only, and stands in one now: else none is its own."""
        if there >= len(self.lines):
            return False
        before, now = self.lines[there], self.fresh.units[at]
        lent = before.key in self.place and before.key != now.key
        return not lent and len(before.references) < 2 and len(now.references) < 2

    def _unchanged(self) -> bool:
        """Whether the article is what it was when the catalog was written."""
        return [(unit.key, place_of(unit)) for unit in self.living] == [
            (unit.key, place_of(unit)) for unit in self.fresh.units
        ]

    def _from_other_role(self, units: Sequence[Unit]) -> list[Unit]:
        """Give an open unit whose source a person translated in another role that as a draft."""
        # Whose target says the next sentence, too, says too much anywhere else.
        more = {unit.key for run in self.old.passages() if run.units[1:] for unit in run.units}
        known = {
            unit.source: unit
            for unit in (*self.aside, *self.living)
            if _accepted(unit) and unit.key not in more and unit.key not in self.whole
        }
        result = []
        for unit in units:
            other = known.get(unit.source)
            if unit.state is State.UNTRANSLATED and other is not None:
                made = fingerprint(unit.source), fingerprint(other.target)
                origin = Origin("memory", self.old.article, "-", *made)
                unit = replace(unit, target=other.target, state=State.PRETRANSLATED, origin=origin)
            result.append(unit)
        return result

    def _put_aside(self) -> list[Unit]:
        """What has no place in the article: first what had none before, then what lost it now."""
        kept = [
            self._alone(unit) if self.whole.get(unit.key) else unit
            for unit in self.aside
            if unit.key not in self.used
        ]
        whole = vanished_whole(self.old, self.place)
        for unit in self.living:
            if unit.key in self.place or unit.key in self.used or not _worth_keeping(unit):
                continue
            accepted = unit.state in _ACCEPTED and (
                unit.key in whole or unit.key not in self.broken
            )
            flags = unit.flags if accepted else (FUZZY, *unit.flags)
            notes = (since(self.today),) if self.today else ()
            kept.append(
                replace(unit, state=State.OBSOLETE, flags=flags, notes=notes, references=())
            )
        return kept

    def _alone(self, unit: Unit) -> Unit:
        """A unit of a passage that was put aside, marked if some of the passage went elsewhere."""
        if not any(key in self.used for key in self.whole[unit.key]):
            return unit
        return replace(unit, flags=(FUZZY, *unit.flags), previous=unit.previous or unit.key)


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


def _noted(unit: Unit, said: Sequence[str]) -> Unit:
    return replace(unit, notes=(*said, *unit.notes)) if said else unit


def _made_for(unit: Unit) -> Key:
    """What the target was written for: a translation that was stale before, for a still older text."""
    stale = unit.state is State.STALE or FUZZY in unit.flags
    return unit.previous if unit.previous and stale else unit.key


def _accepted(unit: Unit) -> bool:
    """Whether a person took the target for what the source says, and it stands alone."""
    if is_mark(unit.target):
        return False
    return unit.state is State.REVIEWED or (
        unit.state is State.OBSOLETE and FUZZY not in unit.flags
    )


def _worth_keeping(unit: Unit) -> bool:
    return unit.human or bool(unit.target and unit.comments)
