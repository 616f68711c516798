"""The command that says what a change of the glossary does to the catalogs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.output import as_json, colourful, say
from l10n.errors import UsageError

if TYPE_CHECKING:
    from l10n.workflow.glossary.impact import ConceptChange, Impact, Touched

_LINES = 12


def impact(
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="REV",
            help="The glossary before: at this git revision; default HEAD.",
        ),
    ] = "",
    old: Annotated[
        Path | None,
        typer.Option("--old", metavar="FILE", help="The glossary before: a CSV file, or a folder."),
    ] = None,
    json: options.Json = False,
    config: options.Config = None,
) -> None:
    """Say which concepts a change of the glossary touches, in which units of which catalogs.

    Counts how many of the units are reviewed, and how many satisfied the glossary before and do no
    longer. Writes nothing; exit code 0 also when units are broken: l10n check finds those.

    Examples:

      l10n glossary impact

      l10n glossary impact --since origin/main --json

      l10n glossary impact --old before/places.csv
    """
    from l10n.report import findings_text
    from l10n.workflow.glossary.glossaries import glossary_now, glossary_old, glossary_since
    from l10n.workflow.glossary.impact import impact as impact_of

    if since and old:
        raise UsageError(
            "--since and --old both say what the glossary was before.",
            advice="Use one of them.",
            code="usage",
        )
    project = options.open_project(config)
    now = glossary_now(project)
    before = glossary_old(project, now, old) if old else glossary_since(project, since or "HEAD")
    found = impact_of(project, before.glossary, now.glossary)
    if found.findings:
        typer.echo(findings_text(found.findings, colourful(sys.stderr)), err=True)
    say(as_json(found) if json else _text(found))


def _text(found: Impact) -> str:
    counts = {
        kind: sum(one.kind == kind for one in found.concepts)
        for kind in ("added", "removed", "changed")
    }
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    lines = [f"Concepts: {said or 'none touched'}."]
    if found.remarks:
        lines.append(f"{found.remarks} more changed in notes, sources or examples alone.")
    for one in found.concepts:
        lines += _concept(one)
    if found.concepts:
        units = sum(len(one.lines) for one in found.catalogs)
        articles = len({one.article for one in found.catalogs})
        reviewed = sum(len(one.reviewed) for one in found.catalogs)
        broken = sum(len(one.broken) for one in found.catalogs)
        lines.append(
            f"Together: {_many(units, 'unit')} in {_many(len(found.catalogs), 'catalog')} of"
            f" {_many(articles, 'article')}; {reviewed} reviewed;"
            f" {broken} no longer satisfy the glossary."
        )
    return "\n".join(lines)


def _concept(one: ConceptChange) -> list[str]:
    from l10n.report.plain import one_line

    lines = ["", one_line(f"{one.where}: {one.kind}: {one.concept}")]
    lines += [f"    {one_line(change)}" for change in one.changes]
    lines += [f"    {one_line(_catalog(catalog))}" for catalog in one.touched]
    if not one.touched:
        lines.append("    no unit of any catalog")
    return lines


def _catalog(one: Touched) -> str:
    said = f"{one.path}: {_many(len(one.lines), 'unit')}, {len(one.reviewed)} reviewed"
    if one.broken:
        return f"{said}, {len(one.broken)} no longer right: {_listed(one.broken)}"
    return f"{said}: {_listed(one.lines)}"


def _listed(lines: tuple[int, ...]) -> str:
    more = f" and {len(lines) - _LINES} more" if len(lines) > _LINES else ""
    word = "line" if len(lines) == 1 else "lines"
    return f"{word} {', '.join(map(str, lines[:_LINES]))}{more}"


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
