"""From the tags of a paragraph to its pieces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from html import unescape

from l10n.formats.docx.container import BLANK
from l10n.formats.docx.fields import Field, end_field, is_link
from l10n.formats.docx.pieces import Piece, Run, Sort, without_empty
from l10n.formats.docx.tokens import Kind, Token, attribute, local
from l10n.formats.docx.wording import identity, words_in

_CHARACTERS = {
    "w:tab": "\t",
    "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w:softHyphen": "\N{SOFT HYPHEN}",
}
_NOTES = ("w:footnoteReference", "w:endnoteReference")
_PICTURES = frozenset(("w:drawing", "w:pict", "w:object", "mc:AlternateContent"))
_SIGNS = frozenset(("w:sym", "w:ptab", "w:ruby", "w:pgNum", "m:oMath", "m:oMathPara"))
_DROPPED = frozenset(("w:lastRenderedPageBreak", "w:proofErr"))
_WRAPPERS = frozenset(("w:hyperlink", "w:sdt", "w:dir", "w:bdo"))
_DISSOLVED = frozenset(("w:smartTag", "w:customXml"))
_NESTED = 32
"""Fields in one another; Word itself gives up after twenty."""
TRACKED = frozenset(("w:ins", "w:del", "w:moveFrom", "w:moveTo"))


class Reader:
    """Reads the tokens of one paragraph, without those of paragraphs inside it."""

    def __init__(self, text: str, prefix: str, nested: Sequence[int]) -> None:
        self.text = text
        self.prefix = prefix
        self.nested = nested
        """Where paragraphs inside this one begin, in order."""
        self.pieces: list[Piece] = []
        self.fields: list[Field] = []
        """Those that are open; what goes on in the next paragraph is kept as it stands."""
        self.tracked = 0

    def read(self, tokens: Sequence[Token]) -> list[Piece]:
        """All pieces in order; ``tokens`` are those between the tags of the paragraph."""
        ends = _ends(tokens)
        opened: list[tuple[int, Piece]] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            while opened and opened[-1][0] == at:
                self.pieces.append(opened.pop()[1])
            behind = ends.get(at, at) + 1
            name = token.name
            if token.kind not in (Kind.START, Kind.EMPTY):
                at += 1
            elif name == "w:r":
                self._run(tokens, at, behind, ends)
                at = behind
            elif name in TRACKED:
                self.tracked += 1
                at += 1
            elif name in _DISSOLVED and token.kind is Kind.START:
                at = self._dissolved(tokens, at, behind, opened)
            elif name in ("w:smartTagPr", "w:customXmlPr", "w:pPr", "w:sdtPr", "w:sdtEndPr"):
                at = behind
            elif name in _WRAPPERS and token.kind is Kind.START:
                at = self._wrapper(tokens, at, behind, opened, ends)
            elif name == "w:fldSimple" and token.kind is Kind.START:
                at = self._simple(tokens, at, behind, opened)
            else:
                self._other(tokens, at, behind, None)
                at = behind
        return without_empty(self.pieces)

    def _wrapper(
        self,
        tokens: Sequence[Token],
        at: int,
        behind: int,
        opened: list[tuple[int, Piece]],
        ends: dict[int, int],
    ) -> int:
        """Open a link or a content control; gives the index of what comes first in it."""
        token, last = tokens[at], tokens[behind - 1]
        end, close, inside, marker = token.end, last, at + 1, "span"
        key = f"{local(token.name)} {' '.join(self.text[token.start : token.end].split()[1:])}"
        if token.name == "w:hyperlink":
            marker = "a"
        elif token.name == "w:sdt":
            found = next(
                (n for n in range(at + 1, behind) if tokens[n].name == "w:sdtContent"), None
            )
            if found is None or tokens[found].kind is not Kind.START:
                self._other(tokens, at, behind, None)
                return behind
            end, close, inside = tokens[found].end, tokens[ends[found]], found + 1
            key = f"sdt {self.text[token.end : tokens[found].start]}"
        piece = Piece(Sort.OPEN, token.start, end, shown=marker, key=key)
        piece.raw = self.text[token.start : end]
        ending = Piece(Sort.CLOSE, close.start, last.end, shown=marker, partner=piece)
        ending.raw = self.text[close.start : last.end]
        piece.partner = ending
        self.pieces.append(piece)
        opened.append((ends[found] if token.name == "w:sdt" and found else behind - 1, ending))
        return inside

    def _dissolved(
        self, tokens: Sequence[Token], at: int, behind: int, opened: list[tuple[int, Piece]]
    ) -> int:
        """A tag that only programs read: it goes with the words that are put in its place."""
        token, last = tokens[at], tokens[behind - 1]
        piece = Piece(Sort.OPEN, token.start, token.end)
        piece.partner = Piece(Sort.CLOSE, last.start, last.end, partner=piece)
        self.pieces.append(piece)
        opened.append((behind - 1, piece.partner))
        return at + 1

    def _simple(
        self, tokens: Sequence[Token], at: int, behind: int, opened: list[tuple[int, Piece]]
    ) -> int:
        token, last = tokens[at], tokens[behind - 1]
        code = attribute(self.text[token.start : token.end], "instr")
        if not is_link(code):
            self._other(tokens, at, behind, None)
            return behind
        piece = Piece(Sort.OPEN, token.start, token.end, shown="a", key=f"field {code.strip()}")
        piece.raw = self.text[token.start : token.end]
        ending = Piece(Sort.CLOSE, last.start, last.end, shown="a", partner=piece)
        ending.raw = self.text[last.start : last.end]
        piece.partner = ending
        self.pieces.append(piece)
        opened.append((behind - 1, ending))
        return at + 1

    def _run(self, tokens: Sequence[Token], at: int, behind: int, ends: dict[int, int]) -> None:
        run = Run(tokens[at].start, tokens[behind - 1].end)
        index = at + 1
        if index < behind and tokens[index].name == "w:rPr":
            run.rpr = self.text[tokens[index].start : tokens[ends.get(index, index)].end]
            index = ends.get(index, index) + 1
        while index < behind - 1:
            token = tokens[index]
            after = ends.get(index, index) + 1
            if token.kind in (Kind.START, Kind.EMPTY):
                if token.name == "w:t":
                    self._words(tokens, index, after, run)
                elif token.name in _CHARACTERS:
                    self._character(token, tokens[after - 1].end, run)
                elif token.name == "w:fldChar":
                    self._field(token, tokens[after - 1].end, run)
                else:
                    self._other(tokens, index, after, run)
            index = after

    def _words(self, tokens: Sequence[Token], at: int, behind: int, run: Run) -> None:
        self.pieces += words_in(self.text, tokens[at:behind], run)

    def _character(self, token: Token, end: int, run: Run) -> None:
        sign = _CHARACTERS[token.name]
        piece = Piece(Sort.WORDS, token.start, end, run, run, sign, token.start, end)
        self.pieces.append(piece)

    def _field(self, token: Token, end: int, run: Run) -> None:
        kind = attribute(self.text[token.start : token.end], "fldCharType")
        raw = self._in_run(run, self.text[token.start : end])
        piece = Piece(Sort.UNSEEN, token.start, end, run, run, raw=raw, key=f"field {kind}")
        self.pieces.append(piece)
        if kind == "begin" and len(self.fields) < _NESTED:
            self.fields.append(Field(len(self.pieces) - 1))
        elif kind == "separate" and self.fields and self.fields[-1].separate < 0:
            self.fields[-1].separate = len(self.pieces) - 1
        elif kind == "end" and self.fields:
            end_field(self.pieces, self.fields.pop(), self._again)

    def _again(self, piece: Piece) -> str:
        if piece.sort is Sort.WORDS and piece.run:
            if piece.start == piece.first:
                return self._in_run(piece.run, self.text[piece.start : piece.end])
            raw = self.text[piece.first : piece.last].replace(BLANK, " ")
            p = self.prefix
            return self._in_run(piece.run, f'<{p}t xml:space="preserve">{raw}</{p}t>')
        return piece.raw

    def _other(self, tokens: Sequence[Token], at: int, behind: int, run: Run | None) -> None:
        """What is neither words nor a link: pictures, notes, line breaks, bookmarks …"""
        token, end = tokens[at], tokens[behind - 1].end
        name = token.name
        element = self.text[token.start : end]
        tag = self.text[token.start : token.end]
        piece = Piece(Sort.UNSEEN, token.start, end, run, run)
        piece.raw = self._in_run(run, element) if run else element
        piece.nested = self._has_nested(token.start, end)
        piece.key = f"{local(name)} {attribute(tag, 'id')}{attribute(tag, 'name')}".strip()
        if name in _DROPPED:
            piece.raw = piece.key = ""
        elif name == "w:instrText":
            if self.fields and self.fields[-1].separate < 0:
                self.fields[-1].code += unescape(self.text[token.end : tokens[behind - 1].start])
        elif name in ("w:br", "w:cr"):
            if attribute(tag, "type") in ("", "textWrapping"):
                piece.sort, piece.shown, piece.key = Sort.ALONE, "br", "br"
            else:
                piece.key = f"break {attribute(tag, 'type')}"
        elif name in _NOTES:
            piece.sort, piece.shown = Sort.ALONE, "fn"
        elif name in _PICTURES:
            floats = any(one.name == "wp:anchor" for one in tokens[at:behind])
            if not floats and not piece.nested:
                piece.sort, piece.shown = Sort.ALONE, "img"
            piece.key = f"picture {identity(self.text, tokens[at:behind])}"
        elif name in _SIGNS:
            piece.sort, piece.shown = Sort.ALONE, "span"
            piece.key = f"{local(name)} {element}"
        elif name == "w:fldSimple":
            piece.sort, piece.shown = Sort.ALONE, "span"
            piece.key = f"field {' '.join(attribute(tag, 'instr').split())}"
            piece.inner = "".join(
                unescape(self.text[one.start : one.end])
                for one in tokens[at:behind]
                if one.kind is Kind.TEXT
            )
        self.pieces.append(piece)

    def _has_nested(self, start: int, end: int) -> bool:
        at = bisect_right(self.nested, start)
        return at < len(self.nested) and self.nested[at] < end

    def _in_run(self, run: Run | None, element: str) -> str:
        return f"<{self.prefix}r>{run.rpr if run else ''}{element}</{self.prefix}r>"


def _ends(tokens: Sequence[Token]) -> dict[int, int]:
    """The index of the tag that ends what begins at an index."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind is Kind.START:
            stack.append(at)
        elif token.kind is Kind.END and stack:
            found[stack.pop()] = at
    return found
