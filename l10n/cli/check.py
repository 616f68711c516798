"""The command that checks catalogs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli import clock, options
from l10n.cli import findings as shown
from l10n.cli.errors import show_error
from l10n.cli.summary import exit_code
from l10n.errors import InputError, UsageError
from l10n.model.finding import Severity, Where
from l10n.model.glossary import Glossary

_ONLY = (
    "Run only this family of checks; repeat for more: completeness, joining, numbers, dates, terms,"
    " codes, quotes, typography."
)
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
        list[str] | None, typer.Option("--only", metavar="FAMILY", help=_ONLY)
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
    """Check catalogs: units left to do, numbers, dates, inline codes, terms, quotation marks.

    Works on any PO file, inside a project or not. Exit code 0: nothing wrong; 1: findings of
    severity error, or of the one that --fail-on names; 2: a file cannot be read safely.

    A translator's comment can set a finding aside:

      # l10n: ignore term-missing unsc until 2026-12-31: the speaker says it otherwise

    Examples:

      l10n check

      l10n check locales/de/LC_MESSAGES/kim.po --only numbers --only dates

      l10n check --format github --fail-on warning

      l10n check --write-baseline

      l10n check --baseline l10n-baseline.json
    """
    from l10n.executors import open_executor
    from l10n.project import find_config
    from l10n.workflow.files import read_glossary
    from l10n.workflow.keeping.noticing import notice
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
    if project:
        notice(project, paths)
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
    if chosen != "text":
        # A code host marks the line of a file that cannot be read as it marks all others.
        broken = [item.error.finding(item.path, Severity.ERROR) for item in checked if item.error]
        shown.show([*broken, *findings], chosen, project, quiet=quiet)
    elif read or not errors:
        shown.show(findings, chosen, project, quiet=quiet)
    if ignored := sum(len(item.ignored) for item in checked):
        told = f"{ignored} more ignored, with a reason in a translator's comment."
        typer.echo(told, err=chosen != "text" or quiet)
    failed = any(finding.severity in failing for finding in findings)
    raise typer.Exit(exit_code(errors) or int(failed))


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
