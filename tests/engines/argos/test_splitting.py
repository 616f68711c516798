"""Splitting: only sentences that are too long, and where they can be taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.argos.splitting import halves, split


def parts(text: str, longest: int) -> list[str]:
    return [span.of(text) for span in split(text, len, longest)]


def test_a_sentence_that_fits_stays_whole():
    assert parts("un, deux ; trois", 16) == ["un, deux ; trois"]


def test_a_long_one_is_split_at_its_strongest_break_near_the_middle():
    assert parts("un, deux, trois ; quatre, cinq", 20) == ["un, deux, trois ;", "quatre, cinq"]
    assert parts("un, deux, trois quatre, cinq", 20) == ["un, deux,", "trois quatre, cinq"]
    assert parts("un deux trois quatre", 12) == ["un deux", "trois quatre"]


def test_what_has_no_break_stays_whole():
    assert parts("a" * 50, 20) == ["a" * 50]


def test_white_space_around_is_left_out():
    assert parts("  un  ", 20) == ["un"]
    assert parts("   ", 20) == ["   "]


@given(st.text(st.sampled_from("ab ,;.\u00a0")), st.integers(1, 20))
def test_no_word_is_lost(text: str, longest: int):
    assert "".join("".join(parts(text, longest)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("Le roi dort, la reine veille.", "Le roi dort,", "la reine veille."),
        ("  Le roi, vieux, dort ; il rêve. ", "Le roi, vieux, dort ;", "il rêve."),
        ("Il dort. Elle veille, elle.", "Il dort.", "Elle veille, elle."),
    ],
)
def test_halves_are_cut_at_the_strongest_break(text: str, left: str, right: str):
    parts = halves(text)
    assert parts
    assert [part.of(text) for part in parts] == [left, right]


@pytest.mark.parametrize("text", ["Le roi de la montagne dort.", "Oui, le roi de la montagne", ""])
def test_what_has_no_clauses_has_no_halves(text: str):
    assert halves(text) is None


@given(st.text(st.sampled_from("ab ,;.\u00a0")))
def test_halves_are_parts_with_only_white_space_around(text: str):
    if parts := halves(text):
        assert "".join("".join(part.of(text) for part in parts).split()) == "".join(text.split())
