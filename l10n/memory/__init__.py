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
_Votes = defaultdict[Thing, defaultdict[tuple[str, ...], list[str]]]


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
    """Exact matches out of the reviewed passages of catalogs for one locale."""

    by_key: Mapping[Key, Match] = field(default_factory=dict)
    by_source: Mapping[str, Match] = field(default_factory=dict)
    by_context: Mapping[Context, Match] = field(default_factory=dict)
    by_run: Mapping[tuple[Key, ...], Match] = field(default_factory=dict)
    """Passages of several units, by the keys of all of them."""
    lengths: Mapping[Key, tuple[int, ...]] = field(default_factory=dict)
    """How many units the passages of `by_run` have that begin with a key, longest first."""

    @classmethod
    def of(cls, catalogs: Iterable[Catalog]) -> Memory:
        """Collect what is reviewed: single units, and joined passages as a whole, never in part.

        Where people translated the same in two ways, the more frequent target wins, then the one
        that sorts first, so that every run offers the same.
        """
        by_key: _Votes[Key] = _votes()
        by_context: _Votes[Context] = _votes()
        by_run: _Votes[tuple[Key, ...]] = _votes()
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
        by_source: _Votes[str] = _votes()
        for key, found in by_key.items():
            for targets, articles in found.items():
                by_source[key.source][targets] += articles
        return cls(
            _elected(by_key),
            _elected(by_source),
            _elected(by_context),
            _elected(by_run),
            _lengths(by_run),
        )

    def over(self, other: Memory) -> Memory:
        """The same with ``other`` behind it, asked for a source that nobody translated here.

        Neighbours and joins of ``other`` do not count; files of other programs are in no order.
        """
        return replace(self, by_source={**other.by_source, **self.by_source})

    def lookup(self, key: Key, before: str | None = None, after: str | None = None) -> Match | None:
        """What was made of ``key`` between the same neighbours; else of ``key``; else of its source.

        ``before`` and ``after`` are the sources of the neighbours, empty at the edges of the
        article; None where they are not known, and then any will do.
        """
        if before is not None and after is not None:
            found = self.by_context.get((before, key, after))
            if found:
                return replace(found, in_context=True)
        return self.by_key.get(key) or self.by_source.get(key.source)

    def passage(self, units: Sequence[Unit]) -> Match | None:
        """What was made of the longest joined passage that ``units`` begin with.

        ``units`` follow one another in a catalog; only those that can be joined are looked at.
        """
        for count in self.lengths.get(units[0].key, ()) if units else ():
            if count > len(units):
                continue
            found = self.by_run.get(tuple(unit.key for unit in units[:count]))
            if found and _holds(Passage(tuple(units[:count]))):
                return found
        return None


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


def _votes() -> _Votes[Thing]:
    return defaultdict(lambda: defaultdict(list))


def _elected(votes: _Votes[Thing]) -> dict[Thing, Match]:
    found = {}
    for thing, targets in votes.items():
        chosen = min(targets, key=lambda texts: (-len(targets[texts]), texts))
        found[thing] = Match(chosen, min(targets[chosen]))
    return found
