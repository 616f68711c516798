"""What became of each sentence of an article and of its translation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a sentence."""

    REVIEWED = "reviewed"
    SPLIT = "split"
    """One sentence here, two or more in the translation; reviewed."""
    JOINED = "joined"
    """Two or more sentences here, told in fewer: the whole stands in the first; reviewed."""
    UNSURE = "unsure"
    """Taken, but somebody must look."""
    KEPT = "kept"
    """A person had translated it otherwise; that stays."""
    SAME = "same"
    """A person had translated it just so."""
    UNTRANSLATED = "untranslated"
    """Nothing in the translation says it."""
    EXTRA = "extra"
    """Nothing in the source says it."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """One bead and what became of it. Lines are those of the two files, from 1; 0 where there is none."""

    fate: Fate
    source: str
    target: str
    line: int
    target_line: int
    why: str = ""
    """Why somebody must look, or what stands there instead."""
