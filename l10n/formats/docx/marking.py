"""The markers of a paragraph: what stands in units for its formats, links, notes and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from l10n.formats.docx.inline import Inline
from l10n.formats.docx.looks import SEMANTIC, Look, Looks, common, usual
from l10n.formats.docx.pieces import BASE, Piece, Sort
from l10n.formats.markers import SINGLE, Names
from l10n.model.article import Code, CodeKind
from l10n.model.span import Span


@dataclass(slots=True)
class Marked:
    """An inline with its markers, and how what they stand for is written again."""

    codes: tuple[Code, ...]
    shown: str
    opens: dict[str, Piece | str] = field(default_factory=dict)
    """By name of a pair: the link, a mark of `SEMANTIC`, or ``rest …``."""
    alone: dict[str, list[str]] = field(default_factory=dict)
    """By marker: how its things are written, in order."""
    rprs: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)
    """The properties of runs by the link that they are in and the names that are open there."""
    ground: frozenset[str] = frozenset()
    """Names that are open around everything, and so not shown."""
    unseen: list[tuple[int, str]] = field(default_factory=list)
    """What nobody sees, with the number of letters before it."""
    bare: str | None = None
    """The properties of a run that has none of the marks; None where all words have one."""
    marks: list[str] = field(default_factory=list)
    """What the skeleton is to know: one for each pair and each thing alone."""


def marked(inline: Inline, looks: Looks) -> Marked:
    """Give the pieces of ``inline`` their markers."""
    return _Marking(inline, looks).marked()


class _Marking:
    """Walks over the pieces once; marks open before words that have them, and close before others."""

    def __init__(self, inline: Inline, looks: Looks) -> None:
        self.inline = inline
        self.looks = looks
        self.names = Names(inline.words)
        self.result = Marked((), "")
        self.items: list[tuple[CodeKind | None, int, str, Piece]] = []
        """Kind (None for words), number of the pair, what is shown, and the piece it comes before."""
        self.pairs = 0
        self.open: list[tuple[str, int]] = []
        """Names of looks that are open in this link, with the number of their pair."""
        self.links: list[tuple[str, int, Piece]] = []
        self.bases = self._bases()

    def marked(self) -> Marked:
        weights: dict[tuple[str, frozenset[str]], dict[str, int]] = {}
        letters = 0
        for piece in self.inline.pieces:
            if piece.sort is Sort.WORDS:
                if piece.shown.strip():
                    self._look(piece)
                if piece.shown:
                    self.items.append((None, 0, piece.shown, piece))
                    here = self._here()
                    rpr = piece.run.rpr if piece.run else ""
                    told = weights.setdefault(here, {})
                    told[rpr] = told.get(rpr, 0) + len(piece.shown.strip())
                    letters += len(piece.shown)
            elif piece.sort is Sort.ALONE:
                name = self.names.of(piece.shown, piece.key)
                shown = f"<{name}>" if piece.shown in SINGLE else f"<{name}/>"
                self.result.alone.setdefault(shown, []).append(piece.raw)
                self.result.marks.append(piece.key)
                self.items.append((CodeKind.ALONE, 0, shown, piece))
            elif piece.partner and not piece.shown:
                continue
            elif piece.sort is Sort.OPEN:
                self._close_looks(piece, 0)
                name = self.names.of(piece.shown, piece.key)
                self.result.opens[name] = piece
                self.result.marks.append(piece.key)
                self.links.append((name, self._opened(name, piece), piece))
            elif piece.sort is Sort.CLOSE:
                self._close_looks(piece, 0)
                name, pair, _ = self.links.pop()
                self.items.append((CodeKind.CLOSE, pair, f"</{name}>", piece))
            elif piece.raw:
                self.result.unseen.append((letters, piece.raw))
                self.result.marks.append(piece.key)
        self._close_looks(self.inline.pieces[-1], 0)
        rprs = {here: max(told, key=lambda rpr: told[rpr]) for here, told in weights.items()}
        self._strip()
        ground = self.result.ground
        self.result.rprs = {(link, names - ground): rpr for (link, names), rpr in rprs.items()}
        self.result.bare = self._bare()
        self.result.codes, self.result.shown = self._codes()
        return self.result

    def _here(self) -> tuple[str, frozenset[str]]:
        link = self.links[-1][0] if self.links else ""
        return link, frozenset(name for name, _ in self.open)

    def _bases(self) -> dict[Piece | None, tuple[frozenset[str], frozenset[str]]]:
        """What all words of each link (and of none) have in common: that needs no marker."""
        seen: dict[Piece | None, list[Look]] = {}
        weights: dict[Piece | None, dict[frozenset[str], int]] = {}
        around: list[Piece] = []
        for piece in self.inline.pieces:
            if piece.partner and piece.shown:
                if piece.sort is Sort.OPEN:
                    around.append(piece)
                else:
                    around.pop()
            elif piece.sort is Sort.WORDS and piece.run and _counts(piece):
                look = self.looks.of(piece.run.rpr)
                link = around[-1] if around else None
                seen.setdefault(link, []).append(look)
                told = weights.setdefault(link, {})
                told[look.rest] = told.get(look.rest, 0) + len(piece.shown)
        return {link: (common(looks), usual(weights[link])) for link, looks in seen.items()}

    def _bare(self) -> str | None:
        """The properties of the first run outside of links that has no mark beyond the base."""
        marks, _ = self.bases.get(None, (frozenset(), frozenset()))
        depth = 0
        for piece in self.inline.pieces:
            if piece.partner and piece.shown:
                depth += 1 if piece.sort is Sort.OPEN else -1
            elif piece.sort is Sort.WORDS and piece.run and not depth and _counts(piece):
                seen = self.looks.of(piece.run.rpr).marks
                if seen == marks:
                    return piece.run.rpr
        return None

    def _look(self, piece: Piece) -> None:
        """Open and close what sets the words of ``piece`` apart."""
        look = self.looks.of(piece.run.rpr) if piece.run else Look()
        marks, rest = self.bases[self.links[-1][2] if self.links else None]
        wanted: list[tuple[str, str]] = []
        if look.rest != rest:
            wanted.append(("span", f"rest {' | '.join(sorted(look.rest))}"))
        wanted += [(mark, mark) for mark in SEMANTIC if mark in look.marks - marks]
        names = [self.names.of(kind, key) for kind, key in wanted]
        same = 0
        while same < min(len(names), len(self.open)) and self.open[same][0] == names[same]:
            same += 1
        self._close_looks(piece, same)
        for name, (kind, key) in zip(names[same:], wanted[same:], strict=True):
            self.result.opens[name] = key
            if kind != "span":
                self.result.marks.append(key)
            self.open.append((name, self._opened(name, piece)))

    def _opened(self, name: str, piece: Piece) -> int:
        self.pairs += 1
        self.items.append((CodeKind.OPEN, self.pairs, f"<{name}>", piece))
        return self.pairs

    def _close_looks(self, piece: Piece, down_to: int) -> None:
        while len(self.open) > down_to:
            name, pair = self.open.pop()
            self.items.append((CodeKind.CLOSE, pair, f"</{name}>", piece))

    def _strip(self) -> None:
        """Take pairs of looks that enclose everything out: they need no marker."""
        ground: set[str] = set()
        while len(self.items) > 1:
            first, last = self.items[0], self.items[-1]
            if first[0] is not CodeKind.OPEN or last[0] is not CodeKind.CLOSE:
                break
            name = first[2][1:-1]
            if first[1] != last[1] or isinstance(self.result.opens[name], Piece):
                break
            ground.add(name)
            del self.items[0], self.items[-1]
        self.result.ground = frozenset(ground)

    def _codes(self) -> tuple[tuple[Code, ...], str]:
        """Codes that cover everything but the words; several share the markup between two words."""
        numbers: dict[int, int] = {0: 0}
        codes: list[Code] = []
        waiting: list[Code] = []
        at = self.inline.span.start

        def flush(end: int) -> None:
            for number, code in enumerate(waiting):
                stop = end - (len(waiting) - 1 - number)
                start = at if number == 0 else stop - 1
                codes.append(Code(Span(start, stop), code.kind, code.pair, code.shown))
            if not waiting and end > at:
                codes.append(Code(Span(at, end), CodeKind.TEXT, shown=""))
            waiting.clear()

        here = Span(0, 0)
        for kind, pair, shown, piece in self.items:
            if kind is None and piece.literal:
                flush(piece.first)
                at = piece.last
                continue
            number = numbers.setdefault(pair, len(numbers))
            waiting.append(Code(here, kind or CodeKind.TEXT, number, shown))
        flush(self.inline.span.end)
        return tuple(codes), "".join(shown for _, _, shown, _ in self.items)


def _counts(piece: Piece) -> bool:
    """Whether words say how runs look: blanks do not, but an empty run may be there to do so."""
    return piece.key == BASE or bool(piece.shown.strip())
