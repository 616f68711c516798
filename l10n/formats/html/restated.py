"""JSON-LD of a page, made to speak of an edition of its article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.formats.html.jsonld import Thing, behind_members, encode, is_json, read_things
from l10n.formats.html.page import Page
from l10n.formats.html.tokens import Kind, Token
from l10n.model.locale import Locale
from l10n.model.span import Span

_BODIES = ("articleBody", "text")
_ADDRESSES = ("url", "@id", "mainEntityOfPage", "item", "target")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edition stands among the others; what is not known is empty."""

    locale: Locale
    source: Locale | None
    """The language of the original."""
    original: str
    """Its address."""
    canonical: str
    """The edition's own address."""
    body: Sequence[str]
    """Its running text, paragraph by paragraph."""


def linked_data(page: Page) -> Iterator[tuple[Token, list[Thing]]]:
    """Each JSON-LD script of ``page`` with its objects; none for one that is no JSON."""
    for index, token in enumerate(page.tokens):
        if token.kind is not Kind.RAW or token.name != "script":
            continue
        if "ld+json" in page.tokens[index - 1].get("type").lower():
            good = is_json(page.text, token.start, token.end)
            yield token, read_things(page.text, token.start, token.end) if good else []


def restated(page: Page, place: Place, own: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """What is to be written where, for ``page`` to be the edition at ``place``.

    The language of each article and page; its address in place of ``own``, those that the page
    bears; the running text, where it is repeated; and, for each article, which work it is a
    translation of (schema.org/translationOfWork).
    """
    for _, things in linked_data(page):
        articles = {id(one): one for top in things for one in top.articles()}
        for one in (one for top in things for one in top.every()):
            if id(one) in articles or one.is_page:
                yield from _language(one, place.locale)
            if id(one) in articles:
                yield from _body(page, one, place.body)
                yield from _added(page, one, place)
            if place.canonical:
                yield from _addresses(one, place.canonical, own, whole=id(one) in articles)


def _language(one: Thing, locale: Locale) -> Iterator[tuple[Span, str]]:
    for said in one.strings.get("inLanguage", ()):
        yield said.span, locale.tag
    for part in one.things:
        if part.key == "inLanguage" and len(part.span):
            yield part.span, f'"{locale.tag}"'


def _body(page: Page, one: Thing, body: Sequence[str]) -> Iterator[tuple[Span, str]]:
    for key in _BODIES:
        for said in one.strings.get(key, ())[:1]:
            words = ("\n\n" if "\n" in said.value else " ").join(_on_page(page, body))
            if words:
                yield said.span, encode(words)


def _on_page(page: Page, body: Sequence[str]) -> Iterator[str]:
    """The paragraphs of the page that are of ``body``; the head repeats some of it."""
    known = {_letters(one) for one in body}
    return (one.words for one in page.paragraphs if _letters(one.words) in known)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _added(page: Page, one: Thing, place: Place) -> Iterator[tuple[Span, str]]:
    held = {*one.strings, *(part.key for part in one.things)}
    members = {}
    if "inLanguage" not in held:
        members["inLanguage"] = f'"{place.locale.tag}"'
    if place.source is not None and "translationOfWork" not in held:
        kind = next((kind for kind in one.kinds if kind.isalnum()), "NewsArticle")
        work = {"@type": kind, "inLanguage": place.source.tag}
        work |= {"url": place.original} if place.original else {}
        members["translationOfWork"] = json.dumps(work, ensure_ascii=False).replace("<", "\\u003c")
    if members and len(one.span):
        at = behind_members(page.text, one)
        yield Span(at, at), "".join(f', "{key}": {value}' for key, value in members.items())


def _addresses(
    one: Thing, canonical: str, own: Sequence[str], *, whole: bool
) -> Iterator[tuple[Span, str]]:
    for key in _ADDRESSES:
        for said in one.strings.get(key, ()):
            address, sign, part = said.value.partition("#")
            if address in own or (whole and key == "url"):
                yield said.span, encode(canonical + sign + part)
