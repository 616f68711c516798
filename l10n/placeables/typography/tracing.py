"""Trace a place in a changed text back to the sentence that came in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from l10n.model.span import Span
from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.hidden import Hidden


class Trace:
    """Follows edits step by step; each lookup takes time with the logarithm of their number."""

    def __init__(self, hidden: Hidden, sentences: Sequence[str]) -> None:
        self._joints = hidden.joints
        self._behind = [offset for offset, _ in hidden.joints]
        self._starts = [0]
        for sentence in sentences[:-1]:
            self._starts.append(self._starts[-1] + len(sentence) + 1)
        self._lengths = [len(sentence) for sentence in sentences]
        self._steps: list[tuple[list[int], list[int], list[Edit]]] = []

    def add(self, edits: Sequence[Edit]) -> None:
        """The text was changed by ``edits``, which are in order and apart."""
        starts: list[int] = []
        ends: list[int] = []
        shift = 0
        for edit in edits:
            starts.append(edit.start + shift)
            ends.append(edit.start + shift + len(edit.after))
            shift += len(edit.after) - (edit.end - edit.start)
        self._steps.append((starts, ends, [*edits]))

    def place(self, start: int, end: int) -> tuple[int, Span]:
        """The sentence, and the span in it, that ``start`` to ``end`` of the text now come from."""
        for starts, ends, edits in reversed(self._steps):
            start, end = (
                _back(start, starts, ends, edits),
                _back(end, starts, ends, edits, last=True),
            )
        at = self._shown(start)
        until = max(at, self._shown(max(start, end - 1)) + (end > start))
        sentence = bisect_right(self._starts, at) - 1
        first, length = self._starts[sentence], self._lengths[sentence]
        return sentence, Span(min(at - first, length), min(max(at, until) - first, length))

    def _shown(self, offset: int) -> int:
        joint, shown = self._joints[bisect_right(self._behind, offset) - 1]
        return shown + offset - joint


def _back(
    offset: int, starts: list[int], ends: list[int], edits: list[Edit], *, last: bool = False
) -> int:
    """``offset`` before the step; inside of something written the end that holds all of it."""
    at = (bisect_left if last else bisect_right)(starts, offset) - 1
    if at < 0:
        return offset
    edit = edits[at]
    if offset < ends[at] or (last and offset <= ends[at]):
        return edit.end if last else edit.start
    return edit.end + offset - ends[at]
