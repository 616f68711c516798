"""The lines around an article that say who, when and whose picture: bylines, dates, credits."""

from __future__ import annotations

import re

from l10n.formats.text.bylines import byline_of, read_byline, read_first_name
from l10n.formats.text.credits import read_credit
from l10n.formats.text.lexicon import lexicon, plain_forms
from l10n.formats.text.names import is_agency, read_names
from l10n.formats.text.part import SEPARATORS, Part, read_label, skip
from l10n.model.article import Label, Role
from l10n.model.dates import read_dates
from l10n.model.span import Span

_DATE_LABELS = (Label.FIRST_PUBLISHED, Label.UPDATED, Label.PUBLISHED)
_FIGURES = "0123456789"
_MAX_WORDS = 24

# What may follow a date and goes with it: 14:30 · à 14 h 30 · um 14.30 Uhr · T14:30:00+02:00 (CET)
_TIME = re.compile(
    r"""(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?
    | [\s,|·•–—-]*\(?(?:à|at|um|ab)?\s*\d{1,2}\s*
      (?:(?:[h:.]|Uhr)\s?\d{2}(?::\d{2})?|h\b|Uhr\b|(?=\s*[ap]\.?m))\s*(?:min\b)?\s*(?:Uhr\b)?
      \s*(?:[ap]\.?\s?m\.?)?\s*(?:\(?\b(?:(?-i:[A-Z]{2,4}T?)|heure\sde\s\w+|Ortszeit)\b\)?)?\s*
      (?:[+-]\d{1,2}(?::?\d{2})?)?\)?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:il y a |vor )?(?:\d+|an?|une?|einer|einem) [^\W\d_]+(?: ago)?[.\s]*\Z", re.IGNORECASE
)
# Every form of a date has a year of four figures, or figures between points, strokes or dashes.
_MAY_DATE = re.compile(r"(?<!\d)\d{4}(?!\d)|\d[./-]\s?\d{1,2}[./-]")
_TIME_ONLY = re.compile(rf"(?:{_TIME.pattern})[\s.,)]*\Z", re.VERBOSE | re.IGNORECASE)


def read_imprint(line: str, language: str) -> tuple[Part, ...]:
    """What ``line`` states, left to right, if it states nothing else; empty otherwise."""
    if len(line) > 240 or len(line.split()) > _MAX_WORDS:
        return ()
    dated = _read_dated(line, language) or _read_time(line)
    if dated:
        return dated
    credit = read_credit(line)
    if credit:
        return (credit,)
    byline = read_byline(line)
    return (byline,) if byline else ()


def _read_dated(line: str, language: str) -> tuple[Part, ...]:
    """Dates with their labels, times and perhaps a byline; empty when other words are left."""
    if not _MAY_DATE.search(line):
        return ()
    parts: list[Part] = []
    at = 0
    for value, found in read_dates(line, language):
        before = _bare(line, at, found.start)
        start, label, label_span = found.start, Label.PUBLISHED, None
        if before:
            named = _label_at(line, before)
            if named is None and (clock := _label_before_time(line, before)):
                label, label_span, start = clock
                named = label, label_span
            if named is None and not parts and (place := _place_before(line, before)):
                named, start = (Label.PUBLISHED, None), place
            if named is None and not parts:
                byline, label_start = _byline_before(line, before)
                if byline is None:
                    return ()
                parts.append(byline)
                rest = _bare(line, label_start, found.start)
                named = _label_at(line, rest) if rest else (Label.PUBLISHED, None)
            if named is None:
                return ()
            label, label_span = named
            if label_span is None and rest_of(line, before):
                start = before.start
            elif label_span is None and start > found.start:
                start = found.start
        time = _TIME.match(line, found.end)
        at = time.end() if time else found.end
        parts.append(Part(Role.DATE, Span(start, _trim(line, start, at)), label, label_span, value))
    if not parts:
        return ()
    rest = _bare(line, at, len(line))
    if rest and not (said := _after_dates(line, rest)):
        return ()
    if rest and isinstance(said, Part):
        parts.append(said)
    elif rest:
        # «… | Updated 4:10 p.m. ET» has no date of its own: it goes with the date before it.
        last = parts[-1]
        parts[-1] = Part(
            last.role, Span(last.span.start, rest.end), last.label, last.label_span, last.date
        )
    return tuple(parts)


def _read_time(line: str) -> tuple[Part, ...]:
    """A label and a time without a date, of the day that another line states."""
    if not any(map(line.__contains__, _FIGURES)):
        return ()
    label = read_label(line, Label.UPDATED)
    start = skip(line, label.end) if label else 0
    if label is None or not (_TIME_ONLY.match(line[start:]) or _TIME_ONLY.match(line, label.end)):
        return ()
    return (Part(Role.DATE, Span(start, len(line)), Label.UPDATED, label),)


def rest_of(line: str, span: Span) -> bool:
    """Whether ``span`` is an article word that goes with the date, as in *le 12 mai 2024*."""
    return span.of(line).casefold() in ("le", "am", "on", "den", "vom", "du")


def _label_at(line: str, span: Span) -> tuple[Label, Span | None] | None:
    """The label that fills ``span``."""
    if rest_of(line, span):
        return Label.PUBLISHED, None
    forms = plain_forms(span.of(line))
    for label in _DATE_LABELS:
        if lexicon().labels[label].whole(forms):
            return label, span
    for joint in ("et", "und", "and"):
        if forms[:1] == (joint,):
            inner = _bare(line, span.start + len(joint), span.end)
            return _label_at(line, inner) if inner else None
    return None


def _place_before(line: str, span: Span) -> int | None:
    """Where the date begins behind a place: *Paris, le 3 mai 2024*, *Berlin, 3. Mai 2024*."""
    place, comma, article = span.of(line).partition(",")
    if comma or line[span.end : span.end + 1] == ",":
        article = article.strip()
        if place[:1].isupper() and len(place.split()) == 1 and article in ("", "le", "den", "am"):
            return span.end - len(article) if article else span.end
    return None


def _label_before_time(line: str, span: Span) -> tuple[Label, Span, int] | None:
    """A label and a time that fill ``span``, and where the time begins: *Updated 9:14 PM EDT,*."""
    for label in _DATE_LABELS:
        found = read_label(line[span.start : span.end], label)
        if found:
            start = skip(line, span.start + found.end)
            if start < span.end and _TIME_ONLY.match(line[start : span.end]):
                return label, found.shifted(span.start), start
    return None


def _byline_before(line: str, span: Span) -> tuple[Part | None, int]:
    """A byline at the start of ``span``, and where what follows it begins."""
    label = read_label(line[: span.end], Label.BYLINE)
    start = skip(line, label.end if label else span.start)
    names = read_names(line[: span.end], start, single=label is not None)
    if names is None or (not label and not names.people and not is_agency(line[start : names.end])):
        return None, 0
    if line[names.end : names.end + 1].isalpha():
        return None, 0
    rest = _bare(line, names.end, span.end)
    between = line[names.end : rest.start if rest else span.end]
    if rest and not between.strip() and _label_at(line, rest) is None:
        return None, 0
    end = names.end
    if rest and _label_at(line, rest) is None:
        # «Anne Le Goff, à Kiev – publié le …»: the last stretch may be the label, the rest is hers.
        for match in re.finditer(r"[|·•–—,;-]\s*", line[names.end : span.end]):
            tail = _bare(line, names.end + match.end(), span.end)
            if tail and _label_at(line, tail) is not None:
                return byline_of(names.people, start, names.end, label), tail.start
        if len(rest.of(line).split()) > 6:
            return None, 0
        return byline_of(names.people, start, rest.end, label), span.end
    return byline_of(names.people, start, end, label), rest.start if rest else span.end


def _after_dates(line: str, rest: Span) -> Part | str | None:
    """What may follow the last date: *mis à jour à 16:05*, or a byline."""
    words = rest.of(line)
    for label in _DATE_LABELS:
        found = read_label(words, label)
        said = words[found.end :].lstrip(SEPARATORS) if found else ""
        if said and (_TIME_ONLY.match(said) or _AGO.match(said)):
            return "time"
    if _TIME_ONLY.match(words):
        return "time"
    inner = read_byline(words) or read_first_name(words)
    if inner is None and is_agency(words):
        inner = Part(Role.BYLINE, Span(0, len(words)), Label.BYLINE)
    if inner is None:
        names = read_names(words, 0)
        if names and names.people and names.end == len(words):
            inner = Part(Role.BYLINE, Span(0, names.end), Label.BYLINE, None, None, names.people)
    if inner is None:
        return None
    by = rest.start
    return Part(
        Role.BYLINE,
        inner.span.shifted(by),
        Label.BYLINE,
        inner.label_span.shifted(by) if inner.label_span else None,
        None,
        tuple(span.shifted(by) for span in inner.people),
    )


def _bare(line: str, start: int, end: int) -> Span | None:
    """``start``..``end`` without separators at its ends; None when nothing is left."""
    while start < end and line[start] in SEPARATORS + ".":
        start += 1
    while end > start and line[end - 1] in SEPARATORS:
        end -= 1
    return Span(start, end) if start < end else None


def _trim(line: str, start: int, end: int) -> int:
    while end > start and line[end - 1] in " ,;|·•–—-":
        end -= 1
    return end
