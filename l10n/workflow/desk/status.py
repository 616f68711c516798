"""What is left to do for each edition: how far its catalog is, and what keeps it from print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from itertools import groupby

from l10n.errors import L10nError, UnfinishedError
from l10n.executors import run_all
from l10n.model.approval import accepted_as_drafted
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State
from l10n.workflow.desk.effort import NOTHING, Amount, amount, minutes
from l10n.workflow.desk.obstacles import (
    WAITING,
    Obstacles,
    in_catalog,
    in_text,
    of_edition,
    unapproved_units,
)
from l10n.workflow.files import Stored, read_catalog, read_source
from l10n.workflow.job import Job
from l10n.workflow.keeping.archive import read_archive
from l10n.workflow.passages import torn
from l10n.workflow.prepare import Prepared, prepare
from l10n.workflow.publishing.copies import Copy, copy_for
from l10n.workflow.publishing.editions import make
from l10n.workflow.units import source_units
from l10n.workflow.written import Freshness


@dataclass(frozen=True, slots=True)
class Status:
    """One edition: how far its catalog is, and how its files stand to it."""

    article: str
    locale: Locale
    states: Mapping[State, Amount] = field(default_factory=dict)
    """Units of the article as it is now; one joined to a unit that waits, waits as that does. What
    the catalog does not have yet is untranslated."""
    obsolete: int = 0
    """Translations that are kept of sentences no longer in the article."""
    as_drafted: int = 0
    """Units that were accepted exactly as a machine wrote them."""
    approval: bool = False
    """Whether the project asks for an editor's approval."""
    approved: int = 0
    """Units whose approval holds."""
    unapproved: Amount = NOTHING
    """Reviewed units that wait for an editor, where the project asks for that."""
    minutes: int = 0
    """About how long people need for what is left (`l10n.workflow.desk.effort`)."""
    edition: Freshness = Freshness.MISSING
    path: str = ""
    draft: Freshness = Freshness.MISSING
    """How the draft edition stands to article and catalog."""
    draft_path: str = ""
    blocking: tuple[str, ...] = ()
    """What keeps the edition from being published as it should be, in plain words."""
    next: str = ""
    """What to do now; empty when there is nothing."""
    error: L10nError | None = None

    @property
    def units(self) -> int:
        """How many units the article has."""
        return sum(one.units for one in self.states.values())

    @property
    def left(self) -> int:
        """How many units a translator still has to look at."""
        return sum(self.of(state).units for state in WAITING)

    def of(self, *states: State) -> Amount:
        """How much is in ``states`` together."""
        return sum((self.states.get(state, NOTHING) for state in states), NOTHING)


def minutes_together(items: Sequence[Status]) -> int:
    """About how long people need for all ``items``: what a region shares with its base counts once."""
    known = {(item.article, item.locale): item.minutes for item in items}
    return sum(
        max(0, item.minutes - known.get((item.article, item.locale.base), 0))
        if item.locale.base
        else item.minutes
        for item in items
    )


def status_all(jobs: Sequence[Job], executor: Executor) -> list[Status]:
    """The status of every edition of ``jobs``. Reads only; the article as it is now counts."""
    # One article in several locales is parsed once.
    together = [list(group) for _, group in groupby(jobs, key=lambda job: job.source)]
    return [status for statuses in run_all(executor, _statuses, together) for status in statuses]


def _statuses(jobs: Sequence[Job]) -> list[Status]:
    try:
        article = read_source(jobs[0].project, jobs[0].source)
    except L10nError as error:
        return [status for job in jobs for status in _failed(job, error)]
    return [status for job in jobs for status in _of_job(job, article)]


def _of_job(job: Job, article: Article) -> list[Status]:
    try:
        stored = read_catalog(job.project, job.source.name, job.locale)
        aside = len(read_archive(job.project, job.source.name, job.locale).units)
    except L10nError as error:
        return _failed(job, error)
    if stored is not None and _fits(stored.catalog, article):
        catalog = stored.catalog
    else:
        prepared = prepare(job)
        if not isinstance(prepared, Prepared):
            return _failed(job, prepared.error)
        catalog = prepared.catalog
    found = [_status(job, article, catalog, stored, locale) for locale in job.editions]
    return [replace(each, obsolete=each.obsolete + aside) for each in found]


def _failed(job: Job, error: L10nError | None) -> list[Status]:
    return [Status(job.source.name, locale, error=error) for locale in job.editions]


def _fits(catalog: Catalog, article: Article) -> bool:
    """Whether ``catalog`` has the sentences of ``article`` in its order: there is nothing to merge.

    So it is nearly always, and then neither glossary nor archive need be read.
    """
    keys = dict.fromkeys(unit.key for unit in source_units(article))
    return list(keys) == list(catalog.living())


def _status(
    job: Job, article: Article, catalog: Catalog, stored: Stored | None, locale: Locale
) -> Status:
    status = Status(job.source.name, locale, approval=job.project.approval)
    try:
        copy = copy_for(job, article, catalog, stored, locale)
        states = _states(copy)
        in_the_way = in_catalog(job, copy, stored, states)
        return _with_editions(_counted(status, copy, states), job, copy, in_the_way)
    except L10nError as error:
        return replace(status, error=error)


def _states(copy: Copy) -> dict[Key, State]:
    """The state of each unit of the article, in its order, as its passage has it."""
    units = source_units(copy.article)
    loose = torn(units, copy.catalog)
    found: dict[Key, State] = {}
    for passage in copy.catalog.passages():
        for at, unit in enumerate(passage.units):
            state = passage.state
            if state is State.JOINED or (state is State.REVIEWED and unit.key in loose):
                state = State.UNTRANSLATED  # a ⇧ that follows nothing: nobody says what it means
            elif state is State.REVIEWED and at > 0:
                state = State.JOINED
            found[unit.key] = state
    return {unit.key: found.get(unit.key, State.UNTRANSLATED) for unit in units}


def _counted(status: Status, copy: Copy, states: Mapping[Key, State]) -> Status:
    """``status`` with everything that is counted in the catalog."""
    sources: dict[State, list[str]] = {}
    for key, state in states.items():
        sources.setdefault(state, []).append(key.source)
    amounts = {state: amount(sources[state]) for state in State if state in sources}
    unapproved = amount(key.source for key in unapproved_units(copy, states))
    living = copy.catalog.living()
    return replace(
        status,
        states=amounts,
        obsolete=len(copy.catalog.units) - len(living),
        as_drafted=sum(map(accepted_as_drafted, living.values())),
        approved=len(states.keys() & (copy.approved or frozenset())),
        unapproved=unapproved,
        minutes=minutes(amounts, unapproved),
    )


def _with_editions(status: Status, job: Job, copy: Copy, in_the_way: Obstacles) -> Status:
    """``status`` with the files on disk, what is in the way of print, and what to do now."""
    finished, draft = (job.path(status.locale, draft=draft) for draft in (False, True))
    status = replace(status, path=job.project.shown(finished), draft_path=job.project.shown(draft))
    if draft.exists():
        status = replace(status, draft=_freshness(job, copy))
    if in_the_way:
        # Unfinished work makes no edition; one that is there was made from something else.
        there = Freshness.OUTDATED if finished.exists() else Freshness.MISSING
        found = in_the_way
    else:
        try:
            made = make(job, copy, draft=False)
            there, found = made.before, of_edition(job, status.locale, made)
        except UnfinishedError as error:
            there = Freshness.OUTDATED if finished.exists() else Freshness.MISSING
            found = in_text(job, status.locale, error)
    return replace(status, edition=there, blocking=found.reasons, next=found.advice)


def _freshness(job: Job, copy: Copy) -> Freshness:
    """How the draft edition on disk stands to its article and catalog."""
    try:
        return make(job, copy, draft=True).before
    except UnfinishedError:
        return Freshness.OUTDATED  # a target breaks the structure now; it did not then
