"""What of a page an edition goes without: whole elements of chrome, where that is safe."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from l10n.formats.html.elements import INLINE, VOID
from l10n.formats.html.page import Page
from l10n.formats.html.tokens import Kind, Token
from l10n.formats.html.tree import Element
from l10n.model.span import Span

# A page works without its words, not without these.
_NEEDED = frozenset(
    [
        "script",
        "style",
        "link",
        "meta",
        "title",
        "base",
        "html",
        "head",
        "body",
        "template",
        "noscript",
    ]
)
# Without one of these, the others of a table would stand in wrong columns.
_CELLS = frozenset(["td", "th", "tbody", "thead", "tfoot", "colgroup", "col"])
_LEVELS = 60


class Cutter:
    """Knows for one page which elements can go without taking anything of the article along."""

    def __init__(self, page: Page, kept: Iterable[Span]) -> None:
        """``kept`` are the spans of the blocks that every edition has."""
        self._page = page
        starts = sorted(span.start for span in kept)
        self._kept = _counts(page.tokens, starts)
        self._needed = _sums(one.name in _NEEDED for one in page.tokens)
        self._inline = [0, *accumulate(_step(one) for one in page.tokens)]

    def extent(self, first: int, behind: int, owner: Element) -> Span | None:
        """What goes when the tokens ``first`` to ``behind`` in ``owner`` go; None: they must stay."""
        best: Span | None = None
        for element, _ in zip(owner.up(), range(_LEVELS), strict=False):
            if element.tag is None or not self._is_free(element.first, element.behind):
                break
            if not element.closed:
                continue
            inner = element.first + 1, element.behind - 1
            if element.name not in _CELLS and self._is_balanced(element.first, element.behind):
                best = self._span(element.first, element.behind)
            elif element.name in ("td", "th") and best is None and self._is_balanced(*inner):
                best = self._span(*inner)
        if best is not None:
            return best
        if self._is_free(first, behind) and self._is_balanced(first, behind):
            return self._span(first, behind)
        return None

    def _is_balanced(self, first: int, behind: int) -> bool:
        """Whether no inline element begins in there and ends behind, or the other way round."""
        return self._inline[first] == self._inline[behind]

    def _is_free(self, first: int, behind: int) -> bool:
        return (
            self._kept[first] == self._kept[behind] and self._needed[first] == self._needed[behind]
        )

    def _span(self, first: int, behind: int) -> Span:
        return Span(self._page.tokens[first].start, self._page.tokens[behind - 1].end)


def _step(token: Token) -> int:
    if token.name not in INLINE or token.name in VOID:
        return 0
    return {Kind.START: 1, Kind.END: -1}.get(token.kind, 0)


def _sums(marks: Iterable[bool]) -> list[int]:
    return [0, *accumulate(int(mark) for mark in marks)]


def _counts(tokens: Sequence[Token], starts: Collection[int]) -> list[int]:
    """For each token how many of the sorted places ``starts`` stand before it."""
    found = []
    places = iter(starts)
    waiting = next(places, None)
    count = 0
    for token in tokens:
        while waiting is not None and waiting < token.start:
            count += 1
            waiting = next(places, None)
        found.append(count)
    return [*found, len(starts)]
