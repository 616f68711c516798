"""Opening and closing marks are told apart by pairing, and offsets do not move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.segmentation.quotations import canonical
from l10n.segmentation.rules import rules_for


@pytest.mark.parametrize(
    ("language", "text", "paired"),
    [
        ("fr", '"Oui", dit-elle. "Non."', "«Oui», dit-elle. «Non.»"),
        ("fr", '" Oui ", dit-elle. " Non. "', "« Oui », dit-elle. « Non. »"),
        ("fr", "«Oui» et « non »", "«Oui» et « non »"),
        ("fr", 'l\'"exigence" et l"État', "l'«exigence» et l\"État"),
        ("de", "„Ja“ und »nein« und «doch»", "«Ja» und «nein» und «doch»"),
        ("de", "“Ja” und „nein”", "«Ja» und «nein»"),
        ("en", "“Yes,” he said. (“No.”)", "«Yes,» he said. («No.»)"),
        ("en", '("Yes")', "(«Yes»)"),
    ],
)
def test_marks_are_paired(language: str, text: str, paired: str) -> None:
    assert canonical(text, rules_for(language)) == paired


@given(st.text('"«»“”„ab .,', max_size=30), st.sampled_from(("fr", "de", "en")))
def test_offsets_stay_as_they_are(text: str, language: str) -> None:
    shown = canonical(text, rules_for(language))
    assert len(shown) == len(text)
    assert all(a == b or a in '"«»“”„' for a, b in zip(text, shown, strict=True))
