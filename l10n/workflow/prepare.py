"""A job with its files read, and its catalog brought up to the article as it is now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from l10n.errors import L10nError
from l10n.formats.doubts import doubts
from l10n.formats.omissions import left_out
from l10n.formats.tongues import refuse_same_language
from l10n.merging import Tally, bring_up, tally
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding
from l10n.model.unit import Key
from l10n.workflow.carrying import carrier
from l10n.workflow.drafting.pretranslate import Refusal
from l10n.workflow.drafting.termuse import TermUse
from l10n.workflow.extract import extract, with_header
from l10n.workflow.files import Stored, read_catalog, read_glossary, read_source
from l10n.workflow.housestyle import style_of
from l10n.workflow.job import Job
from l10n.workflow.keeping.archive import read_archive
from l10n.workflow.keeping.dropped import dropped, vanished
from l10n.workflow.outcome import Outcome
from l10n.workflow.own import Own, own_catalogs
from l10n.workflow.recoding import first_of, recode


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
    regions: tuple[Own, ...] = ()
    """The own catalogs of regions among the job's editions."""


def prepare(job: Job, today: date | None = None, *, own: bool = False) -> Prepared | Outcome:
    """Read a job's files and merge; an error becomes an outcome, so that other jobs go on.

    The archive is read only when the article has a sentence that the catalog does not know. With
    ``own``, regions begin catalogs of their own.
    """
    try:
        article = read_source(job.project, job.source)
        refuse_same_language(article, job.locale)
        glossary, _ = read_glossary(job.project)
        stored = read_catalog(job.project, job.source.name, job.locale)
        style = style_of(job.project, job.locale)
        fresh = extract(article, job.source.name, job.locale, glossary, style)
        if stored is None:
            fresh = with_header(fresh, article)
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
            carry=first_of(carrier(article.locale, job.locale), recode),
            archived=archived,
        )
        regions = tuple(
            own_catalogs(job, article, merged.catalog, glossary, before=old, begin=own, today=today)
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
        regions=regions,
    )
