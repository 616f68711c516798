"""The glossaries that we ship are clean, and say what the article needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.terminology import Matcher, audit, load

FOLDER = Path(__file__).parent.parent / "glossaries"
FILES = sorted(FOLDER.glob("*.csv"))
LANGUAGES = ("fr", "en", "de")
FR = Locale("fr")
TARGETS = [Locale("en"), Locale("en-GB"), Locale("de"), Locale("de-AT"), Locale("de-CH")]


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    glossary, findings = load([(path.name, path.read_bytes()) for path in FILES])
    assert findings == []
    return glossary


@pytest.fixture(scope="module")
def matchers(shipped: Glossary) -> dict[str, Matcher]:
    return {language: Matcher(shipped, language) for language in LANGUAGES}


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


def test_they_hold_500_concepts_each_with_a_source(shipped: Glossary) -> None:
    assert [term.concept for term in shipped.terms if not term.source] == []
    attested = [term for term in shipped.terms if term.attested]
    assert len(attested) >= 500


def test_a_source_names_evidence(shipped: Glossary) -> None:
    """A corpus with its language pair and a count, CLDR, or one of the kinds written by hand."""
    kind = re.compile(
        r"[\w-]+ (fr-en|fr-de|en-de) \d+|CLDR"
        r"|own name: [a-z0-9.-]+\.[a-z]+|transcription: \S.*|editorial: \S.*"
    )
    odd = [
        (term.concept, part)
        for term in shipped.terms
        for part in term.source.split(", ")
        if not kind.fullmatch(part)
    ]
    assert odd == []


def test_no_term_is_of_one_letter(shipped: Glossary) -> None:
    for term in shipped.terms:
        for rendering in term.renderings.values():
            for form in (*rendering.admitted, *rendering.forbidden):
                assert sum(letter.isalnum() for letter in form) > 1, (term.concept, form)


def test_german_nouns_have_a_gender(shipped: Glossary) -> None:
    """A repair that puts one into a draft must know the article."""
    nouns = [term for term in shipped.terms if term.pos in ("noun", "proper noun")]
    assert [term.concept for term in nouns if not term.renderings["de"].gender] == []


def test_examples_are_found_and_counterexamples_are_not(
    shipped: Glossary, matchers: dict[str, Matcher]
) -> None:
    told = [
        (term, language, sentence, wanted)
        for term in shipped.terms
        for language in LANGUAGES
        for sentences, wanted in (
            (term.renderings[language].examples, True),
            (term.renderings[language].counterexamples, False),
        )
        for sentence in sentences
    ]
    assert len({term.concept for term, *_ in told}) >= 60
    wrong = [
        (term.concept, language, sentence)
        for term, language, sentence, wanted in told
        if wanted != any(term is one.term for one in matchers[language].find(sentence))
    ]
    assert wrong == []


def test_examples_of_a_target_language_satisfy_the_term(
    shipped: Glossary, matchers: dict[str, Matcher]
) -> None:
    for term in shipped.terms:
        for locale in (Locale("en"), Locale("de")):
            rendering = term.renderings[locale.tag]
            for sentence in rendering.examples:
                assert matchers["fr"].satisfied(term, sentence, locale), sentence
            for sentence in rendering.counterexamples:
                assert not matchers["fr"].satisfied(term, sentence, locale), sentence


def test_every_form_is_found_in_its_own_language(
    shipped: Glossary, matchers: dict[str, Matcher]
) -> None:
    """A form that the matcher cannot find (no letters, wrong case) would be dead weight."""
    for language in LANGUAGES:
        lost = [
            (term.concept, form)
            for term in shipped.terms
            for form in term.renderings[language].admitted
            if term not in matchers[language].named(form)
        ]
        assert lost == []


def test_preferred_forms_satisfy_their_own_term(
    shipped: Glossary, matchers: dict[str, Matcher]
) -> None:
    matcher = matchers["fr"]
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
    matchers: dict[str, Matcher], source: str, english: str, german: str
) -> None:
    (match,) = matchers["fr"].find(source)
    assert match.form == source
    assert match.term.renderings["en"].preferred == english
    assert match.term.renderings["de"].preferred == german
