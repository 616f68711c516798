"""A sentence that names a concept is found, whatever its number; others are not."""

import pytest
from text.favouring import Subject
from text.terms import Concept

SUBJECT = Subject(
    [
        Concept(
            "weapon",
            {"fr": ("obus d'artillerie", "munition d'artillerie"), "en": ("artillery shell",)},
        ),
        Concept("organisation", {"fr": ("ONU", "Nations unies"), "en": ("UN",)}),
    ]
)


@pytest.mark.parametrize(
    ("text", "language", "speaks"),
    [
        ("Des munitions d’artillerie manquent.", "fr", True),
        ("L'ONU se réunit.", "fr", True),
        ("les Nations Unies", "fr", True),
        ("Artillery shells are short.", "en", True),
        ("Une nation unie", "fr", False),
        ("The UN meets.", "en", False),
        ("L'ONU se réunit.", "de", False),
        ("", "fr", False),
    ],
)
def test_the_subject_is_told_by_whole_terms(text: str, language: str, speaks: bool) -> None:
    assert SUBJECT.speaks_of(text, language) is speaks
