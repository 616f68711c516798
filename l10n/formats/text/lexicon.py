"""The words that tell an article from the page around it, read from the files in ``phrases/``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any
from unicodedata import normalize

from l10n.model.article import Label

LANGUAGES = ("fr", "de", "en")

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[©€&@#+]")
# The same in text as it stands, where accents may be letters of their own (pages saved on macOS).
_RAW_TOKEN = re.compile(r"(?:[^\W\d_]+[\u0300-\u036f]*)+|\d+|[©€&@#+]")
_MARKS = re.compile("[\u0300-\u036f]+")


def forms_of(text: str) -> tuple[str, ...]:
    """The words and numbers of ``text`` in lower case, ``#`` for a number.

    Apostrophes, hyphens and punctuation part words, so kinds of them do not matter.
    """
    if not text.isascii():
        text = normalize("NFC", text)
    return tuple("#" if form.isdigit() else form for form in _TOKEN.findall(text.casefold()))


def plain_forms(text: str) -> tuple[str, ...]:
    """As `forms_of` but without accents, which capitals often lose: *A LIRE AUSSI*."""
    if not text.isascii():
        text = _MARKS.sub("", normalize("NFD", text))
    return tuple("#" if form.isdigit() else form for form in _TOKEN.findall(text.casefold()))


def end_of(text: str, count: int) -> int:
    """The offset behind the first ``count`` words and numbers of ``text``."""
    end = 0
    for match in islice(_RAW_TOKEN.finditer(text), count):
        end = match.end()
    return end


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the lexicon that was found in a line."""

    kind: str
    """The table it stands in: ``newsletter``, ``cookies``, ``related`` …"""
    place: str
    """``whole``, ``start`` or ``anywhere``."""
    phrase: str
    language: str
    end: int
    """The index of the first token behind the phrase."""
    colon: bool = False
    """Whether the lexicon writes a colon behind it, so that one must follow in the line."""


_Form = tuple[str, ...]


class Phrases:
    """Phrases to be found in a line in time that does not depend on how many there are."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[_Form, Hit]] = {}
        self._lengths: dict[tuple[str, str], tuple[int, ...]] = {}
        """How long the phrases are that begin with two words, the longest first; of one word
        alone, ``""`` stands for the second."""

    def add(self, kind: str, place: str, language: str, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            form = plain_forms(phrase)
            if form:
                table = self._by_first.setdefault(form[0], {})
                table.setdefault(
                    form, Hit(kind, place, phrase, language, len(form), phrase.endswith(":"))
                )
                begin = form[0], form[1] if len(form) > 1 else ""
                known = {*self._lengths.get(begin, ()), len(form)}
                self._lengths[begin] = tuple(sorted(known, reverse=True))

    def at(self, forms: _Form, start: int) -> Hit | None:
        """The longest phrase that begins at token ``start``; its ``end`` counts from there."""
        if start >= len(forms):
            return None
        first = forms[start]
        table = self._by_first.get(first)
        if table is None:
            return None
        second = forms[start + 1] if start + 1 < len(forms) else ""
        for length in self._lengths.get((first, second), ()):
            hit = table.get(forms[start : start + length])
            if hit:
                return hit
        return table.get((first,))

    def whole(self, forms: _Form) -> Hit | None:
        hit = self.at(forms, 0)
        return hit if hit and hit.end == len(forms) else None

    def all(self, forms: _Form) -> list[Hit]:
        """Every phrase in the line, left to right, none inside another."""
        found: list[Hit] = []
        free = 0
        for at, form in enumerate(forms):
            if at >= free and form in self._by_first and (hit := self.at(forms, at)):
                found.append(hit)
                free = at + hit.end
        return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of all languages: pages print furniture in other languages than the article's."""

    function_words: Mapping[str, frozenset[str]]
    """By language; words that two languages share stand in both."""
    sections: Phrases
    labels: Mapping[Label, Phrases]
    reporters: Phrases
    genres: Phrases
    """Sections that say what kind of article it is, not what it is about: *Interview*."""
    whole: Phrases
    beside: Phrases
    """Whole lines that are furniture only beside other furniture: *History* may be a heading."""
    start: Phrases
    anywhere: Phrases
    headers: Phrases
    """Lines that open a box: kinds ``related`` and ``bio``."""
    lists: Phrases
    """Headings of the article above a list: kinds ``keypoints`` and ``notes``."""
    body_starts: Phrases
    """How a paragraph begins that speaks of the article and belongs to it: a correction."""
    captions: Phrases
    bio_cues: Phrases
    bio_starts: Phrases
    dek_starts: Phrases
    agencies: Phrases
    institutions: frozenset[str]
    particles: frozenset[str]
    after_names: frozenset[str]
    ornaments: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project, read once from its data files."""
    common = _read("common")
    tables = {language: _read(language) for language in LANGUAGES}
    labels = {label: Phrases() for label in Label}
    whole, start, anywhere = Phrases(), Phrases(), Phrases()
    beside, genres, own_lists, body_starts, captions = (Phrases() for _ in range(5))
    places = {"whole": whole, "beside": beside, "start": start, "anywhere": anywhere}
    headers, reporters, sections = Phrases(), Phrases(), Phrases()
    cues, bio_starts, dek_starts, agencies = Phrases(), Phrases(), Phrases(), Phrases()
    agencies.add("agency", "whole", "", common["agencies"])
    for language, table in tables.items():
        sections.add("section", "whole", language, [*table["sections"], *table["genres"]])
        genres.add("genre", "whole", language, table["genres"])
        body_starts.add("body", "start", language, table["body"]["start"])
        captions.add("caption", "start", language, table["caption"]["start"])
        reporters.add("reporter", "whole", language, table["reporters"])
        cues.add("bio", "anywhere", language, table["bio"]["cues"])
        bio_starts.add("bio", "start", language, table["bio"]["start"])
        dek_starts.add("dek", "start", language, table["dek"]["start"])
        for name, phrases in table["labels"].items():
            labels[Label(name)].add(name, "start", language, phrases)
        for kind, lists in table["furniture"].items():
            for place, phrases in lists.items():
                places[place].add(kind, place, language, phrases)
        for kind, phrases in table["headers"].items():
            opened = headers if kind in ("related", "bio") else own_lists
            opened.add(kind, "whole", language, phrases)
    return Lexicon(
        {lang: frozenset(table["function-words"].split()) for lang, table in tables.items()},
        sections,
        labels,
        reporters,
        genres,
        whole,
        beside,
        start,
        anywhere,
        headers,
        own_lists,
        body_starts,
        captions,
        cues,
        bio_starts,
        dek_starts,
        agencies,
        frozenset(common["institutions"]),
        frozenset(common["particles"]),
        frozenset(common["after-names"]),
        frozenset(common["ornaments"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(
        files(__package__).joinpath("phrases").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    )
