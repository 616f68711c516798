"""What the extractor trafilatura takes for the article; the only module that knows it."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from l10n.errors import MissingError
from l10n.formats.html.page import Page
from l10n.formats.html.tokens import Kind

# What it is not asked about: it takes minutes for such pages, or gives up inside a parser.
_LARGEST = 1_500_000
_DEEPEST = 200
_MOST_TOKENS = 100_000
_MOST_ATTRIBUTES = 200
_WORD = re.compile(r"\w+")
_GRAM = 4
_DROPPED = frozenset(("script", "style", "noscript", "svg", "iframe"))


@dataclass(frozen=True, slots=True)
class Opinion:
    """What it says: metadata, empty where it knows none, and which paragraphs are the article."""

    title: str = ""
    author: str = ""
    date: str = ""
    """ISO."""
    accepted: tuple[bool, ...] = ()
    """For each paragraph of the page; empty when nobody was asked."""


def ask(page: Page) -> Opinion:
    """Its opinion on ``page``; an empty one for pages that are too large or too deep for it.

    It reads no file and no network. Raises `MissingError` where it is not installed.
    """
    extract = _extractor()
    if len(page.text) > 4 * _LARGEST or len(page.tokens) > _MOST_TOKENS:
        return Opinion()
    if max(one.depth for one in page.elements) > _DEEPEST:
        return Opinion()
    if max((len(one.attributes) for one in page.tokens), default=0) > _MOST_ATTRIBUTES:
        return Opinion()
    source = _without_scripts(page)
    if len(source) > _LARGEST:
        return Opinion()
    try:
        found = extract(
            source, include_comments=False, include_tables=True, with_metadata=True, url=None
        )
    except Exception:  # whatever a library raises on a hostile page: we have an answer of our own
        return Opinion()
    if found is None:
        return Opinion()
    return Opinion(
        str(found.title or ""),
        str(found.author or ""),
        str(found.date or ""),
        accepted([one.words for one in page.paragraphs], str(found.text or "")),
    )


def accepted(paragraphs: Sequence[str], extracted: str) -> tuple[bool, ...]:
    """Which of ``paragraphs`` stand in the text ``extracted``, however that is cut into lines."""
    lines = {tuple(_words(line)) for line in extracted.splitlines()}
    said = [tuple(_words(one)) for one in paragraphs]
    # Most paragraphs are lines: only of the others the words in a row are compared.
    grams = set()
    for line in lines.difference(said):
        grams |= {line[at : at + _GRAM] for at in range(len(line) - _GRAM + 1)}
    return tuple(bool(words) and (words in lines or _is_in(words, grams)) for words in said)


def _is_in(words: tuple[str, ...], grams: set[tuple[str, ...]]) -> bool:
    own = [words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1)]
    return len(own) >= 2 and sum(gram in grams for gram in own) >= 0.7 * len(own)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _without_scripts(page: Page) -> str:
    """The page without what has no words, but with the JSON-LD that states something."""
    pieces: list[str] = []
    index = 0
    while index < len(page.tokens):
        token = page.tokens[index]
        if token.kind is Kind.START and token.name in _DROPPED:
            linked = token.name == "script" and "ld+json" in token.get("type").lower()
            owner = page.owners[index]
            if not linked and owner.first == index:
                index = max(owner.behind, index + 1)
                continue
        if token.kind not in (Kind.COMMENT, Kind.LOST):
            pieces.append(page.text[token.start : token.end])
        index += 1
    return "".join(pieces).replace("\0", "")


@cache
def _extractor() -> Any:
    """The function that extracts; loaded when the first page is read, because that takes time."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise MissingError(
            "HTML articles are read with trafilatura, which is not installed.",
            advice="Install it: pip install 'article-l10n[html]'",
            code="trafilatura-missing",
        ) from error
    return bare_extraction
