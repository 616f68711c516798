"""The audit finds what is wrong with a glossary, and nothing in one that is right."""

from __future__ import annotations

import pytest

from l10n.model.finding import Severity, Where
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.terminology import audit, load

HEAD = "concept,type,fr,en,de,fr_variants,en_variants,de_variants,en_forbidden,de_forbidden,context"
FR, EN, DE = Locale("fr"), Locale("en"), Locale("de")


def look(*rows: str) -> list[tuple[str, Severity, int]]:
    glossary, _ = load([("g.csv", "\n".join((HEAD, *rows, "")).encode())])
    return [(one.code, one.severity, one.where.line) for one in audit(glossary, FR, [EN, DE])]


def test_a_sound_glossary_has_no_findings(glossary: Glossary) -> None:
    assert audit(glossary, FR, [EN, DE]) == []


@pytest.mark.parametrize(
    ("rows", "code", "severity"),
    [
        (("a,t,un char,tank,Panzer,,,,,,", "a,t,obus,shell,Granate,,,,,,"), "duplicate", "error"),
        (("a,t,char,tank,Panzer,,,,,,", "b,t,char,tank,Panzer,,,,,,"), "duplicate", "warning"),
        (("a,t,mine,pit,Grube,,,,,,", "b,t,mine,mine,Mine,,,,,,"), "contradiction", "error"),
        (
            ("a,t,fosse,pit,Grube,mine,,,,,", "b,t,engin,mine,Mine,mine,,,,,"),
            "contradiction",
            "error",
        ),
        (("x,t,obus,shell,Granate,,,,,,", "a,t,char,tank,,,,,,,"), "locale", "error"),
        (("x,t,obus,shell,Granate,,,,,,", "a,t,,tank,Panzer,,,,,,"), "locale", "error"),
        (
            ("x,t,obus,shell,Granate,,,,,,", "a,t,char,tank,Panzer,,cart,,cart,,"),
            "self-forbidden",
            "error",
        ),
        (
            ("x,t,obus,shell,Granate,,,,,,", "a,t,l'arme,arm,Waffe,l’arme,,,,,"),
            "variant",
            "warning",
        ),
        (
            ("x,t,obus,shell,Granate,,,,,,", "a,t,char,ta\u200bnk,Panzer,,,,,,"),
            "invisible",
            "error",
        ),
        (
            ("x,t,obus,shell,Granate,,,,,,", "a,t,char,ta\u202enk,Panzer,,,,,,"),
            "invisible",
            "error",
        ),
        (
            ("x,t,obus,shell,Granate,,,,,,", "a,t,char,battle  tank,Panzer,,,,,,"),
            "space",
            "warning",
        ),
        (("x,t,obus,shell,Granate,,,,,,", "a,t,c,tank,Panzer,,,,,,"), "short", "error"),
        (
            ("x,t,obus,shell,Granate,,,,,,", "a,t,char,t\u0430nk,Panzer,,,,,,"),
            "lookalike",
            "error",
        ),
    ],
)
def test_each_fault_is_found_at_its_row(rows: tuple[str, ...], code: str, severity: str) -> None:
    assert look(*rows) == [(f"glossary-{code}", Severity(severity), 3)]


def test_homographs_that_context_tells_apart_are_no_contradiction() -> None:
    assert look("a,t,mine,pit,Grube,,,,,,charbon", "b,t,mine,mine,Mine,,,,,,soldat") == []


def test_a_finding_points_at_the_other_row_and_says_what_to_do() -> None:
    text = "\n".join((HEAD, "a,t,mine,pit,Grube,,,,,,", "b,t,mine,mine,Mine,,,,,,"))
    glossary, _ = load([("g.csv", text.encode())])
    (finding,) = audit(glossary, FR, [EN, DE])
    assert finding.related == Where("g.csv", 2)
    assert "“mine”" in finding.message
    assert finding.advice
