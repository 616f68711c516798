"""Keep sentences of the development and test sets, and what is nearly the same, out of training."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHINGLE = 5
"""Words in one shingle of the near-duplicate test."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> list[str]:
    """Return each run of five lower-case words; short texts give one."""
    words = _WORD.findall(text.lower())
    if len(words) < SHINGLE:
        return [" ".join(words)] if words else []
    return [" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


class HeldOut:
    """The sentences of the development and test sets, to keep them out of training."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._seen = {mark for sentence in sentences for mark in shingles(sentence)}

    def close_to(self, sentence: str) -> bool:
        """Tell whether at least half of the shingles of a sentence occur in a held-out one."""
        marks = shingles(sentence)
        return bool(marks) and 2 * sum(mark in self._seen for mark in marks) >= len(marks)
