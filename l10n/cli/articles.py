"""Commands that bring catalogs up to their articles: localize, extract, pretranslate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import clock, options
from l10n.cli.output import as_json, busy, say
from l10n.errors import UsageError
from l10n.model.locale import Locale

if TYPE_CHECKING:
    from pathlib import Path

    from l10n.engines.base import Engine
    from l10n.project import Project
    from l10n.workflow.outcome import Outcome

To = Annotated[
    str,
    typer.Option(
        "--to", help="Format of the edition: markdown, html or text; default: the source's."
    ),
]
EngineName = Annotated[
    str | None, typer.Option("--engine", help="argos, or pseudo for a trial without a model.")
]


def localize(
    articles: options.Articles = None,
    locale: options.Locales = None,
    to: To = "",
    scratch: Annotated[
        bool,
        typer.Option(
            "--scratch",
            help="From scratch, without the project's catalogs: PO files and draft editions go"
            " to out/draft/.",
        ),
    ] = False,
    redo: Annotated[bool, typer.Option("--redo", help="Make machine drafts again.")] = False,
    engine: EngineName = None,
    executor: options.ExecutorKind = "serial",
    workers: options.Workers = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    config: options.Config = None,
) -> None:
    """Do the whole job: catalogs, drafts, and the editions that can be made.

    Where every unit is reviewed, the finished edition goes to out/<locale>/; else a draft edition
    with a banner goes to out/draft/<locale>/. Nothing that a person wrote is touched.

    Examples:

      l10n localize

      l10n localize articles/kim.fr.txt --locale de --locale de-AT

      l10n localize --scratch --to html
    """
    from l10n.workflow.jobs import draft_all

    project = options.open_project(config)
    if scratch:
        folders = dict(project.folders) | {"locales": project.folders["out"] / "draft" / "locales"}
        project = replace(project, folders=folders)
    jobs = options.plan_jobs(project, articles, locale, to)
    with (
        options.working(project, executor, workers, write=not dry_run) as pool,
        busy(f"Drafting {options.in_words(jobs)} …", quiet=quiet or json),
    ):
        outcomes = draft_all(
            jobs,
            pool,
            open_engine(project, engine),
            redo=redo or scratch,
            editions=True,
            draft_only=scratch,
            today=clock.today(),
            write=not dry_run,
        )
    _finish(outcomes, json=json, quiet=quiet, verbose=verbose)


def extract(
    articles: options.Articles = None,
    locale: options.Locales = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show each line's role and why; write nothing.")
    ] = False,
    own: Annotated[
        bool,
        typer.Option(
            "--own",
            help="Also begin a catalog of its own for each region named (-l de-CH), for what it"
            " prints otherwise than its base.",
        ),
    ] = False,
    executor: options.ExecutorKind = "serial",
    workers: options.Workers = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    config: options.Config = None,
) -> None:
    """Bring the catalogs up to their articles, without drafts.

    Examples:

      l10n extract

      l10n extract articles/kim.fr.txt --explain

      l10n extract articles/kim.fr.txt -l de-CH --own
    """
    from l10n.workflow.jobs import extract_all

    project = options.open_project(config)
    if explain:
        _explain(project, articles, json=json)
        return
    if own and not any(Locale.parse(tag).base for tag in locale or ()):
        raise UsageError(
            "--own is for regions, and none is named.",
            advice="Name it: l10n extract --own --locale de-CH",
            code="locale-missing",
        )
    jobs = options.plan_jobs(project, articles, locale)
    with (
        options.working(project, executor, workers, write=not dry_run) as pool,
        busy(f"Extracting {options.in_words(jobs)} …", quiet=quiet or json),
    ):
        outcomes = extract_all(jobs, pool, own=own, today=clock.today(), write=not dry_run)
    _finish(outcomes, json=json, quiet=quiet, verbose=verbose)


def pretranslate(
    articles: options.Articles = None,
    locale: options.Locales = None,
    redo: Annotated[bool, typer.Option("--redo", help="Make machine drafts again.")] = False,
    engine: EngineName = None,
    executor: options.ExecutorKind = "serial",
    workers: options.Workers = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    config: options.Config = None,
) -> None:
    """Draft what is untranslated: from memory, the glossary, then the engine.

    Examples:

      l10n pretranslate

      l10n pretranslate articles/kim.fr.txt --locale en --redo
    """
    from l10n.workflow.jobs import draft_all

    project = options.open_project(config)
    jobs = options.plan_jobs(project, articles, locale)
    with (
        options.working(project, executor, workers, write=not dry_run) as pool,
        busy(f"Drafting {options.in_words(jobs)} …", quiet=quiet or json),
    ):
        outcomes = draft_all(
            jobs,
            pool,
            open_engine(project, engine),
            redo=redo,
            today=clock.today(),
            write=not dry_run,
        )
    _finish(outcomes, json=json, quiet=quiet, verbose=verbose)


def open_engine(project: Project, name: str | None) -> Callable[[], Engine]:
    """How to open the project's engine when the first draft is wanted, and not before."""

    def opened() -> Engine:
        from l10n.engines import engine

        return engine(name or project.engine, project.folders["packages"])

    return opened


def _explain(project: Project, articles: Sequence[Path] | None, *, json: bool) -> None:
    from l10n.model.article import shown
    from l10n.workflow.files import read_source

    rows = []
    for source in options.sources(project, articles):
        article = read_source(project, source)
        for block in article.blocks:
            text = block.extent.of(article.text).strip("\r\n")
            if article.format not in ("text", "markdown"):
                # Around the words of a page or document is more markup than anybody wants to see.
                text, _ = shown(article.text, block.span, block.codes)
            rows.append(
                {
                    "path": article.path,
                    "line": article.line(block.extent),
                    "role": f"{block.role} (repeated)" if block.repeated else str(block.role),
                    "reason": block.reason,
                    "text": text if len(text) <= 60 else text[:59] + "…",
                }
            )
    if json:
        say(as_json(rows))
        return
    for row in rows:
        say(f"{row['path']}:{row['line']}: {row['role']}: {row['text']}")
        say(f"    because {row['reason']}")


def _finish(outcomes: Sequence[Outcome], *, json: bool, quiet: bool, verbose: bool) -> None:
    from l10n.cli.summary import exit_code, show_outcomes

    if json:
        say(as_json(outcomes))
    else:
        show_outcomes(outcomes, quiet=quiet, verbose=verbose)
    raise typer.Exit(exit_code([outcome.error for outcome in outcomes]))
