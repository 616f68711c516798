"""Times of day: the door to finding and writing them."""

from __future__ import annotations

from l10n.placeables.times.finding import FoundTime, find_times

__all__ = ["FoundTime", "find_times"]
