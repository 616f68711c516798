"""The jobs: each reads one article and its catalog, runs the steps, and writes what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from functools import partial

from l10n.engines.base import Engine
from l10n.errors import L10nError
from l10n.executors import run_all
from l10n.formats.omissions import count_left_out
from l10n.model.catalog import Catalog
from l10n.model.unit import Unit
from l10n.workflow.drafting.pretranslate import Drafting, pretranslate
from l10n.workflow.drafting.termuse import summed
from l10n.workflow.files import read_glossary, write_catalog
from l10n.workflow.housestyle import style_of
from l10n.workflow.job import Job
from l10n.workflow.keeping.archive import overflowing, read_archive, write_archive
from l10n.workflow.outcome import Outcome, RegionOutcome
from l10n.workflow.own import Own
from l10n.workflow.prepare import Prepared, prepare
from l10n.workflow.publishing.editions import claim_slugs, make_edition
from l10n.workflow.remembering.offered import Offered
from l10n.workflow.units import source_units
from l10n.workflow.written import Freshness, Written


def extract_all(
    jobs: Sequence[Job],
    executor: Executor,
    *,
    own: bool = False,
    today: date | None = None,
    write: bool = True,
) -> list[Outcome]:
    """Bring every catalog up to its article; ``today`` dates what is put aside.

    With ``own``, the regions among the editions begin catalogs of their own.
    """
    return [
        _save(prepared, write=write) if isinstance(prepared, Prepared) else prepared
        for prepared in run_all(executor, partial(prepare, today=today, own=own), jobs)
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


def _draft(
    prepared: Sequence[Prepared], engine: Callable[[], Engine], *, redo: bool
) -> list[Prepared]:
    project = prepared[0].job.project
    glossary, _ = read_glossary(project)
    draftings = []
    findings = []
    offered = Offered(project, [item.catalog for item in prepared])
    for item in prepared:
        memory, unreadable = offered.memory(item.catalog)
        codes = {unit.key: unit.codes for unit in source_units(item.article)}
        style = style_of(project, item.job.locale)
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
        regions = tuple(_save_own(item.job, own, write=write) for own in item.regions)
    except L10nError as error:
        return replace(outcome, error=error)
    before = Freshness.OUTDATED if item.stored else Freshness.MISSING
    catalog = Written(shown, before if changed else Freshness.CURRENT)
    return replace(outcome, catalog=catalog, regions=regions)


def _save_own(job: Job, own: Own, *, write: bool) -> RegionOutcome:
    locale = own.catalog.locale
    changed = write_catalog(job.project, own.catalog, own.stored, write=write)
    before = Freshness.OUTDATED if own.stored else Freshness.MISSING
    shown = job.project.shown(job.project.catalog(job.source.name, locale))
    written = Written(shown, before if changed else Freshness.CURRENT)
    return RegionOutcome(locale, own.catalog.count(), written, own.merged)


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
