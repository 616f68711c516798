"""Times of day: the door to finding and writing them."""

from __future__ import annotations

from l10n.placeables.times.finding import find_durations, find_times
from l10n.placeables.times.values import Duration, FoundDuration, FoundTime, Times

__all__ = ["Duration", "FoundDuration", "FoundTime", "Times", "find_durations", "find_times"]
