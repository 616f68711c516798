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
    busy = [*taken]
    places = bytearray(max((span.end for span in [*busy, *(span for span, _ in found)]), default=0))
    for span in busy:
        places[span.start : span.end] = b"\1" * len(span)
    kept: list[tuple[int, T]] = []
    for span, one in found:
        if places.find(1, span.start, span.end) < 0:
            places[span.start : span.end] = b"\1" * len(span)
            kept.append((span.start, one))
    return [one for _, one in sorted(kept, key=lambda pair: pair[0])]
