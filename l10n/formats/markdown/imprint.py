"""Lines around a Markdown article that say who, when and whose picture, as a dump's lines do.

Markdown has no mark for them. They stand as paragraphs of their own directly below the title, or
below the one paragraph that sums the article up, or at its end; anywhere else such a paragraph is
text, and so are those at the end that do not say what they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from l10n.formats.markdown.found import PARAGRAPH, Found
from l10n.formats.markdown.inline import Inline
from l10n.formats.text.imprint import read_imprint
from l10n.formats.text.language import NAMES
from l10n.formats.text.part import Part
from l10n.model.article import Block, CodeKind, Label, Metadata, Role
from l10n.model.span import Span

_LONGEST = 400
"""Code points of a line as it is written, links and all."""
_COLON = re.compile(r"[^\S\n]?:")
_ABOVE = (Role.TITLE, Role.DEK, Role.CAPTION, Role.CHROME, Role.SECTION)
_TEXT = (Role.BODY, Role.LIST_ITEM, Role.QUOTE)


def with_imprint(
    text: str, found: Sequence[Found], settled: Collection[int], language: str, *, titled: bool
) -> list[Found]:
    """``found`` with the parts of the lines that state something.

    ``settled`` are the places of what has its role from the project; ``titled`` says whether the
    front matter has a title. The last text of an article stays text.
    """
    if language not in NAMES:
        return list(found)
    lines = dict(_below_title(text, found, settled, language, titled=titled))
    for at, parts in _at_end(text, found, settled, language):
        lines.setdefault(at, parts)
    if not any(one.role in _TEXT and at not in lines for at, one in enumerate(found)):
        return list(found)
    return [
        replace(one, role=lines[at][0].role, reason="a line that states it", parts=lines[at])
        if at in lines
        else one
        for at, one in enumerate(found)
    ]


def _below_title(
    text: str, found: Sequence[Found], settled: Collection[int], language: str, *, titled: bool
) -> Iterator[tuple[int, tuple[Part, ...]]]:
    title = next((at for at, one in enumerate(found) if one.role is Role.TITLE), None)
    if title is None and not titled:
        return
    summed_up = False
    for at, one in enumerate(found[(title or 0) :], title or 0):
        parts = _parts(text, one, language) if at not in settled else ()
        if parts and not (summed_up and parts[0].label_span is None):
            yield at, parts
        elif one.role is Role.BODY and one.reason == PARAGRAPH and not summed_up:
            summed_up = True
        elif one.role not in _ABOVE:
            return


def _at_end(
    text: str, found: Sequence[Found], settled: Collection[int], language: str
) -> Iterator[tuple[int, tuple[Part, ...]]]:
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if one.role is Role.CHROME or one.reason == "a footnote":
            continue
        parts = _parts(text, one, language) if at not in settled else ()
        if not parts or parts[0].label_span is None:
            return
        yield at, parts


def _parts(text: str, one: Found, language: str) -> tuple[Part, ...]:
    """What a paragraph states, if it states nothing else; its offsets are those of ``text``."""
    inline = one.inline
    if inline is None or one.role not in (Role.BODY, Role.DEK) or one.level:
        return ()
    if one.role is Role.BODY and one.reason != PARAGRAPH:
        return ()
    if inline.span.end - inline.span.start > _LONGEST:
        return ()
    places = [at for start, end in _between_codes(inline) for at in range(start, end)]
    if any(code.kind is CodeKind.BREAK for code in inline.codes):
        return ()
    parts = read_imprint("".join(text[at] for at in places), language)
    placed = tuple(_placed(text, part, places) for part in parts)
    return placed if all(_whole(part, inline) for part in placed) else ()


def _between_codes(inline: Inline) -> Iterator[tuple[int, int]]:
    at = inline.span.start
    for code in inline.codes:
        yield at, code.span.start
        at = max(at, code.span.end)
    yield at, inline.span.end


def _placed(text: str, part: Part, places: Sequence[int]) -> Part:
    """``part`` in offsets of ``text``; its label with the colon behind it, which ours brings too."""

    def placed(span: Span) -> Span:
        return Span(places[span.start], places[span.end - 1] + 1)

    span = placed(part.span)
    label = placed(part.label_span) if part.label_span else None
    if label and (colon := _COLON.match(text, label.end, span.start)):
        label = Span(label.start, colon.end())
    return replace(part, span=span, label_span=label, people=tuple(map(placed, part.people)))


def _whole(part: Part, inline: Inline) -> bool:
    """Whether no code is lost or torn when the words of ``part`` are replaced."""
    spans = [part.span, *([part.label_span] if part.label_span else [])]
    return not any(
        span.start < code.span.end and code.span.start < span.end
        for span in spans
        for code in inline.codes
    )


def blocks_of(one: Found, extent: Span) -> Iterator[Block]:
    """A block for each part; they share ``extent`` out, each up to where the next begins."""
    starts = [extent.start]
    starts += [(part.label_span or part.span).start for part in one.parts[1:]]
    for part, (start, end) in zip(one.parts, pairwise([*starts, extent.end]), strict=True):
        yield Block(
            part.role,
            part.span,
            Span(start, end),
            one.reason,
            label=part.label,
            label_span=part.label_span,
            date=part.date,
        )


def with_stated(metadata: Metadata, text: str, found: Sequence[Found]) -> Metadata:
    """``metadata`` with what lines state that the front matter does not."""
    parts = [part for one in found for part in one.parts]
    days = {part.label: part.date for part in reversed(parts) if part.date}
    people = [part.people for part in parts if part.people]
    credits_ = [part.span.of(text) for part in parts if part.role is Role.IMAGE_CREDIT]
    author = text[people[0][0].start : people[0][-1].end] if people else None
    return replace(
        metadata,
        author=metadata.author or author,
        first_published=metadata.first_published or days.get(Label.FIRST_PUBLISHED),
        published=metadata.published or days.get(Label.PUBLISHED),
        updated=metadata.updated or days.get(Label.UPDATED),
        image_credit=metadata.image_credit or next(iter(credits_), None),
    )
