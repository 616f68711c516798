"""On the bed of sentence pairs, the check finds term errors and is hardly ever wrong."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from l10n.checks.base import CheckContext
from l10n.checks.terms import terms
from l10n.model.catalog import Passage
from l10n.model.finding import Finding
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit
from l10n.terminology import load, matcher

BED = Path(__file__).parents[1] / "bed"
KINDS = {
    "wrong_term": 60,
    "forbidden_term": 60,
    "wrong_homograph": 25,
    "wrong_transliteration": 30,
    "person_swapped": 15,
    "country_swapped": 30,
    "dnt_changed": 10,
    "unit_changed": 10,
    "residual_french": 10,
    "left_in_french": 5,
}
"""How many pairs of each kind of error there are at least."""


@cache
def rows(name: str) -> list[dict[str, Any]]:
    lines = (BED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def glossary() -> Glossary:
    found, findings = load([("glossary.csv", (BED / "glossary.csv").read_bytes())])
    assert not findings
    return found


def said(row: dict[str, Any]) -> list[Finding]:
    unit = Unit(Key("", row["src"]), row["tgt"], State.REVIEWED)
    context = CheckContext(row["id"], Locale("fr"), Locale.parse(row["lang"]), glossary())
    return list(terms(Passage((unit,)), context))


@pytest.mark.parametrize("name", ["correct", "corrupted"])
def test_there_are_300_pairs_half_of_them_in_each_language(name: str) -> None:
    count = Counter(row["lang"] for row in rows(name))
    assert count.total() >= 300
    assert min(count["en"], count["de"]) >= 150


def test_every_kind_of_error_has_many_pairs() -> None:
    count = Counter(row["kind"] for row in rows("corrupted"))
    assert set(count) == set(KINDS)
    assert {kind: n for kind, n in count.items() if n < KINDS[kind]} == {}


def test_every_concept_is_in_the_glossary_and_has_a_sentence() -> None:
    known = {term.concept for term in glossary().terms}
    used = {one["concept"] for row in rows("correct") for one in row["terms"]}
    assert used <= known
    assert len(used) > 100


def test_a_corrupted_pair_differs_from_its_correct_one_in_the_translation_alone() -> None:
    correct = {row["id"]: row for row in rows("correct")}
    for row in rows("corrupted"):
        pair = correct[row["pair"]]
        assert (row["src"], row["lang"], row["correct_tgt"]) == (
            pair["src"],
            pair["lang"],
            pair["tgt"],
        )
        assert row["tgt"] != pair["tgt"], row["id"]


def test_every_term_named_in_a_row_is_found_in_its_source() -> None:
    for row in rows("correct"):
        found = {one.term.concept: one.form for one in matcher(glossary(), "fr").find(row["src"])}
        missing = {one["concept"] for one in row["terms"]} - set(found)
        assert not missing, (row["id"], missing)


@pytest.mark.parametrize(("language", "most"), [("en", 1), ("de", 2)])
def test_false_alarms_are_few_in_100_hits(language: str, most: int) -> None:
    pairs = [row for row in rows("correct") if row["lang"] == language]
    hits = sum(len(matcher(glossary(), "fr").find(row["src"])) for row in pairs)
    alarms = [(row["id"], finding.message) for row in pairs for finding in said(row)]
    assert len(alarms) * 100 <= hits * most, alarms


def test_at_most_5_errors_in_100_are_missed() -> None:
    missed = [(row["id"], row["detail"]) for row in rows("corrupted") if not said(row)]
    assert len(missed) * 100 <= len(rows("corrupted")) * 5, missed
