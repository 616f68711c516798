"""How commands show findings, compare them with a baseline, and fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.output import colourful, say
from l10n.errors import InputError, UsageError
from l10n.model.finding import Finding, Severity, Where

if TYPE_CHECKING:
    from l10n.project import Project
    from l10n.workflow.baseline import Compared

FORMATS = ("text", "json", "github", "sarif")
FAIL_ON = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "info": tuple(Severity),
    "never": (),
}
"""Which findings make a check exit with 1."""
_SAID = 20

Format = Annotated[
    str, typer.Option("--format", help=f"How to print findings: {', '.join(FORMATS)}.")
]
FailOn = Annotated[
    str,
    typer.Option("--fail-on", help=f"Exit with 1 from this severity on: {', '.join(FAIL_ON)}."),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Findings that this file knows are not shown and do not fail.",
    ),
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--write-baseline",
        help="Write all findings of now into the baseline (l10n-baseline.json without --baseline).",
    ),
]
PruneBaseline = Annotated[
    bool, typer.Option("--prune-baseline", help="Take what is gone out of the baseline.")
]


def whole_for_baseline(part: str, *, asked: bool, write: bool, prune: bool) -> None:
    """Raise `UsageError` when a baseline is to be changed by a look at a ``part`` (an option)."""
    if asked and (write or prune):
        raise UsageError(
            f"{part} looks at a part of the findings, and a baseline is about all.",
            advice=f"Leave out {part} to write or prune the baseline.",
            code="usage",
        )


def format_of(name: str, json: bool) -> str:
    """The format that the options ask for. Raises `UsageError` for one that does not exist."""
    if name not in FORMATS:
        raise UsageError(
            f"“{name}” is no format of findings.",
            advice=f"Use one of: {', '.join(FORMATS)}.",
            code="format-unknown",
        )
    return "json" if json else name


def failing(name: str) -> tuple[Severity, ...]:
    """The severities that fail under ``--fail-on name``. Raises `UsageError` for an unknown one."""
    if name not in FAIL_ON:
        raise UsageError(
            f"“{name}” is nothing to fail on.",
            advice=f"Use one of: {', '.join(FAIL_ON)}.",
            code="fail-on-unknown",
        )
    return FAIL_ON[name]


def settle(
    findings: Sequence[Finding],
    section: str,
    project: Project | None,
    *,
    baseline: Path | None,
    write: bool,
    prune: bool,
    severities: Sequence[Severity] = (),
    looked_at: Collection[str] | None = None,
    quiet: bool = False,
) -> list[Finding]:
    """The findings that the baseline of ``section`` does not know; what it says goes to stderr.

    Notes are in a baseline only where they fail (``severities``). ``looked_at`` are the paths that
    were read (all when None): what is known of others is neither gone nor overwritten. Raises
    `InputError` for a baseline that cannot be read, or that is named and not there.
    """
    if baseline is None and not write and not prune:
        return list(findings)
    from l10n.workflow.baseline import NAME, entries_of, read_baseline, write_baseline

    path = baseline or (project.root if project else Path()) / NAME
    shown = project.shown(path) if project else path.as_posix()
    if not path.exists() and not write:
        raise InputError(
            "there is no such baseline.",
            where=Where(shown),
            advice="Make it with --write-baseline.",
            code="baseline-missing",
        )
    known = read_baseline(path, shown)
    minded = {Severity.ERROR, Severity.WARNING, *severities}
    counted = [one for one in findings if one.severity in minded]
    compared = known.compare(section, counted, looked_at)
    if write:
        kept = known.sections.get(section, Counter()) - compared.gone
        others = {entry: count for entry, count in kept.items() if not _seen(entry[1], looked_at)}
        known = known.with_section(section, entries_of(counted) + Counter(others))
        write_baseline(path, known)
        _say(f"{len(counted)} findings are known to {shown} now.", quiet)
        return [one for one in findings if one.severity not in minded]
    if prune and compared.gone:
        write_baseline(path, known.without(section, compared.gone))
    _tell(compared, shown, prune, quiet)
    left_out = {id(one) for one in compared.known}
    return [one for one in findings if id(one) not in left_out]


def show(
    findings: Sequence[Finding],
    fmt: str,
    project: Project | None,
    *,
    notes: bool = True,
    quiet: bool = False,
) -> None:
    """Print ``findings``; for code hosts with paths as their repository has them.

    Without ``notes`` people get those of severity info as a count, by code.
    """
    from l10n.report import render_findings
    from l10n.report.repository import from_repository

    if fmt == "text" and quiet:
        return
    if fmt in ("github", "sarif"):
        findings = from_repository(findings, project.root if project else Path.cwd())
    hidden: list[Finding] = []
    if not notes and fmt in ("text", "github"):
        hidden = [one for one in findings if one.severity is Severity.INFO]
        findings = [one for one in findings if one.severity is not Severity.INFO]
    text = render_findings(findings, fmt, colour=colourful(typer.get_text_stream("stdout")))
    if text:
        say(text)
    if hidden and fmt == "text":
        counts = Counter(one.code for one in hidden)
        listed = ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
        say(f"Notes not shown: {listed} (--verbose shows them).")


def _seen(path: str, looked_at: Collection[str] | None) -> bool:
    return looked_at is None or path in looked_at


def _tell(compared: Compared, shown: str, prune: bool, quiet: bool) -> None:
    if compared.known:
        _say(f"{len(compared.known)} findings are known to {shown}.", quiet)
    gone = sorted(compared.gone)
    for code, path, message in gone[:_SAID]:
        _say(f"    gone: {path}: [{code}] {message}", quiet)
    if len(gone) > _SAID:
        _say(f"    … and {len(gone) - _SAID} more", quiet)
    if gone:
        count = sum(compared.gone.values())
        done = "and were taken out" if prune else "take them out with --prune-baseline"
        _say(f"{count} findings of {shown} are gone; {done}.".replace("; and", " and"), quiet)


def _say(text: str, quiet: bool) -> None:
    if not quiet:
        from l10n.report.plain import one_line

        typer.echo(one_line(text), err=True)
