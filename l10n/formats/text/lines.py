"""A page dump, cut into its lines."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.span import Span

# A byte order mark and other signs without width are no content, wherever they stand.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its 1-based number, its text without margins, and where it lies."""

    number: int
    text: str
    span: Span
    """Of ``text``, in code points of the whole dump."""
    extent: Span
    """Of the whole line with its margins and its end."""


def cut(text: str) -> list[Line]:
    """The lines of ``text`` that hold anything but blanks, in order; LF and CRLF end a line."""
    lines: list[Line] = []
    at = 0
    for number, whole in enumerate(text.split("\n"), start=1):
        end = min(at + len(whole) + 1, len(text))
        if whole.strip():
            lead = len(whole) - len(_lstrip(whole))
            bare = _rstrip(whole[lead:])
            span = Span(at + lead, at + lead + len(bare))
            lines.append(Line(number, bare, span, Span(at, end)))
        at = end
    return lines


def _lstrip(text: str) -> str:
    while (shorter := text.lstrip().lstrip(_INVISIBLE)) != text:
        text = shorter
    return text


def _rstrip(text: str) -> str:
    while (shorter := text.rstrip().rstrip(_INVISIBLE)) != text:
        text = shorter
    return text
