"""A roughened source says the same in other letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring.perturbations import PERTURBATIONS, no_accents, printed, title


def letters(text: str) -> list[str]:
    parted = unicodedata.normalize("NFD", text.upper())
    return [sign for sign in parted if sign.isalnum()]


@pytest.mark.parametrize("name", PERTURBATIONS)
@given(st.text(alphabet="aéçÀ'\"« »:!.0 1", max_size=30))
def test_no_letter_is_lost(name: str, text: str) -> None:
    assert letters(PERTURBATIONS[name](text, "fr")) == letters(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            '"Oui", dit-il : l\'an 2 000 !',
            "«\u00a0Oui\u00a0», dit-il\u00a0: l’an 2\u202f000\u00a0!",
        ),
        ("fr", "« Non »", "«\u00a0Non\u00a0»"),
        ("en", '"Yes", it\'s', "“Yes”, it’s"),
    ],
)
def test_printers_signs_follow_the_language(language: str, text: str, expected: str) -> None:
    assert printed(text, language) == expected


def test_accents_and_title_case() -> None:
    assert no_accents("Ça a été", "fr") == "Ca a ete"
    assert title("l'été à Kiev", "fr") == "L'été À Kiev"
