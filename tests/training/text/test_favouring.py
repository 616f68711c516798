"""A sentence that names a concept of the glossary is found, whatever its number; others are not."""

from pathlib import Path

import pytest
from text.favouring import Subject, read_subject

GLOSSARY = """concept,type,fr,fr_variants,en,en_variants
shell,weapon,obus d'artillerie,munition d'artillerie,artillery shell,
un,organisation,ONU,Nations unies,UN,United Nations
news,section,Nouvelles,,News,
"""


@pytest.fixture
def subject(tmp_path: Path) -> Subject:
    (tmp_path / "g.csv").write_text(GLOSSARY, encoding="utf-8")
    return read_subject(tmp_path)


@pytest.mark.parametrize(
    ("text", "language", "speaks"),
    [
        ("Des munitions d’artillerie manquent.", "fr", True),
        ("L'ONU se réunit.", "fr", True),
        ("les Nations Unies", "fr", True),
        ("Artillery shells are short.", "en", True),
        ("Une nation unie", "fr", False),
        ("Nouvelles du jour", "fr", False),
        ("The UN meets.", "en", False),
        ("L'ONU se réunit.", "de", False),
        ("", "fr", False),
    ],
)
def test_the_subject_is_told_by_whole_terms(
    subject: Subject, text: str, language: str, speaks: bool
) -> None:
    assert subject.speaks_of(text, language) is speaks


def test_a_folder_without_glossaries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no glossary"):
        read_subject(tmp_path)
