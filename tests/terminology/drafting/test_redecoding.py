"""The forms and beginnings that an engine may choose from are those that a writer would weigh."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.finding import Where
from l10n.model.glossary import Rendering, Term, TermMatch
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.terminology import Matcher, attempt
from l10n.terminology.drafting.forms import candidates
from l10n.terminology.drafting.openings import MOST, ways
from l10n.terminology.drafting.redecoding import PLACES, doubled

FR, EN, DE = Locale("fr"), Locale("en"), Locale("de")


def wanted(found: str, listed: str, target: str, language: str, **more: str) -> TermMatch:
    """A term found as ``found`` in a text, listed as ``listed`` and called ``target``."""
    gender = more.pop("gender", "")
    kind = more.pop("type", "weapon")
    renderings = {"fr": Rendering(listed), language: Rendering(target, gender=gender)}
    term = Term("x", kind, renderings, Where("glossary"), **more)
    return TermMatch(term, Span(0, len(found)), found)


def forms(match: TermMatch, language: str) -> list[str]:
    rendering = match.term.rendering(language)
    assert rendering
    return candidates(match, FR, rendering, language)[0]


def begun(head: str, match: TermMatch, language: str, *, there: bool = True) -> tuple[str, ...]:
    rendering = match.term.rendering(language)
    assert rendering
    found, plural = candidates(match, FR, rendering, language)
    return ways(head, len(head), found, match.term, rendering, language, plural=plural, there=there)


@pytest.mark.parametrize(
    ("match", "language", "expected"),
    [
        (wanted("missiles", "missile", "rocket", "en"), "en", ["rockets"]),
        (wanted("chefs d'État", "chef d'État", "head of state", "en"), "en", ["heads of state"]),
        (wanted("obus", "obus", "shell", "en"), "en", ["shell", "shells"]),
        (wanted("KN-23", "KN-23", "KN-23", "de", gender="f"), "de", ["KN-23"]),
        (wanted("Poutine", "Poutine", "Putin", "de", type="person"), "de", ["Putin"]),
        (
            wanted("missiles", "missile", "ballistische Rakete", "de", gender="f"),
            "de",
            ["ballistische Raketen", "ballistischen Raketen", "ballistischer Raketen"],
        ),
        (
            wanted("conseil", "conseil", "Nationaler Rat der USA", "de", gender="m"),
            "de",
            [
                "Nationale Rat der USA",
                "Nationaler Rat der USA",
                "Nationalen Rat der USA",
                "Nationalem Rat der USA",
                "Nationalen Rats der USA",
                "Nationalen Rates der USA",
            ],
        ),
    ],
)
def test_forms_follow_the_number_of_the_source_and_the_cases_of_german(
    match: TermMatch, language: str, expected: list[str]
):
    assert forms(match, language) == expected


def test_an_unknown_german_plural_is_offered_by_every_rule():
    found = forms(wanted("bases", "base", "Stützpunkt", "de", gender="m"), "de")
    assert {"Stützpunkte", "Stützpunkten"} <= set(found)


UKRAINE = wanted("Ukraine", "Ukraine", "Ukraine", "de", type="place", gender="f", pos="proper")
KOREA = wanted("Corée", "Corée", "Nordkorea", "de", type="place", gender="n", pos="proper noun")
ROCKET = wanted("missile", "missile", "Rakete", "de", gender="f")


@pytest.mark.parametrize(
    ("head", "match", "language", "expected"),
    [
        ("the ", wanted("Corée", "Corée", "Korea", "en", type="place"), "en", ("Korea",)),
        (
            "in ",
            wanted("mer", "mer", "Black Sea", "en", type="place"),
            "en",
            ("in Black Sea", "in the Black Sea"),
        ),
        ("with an ", wanted("missile", "missile", "rocket", "en"), "en", ("with a rocket",)),
        ("with a ", wanted("missiles", "missile", "rocket", "en"), "en", ("with rockets",)),
        ("", wanted("missile", "missile", "rocket", "en"), "en", ("Rocket",)),
        ("gegen den ", UKRAINE, "de", ("gegen die Ukraine",)),
        ("heute im ", UKRAINE, "de", ("heute in die Ukraine", "heute in der Ukraine")),
        ("gegen das ", KOREA, "de", ("gegen Nordkorea", "gegen Nordkoreas")),
        ("mit einem ", ROCKET, "de", ("mit einer Rakete",)),
    ],
)
def test_the_articles_before_a_term_are_those_it_can_have(
    head: str, match: TermMatch, language: str, expected: tuple[str, ...]
):
    assert set(begun(head, match, language)) == set(expected)


def test_where_nothing_stood_for_a_noun_it_is_offered_an_article():
    match = wanted("missile", "missile", "rocket", "en")
    assert begun("He saw ", match, "en", there=False) == ("He saw rocket", "He saw the rocket")


def test_a_word_is_never_glued_to_the_one_before():
    match = wanted("missile", "missile", "rocket", "en")
    assert begun("He saw", match, "en") == ("He saw rocket",)


def test_a_term_is_tried_at_each_place_once(french: Matcher):
    source = "Poutine parle de Kim."
    draft = Translation("He speaks of him.", ((Span(8, 13), Span(3, 9)),))
    matches = french.find(source)
    targets = french.targets(EN)
    tried: tuple[str, ...] = ()
    while one := attempt(draft, source, matches, FR, targets, tried):
        tried += (one.match.term.concept,)
    assert 0 < tried.count("putin") <= PLACES
    assert 0 < tried.count("kim") <= PLACES


@given(st.text("ab ,.'-«é", max_size=30), st.integers(0, 30))
def test_every_way_ends_with_a_form_and_there_are_not_too_many(head: str, start: int):
    start = min(start, len(head))
    rendering = UKRAINE.term.renderings["de"]
    for plural in (False, True):
        found = ways(
            head, start, ["Ukraine"], UKRAINE.term, rendering, "de", plural=plural, there=False
        )
        assert 0 < len(found) <= MOST
        assert all(one.endswith("Ukraine") for one in found)


def test_doubled_words_are_counted_where_they_are_close():
    assert doubled("the arms deliveries of arms") == 1
    assert doubled("the the end") == 1
    assert doubled("the end of the war") == 0
