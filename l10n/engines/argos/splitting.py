"""Split a sentence where it can be taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

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


def halves(text: str) -> tuple[Span, Span] | None:
    """The two parts of ``text`` at the strongest break in its middle half, white space left out.

    Only between sentences, clauses or at a comma: None where there is none of these.
    """
    start = len(text) - len(text.lstrip())
    span = Span(start, max(start, len(text.rstrip())))
    gap = _gap(span.of(text), _BREAKS[:-1])
    if gap is None:
        return None
    return Span(start, start + gap.start), Span(start + gap.end, span.end)


def _halve(text: str, span: Span, size: Callable[[str], int], longest: int) -> list[Span]:
    part = span.of(text)
    # No tokenizer here makes less than a piece of 16 letters, so most texts need not be measured.
    if len(part) <= longest or size(part) <= longest:
        return [span]
    gap = _gap(part, _BREAKS)
    if gap is None:
        return [span]
    return [
        *_halve(text, Span(span.start, span.start + gap.start), size, longest),
        *_halve(text, Span(span.start + gap.end, span.end), size, longest),
    ]


def _gap(part: str, breaks: Sequence[re.Pattern[str]]) -> Span | None:
    """The strongest of ``breaks`` in the middle half of ``part``; of equals the most central."""
    middle = len(part) / 2
    for pattern in breaks:
        gaps = [Span(*gap.span()) for gap in pattern.finditer(part)]
        central = [gap for gap in gaps if abs(gap.start - middle) <= len(part) / 4]
        if central:
            return min(central, key=lambda gap: (abs(gap.start - middle), gap))
    return None
