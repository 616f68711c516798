"""Numbers: one that left no trace in the draft is told, and nothing that may be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.numbers import lost

LOST = [
    ("les calibres 152 mm et 122 mm", "the calibres of 152 mm", "en", ("122",)),
    ("une portée de 700,5 kilomètres", "a range of kilometres", "en", ("700,5",)),
    ("Il y a 1 250 soldats.", "There are 250,000 soldiers.", "en", ()),
    ("Il y a 1 250 soldats.", "There are soldiers.", "en", ("1 250",)),
    ("Le KN-23 vole.", "The missile flies.", "en", ("23",)),
    ("Depuis 2012, il vit ici.", "Er lebt hier seit langem.", "de", ("2012",)),
    ("75 % des voix", "percent of the votes", "en", ("75",)),
]

SAID = [
    ("1 200 000 personnes", "1.2 million people", "en"),
    ("1,5 million", "1,500,000", "en"),
    ("3,75 %", "3.75%", "en"),
    ("12 000 hommes", "12.000 Männer", "de"),
    ("20 personnes", "people", "en"),
    ("8 personnes", "people", "en"),
    ("12 apôtres", "twelve apostles", "en"),
    ("75 ans", "seventy-five years", "en"),
    ("24 ans", "vierundzwanzig Jahre", "de"),
    ("à 19h30", "at 7:30 pm", "en"),
    ("at 11 pm", "um 23 Uhr", "de"),
    ("16h15", "a quarter past four", "en"),
    ("en 48 heures", "in two days", "en"),
    ("le 12 septembre 2023", "in September", "en"),
    ("le 11-Septembre", "that day", "en"),
    ("en septembre 2023", "in the autumn", "en"),
    ("le 12/11/2023", "November", "en"),
    ("2023-11-12", "November", "en"),
    ("dans les années 1990", "in the nineties", "en"),
    ("dans les années 1980", "in the 80s", "en"),
    ("en 1987", "in ’87", "en"),
    ("voir https://example.org/2023/152", "see there", "en"),
    ("10 001,50 euros", "10,001 euros", "en"),
    ("le G20 et le XXIe siècle", "the Group of Twenty", "en"),
]


@pytest.mark.parametrize(("source", "draft", "language", "numbers"), LOST)
def test_a_number_without_a_trace_is_lost(
    source: str, draft: str, language: str, numbers: tuple[str, ...]
):
    assert lost(source, draft, language) == numbers


@pytest.mark.parametrize(("source", "draft", "language"), SAID)
def test_a_number_said_in_any_way_is_not_lost(source: str, draft: str, language: str):
    assert lost(source, draft, language) == ()


@given(st.text(st.sampled_from("0123456789.,' \u202f-/:%h abé")))
def test_a_text_has_all_its_own_numbers(text: str):
    assert lost(text, text, "en") == ()
    assert lost(text, text, "xx") == ()
