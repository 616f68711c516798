"""One statement of a line around an article, and the block of the page that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from l10n.formats.html.inline import Inline
from l10n.formats.text.part import Part
from l10n.model.article import Block, Code, CodeKind, Label, Role
from l10n.model.span import Span

BLANKS = " \t\n\f\r\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of a line, in code points of its words."""

    role: Role
    span: Span
    label: Label | None = None
    label_span: Span | None = None
    date: date | None = None
    author: str = ""
    """The people of a byline."""

    @property
    def whole(self) -> Span:
        """Where it stands with its label."""
        if self.label_span is None:
            return self.span
        start = min(self.label_span.start, self.span.start)
        return Span(start, max(self.label_span.end, self.span.end))

    def shifted(self, by: int) -> Stated:
        label = self.label_span.shifted(by) if self.label_span else None
        return replace(self, span=self.span.shifted(by), label_span=label)


def stated(part: Part, words: str) -> Stated:
    """What ``part``, read in a dump's way, says in the line ``words``."""
    author = ""
    if part.people:
        author = words[part.people[0].start : part.people[-1].end]
    label = part.label_span and with_colon(words, part.label_span, part.span.start)
    return Stated(part.role, part.span, part.label, label, part.date, author)


def with_colon(words: str, label: Span, value: int) -> Span:
    """A label with the signs between it and its value, blanks before the value left out."""
    end = value
    while end > label.end and words[end - 1] in BLANKS:
        end -= 1
    return Span(label.start, max(end, label.end)) if label.start < value else label


def bare(words: str, span: Span) -> Span:
    """``span`` of ``words`` without white space at its ends."""
    start, end = span.start, span.end
    while start < end and words[start] in BLANKS:
        start += 1
    while end > start and words[end - 1] in BLANKS:
        end -= 1
    return Span(start, end)


def block_of(one: Stated, inline: Inline, reason: str) -> Block:
    """The statement as a block of the page."""
    span = inline.place(one.span)
    return Block(
        one.role,
        span,
        span,
        reason,
        codes=codes_in(inline, span) if one.date is None else (),
        label=one.label,
        label_span=inline.place(one.label_span) if one.label_span else None,
        date=one.date,
    )


def codes_in(inline: Inline, span: Span) -> tuple[Code, ...]:
    """The codes of ``inline`` that lie in ``span``; what is half of a pair there stands alone."""
    inside = [code for code in inline.codes if span.contains(code.span)]
    count: dict[int, int] = {}
    for code in inside:
        count[code.pair] = count.get(code.pair, 0) + 1
    numbers = {pair: at for at, pair in enumerate((p for p, n in count.items() if p and n == 2), 1)}
    return tuple(
        replace(code, pair=numbers[code.pair])
        if code.pair in numbers
        else replace(code, kind=CodeKind.ALONE, pair=0)
        if code.pair
        else code
        for code in inside
    )
