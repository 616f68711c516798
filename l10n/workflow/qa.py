"""Checking catalogs: read each file, run the checks, compare them, hear what comments ignore."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from l10n import checks, po, storage
from l10n.checks.base import CheckContext
from l10n.checks.suppression import Suppression, suppress, suppressions
from l10n.checks.terms.inconsistent import Usage, alike, inconsistent, usages
from l10n.errors import L10nError
from l10n.executors import run_all
from l10n.model.finding import Finding
from l10n.model.glossary import Glossary
from l10n.project import Project
from l10n.workflow.files import refuse_cut
from l10n.workflow.housestyle import style_of


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one catalog file, or why it cannot be read safely."""

    path: str
    findings: tuple[Finding, ...] = ()
    error: L10nError | None = None
    ignored: tuple[Finding, ...] = ()
    """Findings that a translator's comment ignores, with a reason and until a day."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What a worker brings back of one file: findings, and what only the others can judge."""

    checked: Checked
    usages: tuple[Usage, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


def check_all(
    paths: Sequence[Path],
    executor: Executor,
    *,
    project: Project | None,
    glossary: Glossary,
    families: Collection[str] | None = None,
    today: date | None = None,
) -> list[Checked]:
    """Check every catalog of ``paths``; without a project, what needs none of it.

    In a project the other catalogs of the same locales are read too, and say how they translate the
    same sources. Comments that ignore findings hold until ``today`` is later than their day; without
    it, for ever. Raises `UsageError` for a family that does not exist.
    """
    chosen = checks.chosen(families)
    one = partial(_check, project=project, glossary=glossary, families=families)
    read = run_all(executor, one, paths)
    across: list[Finding] = []
    if "terms" in chosen:
        heard: list[tuple[Usage, ...]] = []
        if project:
            others = _others(paths, read, project)
            wanted = frozenset(usage.first for each in read for usage in each.usages)
            heard = run_all(executor, partial(_usages, project=project, wanted=wanted), others)
        across = inconsistent(
            usage for told in (*(each.usages for each in read), *heard) for usage in told
        )
    return [
        _judged(each, across, glossary, families, today, whole=project is not None) for each in read
    ]


def catalogs_of(project: Project) -> list[Path]:
    """Every PO file of the project, sorted."""
    return sorted(project.folders["locales"].rglob("LC_MESSAGES/**/*.po"))


def _check(
    path: Path, *, project: Project | None, glossary: Glossary, families: Collection[str] | None
) -> _Read:
    shown = project.shown(path) if project else path.as_posix()
    try:
        data = storage.read(path)
        refuse_cut(path, data, shown)
        document = po.read(data, shown)
        catalog = document.catalog
        style = style_of(project, catalog.locale) if project else None
    except L10nError as error:
        return _Read(Checked(shown, error=error))
    context = CheckContext(
        shown, catalog.source_locale, catalog.locale, glossary, document.lines, style
    )
    findings = (*document.warnings, *checks.run(catalog, context, families))
    passages = tuple(catalog.passages())
    return _Read(
        Checked(shown, findings), usages(passages, context), suppressions(passages, context)
    )


def _usages(path: Path, *, project: Project, wanted: frozenset[str]) -> tuple[Usage, ...]:
    """What a catalog that is not checked itself says of the sources ``wanted``.

    Nothing when it has none of them, which is seen without reading it, or cannot be read.
    """
    shown = project.shown(path)
    try:
        data = storage.read(path)
        sources = po.sources(data)
        if sources is not None and wanted.isdisjoint(map(alike, sources)):
            return ()
        document = po.read(data, shown)
    except L10nError:
        return ()
    catalog = document.catalog
    context = CheckContext(shown, catalog.source_locale, catalog.locale, lines=document.lines)
    return usages(tuple(catalog.passages()), context)


def _others(paths: Sequence[Path], read: Iterable[_Read], project: Project) -> list[Path]:
    """The project's other catalogs in the folders of the locales that are checked."""
    known = {path.resolve() for path in paths}
    folders = {_folder(path, project) for path in known} - {""}
    if not folders or not any(each.usages for each in read):
        return []
    return [
        path
        for path in catalogs_of(project)
        if path.resolve() not in known and _folder(path, project) in folders
    ]


def _folder(path: Path, project: Project) -> str:
    """The locale folder that ``path`` lies in, such as ``de_AT``; empty for a file elsewhere."""
    locales = project.folders["locales"].resolve()
    path = path.resolve()
    return path.relative_to(locales).parts[0] if path.is_relative_to(locales) else ""


def _judged(
    each: _Read,
    across: Sequence[Finding],
    glossary: Glossary,
    families: Collection[str] | None,
    today: date | None,
    *,
    whole: bool,
) -> Checked:
    """One catalog with the findings that the others bring, without those that a comment ignores."""
    checked = each.checked
    added = [finding for finding in across if finding.where.path == checked.path]
    kept, ignored = suppress(
        (*checked.findings, *added),
        each.suppressions,
        glossary=glossary,
        families=families,
        today=today,
        whole=whole,
    )
    return Checked(checked.path, tuple(kept), checked.error, tuple(ignored))
