"""What is left to do: the state of every catalog, and whether the editions are up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from l10n.errors import L10nError
from l10n.executors import run_all
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.workflow.editions import Freshness, catalog_of_edition, left_to_do, make_edition
from l10n.workflow.job import Job
from l10n.workflow.jobs import Outcome, Prepared, prepare


@dataclass(frozen=True, slots=True)
class Status:
    """One edition: how far its catalog is, and how its file stands to it."""

    article: str
    locale: Locale
    counts: Mapping[State, int] = field(default_factory=dict)
    """Units of the article as it is now, by state; a catalog not yet made counts as untranslated."""
    obsolete: int = 0
    edition: Freshness = Freshness.MISSING
    path: str = ""
    error: L10nError | None = None

    @property
    def left(self) -> int:
        """How many units a person still has to look at."""
        return sum(
            count
            for state, count in self.counts.items()
            if state not in (State.REVIEWED, State.JOINED, State.OBSOLETE)
        )


def status_all(jobs: Sequence[Job], executor: Executor) -> list[Status]:
    """The status of every edition of ``jobs``. Reads only; the article as it is now counts."""
    return [status for statuses in run_all(executor, _statuses, jobs) for status in statuses]


def _statuses(job: Job) -> list[Status]:
    prepared = prepare(job)
    return [_status(job, prepared, locale) for locale in job.editions]


def _status(job: Job, prepared: Prepared | Outcome, locale: Locale) -> Status:
    name = job.source.name
    if not isinstance(prepared, Prepared):
        return Status(name, locale, error=prepared.error)
    try:
        catalog = catalog_of_edition(job, prepared.catalog, locale)
        counts = catalog.count()
        obsolete = counts.pop(State.OBSOLETE, 0)
        path = job.path(locale, draft=False)
        shown = job.project.shown(path)
        if left_to_do(prepared.article, catalog):
            # Unfinished work makes no edition; one that is there was made from something else.
            fresh = Freshness.OUTDATED if path.exists() else Freshness.MISSING
        else:
            edition = make_edition(job, prepared.article, catalog, prepared.stored, write=False)
            fresh = edition.before
    except L10nError as error:
        return Status(name, locale, error=error)
    return Status(name, locale, counts, obsolete, fresh, shown)
