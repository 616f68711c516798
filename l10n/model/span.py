"""A half-open stretch of text, in code points."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (included) to ``end`` (excluded) of some text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The stretch of ``text`` that lies in this span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


def splice(text: str, edits: Mapping[Span, str]) -> str:
    """Return ``text`` with each span of ``edits`` replaced; all else untouched, byte for byte.

    ``splice(text, {}) == text``. An empty span inserts. Raises ``ValueError`` when two spans
    overlap or one ends behind the text, because either would lose something in silence.
    """
    pieces: list[str] = []
    at = 0
    for span in sorted(edits):
        if span.start < at or span.end > len(text):
            raise ValueError(f"span {span.start}..{span.end} overlaps another or leaves the text")
        pieces += text[at : span.start], edits[span]
        at = span.end
    pieces.append(text[at:])
    return "".join(pieces)


def line_counter(text: str) -> Callable[[int], int]:
    """`line_of` for many offsets of one long ``text``: it is read once."""
    ends = [match.start() for match in re.finditer("\n", text)]
    return lambda offset: bisect_left(ends, offset) + 1


def line_of(text: str, offset: int) -> int:
    """The 1-based line of ``text`` on which the code point at ``offset`` stands (LF counts)."""
    return text.count("\n", 0, offset) + 1
