"""What a paragraph is made of: words, things that stand alone, links, and what nobody sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

BASE = "base"
"""The key of words that are none: a run that only says how runs without a marker look."""


class Sort(StrEnum):
    """What a piece is."""

    WORDS = "words"
    ALONE = "alone"
    OPEN = "open"
    CLOSE = "close"
    UNSEEN = "unseen"


@dataclass(slots=True, eq=False)
class Run:
    """A `w:r`: where it stands, and its raw properties."""

    start: int
    end: int = 0
    rpr: str = ""


@dataclass(slots=True, eq=False)
class Piece:
    """One thing in a paragraph; ``start`` and ``end`` are code points of its element.

    For words they are those of `w:t`, and ``first``, ``last`` those of the words in it.
    """

    sort: Sort
    start: int
    end: int
    run: Run | None = None
    """The run that it begins in; None for what stands between runs."""
    last_run: Run | None = None
    shown: str = ""
    """Words as they read; else the marker's name: ``br``, ``a``."""
    first: int = 0
    last: int = 0
    raw: str = ""
    """How it is written again, between runs."""
    partner: Piece | None = None
    """Of an OPEN its CLOSE, of a CLOSE its OPEN."""
    nested: bool = False
    """Whether other paragraphs lie in it, as in a text box."""
    key: str = ""
    """What it is to the skeleton; equal keys may stand for each other."""
    inner: str = ""
    """Words in it that a reader sees and nobody translates: the result of a field."""

    literal: bool = False
    """Whether its words stand in the part as they read."""


def without_empty(pieces: Sequence[Piece]) -> list[Piece]:
    """Links and controls without words or things in them become one piece that nobody sees."""
    found: list[Piece] = []
    opened: list[tuple[int, int]] = []
    seen = 0
    for piece in pieces:
        if piece.sort is Sort.OPEN:
            opened.append((len(found), seen))
        elif piece.sort is Sort.CLOSE:
            first, before = opened.pop()
            if seen == before:
                inside = [*found[first:], piece]
                found[first:] = [_as_one(inside)]
                continue
        elif piece.shown:
            seen += 1
        found.append(piece)
    return found


def _as_one(inside: Sequence[Piece]) -> Piece:
    first, last = inside[0], inside[-1]
    whole = Piece(Sort.UNSEEN, first.start, last.end, first.run, last.last_run)
    whole.raw = "".join(piece.raw for piece in inside)
    whole.key = "; ".join(filter(None, (piece.key for piece in inside)))
    whole.nested = any(piece.nested for piece in inside)
    return whole
