"""A term's words cover the forms of running text, and no other common word."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.terminology.matching.inflection import inflect
from l10n.terminology.matching.words import words

CASES = [
    tuple((line + "\t").split("\t")[:4])
    for line in (Path(__file__).parent / "inflection.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_cases() -> None:
    assert len(CASES) > 20


@pytest.mark.parametrize(("language", "term", "covered", "other"), CASES)
def test_forms(language: str, term: str, covered: str, other: str) -> None:
    found = inflect([word.raw for word in words(term)], language, name=False)
    forms = frozenset().union(*found)
    assert {word.fold for word in words(covered)} <= forms
    assert forms.isdisjoint({word.fold for word in words(other)})


@pytest.mark.parametrize("language", ["fr", "en"])
def test_names_of_persons_are_not_inflected(language: str) -> None:
    assert inflect(["Kim"], language, name=True) == [frozenset({"kim"})]


def test_a_german_name_takes_the_genitive_on_its_last_word() -> None:
    assert inflect(["Wladimir", "Putin"], "de", name=True) == [
        frozenset({"wladimir"}),
        frozenset({"putin", "putins"}),
    ]


def test_a_forbidden_plural_leaves_the_singular_alone() -> None:
    (forms,) = inflect(["Artilleriemunitionen"], "de", name=False, singular=False)
    assert "artilleriemunition" not in forms


def test_a_language_without_rules_keeps_its_words() -> None:
    assert inflect(["Kyjev"], "cs", name=False) == [frozenset({"kyjev"})]
