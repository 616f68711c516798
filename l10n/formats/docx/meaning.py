"""What the markers of a paragraph stand for in its document, in words for translators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from l10n.formats.docx.container import Part, Relation, relations
from l10n.formats.docx.inline import Inline
from l10n.formats.docx.marking import Marked, marked
from l10n.formats.docx.pieces import Piece, Sort
from l10n.formats.docx.structure import Package, read_package
from l10n.formats.docx.tokens import Kind, Token, attribute, prefixes_of, tokens
from l10n.model.article import Block
from l10n.model.span import Span

# Fields that articles have (ECMA-376, part 1, section 17.16.5), by the first word of their code.
_FIELDS = {
    "PAGE": "the number of the page", "NUMPAGES": "the number of pages", "DATE": "the date of the day",
    "TIME": "the time of the day", "SAVEDATE": "the date of the last change",
    "CREATEDATE": "the date of the document", "PRINTDATE": "the date of printing",
    "REF": "a cross-reference", "PAGEREF": "a cross-reference to a page",
    "NOTEREF": "a cross-reference to a note", "STYLEREF": "a repeated line", "SEQ": "a running number",
    "TOC": "a table of contents", "AUTHOR": "the author of the document",
    "TITLE": "the title of the document", "FILENAME": "the name of the file", "SYMBOL": "a symbol",
    "CITATION": "a reference to a source", "ADDIN": "what another program put in", "EQ": "a formula",
}  # fmt: skip
# Properties of runs, in the order in which they tell most; no value where it says nothing in words.
_LOOKS = {
    "highlight": "highlighted", "smallCaps": "small capitals", "caps": "capitals",
    "shd": "on a coloured ground", "bdr": "in a frame", "color": "in another colour",
    "sz": "in another size", "spacing": "spaced out", "position": "raised or lowered",
    "outline": "outlined", "shadow": "with a shadow", "emboss": "embossed", "imprint": "engraved",
    "effect": "animated", "em": "with emphasis marks", "w": "of another width",
    "rFonts": "in another font",
}  # fmt: skip
_THINGS = {
    "w:ptab": "a tab", "w:ruby": "words with their reading", "w:pgNum": "the number of the page",
    "m:oMath": "a formula", "m:oMathPara": "a formula", "w:object": "an embedded object",
    "w:br": "line break", "w:cr": "line break", "w:bookmarkStart": "a bookmark",
}  # fmt: skip
_PICTURES = ("wp:docPr", "v:imagedata", "w:drawing", "w:pict")
_TARGET = re.compile(r'"([^"]*)"')


def explain(text: str, block: Block) -> Mapping[str, str]:
    """What each marker of ``block`` is, by its name: ``a2``, ``span``; what is plain is left out.

    ``link to https://…``, ``highlighted, in another font``, ``a cross-reference: “p. 12”``.
    """
    known = _places(text).by_start.get(block.span.start)
    if known is None:
        return {}
    part, inline = known
    found = marked(inline, read_package(text).looks)
    return dict(_meanings(text, part, inline, found))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where each stretch of words stands, and the numbers of the notes."""

    by_start: Mapping[int, tuple[Part, Inline]]
    notes: Mapping[str, int]


@lru_cache(maxsize=2)
def _places(text: str) -> _Places:
    package: Package = read_package(text)
    notes: dict[str, int] = {}
    for one in package.paragraphs:
        for piece in one.pieces:
            if piece.shown == "fn" and piece.sort is Sort.ALONE:
                notes.setdefault(piece.key, len(notes) + 1)
    found = {
        one.span.start: (line.part, one) for line in package.paragraphs for one in line.inlines
    }
    return _Places(found, notes)


@lru_cache(maxsize=8)
def _relations(text: str, name: str) -> Mapping[str, Relation]:
    return relations(text, name)


def _meanings(text: str, part: Part, inline: Inline, found: Marked) -> Iterator[tuple[str, str]]:
    for name, opened in found.opens.items():
        if isinstance(opened, Piece):
            told = _link(text, part, opened) if opened.shown == "a" else _control(opened)
        else:
            told = _look(opened) if opened.startswith("rest") else ""
        if told:
            yield name, told
    pieces: dict[str, Piece] = {}
    for piece in inline.pieces:
        if piece.sort is Sort.ALONE:
            pieces.setdefault(piece.raw, piece)
    for marker, raws in found.alone.items():
        thing = pieces.get(raws[0])
        if thing is not None and (told := _thing(text, part, thing)):
            yield marker.strip("</>"), told


def _link(text: str, part: Part, piece: Piece) -> str:
    if piece.key.startswith("field"):
        quoted = _TARGET.search(piece.key)
        address = quoted[1] if quoted else ""
        if address and "\\l" in piece.key[: quoted.start() if quoted else 0]:
            address = f"#{address}"
    else:
        relation = _relations(text, part.name).get(attribute(piece.raw, "id"))
        address = relation.target if relation and relation.external else ""
        anchor = attribute(piece.raw, "anchor")
        address += f"#{anchor}" if anchor else ""
    return f"link to {address}" if address else "link"


def _control(piece: Piece) -> str:
    told = next(
        (
            attribute(tag, "val")
            for tag in re.findall(r"<[^<>]*>", piece.raw)
            if re.match(r"<(?:\w+:)?(?:alias|tag)\b", tag) and attribute(tag, "val")
        ),
        "",
    )
    return f"a form field, “{told}”" if told else "a form field"


def _look(key: str) -> str:
    names = [one.split()[0] for one in key.removeprefix("rest ").split(" | ") if one.strip()]
    told = [meaning for name, meaning in _LOOKS.items() if name in names]
    return ", ".join(told[:2])


def _thing(text: str, part: Part, piece: Piece) -> str:
    if piece.shown == "fn":
        return f"footnote mark {_places(text).notes.get(piece.key, '')}".strip()
    if piece.key.startswith("field"):
        words = piece.key.removeprefix("field ").split()
        told = _FIELDS.get(words[0].upper() if words else "", "a field")
        said = " ".join(piece.inner.split())
        return f"{told}: “{said}”" if said else told
    span = Span(0, len(piece.raw))
    for token in tokens(piece.raw, span, prefixes_of(text, part.span)):
        if token.kind not in (Kind.START, Kind.EMPTY):
            continue
        tag = token.span.of(piece.raw)
        if token.name == "w:sym":
            return f"a sign of the font {attribute(tag, 'font')}".strip()
        if token.name in _PICTURES:
            return _picture(piece.raw, part, text)
        if token.name in _THINGS:
            return _with_words(_THINGS[token.name], piece.raw, token)
    return ""


def _picture(raw: str, part: Part, text: str) -> str:
    for token in tokens(raw, Span(0, len(raw)), prefixes_of(text, part.span)):
        if token.name in ("wp:docPr", "v:imagedata"):
            tag = token.span.of(raw)
            told = attribute(tag, "descr") or attribute(tag, "title") or attribute(tag, "name")
            if told:
                return f"image “{' '.join(told.split())}”"
    return "image"


def _with_words(told: str, raw: str, token: Token) -> str:
    if token.name not in ("m:oMath", "m:oMathPara", "w:ruby"):
        return told
    words = "".join(unescape(one) for one in re.findall(r">([^<>]+)<", raw[token.start :])).split()
    return f"{told}: “{' '.join(words)}”" if words else told
