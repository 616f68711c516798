"""Words of a document that an edition keeps in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.formats.docx.container import parts
from l10n.formats.docx.document import alternatives
from l10n.formats.docx.pieces import Piece, Sort
from l10n.formats.docx.properties import properties
from l10n.formats.docx.stated import reason, stated_blocks
from l10n.formats.docx.structure import Package, Paragraph, read_package
from l10n.formats.docx.tokens import Kind, attribute, prefixes_of, tokens
from l10n.formats.text.language import guess
from l10n.formats.text.lexicon import forms_of
from l10n.model.span import Span

_WORD = re.compile(r"[^\W\d_]{2,}")
_SEEN = 40
_SHAPES = {"chart": "the text of a chart", "diagramData": "the text of a diagram"}


def untouched(text: str) -> Iterator[tuple[Span, str]]:
    """As `Format.untouched`: comments, fields, charts, diagrams, and words in unusual places."""
    package = read_package(text)
    told = {block.span.start for block in alternatives(package)}
    for one in package.paragraphs:
        if one.part.use == "comments":
            for inline in one.inlines:
                yield inline.span, "a comment"
        else:
            yield from _left(package, one, told)
    for part in parts(text):
        if part.use in _SHAPES:
            yield from _shape(text, part.span, _SHAPES[part.use])
    yield from _properties(text, package)


def _properties(text: str, package: Package) -> Iterator[tuple[Span, str]]:
    """Properties in words that no block holds: another title, or another language."""
    lines = {one.words.strip() for one in package.paragraphs if one.inlines}
    forms = forms_of(" ".join(one.words for one in package.paragraphs[:_SEEN]))
    title = properties(text).get("title", "")
    known = title if title in lines else None
    said = {block.reason for block in stated_blocks(text, (), known, guess(forms)[0])}
    for part in parts(text):
        stated = properties(text) if part.use == "core" else {}
        for name in ("title", "subject", "description", "keywords", "category"):
            if _WORD.search(stated.get(name, "")) and reason(name) not in said:
                yield part.span, f"“{name}” in the properties of the document"


def _left(package: Package, one: Paragraph, told: set[int]) -> Iterator[tuple[Span, str]]:
    inside = {id(piece) for inline in one.inlines for piece in inline.pieces}
    for piece in one.pieces:
        span = Span(piece.start, piece.end)
        if piece.sort is Sort.WORDS:
            if id(piece) not in inside and _WORD.search(piece.shown):
                hidden = piece.run and package.looks.of(piece.run.rpr).hidden
                yield span, "hidden text" if hidden else "words beside a text box"
        elif _WORD.search(piece.inner):
            yield span, f"the result of a field ({piece.key.removeprefix('field ').split()[0]})"
        elif "picture" in piece.key:
            yield from _alternative(package.text, piece, one, told)


def _alternative(
    text: str, piece: Piece, one: Paragraph, told: set[int]
) -> Iterator[tuple[Span, str]]:
    span = Span(piece.start, piece.end)
    for token in tokens(text, span, prefixes_of(text, one.part.span)):
        words = token.name == "wp:docPr" and attribute(token.span.of(text), "descr")
        told_of = any(token.start < start < token.end for start in told)
        if words and _WORD.search(words) and not told_of:
            yield token.span, "the description of a picture"


def _shape(text: str, span: Span, what: str) -> Iterator[tuple[Span, str]]:
    name = ""
    for token in tokens(text, span, prefixes_of(text, span)):
        if token.kind is Kind.START:
            name = token.name
        elif token.kind is Kind.END:
            name = ""
        elif name in ("a:t", "c:v") and _WORD.search(token.span.of(text)):
            yield token.span, what
