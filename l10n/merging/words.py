"""A sentence as words, so that two sentences can be compared."""

from __future__ import annotations

import re
from collections import Counter

# A word keeps its inner hyphens; an elision (l', qu', don't) is cut behind its apostrophe; a number
# keeps its inner stops, commas and blanks; every other sign stands alone.
_WORD = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"
    r"|[^\W\d_]+['’]"
    r"|[^\W_]+(?:-[^\W_]+)*"
    r"|[^\w\s]"
)


def words(text: str) -> list[str]:
    """The words, numbers and signs of ``text`` as they stand there."""
    return _WORD.findall(text)


def folded(text: str) -> list[str]:
    """The words of ``text`` for comparison: without signs, in one case."""
    return [word.casefold().replace("’", "'") for word in words(text) if word[0].isalnum()]


def dice(left: Counter[str], right: Counter[str]) -> float:
    """How much two bags of words share, 0 to 1: the most that any alignment in order can reach."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0
