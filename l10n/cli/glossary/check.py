"""The command that checks the glossary itself."""

from __future__ import annotations

import typer

from l10n.cli import options
from l10n.cli.catalogs import Format, _chosen
from l10n.cli.output import colourful, say
from l10n.model.finding import Severity


def check(
    format: Format = "text",  # noqa: A002 - the option's name
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Find duplicates, contradictions and missing translations in glossaries/*.csv.

    Exit code 0: nothing wrong; 1: findings of severity error; 2: a file cannot be read safely.

    Examples:

      l10n glossary check

      l10n glossary check --format github
    """
    from l10n.report import render_findings
    from l10n.terminology import audit
    from l10n.workflow.files import read_glossary

    chosen = _chosen(format, json)
    project = options.open_project(config)
    terms, findings = read_glossary(project)
    findings = [*findings, *audit(terms, project.source, project.targets)]
    if chosen != "text" or not quiet:
        say(render_findings(findings, chosen, colour=colourful(typer.get_text_stream("stdout"))))
    if chosen == "text" and not quiet:
        say(f"{len(terms.terms)} concepts in {len(project.glossary_files())} files.")
    raise typer.Exit(int(any(finding.severity is Severity.ERROR for finding in findings)))
