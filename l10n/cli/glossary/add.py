"""The command that adds a concept to the glossary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli import options
from l10n.cli.output import as_json, say
from l10n.errors import UsageError


def add(
    concept: Annotated[
        str, typer.Argument(help="A short name of its own: unsc.", metavar="CONCEPT")
    ],
    kind: Annotated[str, typer.Option("--type", help="person, place, weapon, military …")],
    said: Annotated[
        list[str],
        typer.Option(
            "--set", metavar="COLUMN=TEXT", help="What goes into a column; repeat for more."
        ),
    ],
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            help="The glossary file (weapons.csv); default: where most concepts of the type are.",
        ),
    ] = None,
    add_columns: Annotated[
        bool, typer.Option("--add-columns", help="Add the columns that the file does not have.")
    ] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Add a concept to a glossary file, as its last row. All other rows stay byte for byte.

    It is checked first: what stands there already, contradicts another concept or fails an example
    sentence is not added. Parts of a list are separated by a bar (|). Exit code 0: added; 1: it
    would bring errors, nothing was written; 2: a column or file is not known.

    Examples:

      l10n glossary add howitzer --type weapon --set fr=obusier --set en=howitzer --set de=Haubitze

      l10n glossary add sapper --type military --set fr=sapeur --set en=sapper --set de=Pionier
      --set "en_variants=combat engineer" --file terms.csv --dry-run
    """
    from l10n.report import findings_text
    from l10n.workflow.glossary.entries import add_entry

    cells = {"concept": concept.strip(), "type": kind.strip(), **_cells(said)}
    project = options.open_project(config)
    with options.locked(project, write=not dry_run):
        added = add_entry(project, cells, file, widen=add_columns, write=not dry_run)
    if json:
        say(as_json(added))
        return
    if added.findings and not quiet:
        typer.echo(findings_text(added.findings), err=True)
    if not quiet:
        done = "would be added" if dry_run else "is added"
        say(f"{added.term.where}: “{added.term.concept}” {done}.")


def _cells(said: list[str]) -> dict[str, str]:
    """The columns that ``--set`` names, and their texts."""
    cells: dict[str, str] = {}
    for one in said:
        name, equals, text = (part.strip() for part in one.partition("="))
        wrong = ""
        if not equals or not name:
            wrong = f"“{one}” is no COLUMN=TEXT."
        elif name in cells:
            wrong = f"column “{name}” is set twice."
        elif name in ("concept", "type"):
            wrong = f"“{name}” is said already."
        if wrong:
            raise UsageError(
                wrong,
                advice='Write for example --set de=Haubitze, or --set "de_variants=one|two".',
                code="usage",
            )
        cells[name] = text
    return cells
