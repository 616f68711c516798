"""Of finds that overlap, keep the one that comes first in rank."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from l10n.model.span import Span

T = TypeVar("T")


def apart(found: Sequence[tuple[Span, T]], taken: Iterable[Span]) -> list[T]:
    """Those of ``found`` that overlap no span of ``taken`` and none before them in the sequence.

    They come back in the order of the text.
    """
    places: list[tuple[Span, T | None]] = [(span, None) for span in _merged(taken)]
    starts = [span.start for span, _ in places]
    for span, one in found:
        at = bisect_left(starts, span.start)
        before = at > 0 and places[at - 1][0].overlaps(span)
        behind = at < len(places) and places[at][0].overlaps(span)
        if not (before or behind):
            starts.insert(at, span.start)
            places.insert(at, (span, one))
    return [one for _, one in places if one is not None]


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """The same stretches of text as spans that do not overlap, in order."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and last.overlaps(span):
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
