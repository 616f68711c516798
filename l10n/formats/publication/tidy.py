"""A tree of content put into one shape: blanks as they read, words in paragraphs, no empty marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from l10n.formats.publication.semantic import Node, Tree, collapsed

_MARKS = ("em", "strong", "s", "u", "sub", "sup")
# What holds blocks: words right inside of it are a paragraph.
_HOLDERS = ("blockquote", "figure", "div", "dd")


def tidy(tree: Tree) -> Tree:
    """``tree`` as a reader sees it. Doing it twice changes nothing.

    Every run of words at the top, in a quotation or a figure is a paragraph; in a list item or a
    cell it may stand alone. Blanks stand outside of marks, a mark in itself counts once, and what
    shows nothing is gone.
    """
    return tuple(_blocks(tree, wrap=True))


def _blocks(nodes: Sequence[Node | str], *, wrap: bool) -> Iterator[Node | str]:
    run: list[Node | str] = []
    for node in nodes:
        if isinstance(node, str) or not (node.is_block or _holds_block(node)):
            run.append(node)
            continue
        yield from _run(run, wrap=wrap)
        run = []
        if not node.is_block:  # a link around a whole heading, say: the blocks go first
            yield from _blocks(node.children, wrap=wrap)
        else:
            yield from _block(node)
    yield from _run(run, wrap=wrap)


def _run(run: Sequence[Node | str], *, wrap: bool) -> Iterator[Node | str]:
    inline = tuple(_inline(run))
    if inline:
        yield from (Node("p", (), inline),) if wrap else inline


def _block(node: Node) -> Iterator[Node]:
    tag = node.tag
    if tag == "hr":
        yield Node("hr")
    elif tag == "pre":
        yield node
    elif tag in ("ul", "ol", "dl", "table", "thead", "tbody", "tr"):
        inner = tuple(one for one in _blocks(node.children, wrap=False) if isinstance(one, Node))
        if inner:
            yield replace(node, children=_rows(inner) if tag == "table" else inner)
    elif tag in ("li", "th", "td"):
        yield replace(node, children=tuple(_blocks(node.children, wrap=False)))
    elif tag == "div" and not node.get("id"):
        for one in _blocks(node.children, wrap=True):
            yield one if isinstance(one, Node) else Node("p", (), (one,))
    elif tag in _HOLDERS:
        inner = tuple(
            one if isinstance(one, Node) else Node("p", (), (one,))
            for one in _blocks(node.children, wrap=True)
        )
        if inner:
            yield replace(node, children=inner)
    elif any(
        isinstance(one, Node) and (one.is_block or _holds_block(one)) for one in node.children
    ):
        # A paragraph or heading with blocks in it, which HTML does not have.
        for one in _blocks(node.children, wrap=True):
            yield one if isinstance(one, Node) else Node("p", (), (one,))
    else:
        inline = tuple(_inline(node.children))
        if inline:
            yield replace(node, children=inline)


def _rows(inner: Sequence[Node]) -> tuple[Node, ...]:
    """Rows that stand right in a table are its body."""
    rows = tuple(one for one in inner if one.tag == "tr")
    others = tuple(one for one in inner if one.tag != "tr")
    return (*others, Node("tbody", (), rows)) if rows else others


def _holds_block(node: Node) -> bool:
    return any(
        isinstance(one, Node) and (one.is_block or _holds_block(one)) for one in node.children
    )


def _inline(run: Sequence[Node | str]) -> Iterator[Node | str]:
    """Words and marks of one paragraph, without blanks at its edges."""
    flat = _joined(_spaced(run, frozenset()))
    while flat and _is_edge(flat[0]):
        flat.pop(0)
    while flat and _is_edge(flat[-1]):
        flat.pop()
    if flat and isinstance(flat[0], str):
        flat[0] = flat[0].lstrip(" ")
    if flat and isinstance(flat[-1], str):
        flat[-1] = flat[-1].rstrip(" ")
    yield from (node for node in flat if node)


def _is_edge(node: Node | str) -> bool:
    return not node.strip(" ") if isinstance(node, str) else node.tag == "br"


def _is_break(node: Node | str | None) -> bool:
    return isinstance(node, Node) and node.tag == "br"


def _spaced(run: Sequence[Node | str], within: frozenset[str]) -> Iterator[Node | str]:
    """Marks without blanks at their edges; the blanks stand before and behind them."""
    for node in run:
        if isinstance(node, str):
            yield collapsed(node)
            continue
        if node.tag in ("br", "img", "input"):
            yield node
            continue
        if node.tag in within and node.tag in (*_MARKS, "a", "code"):
            yield from _spaced(node.children, within)
            continue
        if node.tag == "span" and not (node.get("lang") or node.get("dir")):
            yield from _spaced(node.children, within)
            continue
        if node.tag == "code":
            text = collapsed("".join(_texts(node)))
            inner: list[Node | str] = [text] if text.strip(" ") else []
        else:
            inner = _joined(_spaced(node.children, within | {node.tag}))
        before: list[Node | str] = []
        after: list[Node | str] = []
        if node.tag != "code":
            before, inner, after = _edges(inner)
        yield from before
        if inner or (node.tag == "a" and node.get("id")):
            yield replace(node, children=tuple(inner))
        yield from reversed(after)


def _edges(
    inner: list[Node | str],
) -> tuple[list[Node | str], list[Node | str], list[Node | str]]:
    """Blanks and line breaks before, what stands between, and those behind, last one first."""
    before: list[Node | str] = []
    after: list[Node | str] = []
    while inner and _is_edge(inner[0]):
        before.append(inner.pop(0))
    while inner and _is_edge(inner[-1]):
        after.append(inner.pop())
    if inner and isinstance(inner[0], str) and inner[0][0] == " ":
        before.append(" ")
        inner[0] = inner[0].lstrip(" ")
    if inner and isinstance(inner[-1], str) and inner[-1][-1] == " ":
        after.append(" ")
        inner[-1] = inner[-1].rstrip(" ")
    return before, inner, after


def _texts(node: Node) -> Iterator[str]:
    for one in node.children:
        if isinstance(one, str):
            yield one
        else:
            yield from _texts(one)


def _joined(nodes: Iterable[Node | str]) -> list[Node | str]:
    """Neighbouring words are one string, neighbouring marks of one kind are one mark.

    No blank stands beside a line break.
    """
    found: list[Node | str] = []
    for node in nodes:
        before = found[-1] if found else None
        if isinstance(node, str):
            if isinstance(before, str):
                found[-1] = collapsed(before + node)
            elif words := node.lstrip(" ") if _is_break(before) else node:
                found.append(words)
        elif isinstance(before, Node) and _goes_on(before, node):
            found[-1] = replace(before, children=tuple(_joined((*before.children, *node.children))))
        else:
            if _is_break(node) and isinstance(before, str):
                found[-1] = before.rstrip(" ")
                if not found[-1]:
                    found.pop()
            found.append(node)
    return found


def _goes_on(before: Node, node: Node) -> bool:
    same = (node.tag, node.attributes) == (before.tag, before.attributes)
    return same and node.tag in (*_MARKS, "code")
