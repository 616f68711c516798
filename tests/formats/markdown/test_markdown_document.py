"""Roles, metadata and overrides of Markdown articles, one rule at a time."""

from __future__ import annotations

from datetime import date

import pytest

from l10n.errors import InputError
from l10n.formats.markdown import MARKDOWN
from l10n.model.article import CodeKind, Label, Role
from l10n.model.locale import Locale

FR = Locale("fr")


def _roles(text: str, overrides: dict[int, Role] | None = None) -> list[tuple[Role, str]]:
    blocks, _ = MARKDOWN.parse(text, FR, overrides or {})
    return [(block.role, block.span.of(text)) for block in blocks]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "---\ntitle: x\n---\n", "# Titre\n", "```\ncode\n```\n"]
)
def test_an_article_without_body_is_refused_with_advice(text: str) -> None:
    with pytest.raises(InputError, match="no body text") as caught:
        MARKDOWN.parse(text, FR, {})
    assert caught.value.advice


def test_only_the_first_h1_is_the_title() -> None:
    assert _roles("# Un\n\nCorps.\n\n# Deux\n") == [
        (Role.TITLE, "Un"),
        (Role.BODY, "Corps."),
        (Role.HEADING, "Deux"),
    ]


def test_an_h1_that_differs_from_the_title_in_the_front_matter_is_a_heading() -> None:
    text = "---\ntitle: Un\n---\n# Deux\n\nCorps.\n"
    assert _roles(text)[:2] == [(Role.TITLE, "Un"), (Role.HEADING, "Deux")]


def test_a_short_bold_paragraph_after_the_title_is_no_dek() -> None:
    assert _roles("# Titre\n\n**Premier acte**\n\nCorps.\n")[1] == (Role.BODY, "Premier acte")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert _roles("\ufeff# Titre\n\nCorps.\n")[0] == (Role.TITLE, "Titre")
    assert _roles("\ufeff---\ntitle: Titre\n---\nCorps.\n")[0] == (Role.TITLE, "Titre")


def test_a_link_after_the_title_is_no_dek() -> None:
    text = "# Titre\n\n[Lire d'abord notre enquête sur les radars de la côte](/enquete)\n"
    assert _roles(text)[1][0] is Role.BODY


def test_html_tags_pair_up_where_they_nest() -> None:
    text = "Un <sup>2</sup> <br> <b>*mot</b>* <i>seul *et* </B> </i>.\n"
    [block] = MARKDOWN.parse(text, FR, {})[0]
    assert [(code.span.of(text), code.kind, code.pair) for code in block.codes] == [
        ("<sup>", CodeKind.OPEN, 1),
        ("</sup>", CodeKind.CLOSE, 1),
        ("<br>", CodeKind.ALONE, 0),
        ("<b>", CodeKind.ALONE, 0),
        ("*", CodeKind.OPEN, 2),
        ("</b>", CodeKind.ALONE, 0),
        ("*", CodeKind.CLOSE, 2),
        ("<i>", CodeKind.OPEN, 3),
        ("*", CodeKind.OPEN, 4),
        ("*", CodeKind.CLOSE, 4),
        ("</B>", CodeKind.ALONE, 0),
        ("</i>", CodeKind.CLOSE, 3),
    ]


def test_an_iso_date_is_for_programs_and_stays_but_a_written_date_is_formatted() -> None:
    text = "---\ndate: 2023-09-12\nupdated: le 1er octobre 2023 à 8h\n---\nCorps.\n"
    blocks, metadata = MARKDOWN.parse(text, FR, {})
    assert metadata.published == date(2023, 9, 12)
    assert metadata.updated == date(2023, 10, 1)
    [block] = [block for block in blocks if block.role is Role.DATE]
    assert block.span.of(text) == "1er octobre 2023"
    assert (block.label, block.date) == (Label.UPDATED, date(2023, 10, 1))


def test_toml_is_read_for_metadata_and_its_strings_are_translated() -> None:
    text = '+++\ntitle = "Titre"\ndate = 2023-09-12\n+++\n\nCorps.\n'
    blocks, metadata = MARKDOWN.parse(text, FR, {})
    assert (metadata.title, metadata.published) == ("Titre", date(2023, 9, 12))
    assert [block.span.of(text) for block in blocks] == ["Titre", "Corps."]


def test_the_title_in_the_metadata_is_what_a_reader_sees() -> None:
    _, metadata = MARKDOWN.parse("# Le *K&amp;N-23* \\#1\n\nCorps.\n", FR, {})
    assert metadata.title == "Le K&N-23 #1"


def test_lines_can_be_given_another_role() -> None:
    text = "# Titre\n\nPar J. D.\n\nCorps\nsuite.\n\n<div>\nx\n</div>\n\nAutre.\n"
    overrides = {3: Role.BYLINE, 6: Role.CHROME, 9: Role.CHROME}
    blocks, _ = MARKDOWN.parse(text, FR, overrides)
    assert [(b.role, b.extent.of(text)) for b in blocks] == [
        (Role.TITLE, "# Titre\n"),
        (Role.BYLINE, "Par J. D.\n"),
        (Role.CHROME, "Corps\nsuite.\n"),
        (Role.CHROME, "<div>\nx\n</div>\n"),
        (Role.BODY, "Autre.\n"),
    ]
    assert blocks[1].reason == "l10n.toml says so"


def test_text_without_a_word_is_no_block() -> None:
    assert _roles("Corps.\n\n…\n\n![](x.png)\n\n`code`\n\n<https://example.org>\n") == [
        (Role.BODY, "Corps.")
    ]


@pytest.mark.parametrize("depth", [500, 5_000])
def test_absurdly_deep_nesting_is_read(depth: int) -> None:
    for text in (">" * depth + " mot\n", "*" * depth + "mot" + "*" * depth, "[" * depth + "mot"):
        assert _roles(text)


def test_a_large_article_is_read_whole() -> None:
    paragraph = "Une *phrase* avec `code` et [lien](https://example.org), 😀.\nEncore une.\n\n"
    blocks, _ = MARKDOWN.parse(paragraph * 2_000, FR, {})
    assert len(blocks) == 2_000
