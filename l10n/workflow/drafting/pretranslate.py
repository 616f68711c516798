"""Catalogs to catalogs with drafts: memory, glossary, then one batch through the engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from l10n.engines.base import Engine
from l10n.errors import MissingError
from l10n.masking import Masked, mask
from l10n.memory import Memory
from l10n.model.article import Code
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.place import apart
from l10n.model.translation import Translation
from l10n.model.unit import Key, State, Unit, is_mark
from l10n.placeables import Style
from l10n.terminology import Matcher, matcher, wholes
from l10n.workflow.drafting.finishing import breaks, finished
from l10n.workflow.drafting.recall import passage_recalled, passages_recalled, recall, with_draft
from l10n.workflow.drafting.redecode import redecode
from l10n.workflow.drafting.repair import Repaired, repair
from l10n.workflow.drafting.termuse import UnitTerms


@dataclass(frozen=True, slots=True)
class Drafting:
    """A catalog that wants drafts, with what its article's format must keep in each unit."""

    catalog: Catalog
    format: str
    codes: Mapping[Key, tuple[Code, ...]] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    style: Style | None = None
    """The house style of the catalog's locale; None: what its language file says."""


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
    """One text on its way through the engine, for the draft of ``head``.

    That is the unit itself, or the one that a person has joined it to.
    """

    at: int
    head: Unit
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
        wanting = _wanting(catalog, redo)
        done[at] = passages_recalled(catalog, drafting.memory, wanting)
        recalled = recall(catalog, drafting.memory, wholes(glossary, catalog.locale), marked)
        for units in _joined(catalog, wanting - done[at].keys()):
            head = units[0]
            one = len(units) == 1
            ready = recalled(head) if one else passage_recalled(units, drafting.memory)
            if ready:
                done[at][head.key] = ready
                continue
            queue = queues.setdefault((catalog.source_locale, catalog.locale), [])
            for unit in units:
                codes = drafting.codes.get(unit.key, ())
                queue.append(_Request(at, head, unit, mask(unit.source, codes)))
    refusals: list[Refusal] = []
    used: list[UnitTerms] = []
    missing: list[MissingError] = []
    engine = cache(open_engine)
    asked = [item for queue in queues.values() for item in queue]
    for (source, target), queue in queues.items():
        terms = matcher(glossary, source.language)
        texts = [item.masked.text for item in queue]
        try:
            written = engine().translate(texts, source, target)
        except MissingError as error:
            missing.append(error)
            reason = f"{error.message.rstrip('.')} ({error.advice.rstrip('.')})"
            refusals += [
                Refusal(draftings[item.at].catalog.article, target, item.head.key, reason)
                for item in queue
                if item.unit == item.head
            ]
            continue
        model = engine().model(source, target)
        better = redecode(
            texts, written, map(terms.find, texts), engine(), source, terms.targets(target)
        )
        made: dict[tuple[int, Key], list[Repaired]] = {}
        for item, plain, draft in zip(queue, written, better, strict=True):
            # Codes may not come back whole from a draft that was written anew.
            tries = ((draft.translation, draft.concepts), (plain, ()))
            result = _first(item, draftings[item.at], tries, terms, source, target)
            made.setdefault((item.at, item.head.key), []).append(result)
            if not result.refused:
                article = draftings[item.at].catalog.article
                used.append(UnitTerms(article, target, item.unit.key, result.terms))
        for item in queue:
            if item.unit != item.head:
                continue
            key = item.head.key
            results = made[item.at, key]
            refused = next((result.refused for result in results if result.refused), "")
            if refused:
                # With `redo`, an older draft is no better than what was just refused.
                done[item.at][key] = _without_draft(item.head)
                article = draftings[item.at].catalog.article
                refusals.append(Refusal(article, target, key, refused))
                continue
            text = " ".join(result.text for result in results)
            note = results[0].note if len(results) == 1 else f"joined:{len(results)}"
            done[item.at][key] = with_draft(item.head, text, engine().name, model, marked, note)
    if missing and len(missing) == len(queues):
        missing[0].advice += "; to begin without drafts: l10n extract"
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
    drafted = [{item.head.key for item in asked if item.at == at} for at in range(len(catalogs))]
    catalogs = [
        finished(catalog, drafting.format, keys, drafting.style)
        for catalog, drafting, keys in zip(catalogs, draftings, drafted, strict=True)
    ]
    return Pretranslated(catalogs, refusals, used)


def _first(
    item: _Request,
    drafting: Drafting,
    tries: Iterable[tuple[Translation, Sequence[str]]],
    terms: Matcher,
    source: Locale,
    target: Locale,
) -> Repaired:
    """The first of ``tries`` (drafts with the concepts written anew in them) that can be used."""
    for made, concepts in tries:
        result = repair(item.masked, made, terms, source, target, concepts, drafting.style)
        broken = breaks(drafting.format, item.unit.source, result.text)
        result = replace(result, refused=result.refused or broken)
        if not result.refused:
            break
    return result


def _wanting(catalog: Catalog, redo: bool) -> set[Key]:
    """The units that are to be drafted."""
    return {
        unit.key
        for unit in catalog.units
        if unit.state is State.UNTRANSLATED
        or (redo and unit.state is State.PRETRANSLATED and not unit.human)
    }


def _joined(catalog: Catalog, wanting: Collection[Key]) -> Iterator[tuple[Unit, ...]]:
    """Each unit ``wanting``, with those that a person has joined to it: one draft says them all."""
    units = list(catalog.living().values())
    for at, head in enumerate(units):
        if head.key not in wanting:
            continue
        end = at + 1
        while (
            end < len(units)
            and units[end].key not in wanting
            and is_mark(units[end].target)
            and not apart(units[end - 1], units[end])
        ):
            end += 1
        yield tuple(units[at:end])


def _without_draft(unit: Unit) -> Unit:
    return replace(unit, target="", origin=None, state=State.UNTRANSLATED, previous=None)
