"""What the elements in a line call its words: `<time>`, `<span class="author">`, `<a rel="author">`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from l10n.formats.html.head import day_of
from l10n.formats.html.inline import Hint
from l10n.formats.html.names import is_updated, names_of, role_of
from l10n.formats.html.page import Paragraph
from l10n.formats.html.stated import BLANKS, Stated, bare, stated, with_colon
from l10n.formats.html.tokens import Token
from l10n.formats.text.bylines import read_byline
from l10n.formats.text.imprint import read_imprint
from l10n.formats.text.names import read_name, read_names
from l10n.formats.text.part import read_label
from l10n.model.article import Label, Role
from l10n.model.dates import read_date
from l10n.model.span import Span

SEPARATORS = BLANKS + ":,;|·•–—-/()[]"
_DATES = (Label.FIRST_PUBLISHED, Label.UPDATED, Label.PUBLISHED)


def called(paragraph: Paragraph, role: Role, language: str) -> Iterator[Stated]:
    """The statements that inline elements enclose, from left to right.

    ``role`` is what the line is taken for: in a byline an element around a name is an author.
    """
    words = paragraph.inline.words
    at = 0
    for hint in sorted(paragraph.inline.hints, key=lambda one: (one.words.start, -one.words.end)):
        if hint.words.start < at or not hint.words.of(words).strip():
            continue
        for one in _stated_by(words, hint, at, role, language):
            at = hint.words.end
            yield one


def _stated_by(words: str, hint: Hint, at: int, line: Role, language: str) -> Iterator[Stated]:
    inner = hint.words.of(words)
    role = Role.DATE if hint.token.name == "time" else role_of(names_of(hint.token))
    if role in (None, Role.DATE):
        # An element parts its words from those beside it, although no sign may stand between.
        parts = read_imprint(inner, language)
        dates = [part for part in parts if part.role is Role.DATE]
        if len(dates) > 1 or (role is None and dates):
            yield from (stated(part, inner).shifted(hint.words.start) for part in parts)
            return
    if role is Role.DATE:
        dated = _date(words, hint, at, language)
        if dated:
            yield dated
    elif role is Role.BYLINE or (role is None and line is Role.BYLINE and _is_name(inner)):
        yield _byline(words, hint, at)
    elif role in (Role.SECTION, Role.IMAGE_CREDIT):
        yield Stated(role, bare(words, hint.words))


def _is_name(words: str) -> bool:
    words = words.strip(BLANKS)
    name = read_name(words)
    return name is not None and len(name) == len(words)


def _date(words: str, hint: Hint, at: int, language: str) -> Stated | None:
    inner = hint.words.of(words)
    value, span = _day(inner, hint.token, language)
    if value is None:
        return None
    updated = is_updated(names_of(hint.token))
    default = Label.UPDATED if updated else Label.PUBLISHED
    before = words[at : hint.words.start]
    lead = len(before) - len(before.lstrip(SEPARATORS))
    for label in _DATES:
        found = read_label(before[lead:], label)
        if found and not before[lead + found.end :].strip(SEPARATORS):
            where = with_colon(words, found.shifted(at + lead), hint.words.start)
            return Stated(Role.DATE, span.shifted(hint.words.start), label, where, value)
    for part in read_imprint(inner, language):
        if part.role is Role.DATE and part.label_span:
            return stated(part, inner).shifted(hint.words.start)
    return Stated(Role.DATE, span.shifted(hint.words.start), default, None, value)


def _day(inner: str, token: Token, language: str) -> tuple[date | None, Span]:
    """The date that is printed, else the one that the element bears."""
    for part in read_imprint(inner, language):
        if part.role is Role.DATE:
            return part.date, part.span
    found = read_date(inner, language)
    everything = bare(inner, Span(0, len(inner)))
    if found:
        return found[0], everything
    return day_of(token.get("datetime") or token.get("content")), everything


def _byline(words: str, hint: Hint, at: int) -> Stated:
    inner = hint.words.of(words)
    part = read_byline(inner)
    if part:
        return stated(part, inner).shifted(hint.words.start)
    span = bare(words, hint.words)
    before = words[at : hint.words.start]
    lead = len(before) - len(before.lstrip(SEPARATORS))
    found = read_label(before[lead:], Label.BYLINE)
    where = None
    if found and not before[lead + found.end :].strip(SEPARATORS):
        where = found.shifted(at + lead)
    return replace(Stated(Role.BYLINE, span, Label.BYLINE, where), author=people_of(span.of(words)))


def people_of(words: str) -> str:
    """The people that ``words`` begin with; empty for none."""
    names = read_names(words, 0, single=True)
    if names and names.people:
        return words[names.people[0].start : names.people[-1].end]
    return ""
