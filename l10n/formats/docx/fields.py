"""Complex fields: a beginning, a code, a result and an end, in runs of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from l10n.formats.docx.pieces import Piece, Sort

_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A complex field that is open: ``begin`` is the index of its first piece."""

    begin: int
    code: str = ""
    separate: int = -1


def is_link(code: str) -> bool:
    """Whether the result of a field with this ``code`` is a link."""
    return bool(_LINK.match(code))


def end_field(pieces: list[Piece], field: Field, again: Callable[[Piece], str]) -> None:
    """The field whose last piece is the last of ``pieces``, as a link or as one thing.

    ``again`` says how a piece is written again. A field that begins in a link and ends outside, or
    the other way round, stays in its pieces.
    """
    begin, last = pieces[field.begin], pieces[-1]
    members = set(map(id, pieces[field.begin :]))
    if any(p.partner and id(p.partner) not in members for p in pieces[field.begin :]):
        return
    code = " ".join(field.code.split())
    if field.separate < 0:
        # Without a result there is nothing to see: entries of an index, for example.
        inside, key, sort, shown = pieces[field.begin :], f"field {code}", Sort.UNSEEN, ""
    elif is_link(code):
        head = pieces[field.begin : field.separate + 1]
        opening = Piece(
            Sort.OPEN,
            begin.start,
            head[-1].end,
            begin.run,
            head[-1].run,
            "a",
            key=f"field {code}",
        )
        opening.raw = "".join(piece.raw for piece in head)
        ending = Piece(Sort.CLOSE, last.start, last.end, last.run, last.run, "a", partner=opening)
        ending.raw = last.raw
        opening.partner = ending
        pieces[field.begin :] = [opening, *pieces[field.separate + 1 : -1], ending]
        return
    else:
        inside, key, sort, shown = pieces[field.begin :], f"field {code}", Sort.ALONE, "span"
    whole = Piece(sort, begin.start, last.end, begin.run, last.run, shown, key=key)
    whole.raw = "".join(again(piece) for piece in inside)
    whole.nested = any(piece.nested for piece in inside)
    whole.inner = "".join(p.shown for p in inside if p.sort is Sort.WORDS)
    pieces[field.begin :] = [whole]
