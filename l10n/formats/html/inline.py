"""The words of a run as translators see them: markers for tags, white space as it reads."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.formats.html.collapsing import UNSEEN, collapsed
from l10n.formats.html.described import described, description
from l10n.formats.html.markers import Markers
from l10n.formats.html.pieces import BLANKS, Piece, paired
from l10n.formats.html.tokens import Token
from l10n.model.article import Code, CodeKind
from l10n.model.span import Span

_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3}|[a-z])[\])]?")
_BACK = re.compile(r"[↩↑⤴^⇑\ufe0e]+")
_NOTED = re.compile(r"foot|note|\bfn|^ref|^r\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hint:
    """An inline element inside a run, and the words it encloses (code points of `Inline.words`)."""

    token: Token
    words: Span


@dataclass(frozen=True, slots=True)
class Inline:
    """What a run says. The span reaches from its first word or code to its last."""

    span: Span
    codes: tuple[Code, ...]
    words: str
    """As a reader sees them, without any markers."""
    wrappers: tuple[Token, ...]
    """The start tags that enclose the whole run, outermost first."""
    hints: tuple[Hint, ...]
    stretches: tuple[tuple[int, int, int], ...]
    """For each stretch of `words`: where it begins there, and where it stands in the page."""

    def place(self, span: Span) -> Span:
        """Where ``span`` of `words` stands in the page, without tags at its ends."""
        starts = [one[0] for one in self.stretches]
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = max(bisect_left(starts, span.end) - 1, first)
        return Span(self._place(first, span.start), self._place(last, span.end, end=True))

    def _place(self, number: int, at: int, *, end: bool = False) -> int:
        begin, start, behind = self.stretches[number]
        length = self._behind(number) - begin
        if length == behind - start:
            return start + at - begin
        return behind if end else start

    def _behind(self, number: int) -> int:
        following = self.stretches[number + 1 : number + 2]
        return following[0][0] if following else len(self.words)


def read_inline(tokens: Sequence[Token], text: str) -> Inline | None:
    """What ``tokens``, a run of ``text``, say; None where there are no words."""
    pieces = _with_notes(paired(tokens, text))
    bounds = _bounds(pieces)
    if bounds is None:
        return None
    first, behind = bounds
    inner = collapsed(pieces[first:behind])
    words = "".join(piece.reads for piece in inner)
    last = pieces[behind - 1].number
    wrappers = tuple(piece.token for piece in pieces[:first] if piece.token and piece.mate > last)
    return Inline(
        Span(inner[0].start, inner[-1].end),
        tuple(_codes(inner, words, text)),
        words,
        wrappers,
        tuple(_hints(inner)),
        tuple(_stretches(inner)),
    )


def _with_notes(pieces: list[Piece]) -> list[Piece]:
    """Footnote marks, and pairs around nothing, as one piece each."""
    merged: list[Piece] = []
    number = 0
    while number < len(pieces):
        piece = pieces[number]
        end = piece.mate
        if piece.token and end > number and _is_one_thing(pieces, number):
            name = "fn" if any(one.shown for one in pieces[number:end]) else piece.token.name
            token = replace(piece.token, name=name)
            merged.append(Piece(piece.start, pieces[end].end, "", token, number, number))
            number = end
        else:
            merged.append(piece)
        number += 1
    return merged


def _is_one_thing(pieces: Sequence[Piece], number: int) -> bool:
    """Whether the pair that opens at ``number`` holds no words, or is the mark of a footnote."""
    if pieces[number].mate - number > 8:
        return False
    inside = pieces[number + 1 : pieces[number].mate]
    words = "".join(one.shown for one in inside).strip(BLANKS)
    if not words:
        return not any(one.shown for one in inside)
    tags = [one.token for one in (pieces[number], *inside) if one.token]
    raised = any(tag.name == "sup" for tag in tags)
    leads = any(tag.name == "a" and "#" in tag.get("href") for tag in tags)
    if not leads:
        return False
    called = (tag.get(name) for tag in tags for name in ("class", "id", "role", "href"))
    marked = raised or any(_NOTED.search(name.lstrip("#")) for name in called)
    return bool(_BACK.fullmatch(words)) or (marked and bool(_NOTE.fullmatch(words)))


def _bounds(pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """The pieces from the first word to the last, with the tags that enclose only some of them."""
    words = [at for at, piece in enumerate(pieces) if piece.is_words]
    if not words:
        return None
    start = next(
        at
        for at, piece in enumerate(pieces)
        if at == words[0]
        or (piece.token and pieces[words[0]].number < piece.mate <= pieces[words[-1]].number)
    )
    last = words[-1]
    begin = pieces[start].number
    for at in range(len(pieces) - 1, last, -1):
        piece = pieces[at]
        if piece.token and (piece.token.name == "fn" or begin <= piece.mate <= pieces[last].number):
            last = at
            break
    # A footnote mark behind the words may lie in a pair that holds more than it.
    farthest = max(piece.mate for piece in pieces[start : last + 1])
    while pieces[last].number < farthest:
        last += 1
    return start, last + 1


def _codes(pieces: Sequence[Piece], words: str, text: str) -> Iterator[Code]:
    told = (description(piece.token, text) for piece in pieces if piece.token)
    markers = Markers(" ".join((words, *filter(None, told))))
    pairs: dict[int, tuple[int, str]] = {}
    count = 0
    for piece in pieces:
        span, token = Span(piece.start, piece.end), piece.token
        if token is None:
            if piece.shown != span.of(text):
                yield Code(span, CodeKind.TEXT, shown=piece.shown)
        elif token.name in UNSEEN:
            yield Code(span, CodeKind.TEXT, shown="")
        elif piece.mate == piece.number and (found := described(token, text)):
            # As in Markdown, where a description stands between the signs of its picture.
            count += 1
            name = markers.pair(token)
            inner, codes = found
            yield Code(Span(span.start, inner.start), CodeKind.OPEN, count, f"<{name}>")
            yield from codes
            yield Code(Span(inner.end, span.end), CodeKind.CLOSE, count, f"</{name}>")
        elif piece.mate == piece.number:
            yield Code(span, CodeKind.ALONE, shown=markers.alone(token, span.of(text)))
        elif piece.mate > piece.number:
            name = markers.pair(token)
            count += 1
            pairs[piece.mate] = count, name
            yield Code(span, CodeKind.OPEN, count, f"<{name}>")
        else:
            pair, name = pairs[piece.number]
            yield Code(span, CodeKind.CLOSE, pair, f"</{name}>")


def _hints(pieces: Sequence[Piece]) -> Iterator[Hint]:
    starts: dict[int, tuple[Token, int]] = {}
    length = 0
    for piece in pieces:
        if piece.token and piece.mate > piece.number:
            starts[piece.mate] = piece.token, length
        elif piece.token and piece.number in starts:
            token, begin = starts[piece.number]
            yield Hint(token, Span(begin, length))
        length += len(piece.reads)


def _stretches(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, int]]:
    length = 0
    for piece in pieces:
        if piece.reads:
            yield length, piece.start, piece.end
            length += len(piece.reads)
