"""An HTML page, cut into blocks with roles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.errors import InputError
from l10n.formats.html.attributes import attribute_blocks
from l10n.formats.html.captions import caption_blocks
from l10n.formats.html.cutting import Cutter
from l10n.formats.html.headblocks import head_blocks
from l10n.formats.html.imprint import left_over, read_stated
from l10n.formats.html.judging import NOTHING, Judged, judge
from l10n.formats.html.metadata import metadata_of
from l10n.formats.html.page import Page, Paragraph
from l10n.formats.html.stated import block_of
from l10n.formats.text.verdict import GIVEN, Verdict
from l10n.model.article import Block, Metadata, Role
from l10n.model.locale import Locale
from l10n.model.span import Span, line_counter

_TEXT = (Role.BODY, Role.LIST_ITEM, Role.QUOTE)
_STATED = (Role.DATE, Role.BYLINE, Role.IMAGE_CREDIT)
# They hold words that the tokenizer keeps together with them, such as those of a button.
_CONTROLS = frozenset(["button", "select", "textarea"])


@dataclass(frozen=True, slots=True)
class Document:
    """All blocks of a page, and the paragraphs that have none: what must stay as it is."""

    judged: Judged
    blocks: tuple[Block, ...]
    metadata: Metadata
    kept: tuple[Span, ...]
    """Words that are chrome and cannot be cut out safely."""


def parse(
    text: str, locale: Locale, overrides: Mapping[int, Role]
) -> tuple[tuple[Block, ...], Metadata]:
    """As `Format.parse`."""
    document = read_document(text, locale.language, overrides)
    if not any(block.role in _TEXT for block in document.blocks):
        raise InputError(
            "There is no article in this HTML page: no running text was found.",
            advice="Check that this is the right file and that its text is not made by a script;"
            " or give lines the role “body” in l10n.toml.",
            code="no-body",
        )
    return document.blocks, document.metadata


def read_document(text: str, language: str, overrides: Mapping[int, Role]) -> Document:
    """Read the page ``text`` in full; ``language`` is that of the article."""
    judged = judge(text, language)
    page = judged.page
    verdicts = list(_overridden(page, judged.verdicts, overrides))
    content: list[Block] = []
    for one, verdict in zip(page.paragraphs, verdicts, strict=True):
        if verdict.role is not Role.CHROME:
            content += _blocks_of(one, verdict, language, text)
    metadata = metadata_of(judged, verdicts, content, language)
    cutter = Cutter(page, (one.span for one in content if one.role is not Role.CHROME))
    chrome, stays = _chrome(page, verdicts, cutter, content)
    blocks = _in_order([*content, *chrome])
    blocks = _in_order(
        [
            *blocks,
            *head_blocks(page, metadata, blocks),
            *attribute_blocks(judged, blocks),
        ]
    )
    return Document(judged, blocks, metadata, tuple(stays))


def _overridden(
    page: Page, verdicts: Sequence[Verdict], overrides: Mapping[int, Role]
) -> Iterator[Verdict]:
    """The verdicts with the roles that the project gives to the lines on which they begin."""
    line_of = line_counter(page.text) if overrides else None
    for one, verdict in zip(page.paragraphs, verdicts, strict=True):
        role = overrides.get(line_of(one.inline.span.start)) if line_of else None
        if role is None:
            yield verdict
        else:
            level = verdict.level if role is verdict.role else one.heading
            yield Verdict(role, GIVEN, level if role is Role.HEADING else level or 0)


def _blocks_of(one: Paragraph, verdict: Verdict, language: str, text: str) -> list[Block]:
    if verdict.role in _STATED and verdict.reason != GIVEN:
        stated = read_stated(one, verdict, language)
        found = [block_of(part, one.inline, verdict.reason) for part in stated]
        for span, role in left_over(one, stated):
            if "<" not in span.of(text):
                what = "nothing of the imprint" if role is Role.CHROME else "what an author does"
                found.append(Block(role, span, span, what))
        return found
    if verdict.role in _STATED:
        return [
            block_of(part, one.inline, verdict.reason)
            for part in read_stated(one, verdict, language)
        ]
    if verdict.role is Role.CAPTION:
        return caption_blocks(one.inline, verdict)
    inline = one.inline
    return [
        Block(
            verdict.role,
            inline.span,
            inline.span,
            verdict.reason,
            level=verdict.level,
            codes=inline.codes,
        )
    ]


def _chrome(
    page: Page, verdicts: Sequence[Verdict], cutter: Cutter, content: Sequence[Block]
) -> tuple[list[Block], list[Span]]:
    """The blocks of what goes, each with its longest text as its span, and what has to stay."""
    found: dict[Span, tuple[Span, str]] = {}
    stays: list[Span] = []
    for one, verdict in zip(page.paragraphs, verdicts, strict=True):
        if verdict.role is not Role.CHROME or verdict.reason == NOTHING:
            continue
        extent = cutter.extent(one.run.first, one.run.behind, one.owner)
        if extent is None or not extent.contains(one.inline.span):
            stays.append(one.inline.span)
            continue
        known = found.get(extent)
        if known is None or len(known[0]) < len(one.inline.span):
            found[extent] = one.inline.span, verdict.reason
    for element in page.elements:
        if element.name in _CONTROLS:
            extent = cutter.extent(element.first, element.behind, element)
            if extent is not None:
                found.setdefault(extent, (extent, f"a <{element.name}>"))
    codes = {one.inline.span: one.inline.codes for one in page.paragraphs}
    blocks = []
    end = 0
    for extent, (span, reason) in sorted(
        found.items(), key=lambda one: (one[0].start, -one[0].end)
    ):
        if extent.start < end:
            continue
        end = extent.end
        whole = _with_line(page.text, extent)
        blocks.append(Block(Role.CHROME, span, whole, reason, codes=codes.get(span, ())))
    return _without(blocks, content), stays


def _with_line(text: str, extent: Span) -> Span:
    """``extent`` with its indentation and its line end, where it has its lines for itself."""
    start, end = extent.start, extent.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t\r":
        end += 1
    begins = start == 0 or text[start - 1] == "\n"
    return Span(start, end + 1) if begins and text[end : end + 1] == "\n" else extent


def _without(chrome: list[Block], content: Sequence[Block]) -> list[Block]:
    """``chrome`` without what lies in a block of the article, such as a button in a paragraph."""
    spans = sorted(block.span for block in content)
    starts = [span.start for span in spans]
    free = []
    for block in chrome:
        at = bisect_right(starts, block.extent.start) - 1
        if at < 0 or spans[at].end <= block.extent.start:
            free.append(block)
    return free


def _in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` in document order; of two that overlap, the first stays."""
    found: list[Block] = []
    end = 0
    for block in sorted(blocks, key=lambda one: (one.extent.start, one.extent.end)):
        start = min(
            block.extent.start, block.label_span.start if block.label_span else block.extent.start
        )
        if start < end or not len(block.span):
            continue
        if start < block.extent.start:
            block = replace(block, extent=Span(start, block.extent.end))
        found.append(block)
        end = block.extent.end
    return tuple(found)
