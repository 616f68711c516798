"""Whole articles go through: their editions keep the structure, whatever they are written as."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n.formats.markdown import MARKDOWN
from l10n.formats.publication import to_html, to_markdown, to_source
from l10n.formats.publication.known import dek, known, plain
from l10n.model.article import Metadata, Role
from l10n.model.edition import Edition, Piece
from l10n.model.locale import Locale
from l10n.model.span import Span

FR, DE = Locale("fr"), Locale("de")
DATA = sorted((Path(__file__).parents[1] / "markdown" / "data").glob("*.md"))


def _edition(text: str) -> Edition:
    """An edition in which nothing is translated yet."""
    blocks, metadata = MARKDOWN.parse(text, FR, {})
    pieces = []
    for block in blocks:
        words = block.span.of(text)
        whole = (Span(0, len(words)),)
        pieces.append(Piece(block.role, words, block.level, date=block.date, foreign=whole))
    return Edition("a", FR, DE, "markdown", text, tuple(pieces), metadata)


def test_there_are_articles() -> None:
    assert len(DATA) >= 2


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_the_source_format_gives_back_the_text(path: Path) -> None:
    edition = _edition(path.read_text("utf-8"))
    assert to_source(edition) == edition.text


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_banner_and_an_origin_add_one_paragraph_each(path: Path, end: str) -> None:
    edition = _edition(path.read_text("utf-8").replace("\n", end))
    said = replace(edition, banner="1. Entwurf", origin_line="Aus *dem* Französischen")
    plain_marks, marks = MARKDOWN.skeleton(edition.text), MARKDOWN.skeleton(to_source(said))
    head = sum(mark.startswith("front matter") for mark in plain_marks)
    assert marks[:head] == plain_marks[:head]
    assert marks[head + 3 : -1] == plain_marks[head:]
    assert ("\r\n" in to_source(said)) == (end == "\r\n")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_byte_order_mark_stays_first(form: str) -> None:
    edition = Edition("a", FR, DE, form, "\ufeffText.\n", (), banner="Entwurf")
    assert to_source(edition).startswith("\ufeff")
    assert to_source(edition).count("\ufeff") == 1
    assert to_source(edition).endswith("\n\nText.\n")
    assert "\ufeff" not in to_markdown(edition)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_markdown_keeps_the_structure_of_the_body(path: Path) -> None:
    edition = _edition(path.read_text("utf-8"))
    marks = [
        [mark for mark in MARKDOWN.skeleton(text) if not mark.startswith("front matter")]
        for text in (edition.text, to_markdown(edition))
    ]
    assert marks[0] == marks[1]


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_html_marks_every_word_that_is_not_translated(path: Path) -> None:
    edition = _edition(path.read_text("utf-8"))
    body = to_html(edition).partition("<article>")[2]
    for piece in edition.pieces:
        first = plain(piece.text).split()[0].replace("&", "&amp;").replace("'", "&#x27;")
        if piece.role is not Role.CAPTION:  # the description of an image is an attribute
            assert f'lang="fr">{first}' in body or f" {first}" in body


def test_what_an_edition_says_of_itself_is_plain_text() -> None:
    text = "---\nsection: 'L''Est'\n---\n\n# Le *K&amp;N* \\#1\n\nCorps.\n"
    pieces = (Piece(Role.SECTION, "L''Est"), Piece(Role.DEK, "Un *mot* \\*"))
    metadata = Metadata(title="Le *K&amp;N* \\#1", section="L''Est")
    edition = Edition("a", FR, DE, "markdown", text, pieces, metadata)
    assert known(edition).title == "Le K&N #1"
    assert known(edition).section == "L'Est"
    assert dek(edition) == "Un mot *"
    assert "L''Est" not in to_html(edition)
    assert "<title>Le K&amp;N #1</title>" in to_html(edition)
