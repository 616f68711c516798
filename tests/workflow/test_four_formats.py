"""The same article as a dump, Markdown, a page and a document: same units, same edition."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import escape
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from l10n import po
from l10n.formats import read_article
from l10n.formats.publication import publish
from l10n.model.article import Article, Block, Role
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.workflow.publishing.assemble import assemble
from l10n.workflow.units import source_units

FRENCH = Locale("fr")
CHECKOUT = Path(__file__).parents[2]
DUMP = CHECKOUT / "articles" / "article.fr.txt"
PUBLISHED = "Oct.17, 2023"
SITE = "If you want to subscribe to World & New World Newsletter, please enter your e-mail"


def dump() -> Article:
    return read_article(DUMP.read_bytes(), DUMP.name, FRENCH)


def shown(article: Article) -> list[tuple[Block, str]]:
    """The lines of the dump that are the article's, once each, in order."""
    return [
        (block, block.extent.of(article.text).strip())
        for block in article.blocks
        if block.role is not Role.CHROME and not block.repeated
    ]


def as_markdown(article: Article) -> bytes:
    known = article.metadata
    head = f'---\nsection: "{known.section}"\nimage_credit: {known.image_credit}\n'
    head += f"first_published: Sep.12,2023\ndate: {PUBLISHED}\n---\n"
    lines = [
        f"# {words}" if block.role is Role.TITLE else words
        for block, words in shown(article)
        if block.role in (Role.TITLE, Role.BODY, Role.AUTHOR_BIO)
    ]
    return (head + "\n" + "\n\n".join(lines) + "\n").encode()


def as_page(article: Article) -> bytes:
    tags = {Role.TITLE: "h1", Role.IMAGE_CREDIT: "figcaption"}
    classes = {Role.SECTION: "category", Role.DATE: "date", Role.AUTHOR_BIO: "author-bio"}
    lines = []
    for block, words in shown(article):
        tag = tags.get(block.role, "p")
        kind = f' class="{classes[block.role]}"' if block.role in classes else ""
        lines.append(f"<{tag}{kind}>{escape(words, quote=False)}</{tag}>")
    title = escape(article.metadata.title or "", quote=False)
    menu = '<nav><a href="/">Home</a> <a href="/articles">Articles</a></nav>'
    return (
        '<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">'
        f"<title>{title} | World &amp; New World</title></head>\n"
        f"<body>{menu}<article>\n"
        + "\n".join(lines)
        + f"\n</article><p>{escape(SITE)}</p></body></html>"
    ).encode()


def as_document(article: Article) -> bytes:
    document = docx.Document()
    document.styles.add_style("Author Bio", WD_STYLE_TYPE.PARAGRAPH)
    styles = {Role.TITLE: "Title", Role.IMAGE_CREDIT: "Caption", Role.AUTHOR_BIO: "Author Bio"}
    for block, words in shown(article):
        document.add_paragraph(words, style=styles.get(block.role))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


# October 17, 2023 and 17. Oktober 2023, with what is printed before them
DATE = re.compile(r"^\D*(?=\b(?:October 17|17\. Oktober))")

FORMATS = {
    "article.fr.md": as_markdown,
    "article.fr.html": as_page,
    "article.fr.docx": as_document,
}


def reviewed(locale: Locale, article: Article) -> Catalog:
    """The reviewed catalog, its units in the roles of ``article``: Markdown has no mark for some."""
    path = CHECKOUT / "locales" / locale.folder / "LC_MESSAGES" / "article.po"
    catalog = po.read(path.read_bytes(), path.name, article="article").catalog
    known = {unit.key.source: unit for unit in catalog.units}
    units = {one.key: one for one in source_units(article)}
    return replace(
        catalog, units=tuple(replace(known[key.source], key=key, notes=()) for key in units)
    )


@pytest.mark.parametrize("name", FORMATS)
def test_the_article_has_the_same_sentences_in_every_format(name: str) -> None:
    source = dump()
    article = read_article(FORMATS[name](source), name, FRENCH)
    wanted = {unit.key.source for unit in source_units(source)}
    assert len(wanted) > 50
    assert {unit.key.source for unit in source_units(article)} == wanted
    assert article.metadata.first_published == source.metadata.first_published
    assert article.metadata.published == source.metadata.published


@pytest.mark.parametrize("tag", ["en", "de"])
@pytest.mark.parametrize("name", FORMATS)
def test_its_edition_says_the_same_in_every_format(name: str, tag: str) -> None:
    source = dump()
    article = read_article(FORMATS[name](source), name, FRENCH)
    editions = (assemble(one, reviewed(Locale(tag), one)).edition for one in (source, article))
    wanted, made = (lines(publish(edition, "text").decode()) for edition in editions)
    assert made == wanted
    assert len(made) > 20


def lines(edition: str) -> list[str]:
    """Its lines; those of its dates, which each format prints otherwise, without their label."""
    found = (line for line in edition.splitlines() if line)
    return sorted(DATE.sub("", line) if len(line) < 60 else line for line in found)
