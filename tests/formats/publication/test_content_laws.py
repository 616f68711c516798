"""Every word and every link of a page's article is in its editions, whatever they are written as."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pyromark
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.formats import read_article
from l10n.formats.frontmatter import read_front_matter
from l10n.formats.html import content
from l10n.formats.markdown.events import OPTIONS
from l10n.formats.markers import MARKER
from l10n.formats.publication import to_html, to_markdown, to_text
from l10n.formats.publication.semantic import Node, Tree, read, words, write
from l10n.formats.publication.tidy import tidy
from l10n.model.article import Article, Role, shown
from l10n.model.edition import Edition, Piece
from l10n.model.locale import Locale
from l10n.model.span import splice

FOLDER = Path(__file__).parents[1] / "html"
PAGES = [*sorted((FOLDER / "hard").glob("*.html")), *sorted((FOLDER / "pages").glob("*.html"))]
_HREF = re.compile(r"""<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)


def _read(path: Path) -> Article:
    language = path.name.split(".")[1]
    return read_article(path.read_bytes(), path.name, Locale(language))


def _edition(article: Article, locale: Locale) -> Edition:
    """An edition in which every word is as it was, and chrome is cut out."""
    pieces = tuple(
        Piece(one.role, shown(article.text, one.span, one.codes)[0], one.level)
        for one in article.blocks
        if one.role is not Role.CHROME
    )
    gone = {one.extent: "" for one in article.blocks if one.role is Role.CHROME}
    text = splice(article.text, gone)
    return Edition("a", article.locale, locale, "html", text, pieces, article.metadata)


def _wanted(article: Article) -> tuple[list[str], list[str]]:
    """The words of the text from marker to marker, and the addresses of the links in it."""
    texts, links = [], []
    for one in article.blocks:
        if one.role is Role.CHROME or "in the head" in one.reason or " of <" in one.reason:
            continue
        texts += map(_letters, MARKER.split(shown(article.text, one.span, one.codes)[0]))
        found = (
            next(filter(None, m.groups()), "") for m in _HREF.finditer(one.span.of(article.text))
        )
        links += [unquote(html.unescape(link)) for link in found]
    return texts, links


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _said(nodes: Tree) -> str:
    """The words, with those that describe pictures."""
    return "".join(
        node
        if isinstance(node, str)
        else node.get("alt")
        if node.tag == "img"
        else _said(node.children)
        for node in nodes
    )


def _links(nodes: Tree) -> list[str]:
    found = []
    for node in nodes:
        if isinstance(node, Node):
            found += [unquote(node.get("href"))] if node.tag == "a" and node.get("href") else []
            found += _links(node.children)
    return found


def _rendered(markdown: str) -> Tree:
    matter = read_front_matter(markdown)
    return tidy(read(pyromark.html(markdown[matter.end if matter else 0 :], options=OPTIONS)))


def _outside(links: list[str]) -> set[str]:
    """Links that lead away; those to notes are numbered anew."""
    return {link for link in links if link and not link.startswith("#") and _is_safe(link)}


def _is_safe(link: str) -> bool:
    return re.match(r"(?i)https?:|mailto:|tel:|[^:]*$|[^:/?#]*[/?#]", link) is not None


def test_there_are_pages() -> None:
    assert len(PAGES) > 40


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_word_and_no_link_is_lost(path: Path) -> None:
    article = _read(path)
    edition = _edition(article, Locale("es"))
    texts, links = _wanted(article)
    page, markdown, plain = to_html(edition), to_markdown(edition), to_text(edition)
    body = tidy(read(page.partition("<article>")[2]))
    again = _rendered(markdown)
    for kind, said in (("html", _said(body)), ("markdown", _said(again)), ("text", plain)):
        letters = _letters(said)
        for one in texts:
            assert one in letters, (kind, one)
    assert _outside(links) <= _outside(_links(body))
    assert _outside(links) <= _outside(_links(again))
    told = {link for link in _outside(links) if link.startswith(("http", "/"))}
    assert all(link.partition("://")[2].strip("/") in unquote(plain) for link in told)
    inside = {link[1:] for link in links if link.startswith("#")}
    ids = set(re.findall(r'\bid="([^"]*)"', page))
    named = set(re.findall(r"""\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""", edition.text))
    assert inside & named <= ids


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_as_markdown_and_back_says_the_same(path: Path) -> None:
    article = _read(path)
    edition = _edition(article, article.locale)
    said = [MARKER.sub("", one.text) for one in edition.pieces]
    tree = tidy(read(content(edition.text, article.locale.language, said)))
    again = _rendered(to_markdown(edition))
    ours, theirs = Counter(_lines(tree)), Counter(_lines(again))
    assert ours == theirs


def _lines(tree: Tree) -> list[str]:
    """The words of each paragraph, heading, item and cell, but for the numbers of notes."""
    found: list[str] = []
    run: list[Node | str] = []
    for node in (*tree, Node("hr")):
        if isinstance(node, str) or not node.is_block:
            run.append(node)
            continue
        if letters := "".join(filter(str.isalpha, words(run))):
            found.append(letters)
        run = []
        found += _lines(node.children) if node.children else []
    return found


_BLOCKS = st.sampled_from(
    [
        "<p id=p{n}>{w} <a href='/u{n}?a=1&amp;b=2'>{w}</a>.</p>", "<h2 id=h{n}>{w}</h2>",
        "<ul><li>{w}<ol start=3><li value=7>{w}<li><a href=#p1>{w}</a></ol><li><p>{w}</p><p>{w}</ul>",
        "<table><tr><th>{w}<td>{w}<tr><td colspan=2><a href=/t{n}>{w}</a></table>",
        "<table><tr><td>{w}</td><td>–</td></tr></table>", "<dl><dt>{w}<dd>{w}<dd>{w}</dl>",
        "<figure><a href='/big{n}'><img src=/i{n}.jpg></a><figcaption>{w}</figcaption></figure>",
        "<blockquote lang=en><p>{w}<footer>{w}</footer></blockquote>", "<hr>", "<pre>{w}\n  {w}</pre>",
        "<a href='/all{n}'><h3>{w}</h3><p>{w}</p></a>", "<div id=n{n}><sup>1</sup> {w}</div>",
        "<p>{w}<sup><a href=#n{n}>1</a></sup> <q>{w} <q>{w}</q></q>, <b>{w} <i>{w}</b> {w}</i>.</p>",
        "<p><img src=/alone{n}.png alt=''></p>", "<ul>{w}<li>{w}</ul>", "<li>{w}</li><dd>{w}</dd>",
        "<p>{w}<br><br>{w}<br>{w}</p>", "<ol reversed><li>{w}<li>{w}</ol>", "<p><span id=s{n}>{w}</span></p>",
    ]
)  # fmt: skip


def _article(kinds: list[str]) -> str:
    """An article with the blocks of ``kinds``, each of whose words stands nowhere else."""
    number = 0

    def sentence() -> str:
        nonlocal number
        number += 1
        name = "".join(chr(ord("a") + int(figure)) for figure in str(number))
        return f"La ministre a présenté mot{name} devant les députés"

    blocks = []
    for n, kind in enumerate(kinds):
        filled = kind.replace("{n}", str(n))
        while "{w}" in filled:
            filled = filled.replace("{w}", sentence(), 1)
        blocks.append(filled)
    lead = (
        "<p>Le gouvernement a annoncé mardi que la loi serait votée avant la fin de la semaine.</p>"
    )
    return (
        "<html lang=fr><title>La loi sera votée</title><article><h1>La loi sera votée</h1>"
        f"{lead}{''.join(blocks)}{lead}</article></html>"
    )


@given(st.lists(_BLOCKS, min_size=1, max_size=8))
@settings(max_examples=40)
@example(["<ul>{w}<li>{w}</ul>", "<li>{w}</li><dd>{w}</dd>"])
def test_the_words_and_links_of_any_article_are_in_all_its_editions(kinds: list[str]) -> None:
    source = _article(kinds)
    try:
        article = read_article(source.encode(), "a.fr.html", Locale("fr"))
    except InputError:
        return
    edition = _edition(article, Locale("de"))
    page, markdown, plain = to_html(edition), to_markdown(edition), to_text(edition)
    body = tidy(read(page.partition("<article>")[2]))
    again = _rendered(markdown)
    cut = "".join(one.extent.of(article.text) for one in article.blocks if one.role is Role.CHROME)
    for name in re.findall(r"\bmot[a-j]+\b", source):
        for kind, said in (("html", words(body)), ("markdown", words(again)), ("text", plain)):
            assert f" {name} " in re.sub(r"\s", " ", said) or f" {name} " in cut, (kind, name, page)
    links = {link for link in _outside(_links(read(source))) if f'{link}"' not in cut}
    for tree in (body, again):
        left = {link for link in links - _outside(_links(tree)) if link not in cut}
        assert not left, (left, write(tree), markdown)
