"""A translation holds a term in any correct form, and a forbidden form is seen as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.model.glossary import Term
from l10n.model.locale import Locale
from l10n.terminology import Matcher

CASES = [
    tuple((line + "\t").split("\t")[:4])
    for line in (Path(__file__).parent / "targets.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_cases() -> None:
    assert len(CASES) > 40


@pytest.mark.parametrize(("tag", "concept", "text", "expected"), CASES)
def test_an_admitted_form_is_found_or_missed(
    french: Matcher, terms: dict[str, Term], tag: str, concept: str, text: str, expected: str
) -> None:
    span = french.satisfied(terms[concept], text, Locale(tag))
    assert (span.of(text) if span else "") == expected


@pytest.mark.parametrize(
    ("tag", "concept", "text", "expected"),
    [
        ("en", "putin", "Wladimir Putin’s word", ["Wladimir Putin"]),
        ("de", "putin", "Poutines Wort, Vladimir Putins Wort", ["Poutines", "Vladimir Putins"]),
        ("en", "us_nsc", "the UN Security Council", ["UN Security Council"]),
        ("de", "unsc", "im Nationalen Sicherheitsrat", ["Nationalen Sicherheitsrat"]),
        ("de", "ammunition", "die Artilleriemunition", []),
        ("de", "ammunition", "die Artilleriemunitionen", ["Artilleriemunitionen"]),
        ("en", "kn23", "KN-23, KN23", ["KN23"]),
        ("de", "general_staff", "die Staatsmajorsitzung", ["Staatsmajorsitzung"]),
        ("en", "black_sea", "the Black Sea", []),
    ],
)
def test_forbidden_forms_are_found_as_they_are_written(
    french: Matcher, terms: dict[str, Term], tag: str, concept: str, text: str, expected: list[str]
) -> None:
    spans = french.violations(terms[concept], text, Locale(tag))
    assert [span.of(text) for span in spans] == expected


def test_a_locale_without_a_term_knows_nothing(french: Matcher, terms: dict[str, Term]) -> None:
    assert french.satisfied(terms["kim"], "Kim", Locale("fr")) is not None
    bare = Term("x", "term", {}, terms["kim"].where)
    assert not french.targets(Locale("de")).known(bare)
