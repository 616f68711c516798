"""The article of this project as a document gives the units and the edition that its dump gives."""

from __future__ import annotations

import io
from html import escape
from pathlib import Path

import docx

from l10n import po
from l10n.formats import read_article
from l10n.formats.publication import publish
from l10n.model.article import Article, Role
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.workflow.publishing.assemble import assemble
from l10n.workflow.units import source_units
from tests.formats.docx.wordprocessing import document, members, paragraph, run

CHECKOUT = Path(__file__).parents[3]
DUMP = CHECKOUT / "articles" / "article.fr.txt"
_STYLES = {
    Role.SECTION: "Rubrique",
    Role.TITLE: "Titre",
    Role.IMAGE_CREDIT: "Legende",
    Role.AUTHOR_BIO: "Auteur",
}
# As Word cuts a paragraph into runs when somebody types in it on several days.
_CUT = 37


def _dump() -> Article:
    return read_article(DUMP.read_bytes(), DUMP.name, Locale("fr"))


def real_document(article: Article) -> bytes:
    """The article as Word writes one; every long paragraph in several runs."""
    body = []
    for block in article.blocks:
        if block.role is Role.CHROME or block.repeated:
            continue
        words = block.extent.of(article.text).strip()
        parts = [words[at : at + _CUT] for at in range(0, len(words), _CUT)]
        if block.role in (Role.DATE, Role.IMAGE_CREDIT):
            parts = [words]
        runs = '<w:proofErr w:type="gramStart"/>'.join(
            run(escape(part, quote=False), '<w:lang w:val="fr-CH"/>' if number % 2 else "")
            for number, part in enumerate(parts)
        )
        body.append(paragraph(runs, _STYLES.get(block.role, "")))
    title = escape(article.metadata.title or "", quote=False)
    return document("".join(body), title=title)


def _catalog() -> Catalog:
    path = CHECKOUT / "locales" / "de" / "LC_MESSAGES" / "article.po"
    return po.read(path.read_bytes(), path.name, article="article").catalog


def test_the_units_are_those_of_the_dump_in_the_same_order() -> None:
    source = _dump()
    article = read_article(real_document(source), "article.fr.docx", Locale("fr"))
    wanted = list(dict.fromkeys(unit.key for unit in source_units(source)))
    assert len(wanted) > 50
    assert list(dict.fromkeys(unit.key for unit in source_units(article))) == wanted
    assert article.metadata == source.metadata


def test_the_german_edition_has_the_sentences_of_the_dumps_edition() -> None:
    source = _dump()
    data = real_document(source)
    article = read_article(data, "article.fr.docx", Locale("fr"))
    catalog = _catalog()
    dumped = assemble(source, catalog).edition
    edition = assemble(article, catalog).edition
    written = publish(edition)
    assert written == publish(edition)
    found = docx.Document(io.BytesIO(written))
    lines = [one.text for one in found.paragraphs]
    assert lines[:-1] == dumped.text.splitlines()
    assert lines[-1] == edition.origin_line
    assert found.core_properties.title == edition.metadata.title
    assert found.core_properties.language == "de"
    assert b"fr-" not in b"".join(members(written).values())
    assert [one.style.name for one in found.paragraphs if one.style][:2] == ["Rubrique", "Title"]
