"""How translations are searched for; without PyTorch, so that every engine can read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Search:
    """Beam width and taste for length, or a temperature above 0 to draw instead.

    With length penalty p, a hypothesis of n pieces is worth its log-probability / n ** p.
    """

    beam: int = 4
    length_penalty: float = 1.6
    temperature: float = 0.0
    top_k: int = 0
    """When drawing: only so many of the likeliest pieces (0: all)."""
    no_repeat: int = 0
    """No run of so many pieces is written twice (0: it may be)."""


def bound(pieces: Any) -> Any:
    """Return the most pieces a translation may have, tag and end mark included.

    `pieces` is the length of the source in pieces: a number, or a tensor of them. As in the
    product: twice the next power of two from 16 on, and ten more.
    """
    if isinstance(pieces, int):
        return 2 * max(16, 1 << max(pieces - 1, 0).bit_length()) + 10
    powers = sum((pieces > (16 << n)).long() for n in range(9))
    return 2 * (16 << powers) + 10
