"""Catalogs to catalogs with drafts: memory, glossary, then one batch through the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from l10n.engines.base import Engine
from l10n.errors import MissingError
from l10n.formats import format_named
from l10n.labels import labels
from l10n.masking import Masked, mask
from l10n.memory import Memory
from l10n.model.article import Code, Role
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.translation import Translation
from l10n.model.unit import Key, State, Unit
from l10n.terminology import Matcher, Wholes, matcher, whole, wholes
from l10n.workflow.redecode import redecode
from l10n.workflow.repair import Repaired, repair
from l10n.workflow.termuse import UnitTerms


@dataclass(frozen=True, slots=True)
class Drafting:
    """A catalog that wants drafts, with what its article's format must keep in each unit."""

    catalog: Catalog
    format: str
    codes: Mapping[Key, tuple[Code, ...]] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A unit that stays untranslated, and why the engine's output was no draft."""

    article: str
    locale: Locale
    key: Key
    reason: str


@dataclass(frozen=True, slots=True)
class Pretranslated:
    """Catalogs with drafts, in order, and what is to be said of those that the engine made."""

    catalogs: list[Catalog]
    refusals: list[Refusal]
    terms: list[UnitTerms]


@dataclass(frozen=True, slots=True)
class _Request:
    """One unit on its way through the engine."""

    at: int
    unit: Unit
    masked: Masked


def pretranslate(
    draftings: Sequence[Drafting],
    open_engine: Callable[[], Engine],
    glossary: Glossary,
    *,
    redo: bool = False,
) -> Pretranslated:
    """Draft every untranslated unit (with ``redo`` every machine draft too); touch nothing human.

    All that no memory and no glossary answers goes to the engine in one batch for each pair of
    languages; ``open_engine`` is called only when there is some. A unit whose output is no draft is
    untranslated, and among the refusals. Where something is missing for one pair (a package), its
    units stay as they are and are refused, so that the other pairs get their drafts; raises
    `MissingError` when it is so for every pair.
    """
    marked = glossary.fingerprint()
    done: list[dict[Key, Unit]] = [{} for _ in draftings]
    queues: dict[tuple[Locale, Locale], list[_Request]] = {}
    for at, drafting in enumerate(draftings):
        catalog = drafting.catalog
        known = wholes(glossary, catalog.locale)
        for unit in _wanting(catalog, redo):
            ready = _without_engine(unit, drafting, known, marked)
            if ready:
                done[at][unit.key] = ready
                continue
            codes = drafting.codes.get(unit.key, ())
            request = _Request(at, unit, mask(unit.source, codes))
            queues.setdefault((catalog.source_locale, catalog.locale), []).append(request)
    refusals: list[Refusal] = []
    used: list[UnitTerms] = []
    missing: list[MissingError] = []
    engine = cache(open_engine)
    for (source, target), queue in queues.items():
        terms = matcher(glossary, source.language)
        texts = [item.masked.text for item in queue]
        try:
            written = engine().translate(texts, source, target)
        except MissingError as error:
            missing.append(error)
            reason = f"{error.message.rstrip('.')} ({error.advice.rstrip('.')})"
            refusals += [
                Refusal(draftings[item.at].catalog.article, target, item.unit.key, reason)
                for item in queue
            ]
            continue
        model = engine().model(source, target)
        better = redecode(
            texts, written, map(terms.find, texts), engine(), source, terms.targets(target)
        )
        for item, plain, draft in zip(queue, written, better, strict=True):
            drafting = draftings[item.at]
            # Codes may not come back whole from a draft that was written anew.
            tries = ((draft.translation, draft.concepts), (plain, ()))
            result = _first(item, drafting.format, tries, terms, source, target)
            key = item.unit.key
            if result.refused:
                # With `redo`, an older draft is no better than what was just refused.
                done[item.at][key] = _without_draft(item.unit)
                refusals.append(Refusal(drafting.catalog.article, target, key, result.refused))
            else:
                done[item.at][key] = _drafted(item.unit, result, engine().name, model, marked)
                used.append(UnitTerms(drafting.catalog.article, target, key, result.terms))
    if missing and len(missing) == len(queues):
        raise missing[0]
    catalogs = [
        replace(
            drafting.catalog,
            units=tuple(
                unit if unit.state is State.OBSOLETE else done[at].get(unit.key, unit)
                for unit in drafting.catalog.units
            ),
        )
        for at, drafting in enumerate(draftings)
    ]
    return Pretranslated(catalogs, refusals, used)


def _first(
    item: _Request,
    format_name: str,
    tries: Iterable[tuple[Translation, Sequence[str]]],
    terms: Matcher,
    source: Locale,
    target: Locale,
) -> Repaired:
    """The first of ``tries`` (drafts with the concepts written anew in them) that can be used."""
    for made, concepts in tries:
        result = repair(item.masked, made, terms, source, target, concepts)
        broken = _breaks(format_name, item.unit.source, result.text)
        result = replace(result, refused=result.refused or broken)
        if not result.refused:
            break
    return result


def _wanting(catalog: Catalog, redo: bool) -> Iterator[Unit]:
    for unit in catalog.units:
        machine = unit.state is State.PRETRANSLATED and not unit.human
        if unit.state is State.UNTRANSLATED or (redo and machine):
            yield unit


def _without_engine(unit: Unit, drafting: Drafting, known: Wholes, marked: str) -> Unit | None:
    """A draft that needs no engine: a person's earlier work, a term, a name to copy."""
    catalog = drafting.catalog
    if match := drafting.memory.lookup(unit.key):
        return _ready(unit, match.target, "memory", match.article)
    if target := whole(unit.source, known):
        return _ready(unit, target, "glossary", "-", marked)
    if unit.context == Role.BYLINE:
        names = labels(catalog.locale).names(unit.source, catalog.source_locale)
        return _ready(unit, names, "copy", "-")
    return None


def _ready(unit: Unit, target: str, engine: str, model: str, glossary: str = "-") -> Unit:
    return _with_draft(
        unit, Origin(engine, model, glossary, fingerprint(unit.source), fingerprint(target)), target
    )


def _drafted(unit: Unit, result: Repaired, engine: str, model: str, glossary: str) -> Unit:
    origin = Origin(
        engine,
        model,
        glossary,
        fingerprint(unit.source),
        fingerprint(result.text),
        result.note,
    )
    return _with_draft(unit, origin, result.text)


def _without_draft(unit: Unit) -> Unit:
    return replace(unit, target="", origin=None, state=State.UNTRANSLATED, previous=None)


def _with_draft(unit: Unit, origin: Origin, target: str) -> Unit:
    return replace(unit, target=target, origin=origin, state=State.PRETRANSLATED, previous=None)


def _breaks(format_name: str, source: str, target: str) -> str:
    """Why ``target`` cannot stand where ``source`` stood, or nothing."""
    kind = format_named(format_name)
    if kind.skeleton(source) != kind.skeleton(target):
        return "the draft would break the article's markup"
    return ""
