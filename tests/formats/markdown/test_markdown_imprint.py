"""Lines of a Markdown article that say who and when are what they are in every other format."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from l10n.formats import read_article
from l10n.formats.publication import publish
from l10n.model.article import Article, Role
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.workflow.extract import extract
from l10n.workflow.publishing.assemble import assemble
from l10n.workflow.units import source_units

BODY = [
    "Les premières caisses de poissons sont attendues à 5 h, et tout le monde a hâte d'ouvrir.",
    "Le chantier a coûté 4,2 millions d'euros, dont 1,1 million versé par la Région Bretagne.",
]
LINES = [
    "Mis à jour le 16 mai 2024 à 7 h 45.",
    "Publié le 3 mars 2024",
    "Par Anne Le Goff",
]
DAYS = (date(2024, 3, 3), date(2024, 5, 16))
_STATED = (Role.DATE, Role.BYLINE, Role.IMAGE_CREDIT)


def read(*paragraphs: str, head: str = "", roles: dict[int, Role] | None = None) -> Article:
    text = head + "\n\n".join(("# Le port rouvre", *paragraphs)) + "\n"
    return read_article(text.encode(), "port.fr.md", Locale("fr"), roles or {})


def stated(article: Article) -> list[tuple[Role, str, date | None]]:
    return [
        (block.role, block.span.of(article.text), block.date)
        for block in article.blocks
        if block.role in _STATED
    ]


def edition(article: Article, tag: str, to: str = "") -> str:
    catalog = extract(article, "port", Locale(tag), Glossary())
    units = (replace(one, target=one.source, state=State.REVIEWED) for one in catalog.units)
    finished = assemble(article, replace(catalog, units=tuple(units))).edition
    return publish(finished, to).decode()


@pytest.mark.parametrize("lines", [LINES, [f"*{line}*" for line in LINES]])
@pytest.mark.parametrize("end", [False, True])
def test_they_have_roles_and_dates_below_the_title_and_at_the_end(
    lines: list[str], end: bool
) -> None:
    article = read(*BODY, *lines) if end else read(*lines, *BODY)
    known = article.metadata
    assert [role for role, _, _ in stated(article)] == [Role.DATE, Role.DATE, Role.BYLINE]
    assert (known.published, known.updated, known.author) == (*DAYS, "Anne Le Goff")


def test_the_article_has_the_same_units_and_dates_in_every_format() -> None:
    title, lines = "Le port rouvre", [*LINES, *BODY]
    page = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html lang=fr><title>{title}</title><article><h1>{title}</h1>{page}</article></html>"
    document = docx.Document()
    document.add_paragraph(title, style="Title")
    for line in lines:
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    others = {
        "port.fr.txt": "\n".join([title, *lines]).encode(),
        "port.fr.html": page.encode(),
        "port.fr.docx": saved.getvalue(),
    }
    article = read(*lines)
    for name, data in others.items():
        other = read_article(data, name, Locale("fr"))
        assert {one.key for one in source_units(other)} == {
            one.key for one in source_units(article)
        }, name
        assert (other.metadata.published, other.metadata.updated) == DAYS, name


def test_their_dates_are_written_as_the_locale_writes_them_and_markup_stays() -> None:
    article = read("*Mis à jour le 16 mai 2024 à 7 h 45*", "Par [Anne Le Goff](/a)", *BODY)
    made = edition(article, "de")
    assert "\n*Aktualisiert am 16. Mai 2024*\n" in made
    assert "\nVon [Anne Le Goff](/a)\n" in made


def test_a_page_prints_a_date_of_the_body_once_and_one_of_the_front_matter_in_its_header() -> None:
    head = "---\ndate: 2024-03-03\nupdated: 16 mai 2024\n---\n\n"
    page = edition(read("Mis à jour le 16 mai 2024", *BODY, head=head), "en", "html")
    header, body = page.split("</header>")
    assert header.count("March 3, 2024") == header.count("May 16, 2024</time>") == 1
    assert body.count("May 16, 2024") == 1
    page = edition(read("Publié le 3 mars 2024", *BODY), "en", "html")
    assert page.count("Published: March 3, 2024") == 1


def test_a_label_takes_its_colon_along() -> None:
    assert "Image source: AFP\n" in edition(read(*BODY, "Photo : AFP"), "en")


@pytest.mark.parametrize(
    "paragraphs",
    [
        [*BODY, "3 mars 2024", *BODY],
        [*BODY, "Par Anne Le Goff", *BODY],
        [*BODY, "Rennes, le 3 mars 2024"],
        ["- Publié le 3 mars 2024", *BODY],
        ["> Par Anne Le Goff", *BODY],
        ["Par hasard.", *BODY],
        ["Publié le 3 mars 2024, l'avis a surpris tout le port.", *BODY],
        ["Par [Anne Le Goff](/a) et [Luc Morin](/b)", *BODY],
        ["Par Anne Le Goff"],
    ],
)
def test_elsewhere_or_with_more_words_they_are_text(paragraphs: list[str]) -> None:
    assert stated(read(*paragraphs)) == []


def test_a_byline_may_follow_the_paragraph_that_sums_the_article_up() -> None:
    assert stated(read(BODY[0], "Par Anne Le Goff", BODY[1])) == [
        (Role.BYLINE, "Anne Le Goff", None)
    ]


def test_the_role_that_the_project_gives_a_line_holds() -> None:
    article = read(*LINES, *BODY, roles={5: Role.BODY})
    assert [words for _, words, _ in stated(article)] == ["16 mai 2024 à 7 h 45", "Anne Le Goff"]
    assert any(block.span.of(article.text) == LINES[1] for block in article.blocks)
