"""Labelled page dumps: every line gets the role a reader would give it, and metadata is exact."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest

from l10n.formats import read_article
from l10n.formats.text import TEXT
from l10n.model.article import Article
from l10n.model.locale import Locale

DUMPS = Path(__file__).parents[1] / "dumps"
PAGES = sorted(path.name.removesuffix(".txt") for path in DUMPS.glob("*.txt"))
ARTICLE = Path(__file__).parents[3] / "articles" / "article.fr.txt"


@cache
def parse(page: str) -> Article:
    path = DUMPS / f"{page}.txt"
    return read_article(path.read_bytes(), path.name, Locale.parse(page.rpartition(".")[2]))


def roles(article: Article) -> list[str]:
    """The role of each line, as the ``.roles`` files write it."""
    found: list[list[str]] = [[] for _ in article.text.splitlines()]
    for block in article.blocks:
        first = article.line(block.extent) - 1
        for line in range(first, first + len(block.extent.of(article.text).splitlines())):
            found[line].append(f"{block.role} again" if block.repeated else str(block.role))
    return ["+".join(line) for line in found]


def test_the_pages_were_found() -> None:
    assert len(PAGES) >= 60
    assert {page.rpartition(".")[2] for page in PAGES} == {"fr", "de", "en"}


@pytest.mark.parametrize("page", PAGES)
def test_every_line_has_its_role(page: str) -> None:
    article = parse(page)
    gold = (DUMPS / f"{page}.roles").read_text(encoding="utf-8").splitlines()
    lines = article.text.splitlines()
    assert len(gold) == len(lines)
    wrong = [
        f"{number}: {got} instead of {role}: {line}"
        for number, (role, got, line) in enumerate(
            zip(gold, roles(article), lines, strict=True), start=1
        )
        if role != got
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("page", PAGES)
def test_metadata_is_exact(page: str) -> None:
    gold = tomllib.loads((DUMPS / f"{page}.toml").read_text(encoding="utf-8"))
    known = {name: value for name, value in asdict(parse(page).metadata).items() if value}
    assert known == gold


@pytest.mark.parametrize("page", PAGES)
def test_every_role_has_a_reason(page: str) -> None:
    assert all(block.reason for block in parse(page).blocks)


def test_an_article_in_a_language_without_phrases_is_read_by_its_shape() -> None:
    lines = [
        "Economía",
        "La lonja del puerto cierra sus puertas",
        "Share",
        "La última subasta se celebró el jueves por la mañana, ante una treintena de compradores.",
        "El sindicato busca un comprador desde el otoño, pero nadie ha presentado una oferta.",
        "© 2024 El Faro. All rights reserved.",
    ]
    blocks, metadata = TEXT.parse("\n".join(lines), Locale("es"), {})
    expected = ["section", "title", "chrome", "body", "body", "chrome"]
    assert [str(block.role) for block in blocks] == expected
    assert metadata.title == lines[1]


def test_a_call_to_readers_between_the_body_and_the_foot_is_furniture() -> None:
    lines = [
        "Die letzte Kettenfähre geht in Rente",
        "Um kurz nach fünf legt die „Anna“ ein letztes Mal ab, an Bord sind elf Fahrgäste.",
        "Der Kreis hatte im Frühjahr beschlossen, die Fähre nicht mehr prüfen zu lassen.",
        "Diskutieren Sie mit: Hätte der Kreis die Fähre retten müssen?",
        "Impressum",
    ]
    blocks, _ = TEXT.parse("\n".join(lines), Locale("de"), {})
    assert [str(block.role) for block in blocks] == ["title", "body", "body", "chrome", "chrome"]


def test_the_real_article() -> None:
    article = read_article(ARTICLE.read_bytes(), "articles/article.fr.txt", Locale.parse("fr"))
    head = ["section", "title", "image-credit", "chrome", "chrome", "chrome"]
    head += ["section again", "image-credit again", "date", "date"]
    tail = ["chrome", "author-bio", "author-bio", "chrome", "chrome"]
    assert roles(article) == [*head, *["body"] * 14, *tail]
    dates = [(b.label, b.date and b.date.isoformat()) for b in article.blocks if b.date]
    assert dates == [("first-published", "2023-09-12"), ("published", "2023-10-17")]
    assert article.metadata.author == "Frederic Spohr"
    assert article.metadata.section == "Defense & Security"
    assert article.metadata.image_credit == "Wikimedia Commons"
