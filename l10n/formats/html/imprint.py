"""Bylines, dates and credits of a page: what a short line states, and where each of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from l10n.formats.html.head import day_of
from l10n.formats.html.inline import Hint, Inline
from l10n.formats.html.names import is_updated, names_of, role_of
from l10n.formats.html.page import Paragraph
from l10n.formats.html.tokens import Token
from l10n.formats.text.credits import read_credit
from l10n.formats.text.imprint import read_byline, read_imprint, rest_of
from l10n.formats.text.names import read_names
from l10n.formats.text.part import Part, read_label
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Block, Code, CodeKind, Label, Role
from l10n.model.dates import read_date
from l10n.model.span import Span

_BLANKS = " \t\n\f\r\u00a0\u202f"
_SEPARATORS = _BLANKS + ":,;|·•–—-/()[]"
_PARTED = re.compile(r"\s+[•|·]\s+")
_DATES = (Label.FIRST_PUBLISHED, Label.UPDATED, Label.PUBLISHED)


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


def read_stated(paragraph: Paragraph, verdict: Verdict, language: str) -> list[Stated]:
    """What ``paragraph``, a line that ``verdict`` calls an imprint, states, from left to right."""
    words = paragraph.inline.words
    called = list(_from_hints(paragraph, language))
    # What an element encloses is sure; what the words alone say is taken where none does.
    said = [
        one
        for one in _read(words, language)
        if not any(_whole_span(one).overlaps(_whole_span(other)) for other in called)
    ]
    found = [*called, *(said or _between(words, called, language))]
    found.sort(key=lambda one: one.span)
    found = [_with_article(one, words) for one in found]
    if not any(one.role is verdict.role for one in found):
        return [_whole(paragraph, verdict, language)]
    tokens = (*paragraph.inline.wrappers, paragraph.owner.tag)
    bare = len(found) == 1 and found[0].label is Label.PUBLISHED and not found[0].label_span
    if bare and any(token and is_updated(names_of(token)) for token in tokens):
        return [replace(found[0], label=Label.UPDATED)]
    return found


def _between(words: str, called: list[Stated], language: str) -> Iterator[Stated]:
    """What the words between elements state where nothing but the elements parts them."""
    at = 0
    ends = [(_whole_span(one).start, _whole_span(one).end) for one in called]
    for start, end in (*sorted(ends), (len(words), len(words))):
        for part in read_imprint(words[at:start], language) if called else ():
            one = _stated(part, words[at:start])
            label = one.label_span.shifted(at) if one.label_span else None
            yield replace(one, span=one.span.shifted(at), label_span=label)
        at = max(at, end)


def _read(words: str, language: str) -> Iterator[Stated]:
    """What the words state; where they say more, what each part between separators states."""
    parts = read_imprint(words, language)
    if parts:
        yield from (_stated(part, words) for part in parts)
        return
    at = 0
    for mark in (*_PARTED.finditer(words), None):
        end = mark.start() if mark else len(words)
        for part in read_imprint(words[at:end], language):
            one = _stated(part, words[at:end])
            label = one.label_span.shifted(at) if one.label_span else None
            yield replace(one, span=one.span.shifted(at), label_span=label)
        at = mark.end() if mark else end


def states_something(words: str, language: str) -> Role | None:
    """The role of the first statement in a line that may say other things beside it."""
    return next((one.role for one in _read(words, language)), None)


def _with_article(one: Stated, words: str) -> Stated:
    """A date with the small word that goes with it: *le 18 novembre*, *am 3. Mai*."""
    before = words[: one.span.start].rstrip(_BLANKS)
    word = before.rpartition(" ")[2]
    start = len(before) - len(word)
    if one.role is not Role.DATE or one.label_span or not word:
        return one
    return (
        replace(one, span=Span(start, one.span.end))
        if rest_of(words, Span(start, len(before)))
        else one
    )


def left_over(paragraph: Paragraph, found: list[Stated]) -> Iterator[Span]:
    """Words of the line that state nothing, in code points of the page; no tag is in them."""
    words = paragraph.inline.words
    at = 0
    ends = [(_whole_span(one).start, _whole_span(one).end) for one in found]
    for start, end in (*ends, (len(words), len(words))):
        span = _trimmed(words, at, start)
        if span is not None and any(map(str.isalpha, span.of(words))):
            yield paragraph.inline.place(span)
        at = max(at, end)


def _trimmed(words: str, start: int, end: int) -> Span | None:
    while start < end and words[start] in _SEPARATORS:
        start += 1
    while end > start and words[end - 1] in _SEPARATORS:
        end -= 1
    return Span(start, end) if start < end else None


def _whole_span(one: Stated) -> Span:
    """Of a statement with its label."""
    if one.label_span is None:
        return one.span
    return Span(min(one.label_span.start, one.span.start), max(one.label_span.end, one.span.end))


def _stated(part: Part, words: str) -> Stated:
    author = ""
    if part.people:
        author = words[part.people[0].start : part.people[-1].end]
    label = part.label_span and _with_colon(words, part.label_span, part.span.start)
    return Stated(part.role, part.span, part.label, label, part.date, author)


def _with_colon(words: str, label: Span, value: int) -> Span:
    """A label with the signs between it and its value, blanks before the value left out."""
    end = value
    while end > label.end and words[end - 1] in _BLANKS:
        end -= 1
    return Span(label.start, max(end, label.end)) if label.start < value else label


def _from_hints(paragraph: Paragraph, language: str) -> Iterator[Stated]:
    """Statements told by inline elements: `<time>`, `<span class="author">`, `<a rel="author">`."""
    words = paragraph.inline.words
    at = 0
    for hint in sorted(paragraph.inline.hints, key=lambda one: (one.words.start, -one.words.end)):
        if hint.words.start < at or not hint.words.of(words).strip():
            continue
        role = Role.DATE if hint.token.name == "time" else role_of(names_of(hint.token))
        one = None
        if role is Role.DATE:
            one = _date(words, hint, at, language)
        elif role is Role.BYLINE:
            one = _byline(words, hint, at)
        elif role in (Role.SECTION, Role.IMAGE_CREDIT) and role is not None:
            one = Stated(role, _bare(words, hint.words))
        if one:
            at = hint.words.end
            yield one


def _date(words: str, hint: Hint, at: int, language: str) -> Stated | None:
    inner = hint.words.of(words)
    value, span = _day(inner, hint.token, language)
    if value is None:
        return None
    updated = is_updated(names_of(hint.token))
    default = Label.UPDATED if updated else Label.PUBLISHED
    before = words[at : hint.words.start]
    lead = len(before) - len(before.lstrip(_SEPARATORS))
    for label in _DATES:
        found = read_label(before[lead:], label)
        if found and not before[lead + found.end :].strip(_SEPARATORS):
            where = found.shifted(at + lead)
            where = _with_colon(words, where, hint.words.start)
            return Stated(Role.DATE, span.shifted(hint.words.start), label, where, value)
    for part in read_imprint(inner, language):
        if part.role is Role.DATE and part.label_span:
            one = _stated(part, inner)
            shifted = one.label_span.shifted(hint.words.start) if one.label_span else None
            return replace(one, span=one.span.shifted(hint.words.start), label_span=shifted)
    return Stated(Role.DATE, span.shifted(hint.words.start), default, None, value)


def _day(inner: str, token: Token, language: str) -> tuple[date | None, Span]:
    """The date that is printed, else the one that the element bears."""
    for part in read_imprint(inner, language):
        if part.role is Role.DATE:
            return part.date, part.span
    found = read_date(inner, language)
    bare = _bare(inner, Span(0, len(inner)))
    if found:
        return found[0], bare
    return day_of(token.get("datetime") or token.get("content")), bare


def _byline(words: str, hint: Hint, at: int) -> Stated | None:
    inner = hint.words.of(words)
    part = read_byline(inner)
    if part:
        one = _stated(part, inner)
        label = one.label_span.shifted(hint.words.start) if one.label_span else None
        return replace(one, span=one.span.shifted(hint.words.start), label_span=label)
    span = _bare(words, hint.words)
    before = words[at : hint.words.start]
    lead = len(before) - len(before.lstrip(_SEPARATORS))
    found = read_label(before[lead:], Label.BYLINE)
    where = None
    if found and not before[lead + found.end :].strip(_SEPARATORS):
        where = found.shifted(at + lead)
    return Stated(Role.BYLINE, span, Label.BYLINE, where, None, _people(span.of(words)))


def _people(words: str) -> str:
    names = read_names(words, 0, single=True)
    if names and names.people:
        return words[names.people[0].start : names.people[-1].end]
    return ""


def _bare(words: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and words[start] in _BLANKS:
        start += 1
    while end > start and words[end - 1] in _BLANKS:
        end -= 1
    return Span(start, end)


def _whole(paragraph: Paragraph, verdict: Verdict, language: str) -> Stated:
    """The line as one statement, because its element is called so."""
    words = paragraph.inline.words
    everything = Span(0, len(words))
    tokens = [*paragraph.inline.wrappers, *(hint.token for hint in paragraph.inline.hints)]
    if paragraph.owner.tag:
        tokens.append(paragraph.owner.tag)
    if verdict.role is Role.DATE:
        updated = any(is_updated(names_of(token)) for token in tokens)
        kind = Label.UPDATED if updated else Label.PUBLISHED
        found = read_date(words, language)
        if found:
            return Stated(Role.DATE, found[1], kind, None, found[0])
        days = (day_of(token.get("datetime") or token.get("content")) for token in tokens)
        return Stated(Role.DATE, everything, kind, None, next((day for day in days if day), None))
    if verdict.role is Role.IMAGE_CREDIT:
        part = read_credit(words)
        return (
            _stated(part, words)
            if part
            else Stated(Role.IMAGE_CREDIT, everything, Label.IMAGE_CREDIT)
        )
    label = read_label(words, Label.BYLINE)
    if label and label.end < len(words):
        start = label.end
        while start < len(words) and words[start] in _BLANKS + ":":
            start += 1
        if start < len(words):
            value = Span(start, len(words))
            where = _with_colon(words, label, start)
            return Stated(Role.BYLINE, value, Label.BYLINE, where, None, _people(value.of(words)))
    return Stated(Role.BYLINE, everything, Label.BYLINE, None, None, _people(words))


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
