"""Acronyms: what keeps its capitals in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.argos.acronyms import is_acronym, lowered, quiet

SPELT = "ONU OTAN KGB DGSE SNCF U.R.S.S. KN-23 COVID-19 G7 F-16 5G XXI XIV UNESCO FMI"
WORDS = "LE ROI PARIS CHINE GUERRE PREMIÈRE DIX CIVIL VIE UN EU L 1ER 20H"


@pytest.mark.parametrize("word", SPELT.split())
def test_what_is_spelt_out_numbered_or_well_known_is_an_acronym(word: str):
    assert is_acronym(word, "fr")


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_in_capitals_is_none(word: str):
    assert not is_acronym(word, "fr")


def test_what_is_a_word_in_one_language_may_be_an_acronym_in_another():
    assert is_acronym("UN", "en")
    assert not is_acronym("UN", "fr")


@pytest.mark.parametrize(
    ("word", "running"),
    [
        ("RUSSIE", "russie"),
        ("NORD-CORÉEN", "nord-coréen"),
        ("EX-URSS", "ex-URSS"),
        ("XXIE", "XXIe"),
        ("IER", "Ier"),
        ("VE", "Ve"),
        ("VIE", "vie"),
        ("1ER", "1er"),
        ("20ÈME", "20ème"),
        ("KN-23", "KN-23"),
        ("ETE", "ete"),
    ],
)
def test_a_word_loses_what_running_text_would_not_have(word: str, running: str):
    assert quiet(word, "fr") == running


@given(st.text())
def test_no_sign_is_won_or_lost(text: str):
    assert len(lowered(text)) == len(text)
    assert len(quiet(text, "fr")) == len(text)
