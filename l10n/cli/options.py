"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.errors import InputError, UsageError
from l10n.model.finding import Where
from l10n.model.locale import Locale, known_locales

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from l10n.project import Project, Source
    from l10n.workflow.job import Job


def _complete_locale(incomplete: str) -> list[str]:
    return [locale.tag for locale in known_locales() if locale.tag.startswith(incomplete)]


Articles = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Article files; all of the project's when none is given.", metavar="ARTICLE"
    ),
]
Locales = Annotated[
    list[str] | None,
    typer.Option(
        "--locale",
        "-l",
        help="A target locale (de, en-GB …); repeat for more. Default: the project's targets.",
        autocompletion=_complete_locale,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config", envvar="L10N_CONFIG", help="The l10n.toml to use; default: the nearest upwards."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print more of what was done.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")]
ExecutorKind = Annotated[
    str, typer.Option("--executor", help="Where jobs run: serial, processes or dask.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, help="How many workers; default: one a core.")
]
WAIT = 10.0
"""Seconds that a run waits for another one of the project: long enough for a short command."""
waiting: ContextVar[float] = ContextVar("waiting", default=WAIT)
"""The seconds that the global option --wait names."""


def _wait(seconds: float) -> float:
    waiting.set(seconds)
    return seconds


Wait = Annotated[
    float,
    typer.Option(
        "--wait",
        callback=_wait,
        min=0,
        metavar="SECONDS",
        envvar="L10N_WAIT",
        help="How long to wait while another run is at work in the project.",
    ),
]


def open_project(config: Path | None) -> Project:
    """The project that ``config`` or the nearest ``l10n.toml`` upwards describes."""
    from l10n.project import CONFIG, find_config, load_project

    found = config or find_config(Path.cwd())
    if found is None:
        raise UsageError(
            f"no {CONFIG} here or in a folder above.",
            advice="Run: l10n init, or name one with --config.",
            code="config-missing",
        )
    if found.is_dir():
        found = found / CONFIG
    project = load_project(found)
    if project.styles:
        from l10n.workflow.housestyle import refuse_unknown_settings

        refuse_unknown_settings(project)
    return project


def sources(project: Project, paths: Sequence[Path] | None) -> list[Source]:
    """The articles at ``paths``, or every article of the project."""
    from l10n.formats import formats

    suffixes = [suffix for kind in formats() for suffix in kind.suffixes]
    if not paths:
        found = project.sources(suffixes)
        if not found:
            raise UsageError(
                f"there is no article in {project.shown(project.folders['articles'])}/.",
                advice=f"Put one there; its name ends in one of {', '.join(suffixes)}.",
                code="article-missing",
            )
        return found
    for path in paths:
        if not path.is_file():
            raise InputError(
                "there is no such file.", where=Where(path.as_posix()), code="article-missing"
            )
    named = [project.source_of(path) for path in paths]
    names = {source.name for source in named}
    beside = {
        path.resolve()
        for folder in {source.path.parent for source in named}
        for path in folder.iterdir()
        if path.suffix in suffixes and path.is_file() and project.source_of(path).name in names
    }
    beside |= {source.path for source in named}
    project.refuse_twins([project.source_of(path) for path in beside])
    return named


def plan_jobs(
    project: Project, paths: Sequence[Path] | None, tags: Sequence[str] | None, to: str = ""
) -> list[Job]:
    """The jobs that the command line asks for."""
    from l10n.workflow.job import plan

    locales = [Locale.parse(tag) for tag in tags] if tags else list(project.targets)
    if not locales:
        raise UsageError(
            "l10n.toml names no locale to publish in.",
            advice='Write targets = ["en"] into it, or name one with --locale.',
            code="locale-none",
        )
    jobs = plan(project, sources(project, paths), locales, to)
    if not jobs:
        raise UsageError(
            "nothing to do: the articles are in the target language already.",
            advice="Name another locale with --locale.",
            code="locale-same",
        )
    return jobs


@contextmanager
def working(project: Project, kind: str, workers: int | None, *, write: bool) -> Iterator[Executor]:
    """Hold the project's lock while jobs write, and the executor that they run on."""
    from l10n.executors import open_executor

    with locked(project, write=write), open_executor(kind, workers) as executor:
        yield executor


@contextmanager
def locked(project: Project, *, write: bool = True) -> Iterator[None]:
    """Hold the project's lock for a block that writes; without ``write``, do nothing.

    First gives back what killed runs had put aside, and warns of files open in an editor.
    """
    if not write:
        yield
        return
    from l10n import storage

    with storage.lock(project.root, wait=waiting.get(), waiting=_tell_who):
        for name in ("locales", "glossaries", "memory", "out"):
            for folder, _, _ in sorted(os.walk(project.folders[name])):
                _look_around(project, Path(folder))
        yield


def _look_around(project: Project, folder: Path) -> None:
    from l10n import storage
    from l10n.storage.faults import unwritable

    try:
        for found in storage.recover(folder):
            kept = "put back" if found.beside is None else f"kept as {found.beside.name}"
            typer.echo(
                f"{project.shown(found.path)}: what was saved while a run was killed is {kept}.",
                err=True,
            )
    except OSError as error:
        raise unwritable(folder, error) from error
    for path, editor in storage.open_files(folder):
        typer.echo(
            f"{project.shown(path)}: warning: it looks open in {editor}. What is saved there is"
            " never overwritten; load the file again there before you go on.",
            err=True,
        )


def _tell_who(holder: str) -> None:
    if sys.stderr.isatty():
        typer.echo(f"Waiting for another run in this project: {holder} …", err=True)


def in_words(jobs: Sequence[Job]) -> str:
    """How much there is to do: ``3 articles into en, de``."""
    articles = len({job.source.name for job in jobs})
    locales = ", ".join(dict.fromkeys(job.locale.tag for job in jobs))
    return f"{articles} article{'s' if articles > 1 else ''} into {locales}"
