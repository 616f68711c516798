"""The article of a page as plain semantic HTML, nothing of the page around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from l10n.formats.html.document import read_document
from l10n.formats.html.judging import Judged
from l10n.formats.html.page import Paragraph, read_page
from l10n.formats.html.references import decoded
from l10n.formats.html.tokens import Kind, Token
from l10n.formats.html.tree import Element
from l10n.model.article import Role

# Elements that are structure, as they are written.
_STRUCTURE = {
    "ul": "ul", "ol": "ol", "menu": "ul", "li": "li", "dl": "dl", "dt": "dt", "dd": "dd",
    "blockquote": "blockquote", "table": "table", "thead": "thead", "tbody": "tbody",
    "tfoot": "tfoot", "tr": "tr", "td": "td", "th": "th", "caption": "caption", "figure": "figure",
    "figcaption": "figcaption",
}  # fmt: skip
_CELLS = ("td", "th", "li", "dt", "dd", "caption", "figcaption")
_INLINE = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "a": "a", "code": "code",
    "kbd": "code", "samp": "code", "tt": "code", "sub": "sub", "sup": "sup", "u": "u", "ins": "u",
    "s": "s", "del": "s", "strike": "s", "q": "q", "br": "br", "img": "img", "time": "time",
}  # fmt: skip
_SINGLE = ("br", "img")
_LAYOUT = 3
_SAFE = ("http:", "https:", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class _Kept:
    paragraph: Paragraph
    role: Role
    level: int


def content(text: str, language: str = "") -> str:
    """What of the page ``text`` is the article, as HTML without classes, scripts and styles.

    ``h1``–``h6``, ``p``, lists, quotes, tables, figures; in lines ``a``, ``em``, ``strong``,
    ``code``, ``img``, ``sup`` … . ``language`` is that of the words, where the page does not say it
    rightly (an edition that is not framed yet). Addresses that could run a program are left out. Empty for a page
    without an article.
    """
    page = read_page(text)
    document = read_document(text, language or page.language, MappingProxyType({}))
    kept = _kept(document.judged)
    return "".join(_written(text, kept, document.judged))


def _kept(judged: Judged) -> list[_Kept]:
    return [
        _Kept(one, verdict.role, verdict.level)
        for one, verdict in zip(judged.page.paragraphs, judged.verdicts, strict=True)
        if verdict.role is not Role.CHROME
    ]


def _written(text: str, kept: list[_Kept], judged: Judged) -> Iterator[str]:
    """Each paragraph in the structure around it, which is opened and closed as needed."""
    opened: list[Element] = []
    tables = _tables(kept)
    for one in kept:
        around = _around(one.paragraph, tables)
        shared = 0
        while shared < min(len(opened), len(around)) and opened[shared] is around[shared]:
            shared += 1
        for element in reversed(opened[shared:]):
            yield f"</{_STRUCTURE[element.name]}>\n"
        for element in around[shared:]:
            yield f"<{_STRUCTURE[element.name]}>"
        opened = around
        yield _paragraph(text, one, judged, bare=bool(around) and around[-1] is one.paragraph.owner)
    for element in reversed(opened):
        yield f"</{_STRUCTURE[element.name]}>\n"


def _tables(kept: list[_Kept]) -> set[Element]:
    """The tables that hold data; one that holds most of the text is there for the layout."""
    count: dict[Element, int] = {}
    for one in kept:
        for element, _ in zip(one.paragraph.owner.up(), range(60), strict=False):
            if element.name == "table":
                count[element] = count.get(element, 0) + 1
    cells: dict[Element, int] = {}
    for one in kept:
        here = one.paragraph.owner
        if here.name in ("td", "th", "caption"):
            for element, _ in zip(here.up(), range(6), strict=False):
                if element.name == "table":
                    cells[element] = cells.get(element, 0) + 1
                    break
    return {table for table, number in cells.items() if number == count[table] and number > _LAYOUT}


def _around(paragraph: Paragraph, tables: set[Element]) -> list[Element]:
    """The structure that a paragraph stands in, outermost first."""
    found: list[Element] = []
    in_table = False
    for element, _ in zip(paragraph.owner.up(), range(60), strict=False):
        in_table = in_table or element in tables
    for element, _ in zip(paragraph.owner.up(), range(60), strict=False):
        if element.name not in _STRUCTURE:
            continue
        if (
            element.name in ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
            and not in_table
        ):
            continue
        found.append(element)
    return found[::-1]


def _paragraph(text: str, one: _Kept, judged: Judged, *, bare: bool) -> str:
    words = "".join(_line(text, one.paragraph, judged)).strip()
    if one.role is Role.TITLE:
        return f"<h1>{words}</h1>\n"
    if one.role is Role.HEADING:
        level = min(max(one.level, 2), 6)
        return f"<h{level}>{words}</h{level}>\n"
    if bare and one.paragraph.owner.name in _CELLS:
        return words
    return f"<p>{words}</p>\n"


def _line(text: str, paragraph: Paragraph, judged: Judged) -> Iterator[str]:
    """The words of a paragraph with the plain tags in it; blanks as they read."""
    inline = paragraph.inline
    run = paragraph.run
    opened: list[str] = []
    for token in judged.page.tokens[run.first : run.behind]:
        if token.end <= inline.span.start or token.start >= inline.span.end:
            continue
        if token.kind is Kind.TEXT:
            yield from _text(
                text, max(token.start, inline.span.start), min(token.end, inline.span.end)
            )
        elif token.kind is Kind.START and token.name in _INLINE:
            if token.name not in _SINGLE:
                opened.append(token.name)
            yield _open(token)
        elif token.kind is Kind.END and token.name in opened:
            while opened:
                name = opened.pop()
                yield f"</{_INLINE[name]}>"
                if name == token.name:
                    break
    for name in reversed(opened):
        yield f"</{_INLINE[name]}>"


def _text(text: str, start: int, end: int) -> Iterator[str]:
    words = decoded(text, start, end)
    for sign in "\t\n\f\r":
        words = words.replace(sign, " ")
    while "  " in words:
        words = words.replace("  ", " ")
    yield escape(words.replace("\x00", ""), quote=False)


def _open(token: Token) -> str:
    name = _INLINE[token.name]
    if name == "a":
        address = _address(token.get("href"))
        return f'<a href="{escape(address)}">' if address else "<a>"
    if name == "img":
        source = _address(token.get("src"))
        return f'<img src="{escape(source)}" alt="{escape(token.get("alt"))}">'
    if name == "time" and token.get("datetime"):
        return f'<time datetime="{escape(token.get("datetime"))}">'
    return f"<{name}>"


def _address(value: str) -> str:
    """``value`` unless following it could run a program."""
    bare = "".join(sign for sign in value if sign > " ")
    scheme, colon, _ = bare.partition(":")
    if (
        colon
        and scheme.isascii()
        and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
    ):
        return bare if f"{scheme.lower()}:" in _SAFE else ""
    return bare
