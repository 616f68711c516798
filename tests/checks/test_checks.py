"""Checks find what is wrong, say it where it stands, and leave right translations alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import checks
from l10n.errors import UsageError
from l10n.model.finding import Severity, Where
from l10n.model.unit import JOINED_MARK, State
from l10n.report.rules import rules
from tests.checks.catalogs import PATH, codes, found, unit

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    table = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert table
    return table


@pytest.mark.parametrize(("language", "locale", "source", "target"), rows("right.tsv"))
def test_a_right_translation_is_left_alone(language, locale, source, target):
    said = found(unit(source, target), source=language, locale=locale)
    assert [one.message for one in said] == []


@pytest.mark.parametrize(("language", "locale", "code", "source", "target"), rows("wrong.tsv"))
def test_a_planted_error_is_found_once_with_advice(language, locale, code, source, target):
    said = found(unit(source, target), source=language, locale=locale)
    assert [one.code for one in said] == [code]
    assert said[0].where == Where(PATH, 10)
    assert said[0].message
    assert said[0].advice


def test_every_state_that_needs_a_person_is_said():
    said = found(
        unit("Un.", "", State.UNTRANSLATED),
        unit("Deux.", "Two.", State.PRETRANSLATED),
        unit("Trois.", "Three.", State.STALE),
        unit("Quatre.", "Four."),
        unit("Cinq.", "Five.", State.OBSOLETE),
    )
    assert [(one.code, one.severity, one.where.line) for one in said] == [
        ("untranslated", Severity.ERROR, 10),
        ("not-reviewed", Severity.WARNING, 20),
        ("stale", Severity.ERROR, 30),
    ]


def test_a_joined_unit_is_checked_with_the_one_before():
    first = unit("Six chars sont là.", "Six tanks and 152 soldiers are there.")
    assert found(first, unit("Et 152 soldats.", JOINED_MARK, State.JOINED)) == []
    said = found(first)
    assert [one.code for one in said] == ["number-extra"]


def test_a_joined_unit_with_nothing_before_is_an_error():
    said = found(unit("Et 152 soldats.", JOINED_MARK, State.JOINED))
    assert [one.code for one in said] == ["joined-alone"]


def test_a_stale_unit_is_told_as_stale_and_not_checked_further():
    assert [one.code for one in found(unit("152 chars.", "12 tanks.", State.STALE))] == ["stale"]


def test_only_the_chosen_families_speak():
    wrong = unit("152 chars le 12 mai 2023.", "12 tanks on May 13, 2023.", State.PRETRANSLATED)
    assert {one.code for one in found(wrong, families=("dates",))} == {"date-missing"}
    assert {one.code for one in found(wrong)} == {"not-reviewed", "number-missing", "date-missing"}


def test_findings_come_in_the_order_of_the_file():
    said = found(*(unit(f"{n} chars.", "Tanks.") for n in (152, 153, 154)))
    assert [one.where.line for one in said] == [10, 20, 30]


def test_an_unknown_family_is_a_usage_error_that_names_those_there_are():
    with pytest.raises(UsageError) as caught:
        found(unit("Un.", "One."), families=("spelling",))
    assert "spelling" in caught.value.message
    assert all(name in caught.value.advice for name in checks.FAMILIES)


def test_every_code_of_a_family_is_explained_in_reports():
    told = {code for codes_of_family in checks.codes_of().values() for code in codes_of_family}
    assert len(told) > 20
    assert {code for code in told if code not in rules()} == set()


def test_the_translators_page_explains_every_finding_about_joins_quotations_and_names():
    page = (HERE.parents[1] / "docs" / "translators.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.M))
    told = checks.codes_of()
    joined = {code for code in told["completeness"] if code.startswith("joined")}
    wanted = {*told["joining"], *told["quotes"], *told["terms"]} | joined
    assert wanted <= explained
    assert explained <= rules().keys()


@pytest.mark.parametrize("file", ["wrong.tsv", "spelled.tsv"])
def test_every_planted_code_is_one_of_a_family(file):
    told = {code for codes_of_family in checks.codes_of().values() for code in codes_of_family}
    planted = {
        cell for row in rows(file) for cell in row if re.fullmatch(r"[a-z]+(-[a-z]+)+", cell)
    }
    assert planted
    assert planted <= told


def test_every_family_has_a_check_of_its_name():
    assert "terms" in checks.FAMILIES
    for family in checks.FAMILIES:
        found(unit("Un.", "One."), families=(family,))


@given(st.text(max_size=60))
def test_a_text_that_is_copied_whole_loses_no_code(text):
    assert not {"code-missing", "code-extra"} & set(codes(text, text))


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["en", "de", "fr-CH"]))
def test_no_text_is_too_odd_to_be_checked(source, target, locale):
    for finding in found(unit(source, target or "x"), locale=locale):
        assert finding.code
        assert finding.advice
