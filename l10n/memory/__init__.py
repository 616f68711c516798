"""Sentences that people have translated before, ready to be offered again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from l10n.model.catalog import Catalog
from l10n.model.unit import Key, State


@dataclass(frozen=True, slots=True)
class Match:
    """A reviewed target for the same source, and the article whose catalog it comes from."""

    target: str
    article: str


@dataclass(frozen=True, slots=True)
class Memory:
    """Exact matches out of the reviewed units of catalogs for one locale."""

    by_key: Mapping[Key, Match] = field(default_factory=dict)
    by_source: Mapping[str, Match] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogs: Iterable[Catalog]) -> Memory:
        """Collect what is reviewed, passages of one unit only: half of a joined one misleads.

        Where people translated a sentence in two ways, the more frequent target wins, then the
        one that sorts first, so that every run offers the same.
        """
        votes: dict[Key, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for catalog in catalogs:
            for passage in catalog.passages():
                if passage.state is State.REVIEWED and len(passage.units) == 1:
                    votes[passage.units[0].key][passage.target].append(catalog.article)
        by_key = {key: _elect(targets) for key, targets in votes.items()}
        by_source: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for key, targets in votes.items():
            for target, articles in targets.items():
                by_source[key.source][target] += articles
        return cls(by_key, {source: _elect(targets) for source, targets in by_source.items()})

    def lookup(self, key: Key) -> Match | None:
        """What was made of ``key``; else of the same source in another role."""
        return self.by_key.get(key) or self.by_source.get(key.source)


def _elect(targets: Mapping[str, list[str]]) -> Match:
    target = min(targets, key=lambda text: (-len(targets[text]), text))
    return Match(target, min(targets[target]))
