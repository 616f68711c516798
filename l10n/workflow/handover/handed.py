"""What was handed over: the versions of each unit that a returned file may have begun with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.bilingual.naming import id_of
from l10n.bilingual.returned import Returned, ReturnedUnit
from l10n.model.catalog import Catalog
from l10n.model.origin import fingerprint
from l10n.model.unit import Key, State, Unit
from l10n.po.states import FUZZY

EMPTY, WAITING, DONE = "empty", "waiting", "done"
"""How far a unit is in the eyes of any tool: no text, a text marked fuzzy, a text without mark."""


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A target and how far it was, to be compared and not read."""

    mark: str
    target: str
    """`fingerprint` of the text."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One unit as it was handed over."""

    versions: tuple[Version, ...]
    comments: frozenset[str] = frozenset()
    """`fingerprint`s of people's comments."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a returned file is compared with. Units go by `id_of` their key."""

    last: Mapping[str, Handed] = field(default_factory=dict)
    """What was handed over, as far as is known: one version of each unit."""
    known: Mapping[str, Handed] = field(default_factory=dict)
    """That and every other version that the file may have begun with."""

    def knows(self, key: Key) -> bool:
        """Whether there ever was such a unit."""
        return id_of(key) in self.known

    def was(self, key: Key, version: Version, *, stated: bool = True) -> bool:
        """Whether the unit ever was so; without its mark where the file does not say it."""
        return any(
            one == version or (not stated and one.target == version.target)
            for one in self._versions(self.known, key)
        )

    def handed(self, key: Key, version: Version) -> bool:
        """Whether the unit was handed over just so."""
        return version in self._versions(self.last, key)

    def handed_text(self, key: Key, text: str) -> bool:
        """Whether the unit was handed over with this text."""
        return any(one.target == fingerprint(text) for one in self._versions(self.last, key))

    def said(self, key: Key, comment: str) -> bool:
        """Whether the comment was there already."""
        known = self.known.get(id_of(key))
        return known is not None and fingerprint(comment) in known.comments

    @staticmethod
    def _versions(units: Mapping[str, Handed], key: Key) -> tuple[Version, ...]:
        known = units.get(id_of(key))
        return known.versions if known else ()


def mark_of(state: State) -> str:
    """`EMPTY`, `WAITING` or `DONE`."""
    if state is State.UNTRANSLATED:
        return EMPTY
    return WAITING if state in (State.PRETRANSLATED, State.STALE) else DONE


def version_of(unit: Unit) -> Version:
    """The version that ``unit`` is; an obsolete one waits where it keeps its ``fuzzy``."""
    waits = unit.state is State.OBSOLETE and FUZZY in unit.flags
    return Version(WAITING if waits else mark_of(unit.state), fingerprint(unit.target))


def handed_units(catalog: Catalog) -> dict[str, Handed]:
    """Every unit of ``catalog`` as it stands, obsolete ones too."""
    return {
        id_of(unit.key): Handed((version_of(unit),), frozenset(map(fingerprint, unit.comments)))
        for unit in catalog.units
    }


def certain(handed: Mapping[str, Handed]) -> Base:
    """The base when a manifest tells what was handed over."""
    return Base(handed, handed)


def guessed(states: Sequence[Catalog], returned: Returned) -> Base:
    """The base when nothing tells: of the known ``states`` the one most like the file.

    Of several that are as much like it, only what they agree on counts as handed over: in doubt a
    unit that differs here and there is a conflict, and nobody's text is replaced. A unit that came
    back as it was in any known state was not touched.
    """
    all_handed = [handed_units(state) for state in states]
    came = {id_of(unit.key): version_of_returned(unit) for unit in returned.units}
    alike = [
        sum(version in handed[name].versions for name, version in came.items() if name in handed)
        for handed in all_handed
    ]
    best = [handed for handed, score in zip(all_handed, alike, strict=True) if score == max(alike)]
    return Base(_agreed(best), _united(all_handed))


def version_of_returned(unit: ReturnedUnit) -> Version:
    """The version that a unit came back as."""
    return Version(mark_of(unit.state), fingerprint(unit.target))


def _agreed(several: Sequence[Mapping[str, Handed]]) -> dict[str, Handed]:
    """The units that are the same in all."""
    first, *others = several or [{}]
    return {
        name: one
        for name, one in first.items()
        if all(name in other and other[name].versions == one.versions for other in others)
    }


def _united(several: Iterable[Mapping[str, Handed]]) -> dict[str, Handed]:
    united: dict[str, Handed] = {}
    for handed in several:
        for name, one in handed.items():
            before = united.get(name, Handed(()))
            united[name] = Handed(
                tuple(dict.fromkeys((*before.versions, *one.versions))),
                before.comments | one.comments,
            )
    return united
