"""The article of a page as plain semantic HTML, nothing of the page around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from types import MappingProxyType
from urllib.parse import unquote

from l10n.formats.html.document import Document, read_document
from l10n.formats.html.judging import NOTHING, Judged
from l10n.formats.html.material import Kept, Material
from l10n.formats.html.names import is_furniture
from l10n.formats.html.page import Page, read_page
from l10n.formats.html.tokens import Kind
from l10n.formats.html.tree import Element
from l10n.formats.html.view import view_of
from l10n.formats.html.weaving import woven
from l10n.model.article import Role
from l10n.model.span import Span

_TABLE_PARTS = frozenset(("td", "th", "caption"))
_ALONE = frozenset(("td", "th", "p", "li", "dd", "dt", "figcaption", "blockquote"))
"""What holds signs without letters that a reader would miss."""
_BESIDE = 40
"""How many letters may stand beside a statement in its line."""


def content(
    text: str, language: str = "", said: Collection[str] = (), stated: Collection[str] = ()
) -> str:
    """What of the page ``text`` is the article, as HTML without classes, scripts and styles.

    ``h1``–``h6``, ``p``, lists, quotes, tables, figures, ``pre``, ``hr``; in lines ``a``, ``em``,
    ``strong``, ``code``, ``img``, ``sup``, ``q`` … . ``id`` where something points to it, ``lang``
    where it is not the article's. ``language`` is that of the words, where the page does not say
    it rightly (an edition that is not framed yet); ``said`` are texts that are surely of the
    article, whatever their words look like, ``stated`` such as may stand in a line with others, as
    names do behind “By”. Addresses that could run a program are left out.
    Empty for a page without an article.
    """
    page = read_page(text)
    document = read_document(text, language or page.language, MappingProxyType({}))
    judged = document.judged
    kept = _kept(judged, *(frozenset(filter(None, map(_letters, one))) for one in (said, stated)))
    starts = tuple(one.run.first for one in kept if one.role is not Role.CHROME)
    if not starts:
        return ""
    first, behind = _region(judged, kept)
    material = Material(
        page,
        first,
        behind,
        tuple(_with_signs(judged, kept)),
        starts,
        _gone(document, starts),
        frozenset(_tables(page, kept)),
        frozenset(_wanted(page, kept)),
        frozenset((language or page.language, page.language)),
    )
    return woven(material)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _kept(judged: Judged, said: frozenset[str], stated: frozenset[str]) -> list[Kept]:
    """Every paragraph with what it is; chrome is `Role.CHROME`."""
    found = []
    for one, verdict in zip(judged.page.paragraphs, judged.verdicts, strict=True):
        role = verdict.role
        if role is Role.CHROME and (said or stated):
            letters = _letters(one.words)
            beside = (part for part in stated if len(letters) <= 2 * len(part) + _BESIDE)
            if letters in said or any(part in letters for part in beside):
                role = Role.HEADING if one.heading else Role.BODY
        found.append(Kept(one.run, role, verdict.level or one.heading))
    return found


def _with_signs(judged: Judged, kept: list[Kept]) -> Iterator[Kept]:
    """The paragraphs, with those signs that stand where words do: a dash in a cell."""
    for one, verdict in zip(kept, judged.verdicts, strict=True):
        if one.role is Role.CHROME and verdict.reason == NOTHING and one.run.owner.name in _ALONE:
            yield Kept(one.run, Role.BODY, 0)
        else:
            yield one


def _region(judged: Judged, kept: list[Kept]) -> tuple[int, int]:
    """The tokens among which the article stands: those of its element, and of all its paragraphs."""
    runs = [one.run for one in kept if one.role is not Role.CHROME]
    first, behind = min(run.first for run in runs), max(run.behind for run in runs)
    around = view_of(judged.page, judged.opinion, judged.scope, judged.title).article
    if around.tag is not None and around.name not in ("body", "html"):
        return min(first, around.first), max(behind, around.behind)
    return first, behind


def _gone(document: Document, kept: Sequence[int]) -> tuple[Span, ...]:
    """What is cut out of editions, and elements that are furniture and hold nothing of the article."""
    page = document.judged.page
    starts = frozenset(kept)
    count = [0, *accumulate(index in starts for index in range(len(page.tokens)))]
    found = [
        block.extent
        for block in document.blocks
        if block.role is Role.CHROME and not _holds(page, block.extent, count)
    ]
    dropped: set[Element] = set()
    for element in page.elements:
        if element.tag is None or element.behind <= element.first:
            continue
        if element.parent in dropped:
            dropped.add(element)
        elif count[element.first] == count[element.behind] and is_furniture(element.tag):
            dropped.add(element)
            tokens = page.tokens
            found.append(Span(tokens[element.first].start, tokens[element.behind - 1].end))
    return tuple(sorted(found))


def _holds(page: Page, extent: Span, count: list[int]) -> bool:
    """Whether something that is kept after all stands in ``extent``."""
    first = bisect_left(page.tokens, extent.start, key=lambda token: token.start)
    behind = bisect_left(page.tokens, extent.end, key=lambda token: token.start)
    return count[behind] > count[first]


def _tables(page: Page, kept: list[Kept]) -> Iterator[Element]:
    """The tables that hold data; one with the article in it is there for the layout."""
    inner: dict[Element, Element] = {}
    for element in page.elements:
        if element.name == "table":
            inner[element] = element
        elif element.parent in inner:
            inner[element] = inner[element.parent]
    nested = {
        inner[element.parent]
        for element in inner
        if element.name == "table" and element.parent in inner
    }
    marked = {inner[one] for one in inner if one.name in ("th", "caption", "thead")}
    cells: dict[Element, int] = {}
    words: dict[Element, int] = {}
    headed: set[Element] = set()
    total = 0
    for one in kept:
        if one.role is Role.CHROME:
            continue
        length = one.run.behind - one.run.first
        total += length
        table = inner.get(one.run.owner)
        if table is None:
            continue
        words[table] = words.get(table, 0) + length
        cells[table] = cells.get(table, 0) + (one.run.owner.name in _TABLE_PARTS)
        if one.role is Role.TITLE or (
            one.role is Role.HEADING and one.run.owner.name not in _TABLE_PARTS
        ):
            headed.add(table)
    for table, length in words.items():
        role = table.tag.get("role").lower() if table.tag else ""
        plain = table in nested or table in headed or role in ("presentation", "none")
        if not plain and (table in marked or (cells[table] > 1 and length * 2 < total)):
            yield table


def _wanted(page: Page, kept: list[Kept]) -> Iterator[str]:
    """The names that links of the article point to."""
    for one in kept:
        if one.role is Role.CHROME:
            continue
        for token in page.tokens[one.run.first : one.run.behind]:
            if token.kind is Kind.START and token.name == "a":
                address = token.get("href").strip()
                if address.startswith("#"):
                    yield address[1:]
                    yield unquote(address[1:])
