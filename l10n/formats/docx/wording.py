"""What a text element holds: words, sign by sign; and what a picture is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from l10n.formats.docx.container import BLANK
from l10n.formats.docx.pieces import BASE, Piece, Run, Sort
from l10n.formats.docx.tokens import Kind, Token, attribute, local

_WORDS = re.compile(rf"&[^;&<]*;|[\t\r\n{BLANK}]|[^&\t\r\n{BLANK}]+")


def words_in(text: str, tokens: Sequence[Token], run: Run) -> list[Piece]:
    """The words of a `w:t` in ``run``, whose tags are the first and the last of ``tokens``.

    One piece for each stretch that stands there as it reads, and each reference; where it is empty
    there is one that says how the run looks.
    """
    token, end = tokens[0], tokens[-1].end
    keeps = attribute(text[token.start : token.end], "space") == "preserve"
    inside = [one for one in tokens[1:-1] if one.kind in (Kind.TEXT, Kind.CDATA)]
    found: list[Piece] = []
    for one in inside:
        start, stop = one.start, one.end
        if one.kind is Kind.CDATA:
            value = text[start + 9 : stop - 3].replace("\n", "").replace(BLANK, " ")
            found.append(Piece(Sort.WORDS, token.start, end, run, run, value, start, stop))
            continue
        for match in _WORDS.finditer(text, start, stop):
            value = match[0]
            piece = Piece(Sort.WORDS, token.start, end, run, run, value, *match.span())
            if value[0] == "&":
                piece.shown = unescape(value)
            elif value in ("\t", "\r", "\n", BLANK):
                piece.shown = " "
            else:
                piece.literal = True
            found.append(piece)
    if not keeps:
        found = _stripped(found)
    if not found:
        found = [Piece(Sort.WORDS, token.start, end, run, run, "", token.end, token.end)]
        # As we write it and nobody else does: it says how runs look that have no marker.
        found[0].key = BASE if keeps and not inside else ""
    return found


def _stripped(pieces: list[Piece]) -> list[Piece]:
    """Without the blanks at both ends, which count only with `xml:space="preserve"`."""
    first, behind = 0, len(pieces)
    while first < behind and not pieces[first].shown.strip(" "):
        first += 1
    while behind > first and not pieces[behind - 1].shown.strip(" "):
        behind -= 1
    pieces = pieces[first:behind]
    if pieces and pieces[0].literal:
        lead = len(pieces[0].shown) - len(pieces[0].shown.lstrip(" "))
        pieces[0].first += lead
        pieces[0].shown = pieces[0].shown[lead:]
    if pieces and pieces[-1].literal:
        rest = len(pieces[-1].shown) - len(pieces[-1].shown.rstrip(" "))
        pieces[-1].last -= rest
        pieces[-1].shown = pieces[-1].shown[: len(pieces[-1].shown) - rest]
    return pieces


def identity(text: str, tokens: Sequence[Token]) -> str:
    """What a picture is: the parts it points to; the name of its first element else."""
    found = [
        attribute(text[one.start : one.end], "embed") or attribute(text[one.start : one.end], "id")
        for one in tokens
        if one.name in ("a:blip", "v:imagedata", "c:chart")
    ]
    return " ".join(filter(None, found)) or local(tokens[0].name)
