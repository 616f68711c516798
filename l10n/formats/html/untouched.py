"""Words of a page that an edition keeps in the source language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from l10n.formats.html.attributes import told_attributes
from l10n.formats.html.described import described, linked_words, repeating
from l10n.formats.html.document import read_document
from l10n.formats.html.page import read_page
from l10n.formats.html.references import decoded
from l10n.formats.html.tokens import Kind
from l10n.formats.html.unsaid import unsaid
from l10n.model.article import Role
from l10n.model.span import Span

_WORD = re.compile(r"[^\W\d_]{2,}")
_NONE: Mapping[int, Role] = MappingProxyType({})
_APART = {
    "pre": "preformatted text",
    "listing": "preformatted text",
    "svg": "the text of a drawing",
}


def untouched(text: str) -> Iterator[tuple[Span, str]]:
    """As `Format.untouched`: chrome that cannot be cut out, preformatted text, inner attributes.

    And what `unsaid` finds in the head and for readers without scripts.
    """
    page = read_page(text)
    document = read_document(text, page.language, _NONE)
    gone = [block.extent for block in document.blocks if block.role is Role.CHROME]
    kept = [block.span for block in document.blocks if block.role is not Role.CHROME]
    found = [(span, "text around the article") for span in document.kept if not _in(span, gone)]
    for span in kept:
        found += _inside(text, span)
    behind = 0
    for element in page.elements:
        what = _APART.get(element.name)
        if not what or element.first < behind:
            continue
        behind = element.behind
        tokens = page.tokens[element.first : element.behind]
        span = Span(tokens[0].start, tokens[-1].end)
        words = " ".join(
            decoded(text, one.start, one.end) for one in tokens if one.kind is Kind.TEXT
        )
        if _WORD.search(words) and not _in(span, gone) and not _in(span, kept):
            found.append((span, what))
    found += (one for one in unsaid(page, kept) if not _in(one[0], gone) and not _in(one[0], kept))
    return iter(sorted(found))


def _in(span: Span, others: list[Span]) -> bool:
    """Whether ``span`` lies in one of ``others``, which are in order."""
    at = bisect_right(others, span.start, key=lambda one: one.start) - 1
    return at >= 0 and others[at].contains(span)


def _inside(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Attributes with words inside of a block."""
    if "=" not in text[span.start : span.end]:
        return
    found = read_page(text).tokens
    at = bisect_right(found, span.start, key=lambda token: token.start) - 1
    if found[max(at, 0)].start < span.start and found[max(at, 0)].kind is not Kind.TEXT:
        return  # the block is an attribute or a string itself
    for index in range(max(at, 0), len(found)):
        token = found[index]
        if token.start >= span.end:
            return
        if token.kind is Kind.START:
            own = described(token, text)
            link = repeating(token, linked_words(found, index, text)) if token.name == "a" else None
            for attribute in told_attributes(token):
                if attribute is link or (own and attribute.name == "alt"):
                    continue  # what the paragraph says itself
                what = f"the {attribute.name} of <{token.name}> inside a paragraph"
                yield Span(attribute.start, attribute.end), what
