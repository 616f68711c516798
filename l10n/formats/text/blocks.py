"""From a judged paragraph to the blocks that the rest of the house works with."""

from __future__ import annotations

from itertools import pairwise

from l10n.formats.text.captions import credit_at
from l10n.formats.text.imprint import read_imprint
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.part import Part
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Block, Code, CodeKind, Label, Role
from l10n.model.span import Span

_STATED = (Role.DATE, Role.BYLINE, Role.IMAGE_CREDIT)
_LABELS = {Role.BYLINE: Label.BYLINE, Role.IMAGE_CREDIT: Label.IMAGE_CREDIT}


def blocks_of(paragraph: Paragraph, verdict: Verdict, language: str) -> list[Block]:
    """One block for a paragraph; chrome has one for each line, a line of two dates has two."""
    if verdict.role is Role.CHROME and len(paragraph.lines) > 1:
        return [
            Block(Role.CHROME, line.span, line.extent, verdict.reason) for line in paragraph.lines
        ]
    first, last = paragraph.lines[0], paragraph.lines[-1]
    extent = Span(first.extent.start, last.extent.end)
    if verdict.role in _STATED and len(paragraph.lines) == 1:
        parts = _parts(paragraph, verdict, language)
        if parts:
            return _stated(paragraph, parts, verdict, extent)
    start, end = first.span.start, last.span.end
    if verdict.role is Role.LIST_ITEM:
        start += paragraph.item
    elif verdict.role is Role.CAPTION and len(paragraph.lines) == 1:
        at = credit_at(paragraph.text)
        if at:
            return _with_credit(paragraph.text, at, verdict, extent, start)
    codes = tuple(
        Code(Span(before.span.end, after.span.start), CodeKind.BREAK)
        for before, after in pairwise(paragraph.lines)
    )
    return [
        Block(
            verdict.role,
            Span(start, end),
            extent,
            verdict.reason,
            verdict.level,
            codes,
            _LABELS.get(verdict.role),
            repeated=verdict.repeated,
        )
    ]


def _with_credit(text: str, at: int, verdict: Verdict, extent: Span, start: int) -> list[Block]:
    """A caption and the credit at its end, two blocks that share the line at ``at``."""
    credit = Span(at + len(text[at:]) - len(text[at:].lstrip()), len(text)).shifted(start)
    reason = "the credit of a caption"
    return [
        Block(
            Role.CAPTION,
            Span(start, start + len(text[:at].rstrip())),
            Span(extent.start, credit.start),
            verdict.reason,
            verdict.level,
            repeated=verdict.repeated,
        ),
        Block(
            Role.IMAGE_CREDIT,
            credit,
            Span(credit.start, extent.end),
            reason,
            repeated=verdict.repeated,
        ),
    ]


def _parts(paragraph: Paragraph, verdict: Verdict, language: str) -> tuple[Part, ...]:
    """What the line states; an override may contradict it, then only its own role counts."""
    parts = paragraph.parts or read_imprint(paragraph.text, language)
    if any(part.role is verdict.role for part in parts):
        return parts
    return ()


def _stated(
    paragraph: Paragraph, parts: tuple[Part, ...], verdict: Verdict, extent: Span
) -> list[Block]:
    at = paragraph.lines[0].span.start
    # Several statements on one line share it out: each extent reaches to where the next begins.
    starts = [
        extent.start,
        *((part.label_span or part.span).start + at for part in parts[1:]),
        extent.end,
    ]
    return [
        Block(
            part.role,
            part.span.shifted(at),
            Span(start, end),
            verdict.reason,
            label=part.label,
            label_span=part.label_span.shifted(at) if part.label_span else None,
            date=part.date,
            repeated=verdict.repeated,
        )
        for part, (start, end) in zip(parts, pairwise(starts), strict=True)
    ]
