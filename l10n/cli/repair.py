"""The command that puts letters right that were read in the wrong encoding: repair."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.errors import show_error
from l10n.cli.output import as_json, say
from l10n.errors import L10nError
from l10n.report.plain import one_line

if TYPE_CHECKING:
    from l10n.workflow.repairing import Repaired

_SHOWN = 20


def repair(
    articles: Annotated[
        list[Path], typer.Argument(help="Article files: text, Markdown, HTML.", metavar="ARTICLE")
    ],
    encoding: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="ENCODING",
            help="The encoding of what is not UTF-8, where several make sense.",
        ),
    ] = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    config: options.Config = None,
) -> None:
    """Put articles into UTF-8, and letters right that went wrong on the way (Ã© for é).

    Only what has exactly one sensible reading is changed; good text stays as it is, and a second
    run changes nothing. Every change is shown (with -v each one, else the most frequent), and the
    file as it was is kept: l10n restore brings it back.

    Examples:

      l10n repair articles/kim.fr.txt --dry-run

      l10n repair articles/*.txt

      l10n repair articles/kim.fr.txt --from iso-8859-2
    """
    from contextlib import nullcontext

    from l10n.project import find_config
    from l10n.workflow.repairing import repair_file

    done: list[Repaired] = []
    failed: L10nError | None = None
    for path in articles:
        found = config or find_config(path.absolute().parent)
        project = options.open_project(found) if found else None
        try:
            lock = options.locked(project, write=not dry_run) if project else nullcontext()
            with lock:
                done.append(repair_file(path, project, encoding=encoding, write=not dry_run))
        except L10nError as error:
            show_error(error)
            failed = failed or error
    if json:
        say(as_json([_values(one) for one in done]))
    elif not quiet:
        for one in done:
            _show(one, dry_run=dry_run, verbose=verbose)
    if failed:
        raise typer.Exit(failed.exit_code)
    if any(one.repair.unclear or one.repair.lost for one in done):
        raise typer.Exit(1)


def _values(done: Repaired) -> dict[str, object]:
    mended = done.repair
    return {
        "path": done.path,
        "changed": done.changed,
        "encoding": mended.encoding or None,
        "mixed": mended.mixed,
        "line_ends": mended.line_ends,
        "changes": mended.changes,
        "unclear": mended.unclear,
        "lost": mended.lost,
        "state": done.state,
    }


def _show(done: Repaired, *, dry_run: bool, verbose: bool) -> None:
    mended = done.repair
    if mended.encoding and not mended.mixed:
        say(f"{done.path}: {mended.encoding} to UTF-8")
    if mended.line_ends:
        say(f"{done.path}: line ends that were CR alone to LF")
    if verbose:
        for change in mended.changes:
            place = f"{done.path}:{change.line}"
            say(f"{place}: {one_line(change.before)} → {one_line(change.after)} ({change.cause})")
    else:
        _frequent(done)
    if not done.changed:
        say(f"{done.path}: nothing to repair")
    else:
        would = "would be" if dry_run else "are"
        count = len(mended.changes)
        words = f"{count} words" if count != 1 else "1 word"
        told = [f"{words} {would} repaired"] if count or not mended.encoding else []
        told += [f"the file {'would be' if dry_run else 'is'} UTF-8"] if mended.encoding else []
        say(f"{done.path}: {', '.join(told)}")
    if done.state:
        command = f"l10n restore {shlex.quote(done.path)} --state {done.state}"
        say(f"    What was there is kept; to take this back: {command}")
    _warn(done.path, mended.unclear, "may be wrong or right; correct it yourself")
    _warn(done.path, mended.lost, "has letters that were lost before (�); only you can know them")


def _frequent(done: Repaired) -> None:
    first: dict[tuple[str, str, str], int] = {}
    count: Counter[tuple[str, str, str]] = Counter()
    for change in done.repair.changes:
        same = (change.before, change.after, change.cause)
        count[same] += 1
        first.setdefault(same, change.line)
    shown = sorted(count, key=lambda same: (-count[same], first[same]))[:_SHOWN]
    for same in sorted(shown, key=first.__getitem__):
        before, after, cause = map(one_line, same)
        often = f", {count[same]} times" if count[same] > 1 else ""
        say(f"{done.path}:{first[same]}: {before} → {after} ({cause}{often})")
    if len(count) > _SHOWN:
        say(f"    … and {len(count) - _SHOWN} other words; -v shows each")


def _warn(path: str, lines: Sequence[int], what: str) -> None:
    for line in lines[:_SHOWN]:
        typer.echo(f"{path}:{line}: warning: {what}.", err=True)
    if len(lines) > _SHOWN:
        typer.echo(f"{path}: … and {len(lines) - _SHOWN} other lines.", err=True)
