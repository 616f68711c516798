"""Take the inline codes out of a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.masking.masked import Mask, Masked
from l10n.model.article import Code, CodeKind
from l10n.model.span import Span


def mask(source: str, codes: Sequence[Code], fixed: Sequence[Span] = ()) -> Masked:
    """Take the ``codes`` (spans in ``source``) out of it, and the white space doubled by that.

    ``fixed`` are stretches that must come back letter by letter (addresses, names not to be
    translated); the engine sees them, because a sentence with a hole is translated worse. A BREAK
    is a blank already and stays. Raises ``ValueError`` when codes overlap or leave the text.
    """
    hidden = [code for code in sorted(codes) if code.kind is not CodeKind.BREAK]
    end = 0
    for code in hidden:
        if code.span.start < end or code.span.end > len(source):
            raise ValueError(f"code at {code.span.start}..{code.span.end} overlaps or leaves text")
        end = code.span.end
    builder = _Builder(source)
    number = 0
    while number < len(hidden):
        first = number
        number += 1
        while number < len(hidden) and not _between(source, hidden[number - 1 : number + 1]):
            number += 1
        builder.gap(hidden[first:number])
    return builder.finish(fixed)


class _Builder:
    """The engine's text as it grows, gap by gap; a gap is codes with white space around them."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._pieces: list[str] = []
        self._length = 0
        self._masks: list[Mask] = []
        self._moves: list[tuple[int, int]] = []

    def gap(self, codes: Sequence[Code]) -> None:
        """Take a run of codes out, with nothing but white space between them.

        All up to the first OPEN stick to the word before, the rest to the word behind; white space
        between the two stays in the engine's text, any other goes with its code.
        """
        source = self._source
        start, end = self._with_white_space(codes)
        items = _items(codes)
        opening = (n for n, (_, kind, _) in enumerate(items) if kind is CodeKind.OPEN)
        cut = next(opening, len(items))
        if start == 0:
            cut = 0
        elif end == len(source):
            cut = len(items)
        left, right = items[:cut], items[cut:]
        left_end = left[-1][0].end if left else start
        right_start = right[0][0].start if right else end
        if start == 0:
            right_start = 0
        elif end == len(source):
            left_end = end
        kept = source[left_end:right_start]
        words = source[start - 1 : start].isalnum() and source[end : end + 1].isalnum()
        made_up = words and not kept and _sets_apart(source, Span(start, end), items)
        self._copy(start)
        ends = [*(span.end for span, _, _ in left[:-1]), left_end]
        for stop, (_, kind, pair) in zip(ends, left, strict=False):
            eats = made_up and stop == left_end
            self._hide(stop, Mask("", 0, True, None, pair, kind, eats))
        self._add(" " if made_up else kept, right_start)
        starts = [*(span.start for span, _, _ in right[1:]), end]
        for stop, (_, kind, pair) in zip(starts, right, strict=False):
            eats = made_up and not left and stop == starts[0]
            self._hide(stop, Mask("", 0, False, None, pair, kind, eats))
        self._add("", end)
        self._moves.append((end, self._length))

    def _with_white_space(self, codes: Sequence[Code]) -> tuple[int, int]:
        start, end = codes[0].span.start, codes[-1].span.end
        while start > self._at and self._source[start - 1].isspace():
            start -= 1
        while end < len(self._source) and self._source[end].isspace():
            end += 1
        return start, end

    def _hide(self, stop: int, item: Mask) -> None:
        """Leave the source up to ``stop`` out of the engine's text and keep it in a mask."""
        text = self._source[self._at : stop]
        self._masks.append(replace(item, text=text, at=self._length))
        self._at = stop

    def finish(self, fixed: Sequence[Span]) -> Masked:
        """Return the whole, with pairs told what they enclose."""
        self._copy(len(self._source))
        masks = tuple(self._enclosing(number) for number in range(len(self._masks)))
        return Masked(
            self._source,
            "".join(self._pieces),
            masks,
            tuple(Span(self._moved(s.start), self._moved(s.end)) for s in fixed),
        )

    def _enclosing(self, number: int) -> Mask:
        item = self._masks[number]
        if item.kind is CodeKind.ALONE:
            return item
        if item.kind is CodeKind.OPEN and item.after:
            return _alone(item)
        if item.kind is CodeKind.CLOSE and not item.after:
            return _alone(item)
        # The half of a pair whose other half stands in another sentence reaches to the edge.
        start, end = 0, self._length
        other = CodeKind.CLOSE if item.kind is CodeKind.OPEN else CodeKind.OPEN
        for mate in self._masks:
            if item.pair and mate.pair == item.pair and mate.kind is other:
                start, end = min(item.at, mate.at), max(item.at, mate.at)
                break
        else:
            start, end = (item.at, end) if item.kind is CodeKind.OPEN else (start, item.at)
        return replace(item, inner=Span(start, end))

    def _copy(self, end: int) -> None:
        self._add(self._source[self._at : end], end)

    def _add(self, text: str, at: int) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._at = at

    def _moved(self, place: int) -> int:
        """Where code point ``place`` of the source stands in the engine's text."""
        source, text = max((m for m in self._moves if m[0] <= place), default=(0, 0))
        return min(text + place - source, self._length)


def _alone(item: Mask) -> Mask:
    return replace(item, inner=None, pair=0, kind=CodeKind.ALONE)


def _between(source: str, codes: Sequence[Code]) -> bool:
    """Whether something other than white space stands between two codes."""
    return bool(source[codes[0].span.end : codes[1].span.start].strip())


def _items(codes: Sequence[Code]) -> list[tuple[Span, CodeKind, int]]:
    """The codes of a gap; a pair that encloses no word becomes a single item with all in it."""
    items: list[tuple[Span, CodeKind, int]] = []
    number = 0
    while number < len(codes):
        code = codes[number]
        close = next(
            (
                later
                for later in range(number + 1, len(codes))
                if code.kind is CodeKind.OPEN
                and code.pair
                and codes[later].pair == code.pair
                and codes[later].kind is CodeKind.CLOSE
            ),
            None,
        )
        if close is None:
            items.append((code.span, code.kind, code.pair))
            number += 1
        else:
            items.append((Span(code.span.start, codes[close].span.end), CodeKind.ALONE, 0))
            number = close + 1
    return items


def _sets_apart(source: str, gap: Span, items: Sequence[tuple[Span, CodeKind, int]]) -> bool:
    """Whether the words on both sides of a gap are two: `a <br> b`, but not `**un**believable`."""
    if any(kind is CodeKind.ALONE for _, kind, _ in items):
        return True
    covered = {place for span, _, _ in items for place in range(span.start, span.end)}
    return any(source[n].isspace() for n in range(gap.start, gap.end) if n not in covered)
