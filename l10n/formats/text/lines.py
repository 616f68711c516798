"""A page dump, cut into its lines."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.span import Span

# Blanks of all kinds; a byte order mark and other signs without width are no content either.
_MARGIN = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
)


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
            lead = len(whole) - len(whole.lstrip(_MARGIN))
            bare = whole[lead:].rstrip(_MARGIN)
            span = Span(at + lead, at + lead + len(bare))
            lines.append(Line(number, bare, span, Span(at, end)))
        at = end
    return lines
