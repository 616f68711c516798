"""The command that checks the glossary itself."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli import findings as shown
from l10n.cli import options
from l10n.cli.output import say
from l10n.model.finding import Severity

SECTION = "glossary check"


def check(
    format: shown.Format = "text",  # noqa: A002 - the option's name
    fail_on: shown.FailOn = "error",
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="REV", help="Only what changed since this git revision brings."
        ),
    ] = "",
    baseline: shown.BaselineFile = None,
    write_baseline: shown.WriteBaseline = False,
    prune_baseline: shown.PruneBaseline = False,
    unseen: Annotated[
        bool, typer.Option(help="Also note concepts that stand in no article of the project.")
    ] = True,
    json: options.Json = False,
    verbose: options.Verbose = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Find what is wrong in glossaries/*.csv: duplicates, contradictions, look-alike letters …

    Notes (severity info) are counted; --verbose shows them. Exit code 0: nothing wrong; 1: findings
    of severity error, or of the one that --fail-on names; 2: a file cannot be read safely.

    Examples:

      l10n glossary check

      l10n glossary check --since origin/main --format github

      l10n glossary check --write-baseline

      l10n glossary check --baseline l10n-baseline.json
    """
    chosen = shown.format_of(format, json)
    severities = shown.failing(fail_on)
    shown.whole_for_baseline(
        "--since", asked=bool(since), write=write_baseline, prune=prune_baseline
    )
    from l10n.workflow.glossary.glossaries import brought, glossary_now, glossary_since, look_after

    project = options.open_project(config)
    now = glossary_now(project)
    findings = look_after(project, now, unseen=unseen)
    if since:
        old = glossary_since(project, since)
        findings = brought(findings, now, look_after(project, old, unseen=unseen), old)
    findings = shown.settle(
        findings,
        SECTION,
        project,
        baseline=baseline,
        write=write_baseline,
        prune=prune_baseline,
        severities=severities,
        looked_at=now.files if since else None,
        quiet=quiet,
    )
    notes = verbose or Severity.INFO in severities
    shown.show(findings, chosen, project, notes=notes, quiet=quiet)
    if chosen == "text" and not quiet:
        concepts, files = len(now.glossary.terms), len(now.files)
        some = f"{concepts} concept{'' if concepts == 1 else 's'}"
        say(f"{some} in {files} file{'' if files == 1 else 's'}.")
    raise typer.Exit(int(any(finding.severity in severities for finding in findings)))
