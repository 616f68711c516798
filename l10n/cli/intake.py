"""The command that takes the work of translators back: import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import clock, options
from l10n.cli.errors import show_error
from l10n.cli.output import as_json, say
from l10n.cli.summary import exit_code
from l10n.errors import InputError, L10nError, UsageError
from l10n.model.finding import Where
from l10n.model.locale import Locale

if TYPE_CHECKING:
    from l10n.workflow.handover.parcel import Piece
    from l10n.workflow.handover.takeback import Import
    from l10n.workflow.handover.taken import Change, Taken

_LONGEST = 70
"""Code points of a text in a list."""


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="PO or XLIFF files, bundles (ZIP or folder), projects of OmegaT.",
            metavar="FILE|FOLDER|ZIP",
        ),
    ],
    locale: Annotated[
        str, typer.Option("--locale", "-l", help="The locale of files that do not say it.")
    ] = "",
    theirs: Annotated[
        bool,
        typer.Option("--theirs", help="In a conflict take their text; ours becomes a comment."),
    ] = False,
    ours: Annotated[
        bool, typer.Option("--ours", help="In a conflict keep our text and be content.")
    ] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    config: options.Config = None,
) -> None:
    """Take back what a translator sent: say what changed, lose nothing.

    What only they changed is taken. What was changed here meanwhile stays. Where both changed a
    sentence, ours stays, theirs is kept as a comment beside it, and the exit code is 1. An empty
    translation means that nobody touched it; nothing is ever deleted.

    Examples:

      l10n import kim.po

      l10n import kim-de.zip --dry-run --verbose

      l10n import ~/Downloads/kim-de/ --theirs
    """
    from l10n.workflow.handover.takeback import import_all
    from l10n.workflow.handover.taken import Kind, Side

    if theirs and ours:
        raise UsageError(
            "--theirs and --ours cannot both win.", advice="Name one of them.", code="import-side"
        )
    project = options.open_project(config)
    for file in files:
        if file.is_dir() and project.folders["locales"].is_relative_to(file.resolve()):
            raise UsageError(
                "this folder holds the project's own catalogs.",
                where=Where(file.as_posix()),
                advice="Name the files that came back.",
                code="import-project",
            )
    told = Locale.parse(locale) if locale else None
    pieces, errors = _pieces(files)
    prefer = Side.THEIRS if theirs else Side.OURS if ours else Side.NEITHER
    with options.working(project, "serial", None, write=not dry_run):
        done = import_all(
            project,
            pieces,
            locale=told,
            prefer=prefer,
            today=clock.today().isoformat(),
            write=not dry_run,
        )
    if json:
        say(as_json(done))
        for error in errors:
            show_error(error)
    else:
        for error in errors:
            show_error(error)
        for item in done:
            _show(item, dry_run=dry_run, quiet=quiet, verbose=verbose)
    conflicts = any(item.taken and item.taken.of(Kind.CONFLICT) for item in done)
    code = exit_code([*errors, *(item.error for item in done)])
    raise typer.Exit(code or int(conflicts and prefer is Side.NEITHER))


def _pieces(files: list[Path]) -> tuple[list[Piece], list[L10nError]]:
    """Everything there is to take in, and what could not be opened."""
    from l10n.workflow.handover.parcel import pieces_of

    pieces: list[Piece] = []
    errors: list[L10nError] = []
    for file in files:
        try:
            if not file.exists():
                raise InputError(
                    "there is no such file.", where=Where(file.as_posix()), code="import-missing"
                )
            pieces += pieces_of(file)
        except L10nError as error:
            errors.append(error)
    return pieces, errors


_WORDS = {
    "reviewed": "newly reviewed",
    "accepted": "drafts accepted unchanged",
    "changed": "reviewed ones changed",
    "begun": "changed, still to review",
    "reopened": "marked as needing work",
    "stale": "for a source that has changed since",
    "unknown": "of no sentence here, kept at the end",
    "comment": "comments",
    "conflict": "conflicts",
}
_ALWAYS = ("conflict", "stale", "unknown", "comment", "reopened")
"""Kinds that are listed one by one even without --verbose."""


def _show(item: Import, *, dry_run: bool, quiet: bool, verbose: bool) -> None:
    for warning in item.warnings:
        typer.echo(
            f"{warning.where}: {warning.severity}[{warning.code}]: {warning.message}", err=True
        )
    if item.error:
        show_error(item.error)
    if item.taken is None:
        return
    for change in item.taken.changes:
        if verbose or change.kind in _ALWAYS:
            _list(item.path, change)
    if item.taken.missing:
        missing = item.taken.missing
        typer.echo(f"{item.path}: {len(missing)} of our units are not in the file", err=True)
        for key in missing if verbose else ():
            typer.echo(f"    {_short(key.source)}", err=True)
    if quiet or item.catalog is None:
        return
    word = "unchanged" if not item.catalog.changed else "would be changed" if dry_run else "changed"
    say(f"{item.path} → {item.catalog.path}: {word}")
    say(f"    {_counted(item.taken)}")


def _list(path: str, change: Change) -> None:
    where = Where(path, change.line)
    typer.echo(f"{where}: {change.kind}: {_short(change.key.source)}", err=True)
    if change.before and change.before != change.after:
        typer.echo(f"    ours:   {_short(change.before)}", err=True)
    typer.echo(f"    theirs: {_short(change.after)}", err=True)


def _counted(taken: Taken) -> str:
    parts = []
    for kind, words in _WORDS.items():
        count = sum(change.kind == kind for change in taken.changes)
        if count:
            parts.append(f"{count} {words}")
    parts.append(f"{taken.untouched} untouched")
    if taken.emptied:
        parts.append(f"{taken.emptied} came back empty and stay as they were")
    return ", ".join(parts)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
