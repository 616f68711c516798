"""What an edition is made from: the article, the catalog for its locale, what editors approved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.errors import MissingError
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.model.unit import Key, State
from l10n.workflow.files import Stored, read_catalog, read_source
from l10n.workflow.job import Job
from l10n.workflow.passages import torn
from l10n.workflow.publishing.printed import Printed, printed
from l10n.workflow.publishing.regions import differing
from l10n.workflow.publishing.signoff import approved_units
from l10n.workflow.units import source_units


@dataclass(frozen=True, slots=True)
class Copy:
    """What one edition is made from: the article, the catalog for its locale, its approvals."""

    article: Article
    printed: Printed
    where: Mapping[Key, Where] = field(default_factory=dict)
    """Where the units stand in their files."""
    astray: tuple[Key, ...] = ()
    """Units of the region's own that have a target, of sentences that the article has no more."""
    approved: frozenset[Key] | None = None
    """The units an editor approved; None where the project does not ask for it."""

    @property
    def catalog(self) -> Catalog:
        """The catalog for the edition's locale, in the words that it prints."""
        return self.printed.catalog

    def left(self) -> set[Key]:
        """The units that keep a finished edition from being made."""
        left = left_to_do(self.article, self.catalog) | {*self.astray}
        if self.approved is not None:
            left |= {unit.key for unit in source_units(self.article)} - self.approved
        return left


def ready(job: Job) -> tuple[Article, Stored]:
    """The article and the catalog of ``job`` as they lie on disk.

    Raises `MissingError` where there is no catalog yet, `InputError` for what cannot be read.
    """
    article = read_source(job.project, job.source)
    stored = read_catalog(job.project, job.source.name, job.locale)
    if stored is None:
        raise MissingError(
            f"there is no catalog of “{job.source.name}” for {job.locale} yet.",
            advice=f"Run: l10n localize {job.project.shown(job.source.path)}",
            code="catalog-missing",
        )
    return article, stored


def left_to_do(article: Article, catalog: Catalog) -> set[Key]:
    """The units of ``article`` that nobody has reviewed in ``catalog``, or joined to nothing."""
    reviewed = {
        unit.key
        for passage in catalog.passages()
        if passage.state is State.REVIEWED
        for unit in passage.units
    }
    units = source_units(article)
    return {unit.key for unit in units} - (reviewed - torn(units, catalog).keys())


def copy_for(
    job: Job, article: Article, base: Catalog, stored: Stored | None, locale: Locale
) -> Copy:
    """What the edition of ``article`` for ``locale`` is made from.

    ``base`` is the catalog of the job's locale, and ``stored`` the file it came from, if there is
    one. Raises `InputError` for a region's catalog or approvals that cannot be read safely.
    """
    words = printed(job.project, base, locale, article.format)
    where = stored.where() if stored else {}
    astray: tuple[Key, ...] = ()
    if words.stored:
        there, own = words.stored.where(), differing(words.own)
        where |= {key: there[key] for key in own if key in there}
        known = {unit.key for unit in source_units(article)}
        astray = tuple(key for key in own if key not in known)
    approved = approved_units(job.project, words) if job.project.approval else None
    return Copy(article, words, where, astray, approved)
