"""Who wrote the article, on a line of its own."""

from __future__ import annotations

import re

from l10n.formats.text.names import PLACE, is_agency, read_names
from l10n.formats.text.part import Part, read_label, skip
from l10n.model.article import Label, Role
from l10n.model.span import Span

_ABBREVIATED = re.compile(r"(?:\b[JS]r|\b[A-Z](?:\.-?[A-Z])*)\.\Z")


def read_byline(line: str) -> Part | None:
    """*Par Anne Le Goff*, *Von Petra Huber, Kiew*, *By our correspondent*: label and names."""
    label = read_label(line, Label.BYLINE)
    if label is None or (line[-1:] in ".!?…" and not _ABBREVIATED.search(line)):
        return None
    start = skip(line, label.end)
    names = read_names(line, start, single=True)
    if names is None and (small := re.match(r"(?:[^\W\d_A-ZÀ-Ý]+\s){1,2}", line[start:])):
        # «De notre correspondante locale Jeanine PACCARD»
        start += small.end()
        names = read_names(line, start)
    if names is None:
        # «De notre correspondante à Moscou»: the label names a person without a name.
        desk = len(label.of(line).split()) >= 3 and len(line.split()) <= 8
        return Part(Role.BYLINE, Span(0, len(line)), Label.BYLINE) if desk else None
    rest = line[names.end :]
    one_word = len(line[start : names.end].split()) == 1 and not is_agency(line[start : names.end])
    if one_word and names.people and (rest.strip() or ":" not in line[label.end : start]):
        return None  # «Von Kiew nach Berlin» is a title
    if rest.strip():
        # More words must be set off, and few: «, envoyée spéciale à Kiev», «(à Moscou)», «| AFP».
        set_off = rest.lstrip()[0] in ",(|/–—-·•[" or PLACE.match(rest.strip())
        if not set_off or len(rest.split()) > 10:
            return None
        return byline_of(names.people, start, len(line), label)
    return byline_of(names.people, start, names.end, label)


def read_first_name(line: str) -> Part | None:
    """*par Honorine*, behind a date: in a byline alone it might be a place."""
    label = read_label(line, Label.BYLINE)
    start = skip(line, label.end) if label else 0
    names = read_names(line, start, single=True) if label else None
    if names is None or not names.people or names.end != len(line):
        return None
    return byline_of(names.people, start, names.end, label)


def byline_of(people: tuple[Span, ...], start: int, end: int, label: Span | None) -> Part:
    """The byline that fills ``start``..``end`` and names ``people``, behind ``label`` if it has one."""
    return Part(Role.BYLINE, Span(start, end), Label.BYLINE, label, None, people)
