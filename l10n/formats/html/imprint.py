"""Bylines, dates and credits of a page: what a short line states, and where each of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.formats.html.called import SEPARATORS, called, people_of
from l10n.formats.html.head import day_of
from l10n.formats.html.names import is_updated, names_of, role_of, vocabulary
from l10n.formats.html.page import Paragraph
from l10n.formats.html.stated import BLANKS, Stated, stated, with_colon
from l10n.formats.text.credits import read_credit
from l10n.formats.text.imprint import read_imprint, rest_of
from l10n.formats.text.names import read_name
from l10n.formats.text.part import read_label
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Label, Role
from l10n.model.dates import read_date
from l10n.model.span import Span

_JOINT = re.compile(
    r"(?:\s*\([^()]{2,60}\))?\s*(?:[,&/]|\b(?:et|und|and)\b|,\s*(?:et|und|and)\b)\s*"
)
# Behind the last name: who worked with them, or where they are.
_BRACKET = re.compile(r"\s*\([^()]{2,60}\)")
_COMPANY = re.compile(r"\s*(?:\([^()]{2,60}\)|\b(?:et|und|and|avec|mit|with)\s[^\d]{2,40})\s*")
_PARTED = re.compile(r"\s+[•|·]\s+")


def read_stated(paragraph: Paragraph, verdict: Verdict, language: str) -> list[Stated]:
    """What ``paragraph``, a line that ``verdict`` calls an imprint, states, from left to right."""
    words = paragraph.inline.words
    told = _joined(list(called(paragraph, verdict.role, language)), words)
    said = list(_read(words, language))
    # A byline may go on behind the names: «(à Moscou)», «et la rédaction».
    wider = [
        _reaching(one, one.span.end, words)
        for one in said
        if one.role is Role.BYLINE and _covers(one, told)
    ]
    told = [one for one in told if not any(_overlap(one, other) for other in wider)] + wider
    # What an element encloses is sure; what the words alone say is taken where none does.
    said = [one for one in said if not any(_overlap(one, other) for other in told)]
    found = [*told, *(said or _between(words, told, language))]
    found.sort(key=lambda one: one.span)
    found = [_with_article(one, words) for one in found]
    if not any(one.role is verdict.role for one in found):
        return [_whole(paragraph, verdict, language)]
    tokens = (*paragraph.inline.wrappers, paragraph.owner.tag)
    bare = len(found) == 1 and found[0].label is Label.PUBLISHED and not found[0].label_span
    if bare and any(token and is_updated(names_of(token)) for token in tokens):
        return [replace(found[0], label=Label.UPDATED)]
    return found


def _joined(told: Sequence[Stated], words: str) -> list[Stated]:
    """``told`` with names that are parted by *et* or a comma as one byline, and who is with them."""
    found: list[Stated] = []
    for one in told:
        last = found[-1] if found else None
        both = last is not None and last.role is one.role is Role.BYLINE and not one.label_span
        if last and both and _JOINT.fullmatch(words, last.span.end, one.span.start):
            found[-1] = _reaching(last, one.span.end, words)
        else:
            found.append(one)
    for number, one in enumerate(found):
        if one.role is Role.BYLINE and (bracket := _BRACKET.match(words, one.span.end)):
            found[number] = replace(one, span=Span(one.span.start, bracket.end()))
    last = found[-1] if found else None
    if last and last.role is Role.BYLINE and _COMPANY.fullmatch(words, last.span.end):
        found[-1] = _reaching(last, len(words.rstrip(BLANKS)), words)
    return found


def _reaching(byline: Stated, end: int, words: str) -> Stated:
    span = Span(byline.span.start, end)
    names = _BRACKET.sub("", span.of(words))
    return replace(byline, span=span, author=people_of(names))


def _overlap(one: Stated, other: Stated) -> bool:
    return one.whole.overlaps(other.whole)


def _covers(byline: Stated, told: Sequence[Stated]) -> bool:
    """Whether ``byline`` says more than those of ``told`` that it overlaps, bylines all of them."""
    inside = [one for one in told if _overlap(byline, one)]
    return bool(inside) and all(
        one.role is Role.BYLINE and byline.whole.contains(one.whole) for one in inside
    )


def _between(words: str, told: Sequence[Stated], language: str) -> Iterator[Stated]:
    """What the words between elements state where nothing but the elements parts them."""
    at = 0
    ends = [(one.whole.start, one.whole.end) for one in told]
    for start, end in (*sorted(ends), (len(words), len(words))):
        for part in read_imprint(words[at:start], language) if told else ():
            yield stated(part, words[at:start]).shifted(at)
        at = max(at, end)


def _read(words: str, language: str) -> Iterator[Stated]:
    """What the words state; where they say more, what each part between separators states."""
    parts = read_imprint(words, language)
    if parts:
        yield from (stated(part, words) for part in parts)
        return
    found: list[Stated] = []
    names: list[Stated] = []
    at = 0
    for mark in (*_PARTED.finditer(words), None):
        end = mark.start() if mark else len(words)
        piece = words[at:end]
        parts = read_imprint(piece, language)
        found += (stated(part, piece).shifted(at) for part in parts)
        name = None if parts else read_name(piece)
        if name and len(name) == len(piece):
            names.append(Stated(Role.BYLINE, Span(at, end), Label.BYLINE, author=piece))
        at = mark.end() if mark else end
    # «Anne Le Goff · 2 juin 2023»: a name beside a date is who wrote it.
    if names and any(one.role is Role.DATE for one in found) and not _has_byline(found):
        found.append(names[0])
    yield from sorted(found, key=lambda one: one.span)


def _has_byline(found: Sequence[Stated]) -> bool:
    return any(one.role is Role.BYLINE for one in found)


def states_something(paragraph: Paragraph, language: str) -> Role | None:
    """The role of the first statement in a line that may say other things beside it."""
    words = paragraph.inline.words
    said = next((one.role for one in _read(words, language)), None)
    if said is not None:
        return said
    for hint in paragraph.inline.hints:
        if role_of(names_of(hint.token)) is None and hint.token.name != "time":
            parts = read_imprint(hint.words.of(words), language)
            if any(part.role is Role.DATE for part in parts):
                return parts[0].role
    return None


def _with_article(one: Stated, words: str) -> Stated:
    """A date with the small word that goes with it: *le 18 novembre*, *am 3. Mai*."""
    before = words[: one.span.start].rstrip(BLANKS)
    word = before.rpartition(" ")[2]
    start = len(before) - len(word)
    if one.role is not Role.DATE or one.label_span or not word:
        return one
    return (
        replace(one, span=Span(start, one.span.end))
        if rest_of(words, Span(start, len(before)))
        else one
    )


def left_over(paragraph: Paragraph, found: Sequence[Stated]) -> Iterator[tuple[Span, Role]]:
    """Words of the line that state nothing, in code points of the page; no tag is in them.

    With what they are: what follows a name may say what that person does.
    """
    words = paragraph.inline.words
    at = 0
    ends = [(one.whole.start, one.whole.end) for one in found]
    for start, end in (*ends, (len(words), len(words))):
        span = _trimmed(words, at, start)
        if span is not None and any(map(str.isalpha, span.of(words))):
            yield paragraph.inline.place(span), _left_role(paragraph, span)
        at = max(at, end)


def _left_role(paragraph: Paragraph, span: Span) -> Role:
    for hint in paragraph.inline.hints:
        if hint.words.contains(span) and vocabulary().occupation & names_of(hint.token):
            return Role.AUTHOR_BIO
    return Role.CHROME


def _trimmed(words: str, start: int, end: int) -> Span | None:
    while start < end and words[start] in SEPARATORS:
        start += 1
    while end > start and words[end - 1] in SEPARATORS:
        end -= 1
    return Span(start, end) if start < end else None


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
            stated(part, words)
            if part
            else Stated(Role.IMAGE_CREDIT, everything, Label.IMAGE_CREDIT)
        )
    label = read_label(words, Label.BYLINE)
    if label and len(label.of(words).split()) > 2:
        # «De notre envoyée spéciale à Brest, Anne Le Goff»: the label is a part of what is said.
        names = (people_of(piece.strip()) for piece in words[label.end :].split(","))
        several = next((name for name in names if " " in name), "")
        return Stated(Role.BYLINE, everything, Label.BYLINE, None, None, several)
    if label and label.end < len(words):
        start = label.end
        while start < len(words) and words[start] in BLANKS + ":":
            start += 1
        if start < len(words):
            value = Span(start, len(words))
            where = with_colon(words, label, start)
            return Stated(Role.BYLINE, value, Label.BYLINE, where, None, people_of(value.of(words)))
    return Stated(Role.BYLINE, everything, Label.BYLINE, None, None, people_of(words))
