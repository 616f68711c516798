"""The door of the formats: suffix to format, bytes to article, errors that say where."""

from __future__ import annotations

import pytest

from l10n.errors import InputError, UsageError
from l10n.formats import format_named, format_of, formats, read_article
from l10n.model.article import Role
from l10n.model.locale import Locale

FRENCH = Locale.parse("fr")
PAGE = """\
Politique
Le budget est voté
Par Anne Le Goff
Le Parlement a voté mardi soir le budget de la défense, après dix heures de débat.
Inscrivez-vous à notre newsletter
"""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/kim.fr.txt", "text"),
        ("KIM.FR.TXT", "text"),
        ("a.md", "markdown"),
        ("b.markdown", "markdown"),
        ("a.html", "html"),
        ("a.htm", "html"),
        ("A.XHTML", "html"),
    ],
)
def test_the_suffix_names_the_format(path: str, name: str) -> None:
    assert format_of(path).name == name


def test_every_format_is_found_by_its_name_and_by_each_of_its_suffixes() -> None:
    assert formats()
    for kind in formats():
        assert format_named(kind.name) is kind
        assert all(format_of(f"a{suffix}") is kind for suffix in kind.suffixes)


def test_a_file_of_another_kind_is_refused_with_the_suffixes_we_read() -> None:
    with pytest.raises(UsageError) as caught:
        format_of("a.pages")
    assert ".txt, .text, .md, .markdown" in caught.value.advice


def test_a_format_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageError):
        format_named("pdf")


def test_bytes_become_an_article() -> None:
    article = read_article(PAGE.encode(), "articles/budget.fr.txt", FRENCH)
    roles = ["section", "title", "byline", "body", "chrome"]
    assert [str(block.role) for block in article.blocks] == roles
    assert (article.path, article.format, article.text) == ("articles/budget.fr.txt", "text", PAGE)
    assert article.metadata.author == "Anne Le Goff"


def test_a_role_from_the_configuration_wins() -> None:
    article = read_article(PAGE.encode(), "a.fr.txt", FRENCH, {5: Role.BODY})
    assert article.blocks[-1].role is Role.BODY
    assert article.blocks[-1].reason == "l10n.toml says so"


def test_a_page_without_body_is_refused_with_its_path_and_advice() -> None:
    with pytest.raises(InputError) as caught:
        read_article(PAGE.encode(), "a.de.txt", Locale.parse("de"))
    assert str(caught.value.where) == "a.de.txt"
    assert "no body: no paragraph in German" in caught.value.message
    assert "l10n.toml" in caught.value.advice
