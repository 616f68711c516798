"""The jobs: each reads one article and its catalog, runs the steps, and writes what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial

from l10n import po
from l10n.engines.base import Engine
from l10n.errors import L10nError
from l10n.executors import run_all
from l10n.formats.doubts import doubts
from l10n.formats.omissions import count_left_out, left_out
from l10n.formats.tongues import refuse_same_language
from l10n.merging import Tally, bring_up, tally
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit
from l10n.workflow.archive import overflowing, read_archive, write_archive
from l10n.workflow.carrying import carrier
from l10n.workflow.drafting.pretranslate import Drafting, Refusal, pretranslate
from l10n.workflow.drafting.termuse import TermUse, summed
from l10n.workflow.dropped import dropped, vanished
from l10n.workflow.extract import extract
from l10n.workflow.files import (
    Stored,
    read_catalog,
    read_glossary,
    read_memory,
    read_old_memory,
    read_source,
    write_catalog,
)
from l10n.workflow.housestyle import style_of
from l10n.workflow.job import Job
from l10n.workflow.publishing.editions import Freshness, Written, claim_slugs, make_edition
from l10n.workflow.units import source_units


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one job; picklable."""

    article: str
    locale: Locale
    counts: Mapping[State, int] = field(default_factory=dict)
    left_out: int = 0
    catalog: Written | None = None
    merged: Tally = field(default_factory=Tally)
    """What became of the sentences since the last run; all zero for a new catalog."""
    archived: int = 0
    """Obsolete units that went to the catalog's archive, because there are too many."""
    editions: tuple[Written, ...] = ()
    findings: tuple[Finding, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    terms: TermUse = field(default_factory=TermUse)
    error: L10nError | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A job with its files read and its catalog brought up to the article as it is now."""

    job: Job
    article: Article
    catalog: Catalog
    stored: Stored | None
    findings: tuple[Finding, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    terms: TermUse = field(default_factory=TermUse)
    merged: Tally = field(default_factory=Tally)
    returned: frozenset[Key] = frozenset()
    """Units that are in the catalog again and can leave the archive."""


def extract_all(
    jobs: Sequence[Job], executor: Executor, *, today: date | None = None, write: bool = True
) -> list[Outcome]:
    """Bring every catalog up to its article; ``today`` dates what is put aside."""
    return [
        _save(prepared, write=write) if isinstance(prepared, Prepared) else prepared
        for prepared in run_all(executor, partial(prepare, today=today), jobs)
    ]


def draft_all(
    jobs: Sequence[Job],
    executor: Executor,
    engine: Callable[[], Engine],
    *,
    redo: bool = False,
    editions: bool = False,
    draft_only: bool = False,
    today: date | None = None,
    write: bool = True,
) -> list[Outcome]:
    """Bring every catalog up to its article, draft what is open in one batch, and save.

    With ``editions``, also assemble: the finished edition where all units are reviewed, else (or
    with ``draft_only``) a draft. ``engine`` is called only when there is something to draft.
    """
    ready = run_all(executor, partial(prepare, today=today), jobs)
    prepared = [item for item in ready if isinstance(item, Prepared)]
    drafted = iter(_draft(prepared, engine, redo=redo) if prepared else [])
    outcomes = []
    saved: list[tuple[int, Prepared]] = []
    for item in ready:
        if not isinstance(item, Prepared):
            outcomes.append(item)
            continue
        item = next(drafted)
        outcomes.append(_save(item, write=write))
        if editions and outcomes[-1].error is None:
            saved.append((len(outcomes) - 1, item))
    if write and not draft_only:
        claim_slugs([item.job for _, item in saved])
    for at, item in saved:
        outcomes[at] = _with_editions(outcomes[at], item, draft_only=draft_only, write=write)
    return outcomes


def prepare(job: Job, today: date | None = None) -> Prepared | Outcome:
    """Read a job's files and merge; an error becomes an outcome, so that other jobs go on.

    The archive is read only when the article has a sentence that the catalog does not know.
    """
    try:
        article = read_source(job.project, job.source)
        refuse_same_language(article, job.locale)
        glossary, _ = read_glossary(job.project)
        stored = read_catalog(job.project, job.source.name, job.locale)
        style = style_of(job.project, job.locale)
        fresh = extract(article, job.source.name, job.locale, glossary, style)
        if stored is None:
            fresh = _with_header(fresh, article)
        old = stored.catalog if stored else None
        gone = (
            dropped(job.project, stored)
            if stored
            else vanished(job.project, job.source.name, job.locale)
        )
        known = {unit.key for unit in old.units} if old else set()
        archived = (
            read_archive(job.project, job.source.name, job.locale).units
            if any(unit.key not in known for unit in fresh.units)
            else ()
        )
        merged = bring_up(
            old,
            fresh,
            today=today,
            carry=carrier(article.locale, job.locale),
            archived=archived,
        )
    except L10nError as error:
        return Outcome(job.source.name, job.locale, error=error)
    return Prepared(
        job,
        article,
        merged.catalog,
        stored,
        (*doubts(article), *left_out(article), *gone),
        merged=tally(old, merged.catalog) if old else Tally(),
        returned=merged.taken,
    )


def _with_header(new: Catalog, article: Article) -> Catalog:
    known = article.metadata
    return replace(
        new,
        header=po.header_fields(
            new.article,
            new.source_locale,
            new.locale,
            published=known.published or known.first_published,
        ),
        header_comments=po.header_comments(new.locale),
    )


def _draft(
    prepared: Sequence[Prepared], engine: Callable[[], Engine], *, redo: bool
) -> list[Prepared]:
    project = prepared[0].job.project
    glossary, _ = read_glossary(project)
    draftings = []
    findings = []
    old = cache(partial(read_old_memory, project))
    for item in prepared:
        source, locale = item.job.source, item.job.locale
        memory, unreadable = read_memory(project, locale, but=source.name)
        behind, broken = old(source.locale, locale)
        memory, unreadable = memory.over(behind), [*unreadable, *broken]
        codes = {unit.key: unit.codes for unit in source_units(item.article)}
        style = style_of(project, locale)
        draftings.append(Drafting(item.catalog, item.article.format, codes, memory, style))
        findings.append(unreadable)
    made = pretranslate(draftings, engine, glossary, redo=redo)
    return [
        replace(
            item,
            catalog=catalog,
            findings=(*item.findings, *unreadable),
            refusals=tuple(
                refusal
                for refusal in made.refusals
                if (refusal.article, refusal.locale) == (catalog.article, catalog.locale)
            ),
            terms=summed(
                unit
                for unit in made.terms
                if (unit.article, unit.locale) == (catalog.article, catalog.locale)
            ),
        )
        for item, catalog, unreadable in zip(prepared, made.catalogs, findings, strict=True)
    ]


def _save(item: Prepared, *, write: bool) -> Outcome:
    project = item.job.project
    outcome = Outcome(
        article=item.job.source.name,
        locale=item.job.locale,
        counts=item.catalog.count(),
        left_out=count_left_out(item.article),
        findings=item.findings,
        refusals=item.refusals,
        terms=item.terms,
        merged=item.merged,
    )
    shown = project.shown(project.catalog(item.job.source.name, item.job.locale))
    try:
        kept, overflow = overflowing(item.catalog)
        outcome = replace(outcome, archived=len(overflow), counts=kept.count())
        changed = _write(item, kept, overflow, write=write)
    except L10nError as error:
        return replace(outcome, error=error)
    before = Freshness.OUTDATED if item.stored else Freshness.MISSING
    return replace(outcome, catalog=Written(shown, before if changed else Freshness.CURRENT))


def _write(item: Prepared, kept: Catalog, overflow: Sequence[Unit], *, write: bool) -> bool:
    """Write the catalog, and before and after it the archive: what is in neither would be lost."""
    project, name, locale = item.job.project, item.job.source.name, item.job.locale
    if write and overflow:
        write_archive(read_archive(project, name, locale), kept, added=overflow)
    changed = write_catalog(project, kept, item.stored, write=write, moved=overflow)
    if write and item.returned:
        write_archive(read_archive(project, name, locale), kept, taken=item.returned)
    return changed


def _with_editions(outcome: Outcome, item: Prepared, *, draft_only: bool, write: bool) -> Outcome:
    made: list[Written] = []
    for locale in item.job.editions:
        try:
            made.append(
                make_edition(
                    item.job,
                    item.article,
                    item.catalog,
                    item.stored,
                    locale,
                    draft=True if draft_only else None,
                    write=write,
                )
            )
        except L10nError as error:
            return replace(outcome, editions=tuple(made), error=error)
    return replace(outcome, editions=tuple(made))
