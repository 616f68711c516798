"""The words of an attribute, of `<title>` or of a JSON string, as translators see them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from l10n.formats.html.inline import Inline
from l10n.formats.html.pieces import Piece, words_of
from l10n.model.article import Code, CodeKind
from l10n.model.span import Span

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL
)
_BLANKS = " \t\n\f\r"


def read_string(text: str, span: Span, context: str) -> Inline | None:
    """What ``span`` says; ``context`` is ``text``, ``attribute`` or ``json``. None for no words."""
    if context == "json":
        pieces = _unescaped(text, span)
    else:
        pieces = words_of(text, span.start, span.end, attribute=context == "attribute")
    inner = _collapsed(pieces)
    if not inner:
        return None
    codes = tuple(
        Code(Span(piece.start, piece.end), CodeKind.TEXT, shown=piece.shown)
        for piece in inner
        if piece.shown != text[piece.start : piece.end]
    )
    stretches = []
    length = 0
    for piece in inner:
        if piece.shown:
            stretches.append((length, piece.start, piece.end))
            length += len(piece.shown)
    words = "".join(piece.shown for piece in inner)
    return Inline(Span(inner[0].start, inner[-1].end), codes, words, (), (), tuple(stretches))


def _unescaped(text: str, span: Span) -> Iterator[Piece]:
    at = span.start
    for match in _ESCAPE.finditer(text, span.start, span.end):
        if at < match.start():
            yield from words_of_plain(text, at, match.start())
        at = match.end()
        yield Piece(match.start(), at, _sign(match[0]))
    if at < span.end:
        yield from words_of_plain(text, at, span.end)


def words_of_plain(text: str, start: int, end: int) -> Iterator[Piece]:
    """A stretch of JSON without escapes; references mean nothing there."""
    yield Piece(start, end, text[start:end])


def _sign(escape: str) -> str:
    try:
        sign = str(json.loads(f'"{escape}"'))
    except ValueError:
        return escape[1:]
    return " " if sign in "\t\n\f\r\b" else sign


def _collapsed(pieces: Iterable[Piece]) -> list[Piece]:
    """One blank in a row, and none at the ends."""
    found: list[Piece] = []
    after_blank = True
    for piece in pieces:
        shown = piece.shown
        if shown and not shown.strip(_BLANKS):
            found.append(Piece(piece.start, piece.end, "" if after_blank else " "))
            after_blank = True
            continue
        if after_blank and shown[:1] in _BLANKS and shown:
            lead = len(shown) - len(shown.lstrip(_BLANKS))
            found.append(Piece(piece.start, piece.start + lead, ""))
            piece = Piece(piece.start + lead, piece.end, shown[lead:])
        found.append(piece)
        if shown:
            after_blank = shown[-1] in _BLANKS
    while found and not found[-1].shown.strip(_BLANKS):
        found.pop()
    while found and not found[0].shown:
        found.pop(0)
    if found and found[-1].shown != found[-1].shown.rstrip(_BLANKS):
        last = found.pop()
        bare = last.shown.rstrip(_BLANKS)
        found.append(Piece(last.start, last.start + len(bare), bare))
    return found
