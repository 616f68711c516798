"""A run cut into words, tags, white space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from l10n.formats.html.elements import BETWEEN_WORDS, OPAQUE, VOID
from l10n.formats.html.references import references
from l10n.formats.html.tokens import Kind, Token

# Stretches that do not read as they are written: white space that collapses, and signs that show
# nothing: a soft hyphen says where a word of this language may be parted.
_ODD = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]|[\x00\xad\u200b\ufeff]+")
_UNSHOWN = "\x00\xad\u200b\ufeff"
BLANKS = " \t\n\f\r"


class Piece(NamedTuple):
    """A stretch of a run: words, or something between them. A page has more of these than words."""

    start: int
    end: int
    shown: str
    """What it reads as; of a tag, nothing."""
    token: Token | None = None
    """The tag, or the first token of an element that is one thing to the reader."""
    number: int = -1
    """In the order of the run."""
    mate: int = -1
    """The number of the tag that closes or opens this one; its own where it stands alone."""

    @property
    def reads(self) -> str:
        """Its part of the words: a line break is a blank."""
        return " " if self.token and self.token.name == "br" else self.shown

    @property
    def is_words(self) -> bool:
        return self.token is None and bool(self.shown.strip(BLANKS))


def _pieces(tokens: Sequence[Token], text: str) -> Iterator[Piece]:
    wholes = _wholes(tokens)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token.kind is Kind.TEXT:
            yield from words_of(text, token.start, token.end)
        elif token.kind is Kind.CDATA:
            yield Piece(token.start, token.end, text[token.start + 9 : token.end - 3])
        elif token.kind is Kind.START and (token.name in OPAQUE or token.name in BETWEEN_WORDS):
            index = wholes.get(index - 1, index - 1) + 1
            yield Piece(token.start, tokens[index - 1].end, "", token)
        elif token.kind in (Kind.START, Kind.END) and token.name != "wbr":
            yield Piece(token.start, token.end, "", token)
        else:
            yield Piece(token.start, token.end, "")


def _wholes(tokens: Sequence[Token]) -> dict[int, int]:
    """Where each element ends that is one thing to the reader, by where it begins."""
    found: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.name not in OPAQUE and token.name not in BETWEEN_WORDS:
            continue
        if token.kind is Kind.START and token.name not in VOID and not token.closed:
            waiting.setdefault(token.name, []).append(index)
        elif token.kind is Kind.END and waiting.get(token.name):
            found[waiting[token.name].pop()] = index
    return found


def words_of(text: str, start: int, end: int, *, attribute: bool = False) -> Iterator[Piece]:
    """Text cut where it does not read as it is written: at references and odd white space."""
    at = start
    for first, behind, sign in references(text, start, end, attribute=attribute):
        yield from _plain(text, at, first)
        yield Piece(first, behind, sign.strip(_UNSHOWN) if sign != "\xa0" else sign)
        at = behind
    yield from _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in _ODD.finditer(text, start, end):
        if start < match.start():
            yield Piece(start, match.start(), text[start : match.start()])
        start = match.end()
        yield Piece(match.start(), start, "" if match[0][0] in _UNSHOWN else " ")
    if start < end:
        yield Piece(start, end, text[start:end])


def paired(tokens: Sequence[Token], text: str) -> list[Piece]:
    """The pieces of a run; opening and closing tags that belong together know each other.

    A tag without its other half, or whose pair would overlap another, stands alone.
    """
    pieces = [
        piece._replace(number=number, mate=number) if piece.token else piece._replace(number=number)
        for number, piece in enumerate(_pieces(tokens, text))
    ]
    waiting: list[int] = []
    open_names: dict[str, int] = {}
    for number, piece in enumerate(pieces):
        token = piece.token
        if token is None:
            continue
        if token.kind is Kind.START and piece.end == token.end and token.name not in VOID:
            waiting.append(number)
            open_names[token.name] = open_names.get(token.name, 0) + 1
        elif token.kind is Kind.END and open_names.get(token.name):
            while True:
                opener = waiting.pop()
                opened = pieces[opener].token
                name = opened.name if opened else ""
                open_names[name] -= 1
                if name == token.name:
                    break
            pieces[opener] = _mated(pieces[opener], number)
            pieces[number] = _mated(piece, opener)
    return pieces


def _mated(piece: Piece, mate: int) -> Piece:
    return piece._replace(mate=mate)
