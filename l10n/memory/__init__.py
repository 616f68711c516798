"""Sentences that people have translated before, ready to be offered again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

from l10n.model.catalog import Catalog, Passage
from l10n.model.place import apart, place_of
from l10n.model.unit import Key, State, Unit

Context = tuple[str, Key, str]
"""A unit between the sources before and behind it, which are empty at the edges of an article."""

Thing = TypeVar("Thing")
# For each thing that was translated, each of its targets with the articles that have it.
_Votes = Mapping[Thing, Mapping[tuple[str, ...], Sequence[str]]]
_Count = defaultdict[Thing, defaultdict[tuple[str, ...], list[str]]]


@dataclass(frozen=True, slots=True)
class Match:
    """Reviewed targets of the same sources, and the article whose catalog they come from.

    One target for each unit: for a joined passage the whole, then ``⇧`` for each of the others.
    """

    targets: tuple[str, ...]
    article: str
    in_context: bool = False
    """Whether the sentences around were the same, too."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Exact matches out of the reviewed passages of catalogs for one locale.

    Where people translated the same in two ways, the more frequent target wins, then the one that
    sorts first, so that every run offers the same.
    """

    by_key: _Votes[Key] = field(default_factory=dict)
    by_source: _Votes[str] = field(default_factory=dict)
    by_context: _Votes[Context] = field(default_factory=dict)
    by_run: _Votes[tuple[Key, ...]] = field(default_factory=dict)
    """Passages of several units, by the keys of all of them."""
    lengths: Mapping[Key, tuple[int, ...]] = field(default_factory=dict)
    """How many units the passages of `by_run` have that begin with a key, longest first."""
    older: Mapping[str, Match] = field(default_factory=dict)
    """What is asked for a source that nobody translated here: neighbours and joins do not count."""
    but: str = ""
    """The article whose own translations are not offered, because it is the one to be drafted."""

    @classmethod
    def of(cls, catalogs: Iterable[Catalog]) -> Memory:
        """Collect what is reviewed: single units, and joined passages as a whole, never in part."""
        by_key: _Count[Key] = _count()
        by_context: _Count[Context] = _count()
        by_run: _Count[tuple[Key, ...]] = _count()
        for catalog in catalogs:
            sources = _around(tuple(catalog.living().values()))
            for passage in catalog.passages():
                if passage.state is not State.REVIEWED:
                    continue
                targets = tuple(unit.target.strip() for unit in passage.units[1:])
                targets = (passage.target, *targets)
                keys = tuple(unit.key for unit in passage.units)
                if len(keys) > 1:
                    if _holds(passage):
                        by_run[keys][targets].append(catalog.article)
                    continue
                by_key[keys[0]][targets].append(catalog.article)
                by_context[sources[keys[0]]][targets].append(catalog.article)
        by_source: _Count[str] = _count()
        for key, found in by_key.items():
            for targets, articles in found.items():
                by_source[key.source][targets] += articles
        return cls(by_key, by_source, by_context, by_run, _lengths(by_run))

    def lookup(self, key: Key, before: str | None = None, after: str | None = None) -> Match | None:
        """What was made of ``key`` between the same neighbours; else of ``key``; else of its source.

        ``before`` and ``after`` are the sources of the neighbours, empty at the edges of the
        article; None where they are not known, and then any will do.
        """
        if before is not None and after is not None:
            found = self._elected(self.by_context, (before, key, after))
            if found:
                return replace(found, in_context=True)
        return (
            self._elected(self.by_key, key)
            or self._elected(self.by_source, key.source)
            or self.older.get(key.source)
        )

    def passage(self, units: Sequence[Unit]) -> Match | None:
        """What was made of the longest joined passage that ``units`` begin with.

        ``units`` follow one another in a catalog; only those that can be joined are looked at.
        """
        for count in self.lengths.get(units[0].key, ()) if units else ():
            if count > len(units):
                continue
            found = self._elected(self.by_run, tuple(unit.key for unit in units[:count]))
            if found and _holds(Passage(tuple(units[:count]))):
                return found
        return None

    def _elected(self, votes: _Votes[Thing], thing: Thing) -> Match | None:
        """The target that most articles have, the one that is drafted aside."""
        best: tuple[int, tuple[str, ...], str] | None = None
        for targets, articles in votes.get(thing, {}).items():
            others = [article for article in articles if article != self.but]
            if others and (best is None or (-len(others), targets) < best[:2]):
                best = (-len(others), targets, min(others))
        return Match(best[1], best[2]) if best else None


def _holds(passage: Passage) -> bool:
    """Whether its units are known to stand in one paragraph, where nothing speaks against it."""
    return all(place_of(unit) for unit in passage.units) and not any(
        apart(one, other) for one, other in pairwise(passage.units)
    )


def _lengths(runs: Iterable[tuple[Key, ...]]) -> dict[Key, tuple[int, ...]]:
    found: dict[Key, set[int]] = defaultdict(set)
    for run in runs:
        found[run[0]].add(len(run))
    return {key: tuple(sorted(counts, reverse=True)) for key, counts in found.items()}


def _around(units: Sequence[Unit]) -> dict[Key, Context]:
    """Each unit with the sources before and behind it in the catalog."""
    sources = ["", *(unit.source for unit in units), ""]
    return {unit.key: (sources[at], unit.key, sources[at + 2]) for at, unit in enumerate(units)}


def _count() -> _Count[Thing]:
    return defaultdict(lambda: defaultdict(list))
