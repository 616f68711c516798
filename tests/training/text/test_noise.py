"""Roughened pairs stay translations of one another: what changes, changes on both sides."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.noise import (
    name_pool,
    other_name,
    other_number,
    other_person,
    roughen,
    shared_names,
    title_case,
    without_accents,
)
from text.terms import Concept

SOURCE = "Hier, Kim Jong Un a reçu 152 invités à Pyongyang en 2019."
TARGET = "Kim Jong Un received 152 guests in Pyongyang in 2019."


def test_names_on_both_sides_are_found_whole() -> None:
    assert shared_names(SOURCE, TARGET) == ["Kim Jong Un", "Pyongyang"]
    assert shared_names("Paris dort.", "Paris sleeps.") == [], "a first word is always capitalised"


def test_a_name_pool_is_sorted_and_has_each_name_once() -> None:
    assert name_pool([(SOURCE, TARGET)] * 2) == ["Kim Jong Un", "Pyongyang"]


@given(st.integers(0, 1000))
def test_another_name_stands_on_both_sides(seed: int) -> None:
    pool = ["Ada Lovelace Byron", "Grace"]
    source, target = other_name(SOURCE, TARGET, pool, random.Random(seed))
    new = [name for name in pool if name in source]
    assert len(new) == 1
    assert new[0] in target


def test_a_known_person_is_spelled_as_each_side_has_it() -> None:
    known = [Concept("person", {"fr": ("Vladimir Poutine", "Poutine"), "de": ("Wladimir Putin",)})]
    pair = ("Hier, Kim Jong Un a parlé.", "Gestern sprach Kim Jong Un.")
    assert other_person(*pair, "fr-de", known, random.Random(1)) == [
        "Hier, Vladimir Poutine a parlé.",
        "Gestern sprach Wladimir Putin.",
    ]
    assert other_person(*pair, "fr-en", known, random.Random(1)) == list(pair)


@given(st.integers(0, 1000))
def test_another_number_stands_on_both_sides_and_years_stay_years(seed: int) -> None:
    source, target = other_number(SOURCE, TARGET, random.Random(seed))
    (number,) = (word for word in source.split() if word.isdigit())
    year = source.rsplit(" ", 1)[1].rstrip(".")
    assert number in target.split()
    assert target.endswith(f"in {year}.")
    assert 1850 <= int(year) <= 2035
    assert len(number) == 3


def test_what_has_no_name_or_number_stays() -> None:
    chances = random.Random(1)
    assert other_name("Il dort.", "He sleeps.", ["Grace"], chances) == ["Il dort.", "He sleeps."]
    assert other_number("Il dort.", "He sleeps.", chances) == ["Il dort.", "He sleeps."]


@pytest.mark.parametrize(("text", "bare"), [("À Séoul, ça gèle.", "A Seoul, ca gele.")])
def test_accents_are_lost_and_nothing_else(text: str, bare: str) -> None:
    assert without_accents(text) == bare


@pytest.mark.parametrize(
    ("shortest", "title"),
    [(1, "L'Arrivée De L’île À Élan 2 En Été"), (4, "l'Arrivée de l’île à Élan 2 en été")],
)
def test_a_title_has_capitals_where_words_of_some_length_begin(shortest: int, title: str) -> None:
    assert title_case("l'Arrivée de l’île à élan 2 en été", shortest) == title


def test_most_pairs_stay_as_they_are_and_each_kind_of_noise_occurs() -> None:
    chances = random.Random(1)
    pair = ("La réunion est finie.", "The meeting is over.")
    made = [roughen(*pair, [], chances, "fr-en") for _ in range(5000)]
    assert made.count(pair) > 4700
    assert set(made) == {
        pair,
        ("LA RÉUNION EST FINIE.", "The meeting is over."),
        ("La Réunion Est Finie.", "The meeting is over."),
        ("La Réunion est Finie.", "The meeting is over."),
        ("La reunion est finie.", "The meeting is over."),
        ("La réunion est finie", "The meeting is over"),
    }
