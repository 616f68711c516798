"""A real browser sees on pages the words and elements that we see, in articles and in editions."""

from __future__ import annotations

import html.parser
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.formats import read_article
from l10n.formats.html import HTML
from l10n.formats.html.page import read_page
from l10n.model.article import Article, CodeKind, Role, shown
from l10n.model.locale import Locale
from l10n.model.span import splice

pytestmark = pytest.mark.interop

FOLDER = Path(__file__).parents[1] / "formats" / "html"
FILES = sorted([*(FOLDER / "pages").glob("*.html"), *(FOLDER / "hard").glob("*.html")])
_COMMAND = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom")
_UNSEEN = frozenset(("script", "style", "noscript", "template", "title", "textarea", "iframe"))


@pytest.fixture
def dom(tmp_path: Path) -> Callable[[str, bytes], str]:
    """The page as the browser has it after reading: an HTML text without faults."""

    def dump(name: str, data: bytes) -> str:
        file = tmp_path / name
        file.write_bytes(data)
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [*_COMMAND, profile, file.as_uri()]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        return done.stdout.decode("utf-8")

    return dump


class _Seen(html.parser.HTMLParser):
    """The words and elements of a dump, which is well-formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._unseen += tag in _UNSEEN
        if tag == "img" and not self._unseen:
            # What a reader gets where the picture is not shown; in a sentence, words of it.
            self.words.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)


def _seen(dump: str) -> _Seen:
    seen = _Seen()
    seen.feed(dump)
    seen.close()
    return seen


def _elements(seen: _Seen) -> list[str]:
    return [name for name in seen.elements if name != "wbr"]


def _squeezed(words: str) -> str:
    """Without any white space: line breaks and blocks are a matter of layout."""
    return "".join(words.translate(dict.fromkeys(map(ord, "\xad\u200b\ufeff"))).split())


def _article(path: Path) -> Article:
    return read_article(path.read_bytes(), path.name, Locale.parse(path.name.split(".")[-2]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_browser_sees_our_words_in_our_order(
    path: Path, dom: Callable[[str, bytes], str]
) -> None:
    data = path.read_bytes()
    text = HTML.decode(data, path.name)
    page = _squeezed("".join(_seen(dom(path.name, data)).words))
    at = 0
    for paragraph in read_page(text).paragraphs:
        inline = paragraph.inline
        pieces, last = [], inline.span.start
        for code in inline.codes:
            pieces.append(text[last : code.span.start])
            pieces.append(code.reads(text) if code.kind is CodeKind.TEXT else "")
            last = code.span.end
            if code.kind is CodeKind.ALONE:  # a footnote mark, a drawing: has words of its own
                break
        else:
            pieces.append(text[last : inline.span.end])
        words = _squeezed("".join(pieces))
        found = page.find(words, at)
        assert found >= 0, words
        at = found + len(words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_edition_has_the_elements_of_the_page_without_its_chrome(
    path: Path, dom: Callable[[str, bytes], str]
) -> None:
    article = _article(path)
    text = article.text
    gone = {block.extent: "" for block in article.blocks if block.role is Role.CHROME}
    kept = [block for block in article.blocks if block.role is not Role.CHROME]
    edits = {
        block.span: HTML.escape(shown(text, block.span, block.codes)[0].upper(), block, text)
        if not any(not code.is_text for code in block.codes)
        else HTML.escape(shown(text, block.span, block.codes)[0], block, text)
        for block in kept
    }
    edition = _seen(
        dom("edition.html", HTML.encode(splice(text, {**gone, **edits}), article.packed))
    )
    without = _seen(dom("without.html", HTML.encode(splice(text, gone), article.packed)))
    # Where a word of the source may be broken (<wbr>) says nothing of another language's words.
    assert _elements(edition) == _elements(without)
    assert _squeezed("".join(edition.words)).upper() == _squeezed("".join(without.words)).upper()


def test_pages_and_hard_cases_were_found() -> None:
    assert len(FILES) >= 20
