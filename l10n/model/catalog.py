"""A catalog: all units of one article in one target locale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit, is_mark


@dataclass(frozen=True, slots=True)
class Passage:
    """Units that are translated as one: a unit and those joined to it by ``⇧``, in order.

    Checks, assembling, memory and status look at passages, never at a joined unit alone. Whether it
    can hold in the article (`l10n.model.place`, `l10n.workflow.passages`) is another question.
    """

    units: tuple[Unit, ...]
    state: State = field(init=False, compare=False)
    """Where the whole stands: a ``⇧`` that nobody has accepted keeps it from being reviewed.

    JOINED for a ``⇧`` that follows nothing.
    """

    def __post_init__(self) -> None:
        first, *others = (unit.state for unit in self.units)
        waiting = (one for one in (State.STALE, State.PRETRANSLATED) if one in others)
        accepted_first = first in (State.REVIEWED, State.PRETRANSLATED)
        # Kept, because it is asked for each unit, and a passage can have many.
        object.__setattr__(self, "state", next(waiting, first) if accepted_first else first)

    @property
    def source(self) -> str:
        return " ".join(unit.source for unit in self.units)

    @property
    def target(self) -> str:
        return self.units[0].target


@dataclass(frozen=True, slots=True)
class Catalog:
    """Units in document order, obsolete ones last. Keys of living units are unique."""

    article: str
    """The article's name, which is the file's stem: ``kim`` for ``kim.fr.txt`` and ``kim.po``."""
    source_locale: Locale
    locale: Locale
    units: tuple[Unit, ...]
    header: tuple[tuple[str, str], ...] = ()
    """Header fields in order, foreign ones included; empty means: to be made when written."""
    header_comments: tuple[str, ...] = ()

    def living(self) -> dict[Key, Unit]:
        """The units whose source is still in the article, by key."""
        return {unit.key: unit for unit in self.units if unit.state is not State.OBSOLETE}

    def count(self) -> Counter[State]:
        """How many units are in each state."""
        return Counter(unit.state for unit in self.units)

    def human_texts(self) -> int:
        """How many targets are a person's work; no command may lower this (law 7)."""
        return sum(unit.human for unit in self.units)

    def passages(self) -> Iterator[Passage]:
        """The living units, each with those joined to it. A ``⇧`` with nothing before stands alone.

        A ``⇧`` marked ``fuzzy`` is joined, too: until somebody decides otherwise, the target before
        says its meaning.
        """
        group: list[Unit] = []
        for unit in self.units:
            if unit.state is State.OBSOLETE:
                continue
            if group and not (unit.state is State.JOINED or is_mark(unit.target)):
                yield Passage(tuple(group))
                group = []
            group.append(unit)
        if group:
            yield Passage(tuple(group))
