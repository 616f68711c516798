"""The glossaries that we ship are clean, and say what the article needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.terminology import Matcher, audit, load

FOLDER = Path(__file__).parent.parent / "glossaries"
FILES = sorted(FOLDER.glob("*.csv"))
FR = Locale("fr")
TARGETS = [Locale("en"), Locale("en-GB"), Locale("de"), Locale("de-AT"), Locale("de-CH")]


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    glossary, findings = load([(path.name, path.read_bytes()) for path in FILES])
    assert findings == []
    return glossary


def test_there_are_glossaries_by_subject() -> None:
    assert {path.stem for path in FILES} >= {
        "names",
        "places",
        "organisations",
        "military",
        "diplomacy",
        "measures",
        "sections",
    }


def test_nothing_is_wrong_with_them(shipped: Glossary) -> None:
    assert audit(shipped, FR, TARGETS) == []


def test_every_form_is_found_in_its_own_language(shipped: Glossary) -> None:
    """A form that the matcher cannot find (no letters, wrong case) would be dead weight."""
    for language in ("fr", "en", "de"):
        matcher = Matcher(shipped, language)
        lost = [
            (term.concept, form)
            for term in shipped.terms
            for form in term.renderings[language].admitted
            if term not in matcher.named(form)
        ]
        assert lost == []


def test_preferred_forms_satisfy_their_own_term(shipped: Glossary) -> None:
    matcher = Matcher(shipped, "fr")
    for term in shipped.terms:
        for locale in TARGETS:
            rendering = term.rendering(locale.tag)
            assert rendering is not None
            for form in rendering.admitted:
                assert matcher.satisfied(term, form, locale), (term.concept, form)
            assert not matcher.violations(term, rendering.preferred, locale), term.concept


@pytest.mark.parametrize(
    ("source", "english", "german"),
    [
        ("Conseil de sécurité de l'ONU", "UN Security Council", "UN-Sicherheitsrat"),
        (
            "Conseil de sécurité des États-Unis",
            "US National Security Council",
            "Nationaler Sicherheitsrat der USA",
        ),
        ("Sergei Shoigu", "Sergei Shoigu", "Sergej Schoigu"),
        ("Aleksei Krivoruchko", "Alexei Krivoruchko", "Alexej Kriworutschko"),
        ("port spatial de Vostochny", "Vostochny spaceport", "Weltraumbahnhof Wostotschny"),
        ("Université de Cologne", "University of Cologne", "Universität zu Köln"),
        ("livraison d'armes", "arms delivery", "Waffenlieferung"),
        ("Defense & Security", "Defense & Security", "Verteidigung & Sicherheit"),
    ],
)
def test_the_traps_of_the_real_article_are_known(
    shipped: Glossary, source: str, english: str, german: str
) -> None:
    (match,) = Matcher(shipped, "fr").find(source)
    assert match.form == source
    assert match.term.renderings["en"].preferred == english
    assert match.term.renderings["de"].preferred == german
