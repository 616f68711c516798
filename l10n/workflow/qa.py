"""Checking catalogs: read each file, run the checks on it, collect the findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from l10n import checks, po, storage
from l10n.checks.base import CheckContext
from l10n.errors import L10nError
from l10n.executors import run_all
from l10n.model.finding import Finding
from l10n.model.glossary import Glossary
from l10n.project import Project


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one catalog file, or why it cannot be read safely."""

    path: str
    findings: tuple[Finding, ...] = ()
    error: L10nError | None = None


def check_all(
    paths: Sequence[Path],
    executor: Executor,
    *,
    project: Project | None,
    glossary: Glossary,
    families: Collection[str] | None = None,
) -> list[Checked]:
    """Check every catalog of ``paths``; without a project, what needs none of it.

    Raises `UsageError` for a family that does not exist.
    """
    checks.chosen(families)
    one = partial(_check, project=project, glossary=glossary, families=families)
    return run_all(executor, one, paths)


def catalogs_of(project: Project) -> list[Path]:
    """Every PO file of the project, sorted."""
    return sorted(project.folders["locales"].rglob("LC_MESSAGES/**/*.po"))


def _check(
    path: Path, *, project: Project | None, glossary: Glossary, families: Collection[str] | None
) -> Checked:
    shown = project.shown(path) if project else path.as_posix()
    try:
        document = po.read(storage.read(path), shown)
    except L10nError as error:
        return Checked(shown, error=error)
    catalog = document.catalog
    context = CheckContext(shown, catalog.source_locale, catalog.locale, glossary, document.lines)
    return Checked(shown, (*document.warnings, *checks.run(catalog, context, families)))
