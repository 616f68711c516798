"""Editions written as Markdown say the same as the edition."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pyromark
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from l10n.formats.markdown import MARKDOWN
from l10n.formats.markdown.events import OPTIONS
from l10n.formats.publication import to_markdown
from l10n.formats.publication.plain import as_markdown
from l10n.model.article import Metadata, Role
from l10n.model.edition import Edition, Piece
from l10n.model.locale import Locale

FR, DE = Locale("fr"), Locale("de")
PIECES = (
    Piece(Role.SECTION, "Sicherheit"),
    Piece(Role.TITLE, "Titel: 1. *Teil*"),
    Piece(Role.DATE, "12. September 2023", label="Erschienen:", date=date(2023, 9, 12)),
    Piece(Role.DEK, "Ein Vorspann"),
    Piece(Role.BODY, "12. September. Ende"),
    Piece(Role.HEADING, "Zwei", level=2),
    Piece(Role.LIST_ITEM, "eins", level=1),
    Piece(Role.LIST_ITEM, "innen", level=3),
    Piece(Role.LIST_ITEM, "- zwei", level=1),
    Piece(Role.QUOTE, "> Zitat"),
)
KNOWN = Metadata(title="Titel: 1. *Teil*", section="Sicherheit", published=date(2023, 9, 12))
EDITION = Edition("a", FR, DE, "text", "…", PIECES, KNOWN, source="articles/a.fr.txt")

# What Markdown lives on, among words.
_PLAIN = st.lists(
    st.sampled_from([*"*_`~[]()<>#+-=|!&;\\{}:.^$\"' 1ax\u00a0é«😀", "12.", "&amp;", "<b>", "http://a.b", "\n", "---"]),
    max_size=25,
).map("".join)  # fmt: skip


def _reader_sees(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).strip("\n")


@given(_PLAIN)
@example("12. September")
@example("[^1]: x")
@example("_a_b_ *c* `d` ~~e~~ <https://a.b> &lt; \\* # g #")
@example("a {#b}")
def test_plain_text_shows_as_itself(text: str) -> None:
    plain = re.sub(r"[\n ]+", " ", text).strip(" ")
    for options in (OPTIONS, pyromark.Options(0)):
        for before in ("", "# ", "> ", "- ", "*x* "):
            html = pyromark.html(before + as_markdown(text) + "\n", options=options)
            lead = "x " if before == "*x* " and plain else "x" if before == "*x* " else ""
            assert _reader_sees(html) == lead + plain, html


def test_a_text_edition_has_front_matter_and_body() -> None:
    written = to_markdown(EDITION)
    head, body = written.removeprefix("---\n").split("---\n", 1)
    assert yaml.safe_load(head) == {
        "lang": "de",
        "title": "Titel: 1. *Teil*",
        "description": "Ein Vorspann",
        "section": "Sicherheit",
        "published": date(2023, 9, 12),
        "translated_from": "fr",
        "source": "articles/a.fr.txt",
    }
    assert body == (
        "\n# Titel: 1. \\*Teil\\*\n\n*Ein Vorspann*\n\n12\\. September. Ende\n\n## Zwei\n\n"
        "- eins\n  - innen\n- \\- zwei\n\n> \\> Zitat\n"
    )


def test_it_parses_back_to_the_same_pieces() -> None:
    written = to_markdown(EDITION)
    blocks, known = MARKDOWN.parse(written, DE, {})
    assert known.title == KNOWN.title
    assert known.published == KNOWN.published
    roles = [block.role for block in blocks if block.extent.start > written.index("\n# ")]
    shown = (Role.SECTION, Role.DATE)
    assert roles == [
        Role.BODY if piece.role is Role.DEK else piece.role
        for piece in PIECES
        if piece.role not in shown
    ]


def test_a_draft_says_so_first() -> None:
    draft = Edition(
        "a", FR, DE, "text", "…", PIECES, KNOWN, banner="Entwurf *1*", origin_line="Aus"
    )
    _, head, body = to_markdown(draft).split("---\n", 2)
    assert yaml.safe_load(head)["draft"] is True
    assert body.startswith("\n> **Entwurf \\*1\\***\n")
    assert body.endswith("\n\n*Aus*\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Der *Text*.\n", "---\nlang: de\ntitle: T\ntranslated_from: fr\n---\n\nDer *Text*.\n"),
        (
            "---\nlang: fr\nlayout: post # x\ntitle: 'T'\n---\n\n\n    Code\n\nText.\n",
            "---\nlayout: post # x\ntitle: 'T'\nlang: de\ntranslated_from: fr\n---\n\n    Code\n\nText.\n",
        ),
        (
            '+++\ntitle = "T"\nlang = "fr"\n[extra]\nlang = "x"\n+++\nText.\n',
            '+++\nlang = "de"\ntranslated_from = "fr"\ntitle = "T"\n[extra]\nlang = "x"\n+++\n\nText.\n',
        ),
        ("---\n{title: T}\n---\nText.\n", "---\nlang: de\ntitle: T\ntranslated_from: fr\n---\n\nText.\n"),
    ],
)  # fmt: skip
def test_a_markdown_edition_keeps_its_body_and_its_own_keys(source: str, expected: str) -> None:
    edition = Edition("a", FR, DE, "markdown", source, (), Metadata(title="T"))
    assert to_markdown(edition) == expected


def test_labels_of_dates_are_known_from_the_front_matter_of_the_source() -> None:
    source = "---\ndate: 2023-09-12\n---\nText.\n"
    known = Metadata(published=date(2023, 9, 12), updated=date(2024, 1, 5))
    written = to_markdown(Edition("a", FR, DE, "markdown", source, (), known))
    assert written.count("2023-09-12") == 1
    assert "updated: 2024-01-05\n" in written
