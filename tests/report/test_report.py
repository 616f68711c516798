"""Findings come out the same in every format, whatever an article put into them."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import l10n
from l10n import __version__
from l10n.checks import codes_of
from l10n.model.finding import Finding, Severity, Where
from l10n.report import FORMATS, findings_github, findings_text, render_findings
from l10n.report.identity import fingerprints
from l10n.report.repository import from_repository, repository_of
from l10n.report.rules import rule, rules

from .sarif_shape import problems

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
    assert problems(log) == []
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


@given(st.lists(ANY, max_size=4), st.integers(1, 9))
def test_a_fingerprint_survives_that_lines_move_and_is_nobody_elses(findings, by):
    moved = [
        replace(one, where=replace(one.where, line=one.where.line + by), related=None)
        for one in findings
    ]
    assert fingerprints(moved) == fingerprints(findings)
    assert len(set(fingerprints(findings * 2))) == 2 * len(findings)


def test_columns_reach_every_format_for_programs():
    one = Finding("a", Severity.ERROR, Where("f", 3, 5, 9), "It is wrong.")
    assert "line=3,col=5,endColumn=8," in render_findings([one], "github")
    assert json.loads(render_findings([one], "json"))["findings"][0]["column"] == 5
    (result,) = json.loads(render_findings([one], "sarif"))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 5, "endColumn": 9}
    assert render_findings([one], "text").startswith("f:3: error[a]: ")


def test_paths_are_seen_from_the_root_of_the_repository(tmp_path):
    (tmp_path / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    room = tmp_path / "a" / "b"
    room.mkdir(parents=True)
    assert repository_of(room) == tmp_path.resolve()
    paths = [
        "x.po",
        "../y.po",
        "./z.po",
        str(tmp_path / "w.po"),
        "/elsewhere/v.po",
        "../../../u.po",
    ]
    findings = [
        Finding("a", Severity.ERROR, Where(path), "m", related=Where(path)) for path in paths
    ]
    seen = from_repository(findings, room)
    shown = ["a/b/x.po", "a/y.po", "a/b/z.po", "w.po", "/elsewhere/v.po", "../../../u.po"]
    assert [one.where.path for one in seen] == shown
    assert [one.related.path for one in seen] == shown


def test_every_rule_says_what_it_means_and_what_to_do():
    assert list(rules()) == sorted(rules())
    for code, said in rules().items():
        assert said.short.endswith("."), code
        assert said.help.endswith("."), code
        assert len(said.short) < 80, code
    assert rule("never-heard-of").short == "Never heard of."


def test_every_finding_about_a_glossary_or_a_catalog_has_a_rule():
    """A finding without help is half a finding; those of the glossary are gathered from the source."""
    told = {code for family in codes_of().values() for code in family}
    assert told <= set(rules())
    source = "".join(
        path.read_text("utf-8")
        for path in (Path(l10n.__file__).parent / "terminology" / "auditing").glob("*.py")
    )
    codes = set(re.findall(r'"(glossary-[a-z-]+)"', source))
    assert len(codes) > 15
    assert codes <= set(rules())
