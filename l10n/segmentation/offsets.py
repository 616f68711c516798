"""The text as a reader sees it, without markup, and the way back to the real offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from l10n.model.span import Span

OBJECT = "￼"
"""Stands for a code that shows something of its own, such as `` `code` `` or an image (U+FFFC)."""


@dataclass(frozen=True, slots=True)
class Visible:
    """``text`` is what is seen; its code point ``i`` comes from ``starts[i]`` to ``ends[i]``."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    hidden: tuple[Span, ...]
    """The codes that belong to a sentence though none of their text is seen."""


def without_codes(text: str, codes: Sequence[Span]) -> Visible:
    """``text`` without ``codes``. A code that holds a line end is seen as one blank.

    Codes may come in any order; one that overlaps a code before it is hidden with it. Raises
    ``ValueError`` when a code leaves the text.
    """
    seen: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    hidden: list[Span] = []

    def copy(start: int, end: int) -> None:
        seen.append(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    at = 0
    for code in _merged(codes):
        if code.end > len(text):
            raise ValueError(f"code {code.start}..{code.end} leaves the text")
        copy(at, code.start)
        at = code.end
        if shown := _shown(code.of(text)):
            seen.append(shown)
            starts.append(code.start)
            ends.append(code.end)
        else:
            hidden.append(code)
    copy(at, len(text))
    return Visible("".join(seen), starts, ends, tuple(hidden))


def _merged(codes: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for code in sorted(codes):
        if merged and code.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(code.end, merged[-1].end))
        elif len(code):
            merged.append(code)
    return merged


def _shown(code: str) -> str:
    """What a reader sees of a code: a blank for a line break, an object, or nothing."""
    if "\n" in code or "\r" in code or code.isspace():
        return " "
    if (len(code) > 2 and code[0] == code[-1] == "`") or code.startswith("!["):
        return OBJECT
    return ""


def single_blanks(text: str) -> tuple[str, list[int]]:
    """``text`` with one blank for each run of them, and where each code point stood before."""
    before = chain("x", text)
    offsets = [at for at, pair in enumerate(zip(before, text, strict=False)) if pair != (" ", " ")]
    return "".join(map(text.__getitem__, offsets)), offsets


def restored(visible: Visible, sentences: Sequence[Span]) -> list[Span]:
    """``sentences`` of the visible text as spans of the real one, hidden codes given out.

    A code that touches the end of a sentence closes something in it; one that stands after white
    space opens something in the next. Codes before the first sentence and behind the last belong
    to them.
    """
    found: list[list[int]] = [[visible.starts[s.start], visible.ends[s.end - 1]] for s in sentences]
    if not found:
        if not visible.hidden:
            return []
        return [Span(visible.hidden[0].start, visible.hidden[-1].end)]
    here = 0
    for code in visible.hidden:
        while here + 1 < len(found) and found[here + 1][0] < code.start:
            here += 1
        current = found[here]
        if code.start < current[0]:
            current[0] = code.start
        elif code.start <= current[1] or here + 1 == len(found):
            current[1] = max(current[1], code.end)
        else:
            found[here + 1][0] = min(found[here + 1][0], code.start)
    return [Span(start, end) for start, end in found]
