"""Words in the head of a page, and for readers without scripts, that every edition keeps."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from l10n.formats.html.jsonld import Thing
from l10n.formats.html.page import Page
from l10n.formats.html.restated import linked_data
from l10n.formats.html.tokens import Kind, Token
from l10n.model.span import Span

_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG = re.compile(r"<[^<>]*>")
_META = re.compile(
    r"keywords|news_keywords|article:tag|(?:twitter|parsely)[:-](?:label\d|tags)|tags?"
)
# Under these, JSON-LD of schema.org has words; names only where they are no names of somebody.
_WORDS = frozenset(
    [
        "headline",
        "alternativeHeadline",
        "description",
        "abstract",
        "text",
        "articleBody",
        "caption",
        "keywords",
        "articleSection",
        "jobTitle",
        "slogan",
        "disambiguatingDescription",
        "backstory",
        "dateline",
    ]
)
_NAMED = (
    "ListItem",
    "Thing",
    "Term",
    "WebPage",
    "Article",
    "Posting",
    "Question",
    "Object",
    "Work",
)
# The edition says these in its own words.
_BODIES = ("articleBody", "text")


def unsaid(page: Page, said: Collection[Span]) -> Iterator[tuple[Span, str]]:
    """Where each of them stands, and what it is; the spans ``said`` are translated."""
    for token in page.tokens:
        if token.kind is Kind.START and token.name == "meta":
            yield from _meta(token)
        elif token.kind is Kind.RAW and token.name == "noscript":
            span = Span(token.start, token.end)
            if _WORD.search(_TAG.sub(" ", span.of(page.text))):
                yield span, "text for readers without scripts (<noscript>)"
    for token, things in linked_data(page):
        yield from _linked(page, token, things, said)


def _meta(token: Token) -> Iterator[tuple[Span, str]]:
    name = (token.get("property") or token.get("name") or token.get("itemprop")).strip().lower()
    content = token.attribute("content")
    if content and _META.fullmatch(name) and _WORD.search(content.value):
        yield Span(content.start, content.end), f"“{name}” in the head"


def _linked(
    page: Page, token: Token, things: list[Thing], said: Collection[Span]
) -> Iterator[tuple[Span, str]]:
    """One note for each script, so that its many fields make no many warnings."""
    if not things:
        if _WORD.search(page.text, token.start, token.end):
            yield Span(token.start, token.end), "JSON-LD that is no valid JSON"
        return
    articles = {id(one) for top in things for one in top.articles()}
    places = {span.start for span in said}
    found: dict[str, Span] = {}
    for one in (one for top in things for one in top.every()):
        for key, strings in one.strings.items():
            named = key == "name" and (not one.kinds or one.kinds[0].endswith(_NAMED))
            if not (key in _WORDS or named) or (id(one) in articles and key in _BODIES):
                continue
            for string in strings:
                at = string.span.start
                at += len(string.value) - len(string.value.lstrip())
                if _WORD.search(string.value) and at not in places:
                    found.setdefault(key, string.span)
    if found:
        first = min(found.values())
        yield first, f"“{'”, “'.join(sorted(found))}” in JSON-LD"
