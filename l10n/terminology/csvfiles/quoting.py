"""Where a line of CSV goes wrong: an open quote, text behind a quote, a cell beyond all size."""

from __future__ import annotations

import csv


def fault(line: str) -> tuple[int, str]:
    """The column (from 1) of the first fault on ``line``, and what it is.

    Quotes as RFC 4180 has them: a cell that begins with one ends with one, and a quote inside is
    doubled.
    """
    line = line.rstrip("\r\n")
    column, at = 1, 0
    while at < len(line):
        end = line.find(",", at)
        end = len(line) if end < 0 else end
        if line[at] == '"':
            closing = _closing(line, at)
            if closing < 0:
                return column, "a quote is not closed"
            end = closing + 1
            if line[end : end + 1] not in ("", ","):
                return column, "there is text behind the closing quote"
        if end - at > csv.field_size_limit():
            return column, f"the cell is longer than {csv.field_size_limit():,} characters"
        at = end + 1
        column += 1
    return column, "the line ends in the middle"


def _closing(line: str, at: int) -> int:
    """Where the quote at ``at`` is closed; -1 when it is not."""
    here = line.find('"', at + 1)
    while here >= 0 and line[here + 1 : here + 2] == '"':
        here = line.find('"', here + 2)
    return here
