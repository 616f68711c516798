"""Which beads may be taken as they are, and which a person must look at.

A bead is trusted for one of two reasons: its own words say so, or it stands in a quiet stretch of
one-to-one beads, where nothing suggests that a sentence was joined, parted or left out. The limits
were measured on 60-sentence stretches of news in three language pairs with random edits
(`python benchmarks/alignment.py`): of what is trusted, fewer than 1 in 1,000 are wrong, most often
because a clause moved to the neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence

from l10n.alignment.beads import Bead

CERTAIN = 0.99
"""Share of all ways through the texts that must go through a bead."""
BY_WORDS = 3.0
"""Nats of evidence that are enough by themselves."""
NOT_AGAINST = -3.0
"""Nats of evidence that a bead in a quiet stretch may lack: a short sentence has few words to tell."""
QUIET = 3
"""One-to-one beads on each side that make a stretch quiet; the ends of the text are quiet."""
AKIN = 1.5
"""Nats of evidence for each sentence that two texts need to be a translation of each other. Articles
with nothing to do with each other reach 1.1; translations without a glossary have 3 and more."""


def trusted(beads: Sequence[Bead]) -> list[bool]:
    """For each bead, in the order of `align`, whether it may be taken without a look."""
    return [_trusted(beads, at) for at in range(len(beads))]


def _trusted(beads: Sequence[Bead], at: int) -> bool:
    bead = beads[at]
    if not bead.source or not bead.target or bead.certainty < CERTAIN:
        return False
    if bead.by_role:
        return bead.evidence >= NOT_AGAINST
    near = beads[max(0, at - QUIET) : at + QUIET + 1]
    if all(one.kind == "1-1" for one in near):
        return bead.evidence >= NOT_AGAINST
    return bead.evidence >= BY_WORDS


def akin(beads: Sequence[Bead]) -> bool:
    """Whether the two texts are translations of each other at all."""
    sentences = sum(len(bead.source) for bead in beads)
    return sum(bead.evidence for bead in beads) >= AKIN * max(1, sentences)
