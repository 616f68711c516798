"""The words that tell an article from the page around it, read from the files in ``phrases/``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import combining, normalize

from l10n.model.article import Label
from l10n.model.span import Span

LANGUAGES = ("fr", "de", "en")

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[©€&@#+]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or one of a few signs: folded, with its place in the line."""

    form: str
    """Lower case; ``#`` for a number."""
    plain: str
    """The form without accents, which capitals often lose: *A LIRE AUSSI*."""
    span: Span


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and numbers of ``text``; apostrophes, hyphens and punctuation part them."""
    found = []
    for match in _TOKEN.finditer(text):
        form = "#" if match[0].isdigit() else match[0].casefold()
        found.append(Token(form, _plain(form), Span(*match.span())))
    return tuple(found)


def plain_forms(text: str) -> tuple[str, ...]:
    """The `Token.plain` of every token: what phrases are looked up by."""
    return tuple(token.plain for token in tokens_of(text))


def _plain(form: str) -> str:
    if form.isascii():
        return form
    return "".join(sign for sign in normalize("NFD", form) if not combining(sign))


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


_Form = tuple[str, ...]


class Phrases:
    """Phrases to be found in a line in time that does not depend on how many there are."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[_Form, Hit]] = {}
        self._longest: dict[str, int] = {}

    def add(self, kind: str, place: str, language: str, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            form = plain_forms(phrase)
            if form:
                table = self._by_first.setdefault(form[0], {})
                table.setdefault(form, Hit(kind, place, phrase, language, len(form)))
                self._longest[form[0]] = max(self._longest.get(form[0], 0), len(form))

    def at(self, forms: _Form, start: int) -> Hit | None:
        """The longest phrase that begins at token ``start``; its ``end`` counts from there."""
        first = forms[start] if start < len(forms) else ""
        table = self._by_first.get(first)
        if table:
            for length in range(min(self._longest[first], len(forms) - start), 0, -1):
                hit = table.get(forms[start : start + length])
                if hit:
                    return hit
        return None

    def whole(self, forms: _Form) -> Hit | None:
        hit = self.at(forms, 0)
        return hit if hit and hit.end == len(forms) else None

    def all(self, forms: _Form) -> list[Hit]:
        """Every phrase in the line, left to right, none inside another."""
        found: list[Hit] = []
        at = 0
        while at < len(forms):
            hit = self.at(forms, at)
            found += [hit] if hit else []
            at += hit.end if hit else 1
        return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of all languages: pages print furniture in other languages than the article's."""

    function_words: Mapping[str, frozenset[str]]
    """By language; words that two languages share stand in both."""
    sections: Phrases
    labels: Mapping[Label, Phrases]
    reporters: Phrases
    whole: Phrases
    start: Phrases
    anywhere: Phrases
    headers: Phrases
    """Lines that open a box: kinds ``related`` and ``bio``."""
    bio_cues: Phrases
    bio_starts: Phrases
    dek_starts: Phrases
    agencies: Phrases
    particles: frozenset[str]
    joiners: frozenset[str]
    ornaments: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project, read once from its data files."""
    common = _read("common")
    tables = {language: _read(language) for language in LANGUAGES}
    labels = {label: Phrases() for label in Label}
    whole, start, anywhere = Phrases(), Phrases(), Phrases()
    places = {"whole": whole, "start": start, "anywhere": anywhere}
    headers, reporters, sections = Phrases(), Phrases(), Phrases()
    cues, bio_starts, dek_starts, agencies = Phrases(), Phrases(), Phrases(), Phrases()
    agencies.add("agency", "whole", "", common["agencies"])
    for language, table in tables.items():
        sections.add("section", "whole", language, table["sections"])
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
            headers.add(kind, "whole", language, phrases)
    return Lexicon(
        {lang: frozenset(table["function-words"].split()) for lang, table in tables.items()},
        sections,
        labels,
        reporters,
        whole,
        start,
        anywhere,
        headers,
        cues,
        bio_starts,
        dek_starts,
        agencies,
        frozenset(common["particles"]),
        frozenset(common["joiners"]),
        frozenset(common["ornaments"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(
        files(__package__).joinpath("phrases").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    )
