"""A catalog in the place of another article's, or of a newer version of ours, is not worked on."""

from __future__ import annotations

import pytest

from l10n import __version__, po
from l10n.errors import InputError
from l10n.po.charset import LIMIT

PLACE = "locales/de/LC_MESSAGES/kim.po"


def catalog(project: str, *places: str, generator: str = f"article-l10n {__version__}") -> bytes:
    entries = "".join(f'\n#: {place}\nmsgid "{place}"\nmsgstr "x"\n' for place in places)
    return (
        f'msgid ""\nmsgstr ""\n"Project-Id-Version: {project}\\n"\n"X-Generator: {generator}\\n"\n'
        f'"Content-Type: text/plain; charset=UTF-8\\n"\n{entries or chr(10)}'
    ).encode()


def refusal(data: bytes, path: str = PLACE, article: str | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        po.read(data, path, article=article)
    assert caught.value.exit_code == 2
    assert "Nothing was changed." in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        catalog("port", "articles/port.fr.txt:1", "articles/port.fr.txt:2"),
        catalog("", "articles/port.fr.txt:1"),
        catalog("My project 1.0", "articles/kimono.fr.txt:1", generator="Poedit 3.4"),
        catalog("port"),
    ],
)
def test_the_catalog_of_another_article_is_refused_where_this_one_belongs(data: bytes) -> None:
    for error in (refusal(data), refusal(data, "kim.po", "kim"), refusal(data, PLACE, "2024/kim")):
        assert error.code == "po-other-article"
        assert error.where is not None
        assert error.where.line == 1
        assert "Project-Id-Version: " in error.advice


@pytest.mark.parametrize(
    "data",
    [
        catalog("kim", "articles/kim.fr.txt:1"),
        # A PO editor has put something else there.
        catalog("My project 1.0", "articles/kim.fr.txt:1", generator="Poedit 3.4"),
        catalog("PACKAGE VERSION", "articles/2023/kim.md:7"),
        # The article has a new name, and somebody has said so.
        catalog("kim", "articles/kimono.fr.txt:1"),
        catalog("another", generator="Lokalize 24.2"),
        # A part of it was merged from another file.
        catalog("port", "articles/port.fr.txt:1", "articles/kim.fr.txt:1"),
        catalog("port", "C:\\\\texts\\\\kim.fr.txt:1"),
        catalog(""),
    ],
)
def test_its_own_catalog_is_read_whatever_an_editor_made_of_the_header(data: bytes) -> None:
    assert po.read(data, PLACE).catalog.article == "kim"
    assert po.read(data, PLACE, article="kim").catalog.article == "kim"


def test_letters_that_macos_takes_apart_are_the_same_letters() -> None:
    data = catalog("x", "articles/e\u0301te\u0301.fr.txt:1")
    assert po.read(data, "locales/de/LC_MESSAGES/été.po").catalog.article == "été"


def test_a_file_that_was_sent_around_may_have_any_name() -> None:
    data = catalog("port", "articles/port.fr.txt:1")
    assert po.read(data, "Downloads/port (2).po").catalog.article == "port (2)"


@pytest.mark.parametrize("version", ["99", "99.1", f"{__version__}.1", "0.999999999.0"])
def test_a_catalog_of_a_newer_version_is_refused_with_the_way_out(version: str) -> None:
    error = refusal(catalog("kim", generator=f"article-l10n {version}"), "sent.po")
    assert error.code == "po-newer"
    assert f"Update article-l10n to {version}" in error.advice


@pytest.mark.parametrize(
    "generator",
    [f"article-l10n {__version__}", "article-l10n 0.0.9", "article-l10n", "Poedit 99.1",
     "article-l10n-exporter 99", "article-l10n " + "9" * 5000, ""],
)  # fmt: skip
def test_what_an_equal_or_older_version_or_another_tool_wrote_is_read(generator: str) -> None:
    po.read(catalog("kim", generator=generator), "sent.po")


def test_a_file_that_is_far_too_large_is_refused_at_once() -> None:
    error = refusal(b"#" * (LIMIT + 1), "huge.po")
    assert error.code == "po-too-large"
    assert "Split the article" in error.advice


def test_a_line_number_of_thousands_of_digits_is_no_line_number() -> None:
    [unit] = po.read(catalog("kim", f"a.txt:{'9' * 5000}"), "sent.po").catalog.units
    assert unit.references[0].line == 0
