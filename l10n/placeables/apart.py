"""Of finds that overlap, keep the one that comes first in rank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from l10n.model.span import Span

T = TypeVar("T")


def apart(found: Sequence[tuple[Span, T]], taken: Iterable[Span]) -> list[T]:
    """Those of ``found`` that overlap no span of ``taken`` and none before them in the sequence.

    They come back in the order of the text. Time grows with the length of the spans together.
    """
    busy = places(taken)
    end = max((span.end for span, _ in found), default=0)
    busy.extend(bytes(max(end - len(busy), 0)))
    kept: list[tuple[int, T]] = []
    for span, one in found:
        if busy.find(1, span.start, span.end) < 0:
            busy[span.start : span.end] = b"\1" * len(span)
            kept.append((span.start, one))
    return [one for _, one in sorted(kept, key=lambda pair: pair[0])]


def places(spans: Iterable[Span]) -> bytearray:
    """One byte for each code point up to the last of ``spans``: 1 where one of them stands."""
    several = [*spans]
    busy = bytearray(max((span.end for span in several), default=0))
    for span in several:
        busy[span.start : span.end] = b"\1" * len(span)
    return busy
