"""A sentence that reads otherwise now takes along the translation of what it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.merging.changes import describe, facts
from l10n.merging.remarks import CARRIED, joined_from, split_before, split_behind
from l10n.merging.standing import FUZZY, accepted, made_for, noted
from l10n.model.unit import Key, State, Unit, is_mark

Carry = Callable[[str, str, str], str | None]
"""Old source, new source, target of the old: the target with the new numbers, where that is certain."""


@dataclass(frozen=True, slots=True)
class Inheriting:
    """What an old translation becomes at a changed sentence: stale, with what changed said."""

    language: str
    """The article's."""
    broken: Mapping[Key, str]
    """What is to be said of members of passages that no longer stand together, by old key."""
    carry: Carry | None = None

    def changed(self, fresh: Unit, before: Unit) -> Unit:
        """A sentence that reads otherwise now, with the translation of what it was."""
        flags = tuple(flag for flag in before.flags if flag != FUZZY)
        carried = self.carried(before, fresh.key)
        if not before.human:
            return replace(fresh, comments=before.comments, flags=flags)
        older = made_for(before)
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
        return noted(now, said)

    def carried(self, before: Unit, now: Key) -> str | None:
        """The target of ``before`` with the numbers of ``now``, where nothing else is different."""
        if self.carry is None or before.key.context != now.context:
            return None
        ours = any(note.endswith(CARRIED) for note in before.notes)
        if not (accepted(before) or (before.state is State.STALE and ours)):
            return None
        return self.carry(before.source, now.source, before.target)

    def split(self, fresh: Sequence[Unit], before: Unit) -> tuple[Unit, ...]:
        """The parts of a sentence that was one: the first has the translation."""
        sources = [unit.source for unit in fresh]
        first = self.changed(fresh[0], before)
        if first.state is not State.STALE:
            return (first, *fresh[1:])
        whole = Key(fresh[0].context, " ".join(sources))
        said = (split_before(sources), *facts(made_for(before), whole, self.language))
        if before.key in self.broken:
            said = (*said, self.broken[before.key])
        first = replace(first, target=before.target, notes=(*said, *fresh[0].notes))
        return (first, *(noted(unit, (split_behind(sources),)) for unit in fresh[1:]))

    def joined(self, fresh: Unit, parts: Sequence[Unit]) -> Unit:
        """A sentence made of several: their translations, one after the other."""
        comments = tuple(dict.fromkeys(comment for unit in parts for comment in unit.comments))
        if not any(unit.human for unit in parts):
            return replace(fresh, comments=comments)
        sources = [unit.source for unit in parts]
        older = Key(parts[0].context, " ".join(made_for(unit).source for unit in parts))
        targets = [unit.target for unit in parts if unit.target and not is_mark(unit.target)]
        now = replace(
            fresh,
            target=" ".join(targets) or parts[0].target,
            state=State.STALE,
            previous=older,
            comments=comments,
        )
        said = (joined_from(sources), *facts(older, fresh.key, self.language))
        return noted(now, said)
