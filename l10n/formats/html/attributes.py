"""Words that readers see in attributes: descriptions and titles of pictures and links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from l10n.formats.html.described import is_told
from l10n.formats.html.elements import UNREAD
from l10n.formats.html.head import value_span
from l10n.formats.html.judging import Judged
from l10n.formats.html.strings import read_string
from l10n.formats.html.tokens import Attribute, Kind, Token
from l10n.model.article import Block, Role


def told_attributes(token: Token) -> Iterator[Attribute]:
    """Those attributes of a start tag that hold words for readers."""
    for attribute in token.attributes:
        seen = attribute.name == "title" or (
            attribute.name == "alt" and token.name in ("img", "area", "amp-img")
        )
        if seen and is_told(attribute.value):
            yield attribute


def attribute_blocks(judged: Judged, blocks: Sequence[Block]) -> Iterator[Block]:
    """A caption for each such attribute in the article that stands in no block.

    One inside a paragraph cannot be a block of its own: it stays as it is, and is told.
    """
    page, scope = judged.page, judged.scope
    extents = [block.extent for block in blocks]
    starts = [extent.start for extent in extents]
    first, behind = scope.container.first, max(scope.container.behind, 1)
    if judged.title is not None:
        first = min(first, page.paragraphs[judged.title].run.first)
    if scope.first < 0:
        return
    unread = 0
    for index in range(first, min(behind, len(page.tokens))):
        token, owner = page.tokens[index], page.owners[index]
        if index >= unread and owner.name in UNREAD:
            unread = owner.behind
        if index < unread:
            continue
        if token.kind is not Kind.START or not token.attributes:
            continue
        at = bisect_right(starts, token.start) - 1
        if at >= 0 and extents[at].end > token.start:
            continue
        for attribute in told_attributes(token):
            inline = read_string(page.text, value_span(attribute), "attribute")
            if inline:
                what = "description" if attribute.name == "alt" else "title"
                reason = f"the {what} of <{token.name}>"
                yield Block(Role.CAPTION, inline.span, inline.span, reason, codes=inline.codes)
