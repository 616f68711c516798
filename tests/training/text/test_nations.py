"""Another country or people stands on both sides, with the endings of the one before."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.nations import Nation, nations, other_nation


def by_name(name: str) -> Nation:
    return next(one for one in nations() if name in one.fr)


@pytest.mark.parametrize(
    ("language", "old", "text", "new", "written"),
    [
        ("fr", "allemand", "des navires allemands", "nord-coréen", "nord-coréens"),
        ("fr", "chinois", "une entreprise chinoise", "sud-coréen", "sud-coréenne"),
        ("fr", "américain", "les américaines", "français", "françaises"),
        ("fr", "américain", "les américains", "français", "français"),
        ("fr", "Russie", "en Russie", "Corée du Nord", "Corée du Nord"),
        ("de", "allemand", "der deutschen Marine", "russe", "russischen"),
        ("de", "Russie", "Russlands Marine", "Chine", "Chinas"),
        ("de", "Russie", "Russlands Marine", "Biélorussie", "Belarus"),
        ("en", "allemand", "the German navy", "nord-coréen", "North Korean"),
    ],
)
def test_the_other_name_takes_over_number_gender_and_case(
    language: str, old: str, text: str, new: str, written: str
) -> None:
    found = by_name(old).pattern(language).search(text)
    assert found
    assert by_name(new).written(language, found) == written


@given(st.integers(0, 500))
def test_both_sides_name_the_same_country(seed: int) -> None:
    chances = random.Random(seed)
    source, target = other_nation("La Chine vote.", "China stimmt ab.", "fr-de", chances)
    assert (source, target) != ("La Chine vote.", "China stimmt ab.")
    assert [one.fr[0] for one in nations() if source == f"La {one.fr[0]} vote."] == [
        one.fr[0] for one in nations() if target == f"{one.de} stimmt ab."
    ]


@given(st.integers(0, 500))
def test_an_english_article_fits_the_new_name(seed: int) -> None:
    target = other_nation("Un navire chinois", "A Chinese ship", "fr-en", random.Random(seed))[1]
    assert target.startswith("An ") == (target.split()[1][0] in "AEIO")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("La Chine et la Russie", "China and China"),
        ("La Chine vote.", "The Chinese vote."),
        ("une politique russe", "a Russian policy"),  # its gender is not to be seen
        ("La Chine de Chine", "China"),
        ("Il dort.", "He sleeps."),
    ],
)
def test_what_is_not_sure_stays(source: str, target: str) -> None:
    assert other_nation(source, target, "fr-en", random.Random(1)) == (source, target)


def test_every_row_of_the_table_is_whole() -> None:
    assert len(nations()) > 90
    for one in nations():
        assert one.kind in ("la", "l'", "le", "of")
        assert len(one.fr) == 1 + (one.kind == "of")
        assert all((one.en, one.de, one.weight > 0))
        assert (one.fr[0][0] in "AEIOUÉÎ") == (one.kind == "l'") or one.kind == "of"
