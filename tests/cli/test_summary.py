"""The summary of a run says in one line what became of the sentences."""

from __future__ import annotations

from l10n.cli.summary import merged_in_words
from l10n.merging import Tally


def test_what_a_merge_did_is_said_in_a_line_without_zeros() -> None:
    merged = Tally(changed=3, split=1, moved=2, put_aside=4)
    assert merged_in_words(merged) == "3 changed, 1 split, 2 moved, 4 put aside"


def test_units_that_went_to_the_archive_are_counted_too() -> None:
    assert merged_in_words(Tally(), 12) == "12 of the oldest obsolete ones archived"
