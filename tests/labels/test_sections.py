"""A section is called as newspapers of the locale call it; what no table knows is left alone."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import languages
from l10n.labels import labels
from l10n.model.locale import Locale, known_locales

CASES = [
    ("Opinion", "fr", "de", "Meinung"),
    ("Tribune", "fr", "en", "Guest essay"),
    ("TRIBUNE", "fr", "en-GB", "GUEST COLUMN"),
    ("Enquête", "fr", "en", "Investigation"),
    ("ENQUETE", "fr", "de", "RECHERCHE"),
    ("Sport", "fr", "en", "Sports"),
    ("Sport", "fr", "en-GB", "Sport"),
    ("Défense", "fr", "en", "Defense"),
    ("Défense", "fr", "en-GB", "Defence"),
    ("International", "fr", "de-CH", "Ausland"),
    ("L'éditorial", "fr", "de", "Leitartikel"),
    ("Wirtschaft", "de", "fr", "Économie"),
    ("Fussball", "de-CH", "fr", "Football"),
    ("Fußball", "de", "de-CH", "Fussball"),
    ("Culture & Société", "fr", "de", "Kultur & Gesellschaft"),
    ("Culture et société", "fr", "en", "Culture and Society"),
    ("Defense & Security", "fr", "de", "Verteidigung & Sicherheit"),
    ("Culture et Zorglub", "fr", "de", None),
    ("Zorglub", "fr", "de", None),
    ("", "fr", "de", None),
    ("&", "fr", "de", None),
]
TABLES = [tag for tag in languages.known() if "sections" in languages.table(tag).get("printed", {})]


@pytest.mark.parametrize(("name", "source", "target", "expected"), CASES)
def test_a_section_has_its_name_in_each_locale(name, source, target, expected):
    assert labels(Locale(target)).section(name, Locale(source)) == expected


def test_there_are_tables():
    assert {"de", "en", "fr"} <= set(TABLES)


@pytest.mark.parametrize(("one", "other"), list(permutations(["de", "en", "fr"], 2)))
def test_languages_know_the_same_sections(one, other):
    theirs = languages.table(other)["printed"]["sections"]
    assert languages.table(one)["printed"]["sections"].keys() == theirs.keys()


@pytest.mark.parametrize("tag", TABLES)
def test_a_name_belongs_to_one_section_and_none_is_empty(tag):
    sections = languages.table(tag)["printed"]["sections"]
    names = [name.casefold() for listed in sections.values() for name in set(listed)]
    assert all(sections.values())
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("tag", TABLES)
def test_every_section_stays_itself_in_its_own_locale(tag):
    locale = Locale(tag)
    for listed in languages.table(tag)["printed"]["sections"].values():
        assert labels(locale).section(listed[0], locale) == listed[0]


@given(st.text(max_size=80), st.sampled_from(known_locales()), st.sampled_from(known_locales()))
def test_any_name_is_known_or_not(name, source, target):
    found = labels(target).section(name, source)
    assert found is None or found.strip()
