"""Status for people: a table with remarks, or a paragraph an edition on a narrow terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from l10n.cli.output import colourful, say
from l10n.model.unit import State
from l10n.report.plain import one_line

if TYPE_CHECKING:
    from l10n.workflow.desk.status import Status

_WAITING = {
    "reviewed": (State.REVIEWED, State.JOINED),
    "waiting": (State.PRETRANSLATED,),
    "stale": (State.STALE,),
    "untranslated": (State.UNTRANSLATED,),
}
"""What the columns of units count."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table; ``total`` is its last cell."""

    head: str
    cell: Callable[[Status], str]
    total: str
    number: bool = True


def show(items: Sequence[Status]) -> None:
    """Print ``items``, their sum, and for each that is not in print as it should be, why."""
    if not items:
        return
    columns = _columns(items)
    rows = [
        [column.head for column in columns],
        *([column.cell(item) for column in columns] for item in items),
        [column.total for column in columns],
    ]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) <= _width():
        _table(columns, rows, widths)
    else:
        _paragraphs(rows)
    say("")
    for item in items:
        for line in _remarks(item):
            say(line)
    if ready := sum(not item.blocking for item in items):
        say(f"{ready} of {len(items)} editions: nothing left to do.")


def duration(minutes: int) -> str:
    """``2 h 05 min``, ``20 min``; a stroke for nothing."""
    if not minutes:
        return "–"
    hours, rest = divmod(minutes, 60)
    return f"{hours:,} h {rest:02} min" if hours else f"{rest} min"


def _columns(items: Sequence[Status]) -> list[_Column]:
    """The columns; those of what nobody has or asks for are left out."""
    from l10n.workflow.desk.status import minutes_together

    columns = [
        _Column("article", lambda item: one_line(item.article), "total", number=False),
        _Column("locale", lambda item: item.locale.tag, "", number=False),
    ]
    columns += [_counted(head, states, items) for head, states in _WAITING.items()]
    if drafted := sum(item.as_drafted for item in items):
        columns.append(_Column("as drafted", lambda item: str(item.as_drafted), str(drafted)))
    if asked := [item for item in items if item.approval]:
        total = f"{sum(item.approved for item in asked)}/{sum(item.units for item in asked)}"
        columns.append(_Column("approved", lambda item: f"{item.approved}/{item.units}", total))
    if obsolete := sum(item.obsolete for item in items):
        columns.append(_Column("obsolete", lambda item: str(item.obsolete), str(obsolete)))
    left = minutes_together(items)
    current = sum(item.edition == "current" for item in items)
    return [
        *columns,
        _Column("time left", lambda item: duration(item.minutes), duration(left)),
        _Column("edition", lambda item: str(item.edition), f"{current} current", number=False),
    ]


def _counted(head: str, states: tuple[State, ...], items: Sequence[Status]) -> _Column:
    amounts = [item.of(*states) for item in items]
    units, words = sum(each.units for each in amounts), sum(each.words for each in amounts)
    return _Column(head, lambda item: _cell(*_pair(item, states)), _cell(units, words))


def _pair(item: Status, states: tuple[State, ...]) -> tuple[int, int]:
    amount = item.of(*states)
    return amount.units, amount.words


def _cell(units: int, words: int) -> str:
    return f"{units:,}/{words:,}" if units else "0"


def _table(
    columns: Sequence[_Column], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> None:
    colour = colourful(sys.stdout)
    for at, row in enumerate(rows):
        cells = (
            f"{text:>{width}}" if column.number else f"{text:{width}}"
            for column, text, width in zip(columns, row, widths, strict=True)
        )
        line = "  ".join(cells).rstrip()
        say(typer.style(line, bold=True) if colour and at in (0, len(rows) - 1) else line)


def _paragraphs(rows: Sequence[Sequence[str]]) -> None:
    """The same without a table: names first, then what is not nothing, as many as a line takes."""
    colour = colourful(sys.stdout)
    heads, *others = rows
    for row in others:
        name = " ".join(row[:2]).rstrip()
        say(typer.style(name, bold=True) if colour else name)
        parts = [
            f"{head} {text}"
            for head, text in zip(heads[2:], row[2:], strict=True)
            if text not in ("0", "–")
        ]
        for line in _filled(parts, _width() - 2):
            say(f"  {line}")


def _filled(parts: Sequence[str], width: int) -> Iterator[str]:
    line = ""
    for part in parts:
        if line and len(line) + 3 + len(part) > width:
            yield line
            line = ""
        line = f"{line} · {part}" if line else part
    if line:
        yield line


def _remarks(item: Status) -> Iterator[str]:
    """What is in the way of print, and what to do now."""
    if not item.blocking:
        return
    left = f"{item.left} left to do" if item.left else "nothing left to translate"
    name = one_line(f"{item.article} {item.locale}")
    yield f"{name}: {left}: {one_line('; '.join(item.blocking))}."
    if item.left and item.edition == "outdated":
        yield f"    The edition on disk is still the one from before: {one_line(item.path)}"
    if item.draft == "outdated":
        yield f"    The draft edition is outdated: {one_line(item.draft_path)}"
    if item.next:
        yield f"    {one_line(item.next)}"


def _width() -> int:
    """The columns there are; where nobody looks at a terminal, enough for any table."""
    # COLUMNS goes over the terminal, as everywhere.
    return shutil.get_terminal_size((500, 24)).columns
