"""What changes with the share of the training budget that is used, 0 to 1."""

from __future__ import annotations

WARM_UP = 0.01
"""Share of the budget over which the rate rises."""

FLAT_UNTIL = 0.25
"""Share of the budget after which the rate falls in a straight line to zero."""

LATE_FROM = 0.5
"""Share of the budget after which the late weights hold."""


def rate_at(progress: float) -> float:
    """Return the factor of the learning rate, 0 to 1, at a share of the budget."""
    if progress < WARM_UP:
        return 0.05 + 0.95 * progress / WARM_UP
    return min(1.0, max(0.0, (1 - progress) / (1 - FLAT_UNTIL)))


def longest(progress: float) -> int:
    """Return the most pieces a side may have at a share of the budget."""
    if progress < 0.04:
        return 16
    if progress < 0.10:
        return 30
    return 60 if progress < 0.30 else 120


def stage(progress: float) -> tuple[int, bool]:
    """Return what decides which pairs may be drawn: a pool is left when it changes."""
    return longest(progress), progress >= LATE_FROM


def batch_pieces(progress: float, full: int) -> int:
    """Return the target pieces of one update: small while learning is steep, then `full`."""
    return int(full * min(1.0, 0.5 + 1.2 * progress))


def crossed(before: float, after: float, times: int) -> bool:
    """Tell whether one of `times` evenly spaced marks, the last at 1, lies between."""
    return int(max(0.0, after) * times) > int(max(0.0, before) * times)
