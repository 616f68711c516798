"""Titles: an English headline loses the capitals that only headlines have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.argos.titles import as_sentence, is_title

FORMS = {"weapons": "weapons", "deal": "deal", "kim": "Kim", "meets": "meets"}


@pytest.mark.parametrize(
    "text", ["Putin Meets Kim at Vostochny as Weapons Deal Looms", "What Kim Wants From Russia?"]
)
def test_a_line_of_capitalised_words_is_a_title(text: str):
    assert is_title(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Putin Meets Kim at Vostochny as Weapons Deal Looms", "fr"),
        ("Putin meets Kim at Vostochny", "en"),
        ("President Vladimir Putin Spoke.", "en"),
        ("Kim Jong Un", "en"),
        ("", "en"),
    ],
)
def test_sentences_and_names_are_none(text: str, language: str):
    assert not is_title(text, language)


def test_only_what_running_text_has_small_becomes_small():
    title = "Kim Meets Putin With The Weapons Deal: The North Wants More"
    assert as_sentence(title, FORMS) == (
        "Kim meets Putin with the weapons deal: The North Wants More"
    )


@given(st.text())
def test_nothing_but_case_changes(title: str):
    found = as_sentence(title, FORMS)
    assert len(found) == len(title)
    assert found.casefold() == title.casefold()
