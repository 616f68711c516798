"""The stretches of words in a paragraph, and where each part of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.formats.docx.looks import Look, Looks
from l10n.formats.docx.pieces import BASE, Piece, Sort
from l10n.model.article import Code, CodeKind
from l10n.model.span import Span


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of words in a paragraph with all that stands between them.

    ``span`` covers whole runs, links and the like; where it begins or ends in a run, ``before`` and
    ``after`` close that run and open it again.
    """

    span: Span
    pieces: tuple[Piece, ...]
    before: str
    after: str
    prefix: str
    """That of WordprocessingML, with its colon."""

    @property
    def words(self) -> str:
        """What a reader sees of it, line breaks as blanks."""
        return "".join(map(_plain, self.pieces))

    def place(self, span: Span, looks: Looks) -> tuple[Span, tuple[Code, ...]] | None:
        """Where the stretch ``span`` of `words` stands, if it can be replaced as it is.

        That is: it begins and ends in words that stand there as they read, all of one look, with
        nothing between that would be lost. The codes are those in it, all mere text.
        """
        at = 0
        inside: list[tuple[int, Piece]] = []
        for piece in self.pieces:
            plain = _plain(piece)
            if (at < span.end and at + len(plain) > span.start) or (
                inside and at < span.end and piece.sort is not Sort.WORDS
            ):
                inside.append((at, piece))
            at += len(plain)
        if not inside:
            return None
        seen: set[Look] = set()
        for _, piece in inside:
            if piece.sort is Sort.WORDS and piece.run:
                seen.add(looks.of(piece.run.rpr))
            elif piece.sort is not Sort.UNSEEN or piece.raw:
                return None
        (begin, first), (end, last) = inside[0], inside[-1]
        if len(seen) > 1 or not _cuts(first, span.start - begin) or not _cuts(last, span.end - end):
            return None
        start = first.first + (span.start - begin if first.literal else 0)
        stop = last.first + span.end - end if last.literal else last.last
        codes: list[Code] = []
        here = start
        for _, piece in inside:
            if piece.sort is not Sort.WORDS:
                continue
            if piece.literal:
                if piece.first > here:
                    codes.append(Code(Span(here, piece.first), CodeKind.TEXT, shown=""))
            else:
                codes.append(Code(Span(here, piece.last), CodeKind.TEXT, shown=piece.shown))
            here = piece.last
        return Span(start, stop), tuple(codes)


def _cuts(piece: Piece, at: int) -> bool:
    """Whether the words of ``piece`` can be cut at ``at``."""
    return piece.literal or (at in (0, len(piece.shown)) and piece.start != piece.first)


def _plain(piece: Piece) -> str:
    if piece.sort is Sort.WORDS:
        return piece.shown
    return " " if piece.shown == "br" else ""


def inlines(pieces: Sequence[Piece], prefix: str, looks: Looks) -> Iterator[Inline]:
    """The stretches of words among ``pieces``: one, unless a text box stands amid the words."""
    pieces = [_hidden(piece, looks) for piece in pieces]
    start = 0
    for at in range(len(pieces) + 1):
        if at == len(pieces) or pieces[at].nested:
            found = _inline(pieces, start, at, prefix)
            if found:
                yield found
            start = at + 1


def _hidden(piece: Piece, looks: Looks) -> Piece:
    if piece.sort is Sort.WORDS and piece.run and looks.of(piece.run.rpr).hidden:
        return Piece(
            Sort.UNSEEN, piece.run.start, piece.run.end, piece.run, piece.run, key="hidden"
        )
    return piece


def _inline(pieces: Sequence[Piece], start: int, behind: int, prefix: str) -> Inline | None:
    first, last = _trimmed(pieces, start, behind - 1)
    # A link around all of it stays outside, with what stands at its edges.
    while first < last and pieces[first].partner is pieces[last]:
        first, last = _trimmed(pieces, first + 1, last - 1)
    inside = pieces[first : last + 1]
    if not any(p.sort is Sort.WORDS and any(map(str.isalnum, p.shown)) for p in inside):
        return None
    members = set(map(id, inside))
    if any(piece.partner is not None and id(piece.partner) not in members for piece in inside):
        return None  # half of a link lies behind a text box: these words stay, and are told
    if any(piece.key == "hidden" for piece in inside):
        return None
    head, tail = inside[0], inside[-1]
    begin, before = head.start, ""
    if head.run:
        if first and pieces[first - 1].last_run is head.run:
            before = f"</{prefix}r>"
        else:
            begin = head.run.start
    end, after = tail.end, ""
    if tail.last_run:
        if last + 1 < len(pieces) and pieces[last + 1].run is tail.last_run:
            after = f"<{prefix}r>{tail.last_run.rpr}"
        else:
            end = tail.last_run.end
    return Inline(Span(begin, end), tuple(inside), before, after, prefix)


def _trimmed(pieces: Sequence[Piece], first: int, last: int) -> tuple[int, int]:
    """The first and the last of ``pieces`` that must be among the words."""
    while first <= last:
        end = _behind_edge(pieces, first, last, 1)
        if end == first:
            break
        first = end
    while last >= first:
        end = _behind_edge(pieces, last, first, -1)
        if end == last:
            break
        last = end
    return first, last


def _behind_edge(pieces: Sequence[Piece], at: int, last: int, step: int) -> int:
    """The index behind the edge that is at ``at``; ``at`` itself where there is none."""
    partner = pieces[at].partner
    if partner is None or pieces[at].shown:
        return at + step if _is_edge(pieces[at]) else at
    here = at + step
    while here != last + step and pieces[here] is not partner:
        if not _is_edge(pieces[here]):
            return at
        here += step
    return here + step if here != last + step else at


def _is_edge(piece: Piece) -> bool:
    """Whether nothing is lost when it stays before or behind the words."""
    if piece.sort is Sort.WORDS:
        return not piece.shown and piece.key != BASE
    return piece.sort is Sort.UNSEEN or piece.shown in ("br", "img")
