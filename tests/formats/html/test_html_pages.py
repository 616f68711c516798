"""Pages in the styles of many sites: what is the article, and that editions hold nothing else."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from l10n.formats import read_article
from l10n.formats.html import HTML, content
from l10n.model.article import Article, Block, Role
from l10n.model.locale import Locale
from l10n.model.span import splice

PAGES = sorted(Path(__file__).with_name("pages").glob("*.html"))


def test_there_are_pages() -> None:
    assert len(PAGES) >= 12


def _read(page: Path) -> Article:
    return read_article(page.read_bytes(), page.name, Locale.parse(page.name.split(".")[-2]))


def _words(article: Article, block: Block) -> str:
    pieces: list[str] = []
    at = block.span.start
    for code in block.codes:
        pieces.append(article.text[at : code.span.start])
        pieces.append((code.shown or "") if code.is_text else " " if code.shown == "<br>" else "")
        at = code.span.end
    return "".join((*pieces, article.text[at : block.span.end]))


def _printed(article: Article) -> list[tuple[str, str]]:
    """Role and words of what the page prints of the article: no attributes, no head."""
    apart = ("in the head", "the description of", "the title of")
    return [
        (block.role.value, _words(article, block))
        for block in article.blocks
        if block.role is not Role.CHROME and not any(what in block.reason for what in apart)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_blocks_and_roles_are_those_a_reader_sees(page: Path) -> None:
    gold = page.with_suffix(".roles").read_text(encoding="utf-8").splitlines()
    assert _printed(_read(page)) == [tuple(line.split("\t")) for line in gold]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_metadata_is_exact(page: Path) -> None:
    gold = tomllib.loads(page.with_suffix(".toml").read_text(encoding="utf-8"))
    known = asdict(_read(page).metadata)
    assert {key: value for key, value in known.items() if value is not None} == gold


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_comes_back_byte_for_byte(page: Path) -> None:
    data = page.read_bytes()
    article = _read(page)
    spans = {block.span: block.span.of(article.text) for block in article.blocks}
    assert HTML.encode(splice(article.text, spans), data) == data


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_of_the_page_around_stays_in_an_edition(page: Path) -> None:
    article = _read(page)
    gone = {block.extent: "" for block in article.blocks if block.role is Role.CHROME}
    edition = splice(article.text, gone)
    assert not [what for _, what in HTML.untouched(edition) if what == "text around the article"]
    again = read_article(HTML.encode(edition, article.packed), page.name, article.locale)
    assert _printed(again) == _printed(article)
    assert "<h1>" in content(edition)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_scripts_styles_and_the_head_are_never_cut(page: Path) -> None:
    article = _read(page)
    for block in article.blocks:
        if block.role is Role.CHROME:
            cut = block.extent.of(article.text).lower()
            assert "<script" not in cut
            assert "<style" not in cut
            assert "<meta" not in cut


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_titles_in_the_same_words_are_one_unit(page: Path) -> None:
    article = _read(page)
    titles = [block for block in article.blocks if block.role is Role.TITLE]
    # In a heading with tags in it, the words are the same, the punctuation may be another.
    tagged = any(not code.is_text for block in titles for code in block.codes)
    said = {_words(article, block) for block in titles}
    assert tagged or len({tuple(re.findall(r"\w+", one)) for one in said}) == len(said)
