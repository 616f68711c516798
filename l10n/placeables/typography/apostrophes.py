"""Apostrophes: elisions, possessives, letters and figures left out."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.marks import read_marks
from l10n.placeables.typography.table import Typography


def apostrophes(text: str, rules: Typography) -> Iterator[Edit]:
    """The locale's apostrophe for every other sign that stands for one."""
    if not rules.apostrophe:
        return
    for mark in read_marks(text, rules):
        if mark.apostrophe:
            yield Edit(mark.at, mark.at + 1, rules.apostrophe)
