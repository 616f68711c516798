"""Signing off: the approvals of articles are written, or taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from l10n import approvals as files
from l10n import storage
from l10n.errors import L10nError, MissingError
from l10n.formats import format_of
from l10n.model.approval import Approvals, accepted_as_drafted
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.project import Project
from l10n.workflow.files import Stored, read_catalog
from l10n.workflow.job import Job
from l10n.workflow.publishing.printed import printed
from l10n.workflow.publishing.signoff import Held, read_approvals
from l10n.workflow.qa import check_all


@dataclass(frozen=True, slots=True)
class Signed:
    """What came of approving one article in one locale, or of taking the approval back."""

    article: str
    locale: Locale
    path: str = ""
    """The approvals file, as people read its path."""
    units: int = 0
    """Units that an approval for this locale is about: of a region, those that are its own."""
    approved: int = 0
    """How many of them are approved now."""
    new: int = 0
    """How many of those were not approved before."""
    revoked: int = 0
    """How many lines were taken back."""
    waiting: int = 0
    """Units that nobody has reviewed, and that cannot be approved."""
    as_drafted: int = 0
    """Units that were accepted exactly as a machine wrote them."""
    blocking: tuple[Finding, ...] = ()
    """Errors that checks find in reviewed units; because of them nothing was approved."""
    error: L10nError | None = None


@dataclass(frozen=True, slots=True)
class _Work:
    """One article in one locale, read: the catalog file that is signed, and its passages."""

    signed: Signed
    project: Project
    stored: Stored | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def path(self) -> Path | None:
        """The catalog whose findings count; none for a region that says nothing itself."""
        name, locale = self.signed.article, self.signed.locale
        return self.project.catalog(name, locale) if self.stored else None

    def blocking(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Those of ``findings`` that are errors, and not about units that nobody has reviewed."""
        lines = self.stored.document.lines if self.stored else {}
        reviewed = {
            unit.key
            for passage in self.passages
            if passage.state is State.REVIEWED
            for unit in passage.units
        }
        aside = {line for key, line in lines.items() if key not in reviewed}
        return tuple(
            one
            for one in findings
            if one.severity is Severity.ERROR and one.where.line not in aside
        )


def approve_all(
    jobs: Sequence[Job],
    executor: Executor,
    glossary: Glossary,
    who: str,
    when: datetime,
    *,
    today: date | None = None,
    despite_findings: bool = False,
    write: bool = True,
) -> list[Signed]:
    """Approve every reviewed unit of the editions of ``jobs``, in the name of ``who``, at ``when``.

    Where `l10n check` finds an error in a reviewed unit, nothing of that article and locale is
    approved, unless ``despite_findings``. What is approved already keeps its editor and moment.
    ``today`` is for comments that set findings aside. The caller holds the project's lock.
    """
    works = [_read(job, locale) for job in jobs for locale in job.editions]
    found: dict[str, tuple[Finding, ...]] = {}
    paths = [path for work in works if (path := work.path)]
    if paths and not despite_findings:
        project = works[0].project
        checked = check_all(paths, executor, project=project, glossary=glossary, today=today)
        found = {each.path: each.findings for each in checked}
    return [_approve(work, found, who, when, write=write) for work in works]


def revoke_all(jobs: Sequence[Job], *, write: bool = True) -> list[Signed]:
    """Take back every approval of the editions of ``jobs``, also where the catalog is gone.

    The caller holds the project's lock.
    """
    return [_revoke(job, locale, write=write) for job in jobs for locale in job.editions]


def _read(job: Job, locale: Locale) -> _Work:
    project = job.project
    signed = _signed(job, locale)
    try:
        base = read_catalog(project, job.source.name, job.locale)
        if base is None:
            raise MissingError(
                f"there is no catalog of “{signed.article}” for {job.locale}, so nothing to"
                " approve.",
                advice=f"Run: l10n localize {project.shown(job.source.path)}",
                code="catalog-missing",
            )
        kind = format_of(job.source.path.name).name
        words = printed(project, base.catalog, locale, kind)
    except L10nError as error:
        return _Work(replace(signed, error=error), project)
    stored = base if locale == job.locale else words.stored
    passages = tuple(words.to_approve())
    units = [unit for passage in passages for unit in passage.units]
    waiting = sum(len(each.units) for each in passages if each.state is not State.REVIEWED)
    as_drafted = sum(map(accepted_as_drafted, units))
    signed = replace(signed, units=len(units), waiting=waiting, as_drafted=as_drafted)
    return _Work(signed, project, stored, passages)


def _approve(
    work: _Work,
    found: Mapping[str, Sequence[Finding]],
    who: str,
    when: datetime,
    *,
    write: bool,
) -> Signed:
    signed = work.signed
    if signed.error:
        return signed
    try:
        held = read_approvals(work.project, signed.article, signed.locale)
        before = len(held.approvals.approved(work.passages))
        path = work.stored.shown if work.stored else ""
        if blocking := work.blocking(found.get(path, ())):
            return replace(signed, approved=before, blocking=blocking)
        approvals = held.approvals.approve(work.passages, who, when)
        _put(work.project, held, approvals, write=write)
    except L10nError as error:
        return replace(signed, error=error)
    approved = len(approvals.approved(work.passages))
    return replace(signed, approved=approved, new=approved - before)


def _revoke(job: Job, locale: Locale, *, write: bool) -> Signed:
    signed = _signed(job, locale)
    try:
        held = read_approvals(job.project, job.source.name, locale)
        _put(job.project, held, held.approvals.revoked(), write=write)
    except L10nError as error:
        return replace(signed, error=error)
    return replace(signed, revoked=len(held.approvals.entries))


def _put(project: Project, held: Held, approvals: Approvals, *, write: bool) -> None:
    """Write ``approvals`` where they differ from those held: who reads them again finds them so."""
    if approvals == held.approvals or not write:
        return
    storage.write(
        project.approvals(approvals.article, approvals.locale),
        files.render(approvals),
        expected=storage.ABSENT if held.data is None else held.data,
    )


def _signed(job: Job, locale: Locale) -> Signed:
    path = job.project.approvals(job.source.name, locale)
    return Signed(job.source.name, locale, job.project.shown(path))
