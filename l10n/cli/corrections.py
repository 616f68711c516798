"""Corrections as a diff that people read: sentences, with the words in them that changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from l10n.cli.errors import show_error
from l10n.cli.output import colourful, say
from l10n.report.plain import one_line

if TYPE_CHECKING:
    from l10n.model.finding import Finding
    from l10n.model.span import Span
    from l10n.workflow.publishing.corrections import Change, Correction

_OLD, _NEW = ("-", "red", "[-", "-]"), ("+", "green", "{+", "+}")
"""The sign of a line, its colour, and what stands around changed words where there is no colour:
the marks of `git diff --word-diff`."""


def show(corrections: Sequence[Correction]) -> None:
    """Print each correction; editions that stay as they are print nothing."""
    colour = colourful(sys.stdout)
    said: set[Finding] = set()
    for correction in corrections:
        if correction.error:
            show_error(correction.error, said)
            continue
        for line in _lines(correction, colour):
            say(line)


def _lines(correction: Correction, colour: bool) -> Iterator[str]:
    from l10n.workflow.written import Freshness

    path = one_line(correction.path)
    if correction.edition is Freshness.CURRENT:
        return
    if correction.edition is Freshness.MISSING:
        yield f"{path}: the edition has not been made yet"
        return
    if not correction.changes:
        yield f"{path}: only blanks, line ends or signs that show nothing would change"
        return
    yield _bold(f"--- {path}", colour)
    yield _bold(f"+++ {path} (as it would be now)", colour)
    for change in correction.changes:
        yield from _change(change, colour)


def _change(change: Change, colour: bool) -> Iterator[str]:
    place = f"@@ line {change.line} @@"
    if change.line != change.new_line:
        place = f"@@ line {change.line}, now {change.new_line} @@"
    yield typer.style(place, fg="cyan") if colour else place
    if change.before:
        yield _sentence(change.before, change.gone, _OLD, colour)
    if change.after:
        yield _sentence(change.after, change.added, _NEW, colour)


def _sentence(
    text: str, marked: Sequence[Span], signs: tuple[str, str, str, str], colour: bool
) -> str:
    """One line of the diff; ``marked`` are the stretches of ``text`` that the other has not."""
    sign, paint, opening, closing = signs
    parts, at = [sign], 0
    for span in marked:
        parts.append(one_line(text[at : span.start]))
        parts.append(f"{'' if colour else opening}")
        changed = one_line(span.of(text))
        parts.append(typer.style(changed, reverse=True, reset=False) if colour else changed)
        parts.append(typer.style("", reverse=False, reset=False) if colour else closing)
        at = span.end
    parts.append(one_line(text[at:]))
    line = "".join(parts)
    return typer.style(line, fg=paint) if colour else line


def _bold(text: str, colour: bool) -> str:
    return typer.style(text, bold=True) if colour else text
