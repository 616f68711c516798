"""The rule files say what they mean, so that a translator can extend them safely."""

from __future__ import annotations

import pytest

from l10n import languages
from l10n.segmentation.rules import Kind, rules_for

LANGUAGES = ("fr", "de", "en")


def data(language: str) -> languages.Table:
    table: languages.Table = languages.table(language)["sentences"]
    return table


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_abbreviation_ends_in_a_stop_and_is_in_one_class(language: str) -> None:
    seen: dict[str, str] = {}
    for name, words in data(language)["abbreviations"].items():
        for word in words:
            assert word.endswith("."), word
            assert word not in seen, f"{word} is in {name} and in {seen[word]}"
            seen[word] = name
    assert len(seen) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_starters_are_capitalised_and_none_stands_twice(language: str) -> None:
    words = data(language)["words"]
    starters = words["starters"]
    assert len(set(starters)) == len(starters)
    assert all(word[0].isupper() for word in starters)


def test_the_files_are_read_as_documented() -> None:
    rules = rules_for("de")
    assert rules.abbreviations["z.B"] is Kind.INSIDE
    assert rules.abbreviations["Z.B"] is Kind.INSIDE
    assert rules.abbreviations["Nr"] is Kind.BEFORE_NUMBER
    assert rules.abbreviations["u.a"] is Kind.EITHER
    assert rules.abbreviations["usw"] is Kind.CLOSING
    assert "Max" not in rules.abbreviations
