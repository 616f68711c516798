"""The white space of a line as it reads."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.formats.html.pieces import BLANKS, Piece

UNSEEN = frozenset(["script", "style", "noscript", "template"])
"""Elements that may stand between words and show nothing."""


def collapsed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with white space as it reads: one blank in a row, none at the ends of lines."""
    found: list[Piece] = []
    after_blank = True
    last = max(number for number, piece in enumerate(pieces) if piece.shown.strip(BLANKS))
    for number, piece in enumerate(pieces):
        if piece.token:
            if piece.token.name == "br":
                _drop_blank(found)
                after_blank = True
            elif piece.mate == piece.number and piece.token.name not in UNSEEN:
                after_blank = False
            found.append(piece)
            continue
        shown = piece.shown
        is_blank = bool(shown) and not shown.strip(BLANKS)
        if is_blank:
            blank = "" if after_blank or number > last else " "
            found.append(Piece(piece.start, piece.end, blank, None, piece.number, piece.mate))
            after_blank = True
            continue
        if shown[:1] in BLANKS and after_blank and shown:
            lead = len(shown) - len(shown.lstrip(BLANKS))
            found.append(Piece(piece.start, piece.start + lead, ""))
            piece = Piece(piece.start + lead, piece.end, shown[lead:])
        if shown:
            after_blank = shown[-1] in BLANKS
        if number == last and after_blank and len(piece.shown) == piece.end - piece.start:
            bare = piece.shown.rstrip(BLANKS)
            found.append(Piece(piece.start, piece.start + len(bare), bare))
            found.append(Piece(piece.start + len(bare), piece.end, ""))
            continue
        found.append(piece)
    while found and not found[-1].token and not found[-1].shown:
        found.pop()
    while found and not found[0].token and not found[0].shown:
        found.pop(0)
    return found


def _drop_blank(found: list[Piece]) -> None:
    """Take the blank away that stands at the end of a line."""
    for number in range(len(found) - 1, -1, -1):
        piece = found[number]
        if (piece.token and piece.mate != piece.number) or not (piece.token or piece.shown):
            continue
        if piece.shown[-1:] == " " and not piece.token:
            if len(piece.shown) == 1:
                found[number] = piece._replace(shown="")
            elif len(piece.shown) == piece.end - piece.start:
                found[number : number + 1] = [
                    Piece(piece.start, piece.end - 1, piece.shown[:-1]),
                    Piece(piece.end - 1, piece.end, ""),
                ]
        return
