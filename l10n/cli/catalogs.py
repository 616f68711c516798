"""Commands that read catalogs: check, assemble, status."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli import clock, options
from l10n.cli import findings as shown
from l10n.cli.articles import To
from l10n.cli.errors import show_error
from l10n.cli.output import as_json, say
from l10n.cli.summary import counts_in_words, exit_code, left_in_words
from l10n.errors import InputError, UsageError
from l10n.model.finding import Finding, Where
from l10n.model.glossary import Glossary

SECTION = "check"
"""What a baseline calls the findings of `l10n check`."""


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="PO files; all of the project's when none is given.", metavar="FILE.po"
        ),
    ] = None,
    family: Annotated[
        list[str] | None, typer.Option("--only", help="Run this family of checks; repeat for more.")
    ] = None,
    format: shown.Format = "text",  # noqa: A002 - the option's name
    fail_on: shown.FailOn = "error",
    baseline: shown.BaselineFile = None,
    write_baseline: shown.WriteBaseline = False,
    prune_baseline: shown.PruneBaseline = False,
    today: Annotated[
        str,
        typer.Option(
            "--today",
            metavar="YYYY-MM-DD",
            help="The day on which “l10n: ignore … until” comments must still hold; default: today.",
        ),
    ] = "",
    executor: options.ExecutorKind = "serial",
    workers: options.Workers = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Check catalogs: units left to do, numbers, dates, inline codes, glossary terms.

    Works on any PO file, inside a project or not. Exit code 0: nothing wrong; 1: findings of
    severity error, or of the one that --fail-on names; 2: a file cannot be read safely.

    A translator's comment can set a finding aside:
    # l10n: ignore term-missing unsc until 2026-12-31: the speaker says it otherwise

    Examples:

      l10n check

      l10n check locales/de/LC_MESSAGES/kim.po --only numbers

      l10n check --format github --fail-on warning

      l10n check --baseline l10n-baseline.json
    """
    from l10n.executors import open_executor
    from l10n.project import find_config
    from l10n.workflow.files import read_glossary
    from l10n.workflow.qa import catalogs_of, check_all

    chosen = shown.format_of(format, json)
    failing = shown.failing(fail_on)
    shown.whole_for_baseline(
        "--only", asked=bool(family), write=write_baseline, prune=prune_baseline
    )
    day = _day(today)
    inside = config is not None or find_config(Path.cwd()) is not None
    project = options.open_project(config) if inside or not files else None
    for file in files or []:
        if not file.is_file():
            raise InputError(
                "there is no such file.", where=Where(file.as_posix()), code="po-missing"
            )
    paths = files or (catalogs_of(project) if project else [])
    glossary = read_glossary(project)[0] if project else Glossary()
    with open_executor(executor, workers) as pool:
        checked = check_all(
            paths, pool, project=project, glossary=glossary, families=family, today=day
        )
    findings = [finding for item in checked for finding in item.findings]
    errors = [item.error for item in checked if item.error]
    for error in errors:
        show_error(error)
    # Of a family that did not run, or a file that was not read, nothing can be said to be gone.
    read = {item.path for item in checked if not item.error}
    findings = shown.settle(
        findings,
        SECTION,
        project,
        baseline=baseline,
        write=write_baseline,
        prune=prune_baseline,
        severities=failing,
        looked_at=() if family else (read if files or errors else None),
        quiet=quiet,
    )
    shown.show(findings, chosen, project, quiet=quiet)
    if ignored := sum(len(item.ignored) for item in checked):
        told = f"{ignored} more ignored, with a reason in a translator's comment."
        typer.echo(told, err=chosen != "text" or quiet)
    failed = any(finding.severity in failing for finding in findings)
    raise typer.Exit(exit_code(errors) or int(failed))


def assemble(
    articles: options.Articles = None,
    locale: options.Locales = None,
    to: To = "",
    draft: Annotated[
        bool, typer.Option("--draft", help="Take machine drafts as well; the edition says so.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit 1 when an edition is not up to date."),
    ] = False,
    executor: options.ExecutorKind = "serial",
    workers: options.Workers = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Make editions from the catalogs: out/<locale>/<article>, or out/draft/… with --draft.

    Without --draft every unit must be reviewed; otherwise nothing is written for that locale, the
    units that are left are listed, and the exit code is 1.

    Examples:

      l10n assemble

      l10n assemble articles/kim.fr.txt -l en -l en-GB --to html

      l10n assemble --check
    """
    from l10n.workflow.editions import assemble_all

    project = options.open_project(config)
    jobs = options.plan_jobs(project, articles, locale, to)
    with options.working(project, executor, workers, write=not check) as pool:
        outcomes = assemble_all(jobs, pool, draft=draft, write=not check)
    stale = [item for item in outcomes if check and item.edition and item.edition.changed]
    if json:
        say(as_json(outcomes))
    else:
        said: set[Finding] = set()
        for outcome in outcomes:
            if outcome.error:
                show_error(outcome.error, said)
            elif outcome.edition and not quiet:
                edition = outcome.edition
                word = edition.before if check else ("written" if edition.changed else "unchanged")
                say(f"{edition.path}: {word}")
                if draft:
                    say(f"    draft: {left_in_words(edition)}")
    raise typer.Exit(exit_code([outcome.error for outcome in outcomes]) or int(bool(stale)))


def status(
    articles: options.Articles = None,
    locale: options.Locales = None,
    to: To = "",
    executor: options.ExecutorKind = "serial",
    workers: options.Workers = None,
    json: options.Json = False,
    config: options.Config = None,
) -> None:
    """Say what is left to do, and which editions are older than their article or catalog.

    Examples:

      l10n status

      l10n status --locale de --json
    """
    from l10n.executors import open_executor
    from l10n.workflow.status import status_all

    project = options.open_project(config)
    jobs = options.plan_jobs(project, articles, locale, to)
    with open_executor(executor, workers) as pool:
        statuses = status_all(jobs, pool)
    if json:
        say(as_json([{"left": item.left} | {"status": item} for item in statuses]))
    else:
        for item in statuses:
            if item.error:
                show_error(item.error)
                continue
            left = f"{item.left} left to do" if item.left else "nothing left to do"
            say(f"{item.article}  {item.locale}  {left}  ({counts_in_words(dict(item.counts))})")
            say(f"    edition {item.edition}: {item.path}")
    raise typer.Exit(exit_code([item.error for item in statuses]))


def _day(text: str) -> date:
    """The day that ``--today`` names, else the one it is."""
    if not text:
        return clock.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"“{text}” is no day.", advice="Write it as 2026-12-31.", code="day-unknown"
        ) from error
