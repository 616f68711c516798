"""The profile of a site gives lines their roles, below an editor and above the looks of a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.formats import read_article
from l10n.formats.sites import Patterns, roles_of, site_of
from l10n.formats.text.lexicon import plain_forms
from l10n.model.article import Role
from l10n.model.locale import Locale
from l10n.model.site import Site

FRENCH = Locale.parse("fr")
PAGE = """\
Le Ponant libre
Économie
La criée de Port-Navalo ferme ses portes
Coup de projecteur
Publié le 12 mars 2024
La dernière vente a eu lieu jeudi matin, devant une trentaine d’acheteurs.
Le syndicat mixte cherche un repreneur depuis l’automne dernier.
Le kiosque du Ponant
Ce hors-série sur les phares de la côte est en vente depuis le mois dernier.
"""
SITE = Site(
    "ponant",
    match=("Le Ponant libre",),
    lines={Role.CHROME: ("Coup de projecteur",)},
    tail=("Le kiosque du Ponant",),
)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("Lire aussi : *", "LIRE AUSSI – Le port fermé"),
        ("Lire aussi : *", "Lire aussi :"),
        ("Lecture # min", "Lecture 12 min"),
        ("* | Le Ponant", "La criée ferme | Le Ponant"),
        ("Le * du * Ponant", "Le grand kiosque du nouveau Ponant"),
        ("À LA UNE", "a la une"),
    ],
)
def test_a_pattern_fits_whatever_case_accents_and_signs(pattern: str, line: str) -> None:
    assert Patterns([pattern]).fit(plain_forms(line))


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("Lire aussi : *", "À lire aussi : Le port fermé"),
        ("Lecture # min", "Lecture rapide"),
        ("Le * du * Ponant", "Le Ponant"),
        ("a b * b a", "a b a"),
        ("Publicité", "Publicité mensongère"),
    ],
)
def test_a_pattern_fits_nothing_else(pattern: str, line: str) -> None:
    assert not Patterns([pattern]).fit(plain_forms(line))


@given(
    st.lists(st.sampled_from(["a", "b", "*"]), min_size=1, max_size=5),
    st.lists(st.sampled_from("ab"), max_size=6),
)
def test_a_star_stands_for_any_words(pattern: list[str], line: list[str]) -> None:
    def fits(pattern: list[str], line: list[str]) -> bool:
        if not pattern:
            return not line
        if pattern[0] == "*":
            return fits(pattern[1:], line) or (bool(line) and fits(pattern, line[1:]))
        return line[:1] == pattern[:1] and fits(pattern[1:], line[1:])

    assert Patterns([" ".join(pattern)]).fit(tuple(line)) == fits(pattern, line)


def test_a_page_is_told_by_a_line_or_by_the_name_of_its_file() -> None:
    named = Site("named", files=("ponant-*.txt",))
    assert site_of("articles/x.txt", PAGE, [SITE]) is SITE
    assert site_of("articles/ponant-7.fr.txt", "…", [SITE, named]) is named
    assert site_of("articles/x.txt", "Le Ponant libre est un journal.", [SITE, named]) is None


def test_the_profile_says_so_and_an_editor_goes_over_it() -> None:
    article = read_article(PAGE.encode(), "a.fr.txt", FRENCH, {9: Role.BODY}, [SITE])
    found = {article.line(block.extent): (block.role, block.reason) for block in article.blocks}
    assert found[4] == (Role.CHROME, "the profile of ponant says so")
    assert found[8] == (Role.CHROME, "the profile of ponant says so")
    assert found[9] == (Role.BODY, "l10n.toml says so")
    assert found[3][0] is Role.TITLE
    assert article.metadata.section == "Économie"


def test_without_a_profile_the_page_is_read_as_before() -> None:
    other = Site("other", match=("Une autre page",), tail=("Publié le #",))
    plain = read_article(PAGE.encode(), "a.fr.txt", FRENCH)
    assert read_article(PAGE.encode(), "a.fr.txt", FRENCH, {}, [other]) == plain


def test_a_section_is_given_to_the_first_line_alone() -> None:
    site = Site("x", files=("*",), lines={Role.SECTION: ("Mer",), Role.HEADING: ("Repères",)})
    roles = roles_of("Mer\nTitre\nRepères\nMer\nRepères\n", site)
    assert roles == {1: Role.SECTION, 3: Role.HEADING, 5: Role.HEADING}


def test_the_last_such_line_begins_the_tail() -> None:
    assert roles_of("Kiosque\nTitre\n\nKiosque\nFin\n", Site("x", tail=("Kiosque",))) == {
        4: Role.CHROME,
        5: Role.CHROME,
    }


def test_profiles_are_for_dumps_alone(tmp_path: Path) -> None:
    text = "# Titre\n\nCoup de projecteur\n"
    article = read_article(text.encode(), "a.fr.md", FRENCH, {}, [Site("x", files=("*",))])
    assert all("profile" not in block.reason for block in article.blocks)
