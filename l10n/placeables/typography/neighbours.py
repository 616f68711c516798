"""What stands beside a place in a text: blanks, and the words before and behind them."""

from __future__ import annotations

BLANK = "[ \u00a0\u2009\u202f]"
"""One blank within a line, as a regular expression."""
BLANKS = " \u00a0\u2009\u202f"
"""The blanks that `BLANK` finds."""


def words_end(text: str, at: int) -> int:
    """Where the words end that stand before the blanks before ``at``."""
    while at and text[at - 1] in BLANKS:
        at -= 1
    return at


def words_begin(text: str, at: int) -> int:
    """Where the words begin that stand behind the blanks at ``at``."""
    while at < len(text) and text[at] in BLANKS:
        at += 1
    return at


_LONGEST_WORD = 40


def word_before(text: str, at: int) -> str:
    """What stands before ``at`` and the blanks there, back to a blank or bracket."""
    end = start = words_end(text, at)
    while start and end - start < _LONGEST_WORD and not _parts(text[start - 1]):
        start -= 1
    return text[start:end]


def _parts(sign: str) -> bool:
    return sign.isspace() or sign in "()[]"
