"""Editions on disk: making, comparing and writing them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from l10n import storage
from l10n.errors import L10nError, MissingError
from l10n.executors import run_all
from l10n.formats.publication import publish
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State
from l10n.workflow.assemble import assemble
from l10n.workflow.files import Stored, read_catalog, read_source
from l10n.workflow.job import Job
from l10n.workflow.regions import regional
from l10n.workflow.units import source_units


class Freshness(StrEnum):
    """How the edition on disk compares with what its article and catalog would give now."""

    CURRENT = "current"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that a job made, as people read its path, and how it was before."""

    path: str
    before: Freshness
    draft: bool = False
    drafts: int = 0
    """Units in it that a machine drafted and nobody reviewed."""
    stale: int = 0
    """Units in it that a person translated from an older source."""
    untranslated: int = 0

    @property
    def changed(self) -> bool:
        return self.before is not Freshness.CURRENT


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
    one = partial(_editions, draft=draft, write=write)
    return [outcome for outcomes in run_all(executor, one, jobs) for outcome in outcomes]


def left_to_do(article: Article, catalog: Catalog) -> set[Key]:
    """The units of ``article`` that nobody has reviewed in ``catalog``."""
    reviewed = {
        unit.key
        for passage in catalog.passages()
        if passage.state is State.REVIEWED
        for unit in passage.units
    }
    return {unit.key for unit in source_units(article)} - reviewed


def catalog_of_edition(job: Job, base: Catalog, locale: Locale) -> Catalog:
    """The catalog an edition for ``locale`` is made from: the base, or the region's view of it."""
    if locale == base.locale:
        return base
    own = read_catalog(job.project, job.source.name, locale)
    return regional(base, own.catalog if own else None, locale)


def make_edition(
    job: Job,
    article: Article,
    catalog: Catalog,
    stored: Stored | None,
    *,
    draft: bool = False,
    write: bool = True,
) -> Written:
    """Assemble one edition and put it where it belongs, beside the old one and then renamed.

    An edition that has not changed is not touched. With ``write`` off, only compare.
    """
    project = job.project
    assembled = assemble(
        article,
        catalog,
        draft=draft,
        translated_from=project.translated_from,
        where=stored.where() if stored else None,
    )
    path = job.path(catalog.locale, draft=draft)
    data = publish(assembled.edition, job.to).encode("utf-8")
    if not path.exists():
        before = Freshness.MISSING
    else:
        before = Freshness.CURRENT if storage.read(path) == data else Freshness.OUTDATED
    if write and before is not Freshness.CURRENT:
        storage.write(path, data)
    return Written(
        project.shown(path),
        before,
        draft,
        assembled.drafts,
        assembled.stale,
        assembled.untranslated,
    )


def _editions(job: Job, *, draft: bool, write: bool) -> list[EditionOutcome]:
    outcomes = []
    for locale in job.editions:
        outcome = EditionOutcome(job.source.name, locale)
        try:
            article = read_source(job.project, job.source)
            stored = read_catalog(job.project, job.source.name, job.locale)
            if stored is None:
                raise MissingError(
                    f"there is no catalog of “{job.source.name}” for {job.locale} yet.",
                    advice=f"Run: l10n localize {job.project.shown(job.source.path)}",
                    code="catalog-missing",
                )
            catalog = catalog_of_edition(job, stored.catalog, locale)
            edition = make_edition(job, article, catalog, stored, draft=draft, write=write)
            outcomes.append(replace(outcome, edition=edition))
        except L10nError as error:
            outcomes.append(replace(outcome, error=error))
    return outcomes
