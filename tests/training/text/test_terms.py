"""Glossaries give their terms to training, whichever columns beside them they have."""

from pathlib import Path

import pytest
from text.terms import Concept, persons, read_concepts

GLOSSARY = """concept,type,fr,fr_variants,en,en-GB,de,fr_examples
putin,person,Vladimir Poutine,Poutine,Vladimir Putin,,Wladimir Putin,Poutine parle.
nato,organisation,OTAN,,NATO,,Nato,
news,section,Nouvelles,,News,,,
only,place,Séoul,,,,,
"""


@pytest.fixture
def concepts(tmp_path: Path) -> list[Concept]:
    (tmp_path / "g.csv").write_text(GLOSSARY, encoding="utf-8")
    return read_concepts(tmp_path)


def test_every_source_form_goes_with_the_preferred_term(concepts: list[Concept]) -> None:
    putin, nato, seoul = concepts
    assert putin.pairs("fr-de") == [
        ("Vladimir Poutine", "Wladimir Putin"),
        ("Poutine", "Wladimir Putin"),
    ]
    assert nato.pairs("en-de") == [("NATO", "Nato")]
    assert seoul.pairs("fr-en") == []


def test_persons_have_names_in_several_words(concepts: list[Concept]) -> None:
    assert persons(concepts) == concepts[:1]


def test_a_folder_without_glossaries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no glossary"):
        read_concepts(tmp_path)
