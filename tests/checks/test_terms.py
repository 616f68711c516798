"""The check of terms names the concept, the place in the PO, the row of the glossary, the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.checks.base import CheckContext
from l10n.checks.terms import terms
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.model.locale import Locale
from l10n.model.unit import JOINED_MARK, Key, State, Unit
from l10n.terminology import load

GLOSSARY, _ = load(
    [
        (
            "glossaries/g.csv",
            """concept,type,fr,en,de,fr_variants,en_variants,de_variants,en_forbidden,de_forbidden,do_not_translate,context
unsc,organisation,Conseil de sécurité de l'ONU,UN Security Council,UN-Sicherheitsrat,Conseil de sécurité,Security Council,Sicherheitsrat,National Security Council,Nationaler Sicherheitsrat,no,ONU
us_nsc,organisation,Conseil de sécurité des États-Unis,US National Security Council,Nationaler Sicherheitsrat der USA,,National Security Council,Nationaler Sicherheitsrat,UN Security Council,UN-Sicherheitsrat,no,États-Unis
kyiv,place,Kiev,Kyiv,Kiew,,,Kiewer,Kiev,Kiev,no,
missile,weapon,missile,missile,Rakete,,,,rocket,Geschoss,no,
kn23,weapon,KN-23,KN-23,KN-23,,,,KN23,KN23,yes,
staff,military,état-major,general staff,Generalstab,,,,,,no,
kju,person,Kim Jong Un,Kim Jong Un,Kim Jong Un,Kim,Kim,Kim,,,no,
kyj,person,Kim Yo Jong,Kim Yo Jong,Kim Yo Jong,,,,,,no,
french_only,military,obus,,,,,,,,no,
""".encode(),
        )
    ]
)


def check(tag: str, target: str, *sources: str) -> list[Finding]:
    first, *rest = sources
    units = [Unit(Key("", first), target, State.REVIEWED)]
    units += [Unit(Key("", source), JOINED_MARK, State.JOINED) for source in rest]
    lines = {units[0].key: 7}
    context = CheckContext("a.po", Locale("fr"), Locale(tag), GLOSSARY, lines)
    return list(terms(Passage(tuple(units)), context))


@pytest.mark.parametrize(
    ("tag", "source", "target", "codes"),
    [
        ("en", "Le Conseil de sécurité vote.", "The Security Council votes.", []),
        ("en", "Le Conseil de sécurité vote.", "The board votes.", ["term-missing"]),
        (
            "en",
            "Le Conseil de sécurité des États-Unis",
            "The UN Security Council",
            ["term-wrong-homograph"],
        ),
        (
            "de",
            "Le Conseil de sécurité de l'ONU",
            "Der Nationale Sicherheitsrat",
            ["term-wrong-homograph"],
        ),
        (
            "en",
            "Le Conseil de sécurité des États-Unis et le Conseil de sécurité de l'ONU",
            "The US National Security Council and the UN Security Council",
            [],
        ),
        ("en", "Kiev résiste.", "Kiev resists.", ["term-forbidden"]),
        ("de", "Kiev résiste.", "Kiewer Widerstand.", []),
        ("en", "un missile KN-23", "a KN-32 missile", ["do-not-translate"]),
        ("en", "un missile KN-23", "a KN23 missile", ["term-forbidden"]),
        ("en", "Un missile et un feu d'artifice", "A missile and a rocket", []),
        ("en", "Un missile et un missile", "A missile and a rocket", ["term-forbidden"]),
        ("de", "L'état-major dort.", "Der état-major schläft.", ["term-missing"]),
        ("en", "Des obus", "Shells", []),
        ("en", "Kim Jong Un parle.", "Kim speaks.", []),
        ("en", "Kim Jong Un parle.", "Kim Yo Jong speaks.", ["term-missing"]),
        ("de", "Kim Jong Un parle à Kim Yo Jong.", "Kim spricht mit Kim Yo Jong.", []),
        ("en", "Kiev", "", []),
        ("en", "Il pleut.", "It rains.", []),
    ],
)
def test_the_code_says_what_is_wrong(tag: str, source: str, target: str, codes: list[str]) -> None:
    assert [finding.code for finding in check(tag, target, source)] == codes


def test_a_finding_says_where_and_what_to_write() -> None:
    (finding,) = check("en", "Kiev resists.", "Kiev résiste.")
    assert finding == Finding(
        code="term-forbidden",
        severity=Severity.ERROR,
        where=Where("a.po", 7),
        message="“Kiev” is not how the glossary calls “Kiev” (concept kyiv).",
        advice="Write “Kyiv”, inflected as the sentence needs it.",
        related=Where("glossaries/g.csv", 4),
    )


def test_a_term_left_in_french_is_called_so() -> None:
    (finding,) = check("en", "The état-major sleeps.", "L'état-major dort.")
    assert "left untranslated" in finding.message


def test_joined_units_are_checked_as_one() -> None:
    assert check("en", "Kyiv shot at a missile.", "Kiev tire.", "C'était un missile.") == []
    assert len(check("en", "It shot.", "Kiev tire.", "C'était un missile.")) == 2


def test_each_concept_is_reported_once() -> None:
    assert len(check("en", "Nothing.", "Kiev, Kiev et Kiev")) == 1


ROOT = Path(__file__).parent.parent.parent
SHIPPED, _ = load(
    [(path.name, path.read_bytes()) for path in sorted((ROOT / "glossaries").glob("*.csv"))]
)
PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "term_pairs.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_pairs() -> None:
    assert len(PAIRS) > 80


@pytest.mark.parametrize(("verdict", "tag", "source", "target"), PAIRS)
def test_right_pairs_are_silent_and_each_planted_error_is_found(
    verdict: str, tag: str, source: str, target: str
) -> None:
    unit = Unit(Key("", source), target, State.REVIEWED)
    context = CheckContext("a.po", Locale("fr"), Locale(tag), SHIPPED)
    found = list(terms(Passage((unit,)), context))
    rows = {term.where: term.concept for term in SHIPPED.terms}
    concepts = [rows[finding.related] for finding in found if finding.related]
    assert concepts == ([] if verdict == "ok" else [verdict])
