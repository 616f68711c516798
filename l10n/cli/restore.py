"""The command that puts an earlier state of a file back: restore."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.output import as_json, say
from l10n.errors import InputError, UsageError
from l10n.model.finding import Where

if TYPE_CHECKING:
    from l10n.workflow.keeping.restoring import Restored, Version


def restore(
    file: Annotated[
        Path, typer.Argument(help="A catalog, or another file that we write.", metavar="FILE")
    ],
    state: Annotated[
        int | None, typer.Option("--state", metavar="N", help="Put state N back.")
    ] = None,
    last: Annotated[bool, typer.Option("--last", help="Put the last good state back.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Say that the present, shorter file is right.")
    ] = False,
    fewer: Annotated[
        bool, typer.Option("--fewer", help="Even if fewer texts of people are left then.")
    ] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """List the kept states of a file, or put one of them back.

    The last states of every catalog are kept: those that we wrote, and those that people saved
    before we wrote again. What the file holds now is kept first, so that a restore can be taken
    back. A file that was cut off is the beginning of a known state, and is refused until the whole
    is back or --accept says that it is meant.

    Examples:

      l10n restore locales/de/LC_MESSAGES/kim.po

      l10n restore locales/de/LC_MESSAGES/kim.po --last

      l10n restore locales/de/LC_MESSAGES/kim.po --state 7

      l10n restore locales/de/LC_MESSAGES/kim.po --accept
    """
    from l10n import storage
    from l10n.project import find_config
    from l10n.workflow.keeping import restoring

    if (state is not None) + last + accept > 1:
        raise UsageError("--state, --last and --accept ask for different things.", code="restore")
    project = options.open_project(config or find_config(file.absolute().parent))
    if not (file.exists() or storage.states(file)) and storage.states(project.root / file):
        # As messages name it, whatever the current folder.
        file = project.root / file
    if not (state is not None or last or accept):
        versions = restoring.versions(file)
        if json:
            say(as_json({"path": project.shown(file), "states": versions}))
        else:
            _list(versions, project.shown(file), quiet=quiet)
        return
    if accept and not file.exists():
        raise InputError("there is no such file.", where=Where(file.as_posix()), code="po-missing")
    with options.locked(project, write=not dry_run):
        done = (
            restoring.accept(project, file, write=not dry_run)
            if accept
            else restoring.restore(project, file, state, fewer=fewer, write=not dry_run)
        )
    if json:
        say(as_json(done))
    elif not quiet:
        _show(done, accepted=accept, dry_run=dry_run)


def _list(versions: list[Version], shown: str, *, quiet: bool) -> None:
    if not versions:
        if not quiet:
            say(f"{shown}: no states are kept.")
        return
    for version in reversed(versions):
        marks = [] if version.whole else ["set aside"]
        marks += ["in the file now"] if version.present else []
        marked = f"  ({', '.join(marks)})" if marks else ""
        saved = version.saved.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        say(f"{version.number:>6}  {saved}  {version.size:>11,} bytes{_human(version)}{marked}")


def _show(done: Restored, *, accepted: bool, dry_run: bool) -> None:
    would = "would be" if dry_run else "is"
    if accepted:
        say(f"{done.path}: the present file {would} taken as whole{_human(done.version)}.")
        return
    if done.version.present:
        say(f"{done.path}: state {done.version.number} is what the file holds.")
        return
    say(f"{done.path}: state {done.version.number} {would} back{_human(done.version)}.")
    if done.aside:
        command = f"l10n restore {shlex.quote(done.path)} --state {done.aside.number}"
        say(f"    What was there is state {done.aside.number} now; to take this back: {command}")


def _human(version: Version) -> str:
    return "" if version.human is None else f", {version.human} by people"
