"""All paragraphs of a package, where each of them lies and what its properties say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from l10n.formats.docx.container import Part, parts
from l10n.formats.docx.inline import Inline, inlines
from l10n.formats.docx.looks import Looks
from l10n.formats.docx.pieces import Piece
from l10n.formats.docx.reading import TRACKED, Reader
from l10n.formats.docx.styles import Styles, styles_of
from l10n.formats.docx.tokens import Kind, Token, attribute, prefixes_of, tokens
from l10n.model.span import Span

WORDED = ("main", "footnotes", "endnotes", "header", "footer")
"""The uses of parts whose words are translated."""
_CHANGED = frozenset((*TRACKED, "w:cellIns", "w:cellDel"))
_CONTAINERS = {
    "w:tbl": "table",
    "w:tr": "row",
    "w:tc": "cell",
    "w:txbxContent": "box",
    "w:footnote": "note",
    "w:endnote": "note",
    "w:sdtContent": "content",
    "mc:Fallback": "fallback",
    "w:comment": "comment",
}


@dataclass(frozen=True, slots=True)
class Container:
    """Something that holds paragraphs; ``key`` is the number of a note."""

    kind: str
    start: int
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A `w:p`: ``span`` from its first tag to its last."""

    part: Part
    span: Span
    around: tuple[Container, ...]
    """What it lies in, the outermost first."""
    style: str
    number: str
    """The list that it is an item of, as `w:numId` has it; empty for none."""
    depth: int
    """How deep in that list, from 0."""
    outline: int | None
    pieces: tuple[Piece, ...]
    inlines: tuple[Inline, ...]
    tracked: int
    """Changes in it that nobody accepted yet."""
    holds: bool
    """Whether other paragraphs, or the properties of a section, lie in it."""

    def lies_in(self, kind: str) -> bool:
        return any(one.kind == kind for one in self.around)

    @property
    def words(self) -> str:
        return " ".join(inline.words for inline in self.inlines)


@dataclass(frozen=True, slots=True)
class Package:
    """The paragraphs of a package in order, by the parts they are in."""

    text: str
    styles: Styles
    looks: Looks
    paragraphs: tuple[Paragraph, ...]
    by_start: dict[int, Inline] = field(default_factory=dict)
    tracked: tuple[int, ...] = ()
    """Where changes begin that are not in a paragraph: rows of tables."""


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    start: Token
    around: tuple[Container, ...]
    tokens: list[Token] = field(default_factory=list)
    nested: list[int] = field(default_factory=list)


@lru_cache(maxsize=2)
def read_package(text: str) -> Package:
    """Read the text of a package in full."""
    styles = styles_of(text)
    looks = Looks(styles)
    found: list[Paragraph] = []
    tracked: list[int] = []
    for part in parts(text):
        if part.use in (*WORDED, "comments"):
            found += _paragraphs(text, part, looks, tracked)
    by_start = {inline.span.start: inline for one in found for inline in one.inlines}
    return Package(text, styles, looks, tuple(found), by_start, tuple(tracked))


def _paragraphs(text: str, part: Part, looks: Looks, tracked: list[int]) -> list[Paragraph]:
    prefixes = prefixes_of(text, part.span)
    prefix = next((f"{own}:" if own else "" for own, our in prefixes.items() if our == "w"), "w:")
    around: list[Container] = []
    opened: list[_Open] = []
    found: list[Paragraph] = []
    for token in tokens(text, part.span, prefixes):
        name = token.name
        if name == "w:p" and token.kind in (Kind.START, Kind.EMPTY):
            for one in opened:
                one.nested.append(token.start)
            here = _Open(token, tuple(around))
            if token.kind is Kind.START:
                opened.append(here)
            else:
                found.append(_paragraph(text, part, here, token, prefix, looks))
            continue
        if name == "w:p" and token.kind is Kind.END and opened:
            found.append(_paragraph(text, part, opened.pop(), token, prefix, looks))
            continue
        if name in _CONTAINERS and token.kind is Kind.START:
            key = attribute(token.span.of(text), "id") if name[-4:] in ("note", "ment") else ""
            around.append(Container(_CONTAINERS[name], token.start, key))
        elif name in _CONTAINERS and token.kind is Kind.END and around:
            around.pop()
        if opened:
            opened[-1].tokens.append(token)
        elif name in _CHANGED and token.kind in (Kind.START, Kind.EMPTY):
            tracked.append(token.start)
    found.sort(key=lambda one: one.span.start)
    return found


def _paragraph(
    text: str, part: Part, opened: _Open, last: Token, prefix: str, looks: Looks
) -> Paragraph:
    style, number, depth, outline, marks = "", None, None, None, 0
    holds = bool(opened.nested)
    behind = 0
    if opened.tokens and opened.tokens[0].name == "w:pPr":
        for at, token in enumerate(opened.tokens):
            behind = at + 1
            if token.name == "w:pPr" and token.kind is not Kind.START:
                break
            if token.kind not in (Kind.START, Kind.EMPTY):
                continue
            name = token.name
            if name == "w:pPrChange":
                behind = _behind(opened.tokens, at, "w:pPr")
                break
            if name == "w:sectPr":
                holds = True
            elif name in TRACKED:
                marks += 1
            elif name in ("w:pStyle", "w:numId", "w:ilvl", "w:outlineLvl"):
                value = attribute(token.span.of(text), "val")
                if name == "w:pStyle":
                    style = value
                elif name == "w:numId":
                    number = value
                elif value.isdecimal() and name == "w:ilvl":
                    depth = int(value)
                elif value.isdecimal():
                    outline = int(value)
    reader = Reader(text, prefix, opened.nested)
    pieces = reader.read(opened.tokens[behind:])
    own, own_depth = looks.styles.numbering(style) if number is None else (number, depth)
    return Paragraph(
        part,
        Span(opened.start.start, last.end),
        opened.around,
        style,
        "" if own == "0" else own or "",
        min(depth if depth is not None else own_depth or 0, 8),
        outline,
        tuple(pieces),
        tuple(inlines(pieces, prefix, looks)),
        reader.tracked + marks,
        holds,
    )


def _behind(tokens: list[Token], at: int, name: str) -> int:
    """The index behind the last end tag ``name`` before the first run."""
    found = at
    for index in range(at, len(tokens)):
        if tokens[index].name == "w:r" and tokens[index].kind is Kind.START:
            break
        if tokens[index].name == name and tokens[index].kind is Kind.END:
            found = index + 1
    return found


def paragraphs_with_words(package: Package) -> Iterator[Paragraph]:
    """Those whose words are translated, in the order of the parts."""
    return (one for one in package.paragraphs if one.part.use in WORDED and one.inlines)
