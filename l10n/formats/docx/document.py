"""A Word document, cut into blocks with roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from l10n.errors import InputError
from l10n.formats.docx.inline import Inline
from l10n.formats.docx.marking import marked
from l10n.formats.docx.properties import properties
from l10n.formats.docx.roles import Judged
from l10n.formats.docx.stated import entities, stated_blocks
from l10n.formats.docx.structure import Package, Paragraph, read_package
from l10n.formats.docx.tokens import attribute, attribute_span, prefixes_of, tokens
from l10n.formats.text.blocks import blocks_of
from l10n.formats.text.metadata import read_metadata
from l10n.formats.text.paragraph import Paragraph as Look
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Block, Metadata, Role
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.model.span import Span, line_counter

_TEXT = (Role.BODY, Role.LIST_ITEM, Role.QUOTE)
_PARTED = (Role.DATE, Role.BYLINE, Role.IMAGE_CREDIT, Role.CAPTION)
# What Word writes into a picture's description by itself says that a machine did.
_ALT_WORDS = 3


def parse(
    text: str, locale: Locale, overrides: Mapping[int, Role]
) -> tuple[tuple[Block, ...], Metadata]:
    """As `Format.parse`; lines of ``overrides`` are numbers of paragraphs.

    Raises `InputError` for a document without text, or with changes that nobody accepted yet.
    """
    package = read_package(text)
    refuse_tracked(package)
    line_of = line_counter(text)
    worded = [one for one in package.paragraphs if one.inlines]
    given = {
        at: overrides[line]
        for at, one in enumerate(worded if overrides else ())
        if (line := line_of(one.span.start)) in overrides
    }
    judged = Judged(package, locale.language, given)
    blocks: list[Block] = []
    for one, verdict, look in judged.found:
        if one.part.use != "comments":
            blocks += _blocks(package, one, verdict, look, locale.language)
    blocks += alternatives(package)
    metadata = _metadata(judged, text)
    blocks += stated_blocks(text, blocks, metadata.title, locale.language)
    blocks.sort(key=lambda block: block.span)
    if not any(block.role in _TEXT for block in blocks):
        raise InputError(
            "There is no body text in this Word document.",
            advice="Check that this is the right file, and that its text is no picture; or give"
            " paragraphs the role “body” in l10n.toml.",
            code="no-body",
        )
    return tuple(blocks), metadata


def refuse_tracked(package: Package) -> None:
    """Raise `InputError` when changes wait to be accepted: nobody can tell which text counts."""
    changes = [one for one in package.paragraphs if one.tracked and one.part.use != "comments"]
    number = sum(one.tracked for one in changes) + len(package.tracked)
    if not number:
        return
    line_of = line_counter(package.text)
    first = min([*(one.span.start for one in changes), *package.tracked])
    raise InputError(
        f"the document has {number} tracked {'change' if number == 1 else 'changes'} that nobody"
        f" accepted or rejected, the first in paragraph {line_of(first)}.",
        where=Where("", line_of(first)),
        advice="In Word: Review, then Accept or Reject All Changes (in LibreOffice: Edit, Track"
        " Changes). Save the document, then run this again.",
        code="docx-tracked",
    )


def _blocks(
    package: Package, one: Paragraph, verdict: Verdict, look: Look | None, language: str
) -> Iterator[Block]:
    if look is not None and len(one.inlines) == 1 and verdict.role in _PARTED:
        parted = _parted(package, one.inlines[0], verdict, look, language)
        if parted:
            yield from parted
            return
    removable = len(one.inlines) == 1 and not one.holds and not one.lies_in("cell")
    removable = removable and not any(
        piece.key.startswith(("bookmark", "comment", "field")) for piece in one.pieces
    )
    for inline in one.inlines:
        yield Block(
            verdict.role,
            inline.span,
            one.span if removable else inline.span,
            verdict.reason,
            level=verdict.level,
            codes=marked(inline, package.looks).codes,
        )


def _parted(
    package: Package, inline: Inline, verdict: Verdict, look: Look, language: str
) -> list[Block]:
    """Labels and values of an imprint, each in its place; nothing where that would lose a format."""
    at = look.lines[0].span.start
    length = look.lines[-1].span.end
    found: list[Block] = []
    own = blocks_of(look, verdict, language)
    if [block.span for block in own] == [Span(at, length)] and own[0].date is None:
        return []
    for block in own:
        placed = inline.place(block.span, package.looks)
        if placed is None:
            return []
        span, codes = placed
        label = None
        if block.label_span is not None:
            put = inline.place(_with_colon(look, block), package.looks)
            if put is None:
                return []
            label = put[0]
        extent = Span(min(span.start, label.start), span.end) if label else span
        found.append(
            replace(block, span=span, extent=extent, codes=codes, label_span=label, repeated=False)
        )
    return found


def _with_colon(look: Look, block: Block) -> Span:
    """The label with the signs between it and its value, blanks before the value left out."""
    label = block.label_span or block.span
    text = look.text
    at = look.lines[0].span.start
    end = block.span.start - at
    while end > label.end - at and text[end - 1].isspace():
        end -= 1
    return Span(label.start, max(end + at, label.end))


def _metadata(judged: Judged, text: str) -> Metadata:
    lines = [(look, verdict) for _, verdict, look in judged.found if look is not None]
    known = read_metadata([look for look, _ in lines], [verdict for _, verdict in lines])
    stated = properties(text)
    title = next(
        (one.words.strip() for one, verdict, _ in judged.found if verdict.role is Role.TITLE), None
    )
    title = title or known.title or stated.get("title") or None
    return replace(known, title=title)


def alternatives(package: Package) -> Iterator[Block]:
    """The descriptions of pictures that stand alone, for those who do not see them."""
    text = package.text
    for one in package.paragraphs:
        if one.part.use == "comments":
            continue
        for piece in one.pieces:
            if "picture" not in piece.key or any(
                inline.span.start <= piece.start < inline.span.end for inline in one.inlines
            ):
                continue
            yield from _described(text, Span(piece.start, piece.end), one)


def _described(text: str, span: Span, one: Paragraph) -> Iterator[Block]:
    for token in tokens(text, span, prefixes_of(text, one.part.span)):
        if token.name != "wp:docPr":
            continue
        tag = token.span.of(text)
        where = attribute_span(tag, "descr")
        told = attribute(tag, "descr")
        if where is None or len(told.split()) < _ALT_WORDS or not told.strip():
            continue
        raw = tag[where.start : where.end]
        lead = len(raw) - len(raw.lstrip())
        start = token.start + where.start + lead
        place = Span(start, start + len(raw.strip()))
        reason = "the description of a picture"
        yield Block(Role.CAPTION, place, place, reason, codes=entities(text, place))
