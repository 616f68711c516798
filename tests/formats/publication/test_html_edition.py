"""Editions written as HTML: complete, repeatable, and nothing in a text can break out of it."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from l10n.formats.publication import to_html
from l10n.formats.publication.markup import address
from l10n.model.article import Metadata, Role
from l10n.model.edition import Edition, Piece
from l10n.model.locale import Locale
from l10n.model.span import Span

FR, AT = Locale("fr"), Locale("de-AT")
_VOID = ("meta", "link", "br", "hr", "img", "input")


class _Page(HTMLParser):
    """Elements in order; fails where an element is closed that was not the last one opened."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.words[tag] = self.words.get(tag, "") + data

    def find(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [
            attrs
            for name, attrs in self.elements
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        ]


PIECES = (
    Piece(Role.SECTION, "Sicherheit"),
    Piece(Role.TITLE, "Kim & Putin"),
    Piece(Role.DATE, "12. September 2023", label="Erschienen:", date=date(2023, 9, 12)),
    Piece(Role.DEK, "Ein Vorspann"),
    Piece(Role.IMAGE_CREDIT, "Wikimedia Commons", label="Bild:"),
    Piece(Role.BODY, "Fertig. [fr: Pas encore.] Ende.", foreign=(Span(8, 25),)),
    Piece(Role.LIST_ITEM, "eins", level=1),
    Piece(Role.LIST_ITEM, "innen", level=4),
    Piece(Role.QUOTE, "Zitat"),
    Piece(Role.AUTHOR_BIO, "Er schreibt."),
)
KNOWN = Metadata(title="Kim & Putin", author="J. D.", published=date(2023, 9, 12))
EDITION = Edition(
    "kim",
    FR,
    AT,
    "text",
    "…",
    PIECES,
    KNOWN,
    "https://example.org/fr",
    "https://example.org/de?a&b",
)


def test_a_page_says_its_language_title_date_and_addresses() -> None:
    page = _Page(to_html(EDITION))
    assert page.find("html", lang="de-AT")
    assert page.find("meta", charset="utf-8")
    assert page.words["title"] == page.words["h1"] == "Kim & Putin"
    assert page.find("meta", name="description", content="Ein Vorspann")
    assert page.find("meta", property="article:published_time", content="2023-09-12")
    assert page.find("link", rel="canonical", href="https://example.org/de?a&b")
    assert page.find("link", rel="alternate", hreflang="fr", href="https://example.org/fr")
    assert page.find("time", datetime="2023-09-12")
    assert page.words["time"] == "12. September 2023"
    assert "Erschienen: 12. September 2023" in page.words["header"]


def test_a_page_needs_nothing_from_elsewhere() -> None:
    page = _Page(to_html(EDITION))
    assert [one["type"] for one in page.find("script")] == ["application/ld+json"]
    assert not page.find("link", rel="stylesheet")
    assert "url(" not in page.words["style"]
    assert "@import" not in page.words["style"]


def test_text_in_the_source_language_is_marked() -> None:
    page = _Page(to_html(EDITION))
    assert page.find("span", lang="fr")
    assert page.words["span"] == "[fr: Pas encore.]"


def test_a_draft_says_so_and_is_not_for_search_engines() -> None:
    draft = Edition(
        "kim", FR, AT, "text", "…", PIECES, KNOWN, banner="ENTWURF", origin_line="Aus …"
    )
    written = to_html(draft)
    page = _Page(written)
    assert page.find("meta", name="robots", content="noindex")
    assert written.index("ENTWURF") < written.index("<article>")
    assert page.words["footer"].strip() == "Aus …"


_HOSTILE = st.one_of(
    st.sampled_from(
        [
            "</title><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onload='x",
            "<!--", "]]>", "</style><b>", "&lt;script&gt;", "\x00<\x00script>", "<svg/onload=x>",
            "[x](javascript:alert(1))", "![x](javascript:alert(1))", "<javascript:alert(1)>",
            "[x](java\tscript:x)", "[x](<\x01javascript:x>)", "[x](data:text/html,x)", "[x](VBSCRIPT:x)",
            "<div onclick=x>\n</div>", "```\n</code></pre><script>\n```", "[x](/a 'b\" onclick=\"c')",
            "| a |\n|--|\n| <script> |", "x[^<b>]\n\n[^<b>]: y", "<script>alert(1)</script>",
        ]
    ),
    st.text(max_size=40),
)  # fmt: skip


@given(st.lists(_HOSTILE, min_size=1, max_size=4), st.sampled_from(["text", "markdown"]))
def test_nothing_in_a_text_becomes_markup(texts: list[str], form: str) -> None:
    every = [Piece(role, "\n\n".join(texts), level=1, label=texts[0]) for role in Role]
    known = Metadata(title=texts[0], section=texts[0], author=texts[-1])
    whole = "Wort\n\n" + "\n\n".join(texts)
    edition = Edition(
        texts[0], FR, AT, form, whole, tuple(every), known, "https://" + texts[0], texts[0],
        texts[-1], texts[0],
    )  # fmt: skip
    written = to_html(edition)
    page = _Page(written)
    assert page.find("script") == [{"type": "application/ld+json"}]
    assert json.loads(page.words["script"])["@type"] == "NewsArticle"
    assert not page.find("svg")
    assert len(page.find("title")) == len(page.find("style")) == len(page.find("h1")) == 1
    for tag, attrs in page.elements:
        for name in ("href", "src"):
            target = attrs.get(name)
            assert target is None or address(target) is not None, (tag, target)
    assert "\x00" not in written


@given(st.text(max_size=60))
@example("Fin[^1].\n\n[^1]: Note.")
@example("> - a\n>\n>   b\n> 3. c\n\n|a|\n|-|\n|b|\n\n- [x] c")
def test_markdown_gives_well_formed_html(text: str) -> None:
    whole = f"Wort\n\n{text}"
    _Page(to_html(Edition("a", FR, AT, "markdown", whole, ())))


def test_a_markdown_edition_has_one_header_made_of_front_matter_and_title() -> None:
    text = (
        "---\ntitle: Alt\nsection: Welt\n---\n\n# Neu *und* gut\n\n"
        "Ein &amp; [fr: *Un* mot] <b>fett</b>.\n"
    )
    pieces = (
        Piece(Role.TITLE, "Alt"),
        Piece(Role.SECTION, "Welt"),
        Piece(Role.BODY, "Ein &amp; [fr: *Un* mot] <b>fett</b>.", foreign=(Span(10, 24),)),
    )
    page = _Page(to_html(Edition("a", FR, AT, "markdown", text, pieces)))
    assert page.words["h1"] == "Neu und gut"
    assert page.words["header"].split() == ["Welt", "Neu", "und", "gut"]
    assert page.words["span"] == "[fr: Un mot]"
    assert page.words["strong"] == "fett"


@pytest.mark.parametrize(
    "url", ["https://a.b/c?d=1", "mailto:a@b.fr", "/a", "#b", "a.png", "../x:y"]
)
def test_ordinary_addresses_are_kept(url: str) -> None:
    assert address(url) == url
