"""Numbers with their measures: the door to finding, reading and writing them."""

from __future__ import annotations

from l10n.placeables.numbers.figures import FIGURES, Reading, read_figures
from l10n.placeables.numbers.finding import echoes, find_numbers
from l10n.placeables.numbers.found import FoundNumber
from l10n.placeables.numbers.scores import find_scores

__all__ = [
    "FIGURES",
    "FoundNumber",
    "Reading",
    "echoes",
    "find_numbers",
    "find_scores",
    "read_figures",
]
