"""Splitting: only sentences that are too long, and where they can be taken apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.argos.splitting import split


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
