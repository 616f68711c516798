"""Hard cases of Markdown (`hard/*.md`): other words, and the page that readers see is built alike."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from l10n.formats.frontmatter import read_front_matter
from l10n.formats.markdown import MARKDOWN
from l10n.formats.markdown.events import OPTIONS
from l10n.model.article import Block, Code, CodeKind
from l10n.model.locale import Locale
from l10n.model.span import Span, splice

CASES = sorted((Path(__file__).parent / "hard").glob("*.md"))
FR = Locale("fr")
_WORD = re.compile(r"(&\w+;)|[^\W\d_]{2,}")
# What readers see; the rest of a tag must be as it was.
_SEEN = frozenset(("alt", "title"))


class _Outline(HTMLParser):
    """The tags of a page with their attributes, and whether there are words between them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = [f"{name}={'…' if name in _SEEN and value else value}" for name, value in attrs]
        self.found.append(f"<{' '.join((tag, *said))}>")
        self.kept += tag in ("pre", "code", "script")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")
        self.kept -= tag in ("pre", "code", "script")

    def handle_data(self, data: str) -> None:
        if self.kept:
            self.found.append(data)
        elif re.search(r"[^\W\d_]{2,}", data) and self.found[-1:] != ["words"]:
            self.found.append("words")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")


def outline(page: str) -> list[str]:
    reader = _Outline()
    reader.feed(page)
    reader.close()
    return reader.found


def pages(text: str) -> list[str]:
    """The text as two renderers make a page of it, front matter apart.

    The second knows no footnotes, and takes their second paragraphs for code.
    """
    matter = read_front_matter(text)
    body = text[matter.end :] if matter else text
    plain = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = pyromark.html(body, options=OPTIONS)
    return [page] if "[^" in body else [page, plain.render(body)]


def translated(text: str, block: Block, word: str) -> str:
    """Every word of the block replaced, its codes and signs left."""
    pieces, at = [], block.span.start
    end = Code(Span(block.span.end, block.span.end), CodeKind.ALONE)
    for code in (*block.codes, end):
        words = Span(at, code.span.start).of(text)
        pieces.append(_WORD.sub(lambda match: match[1] or word, words))
        pieces.append(" " if code.kind is CodeKind.BREAK else code.span.of(text))
        at = code.span.end
    return "".join(pieces)


def edition(text: str, word: str) -> str:
    blocks, _ = MARKDOWN.parse(text, FR, {})
    return splice(
        text, {b.span: MARKDOWN.escape(translated(text, b, word), b, text) for b in blocks}
    )


def test_there_are_cases() -> None:
    assert len(CASES) >= 8


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("word", ["Wort", "Größe"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_other_words_give_a_page_of_the_same_build(path: Path, word: str, line_end: str) -> None:
    text = path.read_text("utf-8").replace("\n", line_end)
    other = edition(text, word)
    assert MARKDOWN.skeleton(other) == MARKDOWN.skeleton(text)
    for before, after in zip(pages(text), pages(other), strict=True):
        assert outline(after) == outline(before)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_words_put_back_are_the_file_again(path: Path) -> None:
    text = path.read_text("utf-8")
    blocks, _ = MARKDOWN.parse(text, FR, {})
    assert splice(text, {block.span: block.span.of(text) for block in blocks}) == text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_word_that_a_reader_sees_stays_in_the_source(path: Path) -> None:
    """But for code, formulas, names of references, titles, and what is told as left out."""
    text = path.read_text("utf-8")
    other = edition(text, "Wort")
    told = " ".join(span.of(text) for span, _ in MARKDOWN.untouched(text))
    body = re.sub(
        r"(?s)<(pre|code|script)\b.*?</\1>|\$+.*?\$+|<[^>]*>|https?:\S+|&\w+;", " ", pages(other)[0]
    )
    left = {word for word in re.findall(r"[^\W\d_]{4,}", body) if word != "Wort"}
    left -= {*re.findall(r"[^\W\d_]{4,}", told)} | {"mail", "carte"}
    assert left == set()


_LINES = st.lists(
    st.sampled_from(
        [
            line
            for path in CASES
            for line in path.read_text("utf-8").split("\n\n")
            if "+++" not in line
        ]
    ),
    min_size=1,
    max_size=5,
)


@given(_LINES, st.sampled_from(["Wort", "12.", "- Wort", "# Wort", "ß"]))
def test_any_of_them_together_are_built_alike(pieces: list[str], word: str) -> None:
    text = "\n\n".join(["Le début.", *pieces]) + "\n"
    other = edition(text, word)
    if MARKDOWN.skeleton(other) == MARKDOWN.skeleton(text):
        render = [pyromark.html(one, options=OPTIONS) for one in (text, other)]
        if word in ("Wort", "ß"):
            assert [tag for tag in outline(render[1]) if tag != "words"] == [
                tag for tag in outline(render[0]) if tag != "words"
            ]
