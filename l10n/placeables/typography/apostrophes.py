"""Apostrophes: elisions, possessives, letters and figures left out."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.marks import read_marks
from l10n.placeables.typography.table import Typography


def apostrophes(rules: Typography) -> Rule:
    """The locale's apostrophe for every other sign that stands for one."""
    if not rules.apostrophe:
        return nothing

    def rule(text: str) -> Iterator[Edit]:
        for mark in read_marks(text, rules):
            if mark.apostrophe:
                yield Edit(mark.at, mark.at + 1, rules.apostrophe)

    return rule
