"""A draft that begins as it is told: the likeliest way is taken, the rest is the model's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.engines import Continuing, engine
from l10n.model.locale import Locale
from l10n.model.translation import Opening

FRENCH, ENGLISH, GERMAN = Locale("fr"), Locale("en"), Locale("de")


@pytest.fixture(scope="module")
def argos(built: Path) -> Continuing:
    found = engine("argos", built, threads=2)
    assert isinstance(found, Continuing)
    return found


def test_the_draft_begins_with_the_opening_and_goes_on_from_it(argos: Continuing):
    source = "Le chat noir de la maison"
    draft = argos.continue_with([Opening(source, ("Le house",))], FRENCH, ENGLISH)[0].translation
    assert draft.text == "Le house black de la house"
    assert draft.refused == ""
    assert ("noir", "black") in [(s.of(source), t.of(draft.text)) for s, t in draft.links]


def test_of_several_ways_the_likeliest_is_gone_on_from(argos: Continuing):
    openings = [
        Opening("Le chat noir", ("Le house", "Le cat", "Le Russia")),
        Opening("la maison", ("la cat", "la house")),
    ]
    drafts = argos.continue_with(openings, FRENCH, ENGLISH)
    assert [one.translation.text for one in drafts] == ["Le cat black", "la house"]


def test_a_way_the_model_would_have_gone_by_itself_scores_as_its_own_draft(argos: Continuing):
    source = "Le chat noir de la maison"
    free = engine_of(argos).translate([source], FRENCH, ENGLISH)[0]
    made = argos.continue_with([Opening(source, ("Le cat",))], FRENCH, ENGLISH)[0]
    assert made.translation.text == free.text
    assert made.translation.score == pytest.approx(free.score, abs=0.05)
    assert made.behind == pytest.approx(free.score, abs=0.05)


def test_a_way_against_the_model_scores_lower_but_not_what_follows(argos: Continuing):
    source = "Le chat noir de la maison"
    right, wrong = argos.continue_with(
        [Opening(source, ("Le cat",)), Opening(source, ("Le Russia",))], FRENCH, ENGLISH
    )
    assert wrong.translation.score < right.translation.score - 0.5
    assert wrong.behind == pytest.approx(right.behind, abs=0.2)


def test_the_last_package_of_a_pivot_goes_on(argos: Continuing):
    source = "la maison noir"
    draft = argos.continue_with([Opening(source, ("la Katze",))], FRENCH, GERMAN)[0].translation
    assert draft.text == "la Katze schwarze"
    assert ("noir", "schwarze") in [(s.of(source), t.of(draft.text)) for s, t in draft.links]


@pytest.mark.parametrize(
    "opening",
    [
        Opening("LE CHAT NOIR DORT DANS LA MAISON", ("LE CAT",)),
        Opening("le chat", ()),
        Opening("le chat", ("",)),
        Opening("chat " * 300, ("cat",)),
    ],
    ids=["in capitals", "no way", "an empty way", "too long"],
)
def test_what_cannot_be_gone_on_from_is_refused(argos: Continuing, opening: Opening):
    good = Opening("le chat", ("le house",))
    refused, made = argos.continue_with([opening, good], FRENCH, ENGLISH)
    assert refused.translation.refused
    assert made.translation.text == "le house"


def test_nothing_asked_for_is_nothing_given(argos: Continuing):
    assert argos.continue_with([], FRENCH, ENGLISH) == []


def test_an_engine_without_a_search_cannot_be_told_how_to_begin():
    assert not isinstance(engine("pseudo", Path("nowhere")), Continuing)


def engine_of(found: Continuing):
    return found
