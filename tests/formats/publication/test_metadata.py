"""What an edition says of itself to programs is plain, bounded, and cannot break out of its place."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from l10n.formats.publication import to_html, to_markdown, to_source, to_text
from l10n.formats.publication.about import LONGEST_DESCRIPTION, about
from l10n.formats.publication.linkeddata import linked_data
from l10n.model.article import Metadata, Role
from l10n.model.edition import Edition, Piece
from l10n.model.locale import Locale

FR, DE = Locale("fr"), Locale("de")
TITLES = [
    "</script><script>alert(1)</script>", "<!-- <script>", "„Zitat“ & 'so' \"weiter\"", "😀🇫🇷",
    "\u202eשלום", "Wort " * 300, "2023", "", "null", "a: b # c", "- x", "{y}", "\u2028", "yes",
]  # fmt: skip
_TITLES = st.one_of(st.sampled_from(TITLES), st.text(max_size=60))


def _edition(title: str, form: str = "text", text: str = "…") -> Edition:
    return Edition(
        "kim", FR, DE, form, text, (Piece(Role.TITLE, title), Piece(Role.BODY, f"{title} Ende.")),
        Metadata(title=title, published=date(2023, 9, 12)), "articles/kim.fr.txt",
        "https://example.org/de/kim", slug="kim", opening=f"{title} Ende.", authors=("A B", title),
        alternates=(("de", "https://example.org/de/kim"), ("fr", "https://example.org/fr/kim"),
                    ("x-default", "https://example.org/fr/kim")),
    )  # fmt: skip


@given(_TITLES)
@example(TITLES[0])
def test_linked_data_is_json_that_stays_in_its_script(title: str) -> None:
    edition = _edition(title)
    written = linked_data(edition, about(edition))
    assert not re.search("[<>&\u2028\u2029]", written)
    data = json.loads(written)
    assert data["headline"] == about(edition).title
    assert data["datePublished"] == "2023-09-12"
    assert data["translationOfWork"] == {
        "@type": "NewsArticle", "inLanguage": "fr", "url": "https://example.org/fr/kim",
    }  # fmt: skip


@given(_TITLES)
@example("Wort " * 300)
@example("x" * 999)
def test_a_description_is_one_bounded_line_that_ends_with_a_word(title: str) -> None:
    found = about(_edition(title))
    assert len(found.description) <= LONGEST_DESCRIPTION
    assert "\n" not in found.description
    assert found.title
    if found.description.endswith("\u00a0…"):
        told = found.description.removesuffix("\u00a0…")
        assert about(_edition(title)).description.startswith(told)


@given(_TITLES)
def test_front_matter_is_read_back_as_it_was_said(title: str) -> None:
    head = yaml.safe_load(to_markdown(_edition(title)).split("---\n")[1])
    assert head["slug"] == "kim"
    assert head["published"] == date(2023, 9, 12)
    said = " ".join(str(head.get("title", "")).split())
    assert re.sub(r"\W", "", said) == re.sub(r"\W", "", title) or not title.isprintable()


def test_front_matter_in_toml_is_read_back() -> None:
    source = '+++\ntitle = "T"\nslug = "vieux"\nlang = "fr"\n[extra]\nslug = "x"\n+++\nText.\n'
    head = to_markdown(_edition("T", "markdown", source)).split("+++\n")[1]
    told = tomllib.loads(head)
    assert (told["lang"], told["slug"], told["extra"]["slug"]) == ("de", "kim", "x")


@pytest.mark.parametrize("form", ["lang: fr", "lang: 'fr'", 'language: "fr"'])
def test_the_source_format_tells_its_own_language_and_slug(form: str) -> None:
    edition = _edition("T", "markdown", f"---\n{form}\nslug: vieux\ntags: [a]\n---\nText.\n")
    key = form.partition(":")[0]
    head = yaml.safe_load(to_source(edition).split("---\n")[1])
    assert head == {key: "de", "slug": "kim", "tags": ["a"]}


def test_a_page_has_what_sites_read_when_it_is_shared() -> None:
    page = to_html(_edition("Titel"))
    for line in (
        '<meta property="og:title" content="Titel">',
        '<meta property="og:url" content="https://example.org/de/kim">',
        '<meta property="og:locale" content="de_DE">',
        '<meta property="og:locale:alternate" content="fr_FR">',
        '<meta property="article:published_time" content="2023-09-12">',
        '<meta property="article:author" content="A B">',
        '<meta name="twitter:card" content="summary">',
        '<link rel="alternate" hreflang="x-default" href="https://example.org/fr/kim">',
    ):
        assert line in page


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("text", "Titel\n\nEin Satz. Noch einer.\n"),
        ("markdown", "# Titel\n\nEin *Satz*. [Noch](https://a.b) einer.\n"),
        ("html", "<html lang=de><title>Titel</title><body><article><h1>Titel</h1>"
                 "<p>Ein <em>Satz</em>. Noch einer.</p></article></body></html>"),
    ],
)  # fmt: skip
def test_every_source_has_the_same_sentences_in_plain_text(form: str, text: str) -> None:
    edition = Edition("kim", FR, DE, form, text, (), Metadata(title="Titel"))
    plain = to_text(edition).replace(" <https://a.b>", "")
    assert plain.split("\n\n") == ["Titel", "Ein Satz. Noch einer.\n"]
