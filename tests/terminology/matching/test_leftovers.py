"""French words that stay in a translation are seen; names, quotations and loan words are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.terminology.matching.leftovers import leftovers

CASES = [
    (line + "\t").split("\t")[:4]
    for line in (Path(__file__).parent / "leftovers.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_cases() -> None:
    assert len(CASES) > 25


@pytest.mark.parametrize(("language", "source", "target", "left"), CASES)
def test_exactly_the_listed_words_are_left(
    language: str, source: str, target: str, left: str
) -> None:
    found = [span.of(target) for span in leftovers(source, target, language)]
    assert found == left.split()


def test_nothing_is_known_of_other_languages() -> None:
    assert leftovers("dans cette ville", "dans cette ville", "fr") == ()
