"""Drafts that need no engine: what people made of the same before, a term, a label, a name to copy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from l10n.labels import labels
from l10n.memory import Match, Memory
from l10n.model.article import Role
from l10n.model.catalog import Catalog
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import Key, State, Unit
from l10n.terminology import Wholes, whole

Lookup = Callable[[Unit], Unit | None]


def passages_recalled(
    catalog: Catalog, memory: Memory, wanting: Collection[Key]
) -> dict[Key, Unit]:
    """Drafts of runs of units ``wanting`` that people translated as one before, ``⇧`` and all.

    The longest run wins; a run is offered whole or not at all.
    """
    if not memory.by_run:
        return {}
    units = list(catalog.living().values())
    done: dict[Key, Unit] = {}
    at = end = 0
    while at < len(units):
        end = max(at, end)
        while end < len(units) and units[end].key in wanting:
            end += 1
        begins = units[at].key in memory.lengths
        match = memory.passage(units[at:end]) if begins else None
        if match is None:
            at += 1
            continue
        note = f"joined:{len(match.targets)}"
        for unit, target in zip(units[at:], match.targets, strict=False):
            done[unit.key] = _remembered(unit, target, match, note)
        at += len(match.targets)
    return done


def passage_recalled(units: Sequence[Unit], memory: Memory) -> Unit | None:
    """A draft of the first of ``units``, the others of which a person has joined to it already."""
    match = memory.passage(units)
    if match is None or len(match.targets) != len(units):
        return None
    return _remembered(units[0], match.targets[0], match, f"joined:{len(units)}")


def recall(catalog: Catalog, memory: Memory, known: Wholes, marked: str) -> Lookup:
    """What drafts one unit of ``catalog`` without an engine; None where nothing can.

    ``known`` are the glossary's terms by their whole text, ``marked`` is its fingerprint.
    """
    sources = ["", *(unit.source for unit in catalog.living().values()), ""]
    around = {key: (sources[at], sources[at + 2]) for at, key in enumerate(catalog.living().keys())}

    def drafted(unit: Unit) -> Unit | None:
        if match := memory.lookup(unit.key, *around[unit.key]):
            return _remembered(unit, match.targets[0], match, "context" if match.in_context else "")
        if target := whole(unit.source, known):
            return with_draft(unit, target, "glossary", "-", marked)
        printed = labels(catalog.locale)
        if unit.context == Role.BYLINE:
            names = printed.names(unit.source, catalog.source_locale)
            return with_draft(unit, names, "copy", "-")
        if unit.context == Role.SECTION:
            section = printed.section(unit.source, catalog.source_locale)
            return with_draft(unit, section, "labels", "-") if section else None
        return None

    return drafted


def with_draft(
    unit: Unit, target: str, engine: str, model: str, glossary: str = "-", note: str = ""
) -> Unit:
    """``unit`` with a draft that waits for review, and where it came from."""
    origin = Origin(engine, model, glossary, fingerprint(unit.source), fingerprint(target), note)
    return replace(unit, target=target, origin=origin, state=State.PRETRANSLATED, previous=None)


def _remembered(unit: Unit, target: str, match: Match, note: str) -> Unit:
    return with_draft(unit, target, "memory", match.article, note=note)
