"""Findings come out the same in every format, whatever an article put into them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import __version__
from l10n.model.finding import Finding, Severity, Where
from l10n.report import FORMATS, findings_github, findings_text, render_findings

GOLDEN = Path(__file__).parent / "golden"
FINDINGS = [
    Finding(
        "number-missing",
        Severity.ERROR,
        Where("locales/de/LC_MESSAGES/kim.po", 214),
        "“700 kilomètres” is not in the translation, which has “70 Kilometer”.",
        "Write 700 Kilometer.",
    ),
    Finding(
        "term-missing",
        Severity.WARNING,
        Where("locales/de/LC_MESSAGES/kim.po", 9, 7, 23),
        "100 % of it, said [b]he[/b]:\nnothing, at all",
        "Use “UN-Sicherheitsrat”.",
        Where("glossaries/organisations.csv", 12),
    ),
    Finding("stale", Severity.INFO, Where("locales/zone euro/a,b:c.po"), "Old \x1b[31m text"),
]
TEXT = st.text(st.characters(), max_size=12)
ANY = st.builds(
    Finding,
    code=st.from_regex(r"[a-z]+(-[a-z]+)?", fullmatch=True),
    severity=st.sampled_from(Severity),
    where=st.builds(Where, path=TEXT.filter(bool), line=st.integers(0, 10**6)),
    message=TEXT,
    advice=TEXT,
    related=st.none() | st.builds(Where, path=TEXT, line=st.integers(0, 99)),
)


@pytest.mark.parametrize("fmt", FORMATS)
def test_each_format_matches_its_golden_file(fmt):
    expected = (GOLDEN / f"findings.{fmt}").read_text("utf-8").replace("@VERSION@", __version__)
    assert render_findings(FINDINGS, fmt) + "\n" == expected


def test_there_is_a_golden_file_for_every_format():
    assert sorted(path.suffix[1:] for path in GOLDEN.iterdir()) == sorted(FORMATS)


@given(st.lists(ANY, max_size=3))
def test_every_format_gives_text_that_utf8_can_hold(findings):
    for fmt in FORMATS:
        render_findings(findings, fmt).encode("utf-8")


@given(st.lists(ANY, max_size=3))
def test_json_and_sarif_are_valid_and_complete(findings):
    shown = json.loads(render_findings(findings, "json"))
    assert [one["code"] for one in shown["findings"]] == [one.code for one in findings]
    assert sum(shown["counts"].values()) == len(findings)
    log = json.loads(render_findings(findings, "sarif"))
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    for finding, result in zip(findings, run["results"], strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == finding.code
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert " " not in place["artifactLocation"]["uri"]
        assert place.get("region", {"startLine": 1})["startLine"] >= 1


@given(st.lists(ANY, min_size=1, max_size=3))
def test_an_annotation_is_one_line_whatever_its_message_holds(findings):
    lines = findings_github(findings).splitlines()
    assert len(lines) == len(findings)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    for line, finding in zip(lines, findings, strict=True):
        properties = line.split("::", 2)[1].split(" ", 1)[1].split(",")
        names = [field.partition("=")[0] for field in properties]
        assert names == (["file", "line", "title"] if finding.where.line else ["file", "title"])


@given(st.lists(ANY, max_size=3))
def test_text_has_no_control_character_from_an_article(findings):
    shown = findings_text(findings)
    assert "\x1b" not in shown
    lines = sum(1 + bool(one.advice) + bool(one.related) for one in findings)
    assert len(shown.splitlines()) == lines + 1


@given(st.lists(ANY, max_size=3))
def test_colour_adds_nothing_but_colour(findings):
    coloured = findings_text(findings, colour=True)
    for escape in ("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[0m"):
        coloured = coloured.replace(escape, "")
    assert coloured == findings_text(findings)


def test_no_findings_are_said_in_words():
    assert render_findings([], "text") == "No findings."
    assert render_findings([], "github") == ""


def test_an_unknown_format_is_a_key_error():
    with pytest.raises(KeyError):
        render_findings([], "yaml")
