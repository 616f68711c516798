"""Split a sentence that is too long for a model where it can be taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable

from l10n.model.span import Span

# From the strongest break to the weakest; each is followed by white space.
_BREAKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[.!?…][\"»”’)\]])\s+|(?<=[.!?…])\s+",
        r"(?<=[;:])\s+|\s+(?=[–—]\s)",
        r"(?<=,)\s+",
        r"\s+",
    )
)


def split(text: str, size: Callable[[str], int], longest: int) -> list[Span]:
    """Cut ``text`` into spans of at most ``longest`` by ``size``, white space around each left out.

    A piece that is too long is halved at the strongest break in its middle half; one without any
    break stays whole. A text of white space alone gives one span that covers it.
    """
    stripped = text.strip()
    if not stripped:
        return [Span(0, len(text))]
    start = text.index(stripped)
    return _halve(text, Span(start, start + len(stripped)), size, longest)


def _halve(text: str, span: Span, size: Callable[[str], int], longest: int) -> list[Span]:
    part = span.of(text)
    # No tokenizer here makes less than a piece of 16 letters, so most texts need not be measured.
    if len(part) <= longest or size(part) <= longest:
        return [span]
    middle = len(part) / 2
    for pattern in _BREAKS:
        gaps = [gap.span() for gap in pattern.finditer(part)]
        central = [gap for gap in gaps if abs(gap[0] - middle) <= len(part) / 4]
        if central:
            left, right = min(central, key=lambda gap: (abs(gap[0] - middle), gap))
            return [
                *_halve(text, Span(span.start, span.start + left), size, longest),
                *_halve(text, Span(span.start + right, span.end), size, longest),
            ]
    return [span]
