"""Words: the stretches that links are made of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.words import words

EXAMPLES = [
    ("l'Ukraine", "l ' Ukraine"),
    ("Le KN-23, un missile", "Le KN-23 , un missile"),
    ("Nord-Coréens : 152 mm", "Nord-Coréens : 152 mm"),
    ("1.200,5 à 19:30", "1.200,5 à 19:30"),
    ("Voir https://example.org/a_b?c=1.", "Voir https://example.org/a_b?c=1 ."),
    ("écrire à nom@example.org !", "écrire à nom@example.org !"),
    ("« Oui »", "« Oui »"),
    ("3D 2e G7", "3D 2e G7"),
]


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES)
def test_a_word_is_what_a_reader_takes_for_one(text: str, wanted: str):
    assert [word.of(text) for word in words(text)] == wanted.split()


@given(st.text())
def test_words_lie_in_order_and_leave_out_white_space_alone(text: str):
    found = words(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert "".join(word.of(text) for word in found) == "".join(text.split())
