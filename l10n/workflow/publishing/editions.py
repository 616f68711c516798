"""Editions on disk: making, comparing and writing them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from l10n import storage
from l10n.errors import L10nError
from l10n.executors import run_all
from l10n.formats.publication import publish
from l10n.formats.publication.about import about
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.workflow.files import Stored
from l10n.workflow.job import Job
from l10n.workflow.publishing.addresses import addressed, says_slug
from l10n.workflow.publishing.assemble import Assembled, assemble
from l10n.workflow.publishing.conditions import refuse_astray
from l10n.workflow.publishing.copies import Copy, copy_for, ready
from l10n.workflow.publishing.slugs import keep_slug, read_slugs
from l10n.workflow.units import source_units
from l10n.workflow.written import Freshness, Mending, Written


@dataclass(frozen=True, slots=True)
class Made:
    """An edition that could be written: its bytes, and those in its place now, if there are any."""

    path: Path
    data: bytes
    present: bytes | None
    assembled: Assembled

    @property
    def before(self) -> Freshness:
        if self.present is None:
            return Freshness.MISSING
        return Freshness.CURRENT if self.present == self.data else Freshness.OUTDATED

    @property
    def by_hand(self) -> bool:
        """Whether somebody wrote in the edition on disk; no, where nothing is known of it."""
        known = storage.states(self.path) if self.present else []
        return bool(known) and not any(state.holds(self.present or b"") for state in known)


@dataclass(frozen=True, slots=True)
class EditionOutcome:
    """What came of assembling one edition: a file, or the reason why there is none."""

    article: str
    locale: Locale
    edition: Written | None = None
    error: L10nError | None = None


def assemble_all(
    jobs: Sequence[Job], executor: Executor, *, draft: bool = False, write: bool = True
) -> list[EditionOutcome]:
    """Assemble every edition of ``jobs`` from the catalogs as they lie on disk."""
    if write and not draft:
        claim_slugs(jobs)
    one = partial(_editions, draft=draft, write=write)
    return [outcome for outcomes in run_all(executor, one, jobs) for outcome in outcomes]


def claim_slugs(jobs: Sequence[Job]) -> None:
    """Give every edition that can be published now its slug, one after the other.

    So which of two articles of one title has the shorter one does not depend on who is first, and
    all editions of an article, made in any order, point to the same ones. What keeps an edition
    from being made is said when it is made.
    """
    for job in jobs:
        for locale in job.editions:
            try:
                if job.source.name in read_slugs(job.project, locale):
                    continue
                article, stored = ready(job)
                if not says_slug(job.project, article, job.to):
                    continue
                copy = copy_for(job, article, stored.catalog, stored, locale)
                if not copy.left():
                    _keep_slugs(job, copy, make(job, copy, draft=False))
            except L10nError:
                continue


def _keep_slugs(job: Job, copy: Copy, made: Made) -> None:
    """Write down the slug of a finished edition, and that of an original it points to."""
    project, article = job.project, copy.article
    if not says_slug(project, article, job.to):
        return
    name, edition = job.source.name, made.assembled.edition
    keep_slug(project, edition.locale, name, about(edition).title)
    if project.url:
        keep_slug(project, article.locale, name, article.metadata.title or "")


def make(job: Job, copy: Copy, *, draft: bool) -> Made:
    """Assemble one edition and compare it with the one on disk; nothing is written.

    Raises `UnfinishedError` as `assemble` does.
    """
    if not draft:
        refuse_astray(copy.catalog, copy.astray, copy.where)
    assembled = assemble(
        copy.article,
        copy.catalog,
        draft=draft,
        translated_from=job.project.translated_from,
        where=copy.where,
        approved=copy.approved,
    )
    edition = assembled.edition
    if says_slug(job.project, copy.article, job.to):
        edition = addressed(job.project, copy.article, edition, draft=draft)
        assembled = replace(assembled, edition=edition)
    path = job.path(copy.catalog.locale, draft=draft)
    data = publish(edition, job.to)
    return Made(path, data, storage.read(path) if path.exists() else None, assembled)


def make_edition(
    job: Job,
    article: Article,
    base: Catalog,
    stored: Stored | None,
    locale: Locale,
    *,
    draft: bool | None = None,
    write: bool = True,
) -> Written:
    """Assemble the edition for ``locale`` and put it where it belongs.

    The old one is replaced in one step, and kept among the backups, for somebody may have written
    in it. An edition that has not changed is not touched. Without ``draft`` said, it is a draft
    when something keeps a finished edition from being made. With ``write`` off, only compare.
    """
    copy = copy_for(job, article, base, stored, locale)
    if draft is None:
        draft = bool(copy.left())
    made = make(job, copy, draft=draft)
    if write and not draft:
        _keep_slugs(job, copy, made)
    if write and made.before is not Freshness.CURRENT:
        expected = storage.ABSENT if made.present is None else made.present
        storage.write(made.path, made.data, expected=expected)
    return Written(
        job.project.shown(made.path),
        made.before,
        draft,
        made.assembled.drafts,
        made.assembled.stale,
        made.assembled.untranslated,
        made.assembled.unapproved,
        made.assembled.units,
        made.assembled.as_drafted,
        _mendings(copy),
    )


def _mendings(copy: Copy) -> tuple[Mending, ...]:
    """The units of the article that are printed otherwise than they were typed, in its order."""
    typed, printed = copy.printed.typed, copy.catalog.living()
    units = dict.fromkeys(unit.key for unit in source_units(copy.article)) if typed else ()
    return tuple(
        Mending(copy.where.get(key, Where("")), key.source, typed[key], printed[key].target)
        for key in units
        if key in typed
    )


def _editions(job: Job, *, draft: bool, write: bool) -> list[EditionOutcome]:
    outcomes = []
    for locale in job.editions:
        outcome = EditionOutcome(job.source.name, locale)
        try:
            article, stored = ready(job)
            edition = make_edition(
                job, article, stored.catalog, stored, locale, draft=draft, write=write
            )
            outcomes.append(replace(outcome, edition=edition))
        except L10nError as error:
            outcomes.append(replace(outcome, error=error))
    return outcomes
