"""A tree of content as Markdown that renders to the same tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from l10n.formats.publication.inlinemarkdown import Writer
from l10n.formats.publication.notes import footnotes, said, without
from l10n.formats.publication.numbering import items
from l10n.formats.publication.plain import ended
from l10n.formats.publication.semantic import Node, Tree, stretches, words
from l10n.formats.publication.tidy import tidy


def tree_as_markdown(tree: Tree) -> str:
    """``tree`` as CommonMark with GitHub's tables and footnotes; ends with a line end.

    What Markdown has no mark for is written as HTML (``<sub>``) or said by its words alone.
    """
    tree = tidy(tree)
    notes = footnotes(tree)
    writer = Writer(notes.numbers)
    blocks = [*_blocks(without(tree, notes.bodies), writer)]
    for name, number in notes.numbers.items():
        mark = f"[^{number}]: "
        body = [*_blocks(said(notes.bodies[name]), writer)] or [""]
        first, *rest = "\n\n".join(body).split("\n")
        blocks.append("\n".join((mark + first, *(f"    {line}" if line else "" for line in rest))))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _blocks(nodes: Iterable[Node | str], writer: Writer) -> Iterator[str]:
    """Each block without a line end behind it."""
    bullet = 0
    for node in nodes:
        if isinstance(node, str):
            continue
        # A list behind a list would go on with it, were its marks the same.
        bullet = bullet + 1 if node.tag in ("ul", "ol") else 0
        yield from _block(node, writer, other=bullet > 0 and bullet % 2 == 0)


def _block(node: Node, writer: Writer, *, other: bool) -> Iterator[str]:
    match node.tag:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            line = writer.line(node.children, breaks=False)
            yield f"{'#' * int(node.tag[1])} {ended(line)}"
        case "p" | "caption":
            yield writer.line(node.children)
        case "figure" if together := _picture(node, writer):
            yield together
        case "figcaption":
            yield from _emphasised(node, writer, "em")
        case "dt":
            yield from _emphasised(node, writer, "strong")
        case "hr":
            yield "***"
        case "pre":
            yield _code(node)
        case "blockquote":
            inner = "\n\n".join(_blocks(node.children, writer)).split("\n")
            yield "\n".join(f"> {line}" if line else ">" for line in inner)
        case "ul" | "ol":
            yield _list(node, writer, other=other)
        case "table":
            captions = [one for one in _nodes(node) if one.tag == "caption"]
            for caption in captions:
                yield writer.line(caption.children)
            yield from _table(node, writer)
        case _:
            yield from _blocks(node.children, writer)


def _nodes(node: Node) -> Iterator[Node]:
    return (one for one in node.children if isinstance(one, Node))


def _picture(node: Node, writer: Writer) -> str:
    """A picture and its caption in one paragraph, as our own pages read them; empty for others."""
    inner = [*_nodes(node)]
    if [one.tag for one in inner] != ["p", "figcaption"] or len(inner[0].children) != 1:
        return ""
    image, caption = inner[0].children[0], [*_emphasised(inner[1], writer, "em")]
    if isinstance(image, str) or image.tag != "img" or len(caption) != 1 or "\n" in caption[0]:
        return ""
    return f"{writer.line([image])}\n{caption[0]}"


def _emphasised(node: Node, writer: Writer, mark: str) -> Iterator[str]:
    for one in tidy((Node("div", (), node.children),)):
        if isinstance(one, Node) and one.tag == "p":
            marked = tidy((Node("p", (), (Node(mark, (), one.children),)),))
            yield from _blocks(marked, writer)
        else:
            yield from _blocks((one,), writer)


def _code(node: Node) -> str:
    text = words(node.children).replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix("\n")
    longest = run = 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    fence = "`" * max(3, longest + 1)
    kinds = [one.get("class") for one in _nodes(node) if one.tag == "code"]
    kind = next((name for one in kinds for name in one.split() if name.startswith("language-")), "")
    return f"{fence}{kind.removeprefix('language-').replace('`', '')}\n{text}\n{fence}"


def _list(node: Node, writer: Writer, *, other: bool) -> str:
    own = items(node)
    loose = is_loose(own)
    # Markdown counts from the first number on, whatever the others are.
    number = _first(node, own)
    written = []
    for item in own:
        mark = f"{number}{')' if other else '.'}" if node.tag == "ol" else "*" if other else "-"
        number += 1
        blocks = [*_item(item, writer)]
        text = ("\n\n" if loose else "\n").join(blocks)
        first, *rest = text.split("\n")
        pad = " " * (len(mark) + 1)
        written.append(
            "\n".join(
                (f"{mark} {first}".rstrip(" "), *(f"{pad}{one}" if one else "" for one in rest))
            )
        )
    return ("\n\n" if loose else "\n").join(written)


def _first(node: Node, own: Sequence[Node]) -> int:
    return int((own[0].get("value") if own else "") or node.get("start") or 1)


def is_loose(own: Sequence[Node]) -> bool:
    """Whether the items of a list hold paragraphs, or blocks that need a blank line before them."""
    for item in own:
        for at, one in enumerate(item.children):
            if isinstance(one, str) or not one.is_block:
                continue
            if one.tag == "p" and (len(own) > 1 or len(item.children) > 1):
                return True
            goes_on = one.tag == "ul" or (one.tag == "ol" and one.get("start") in ("", "1"))
            if at and not (goes_on and at == len(item.children) - 1):
                return True
    return False


def _item(item: Node, writer: Writer) -> Iterator[str]:
    bullet = 0
    for one in stretches(item.children):
        if isinstance(one, list):
            yield writer.line(one)
            continue
        bullet = bullet + 1 if one.tag in ("ul", "ol") else 0
        yield from _block(one, writer, other=bullet > 0 and bullet % 2 == 0)


def _table(node: Node, writer: Writer) -> Iterator[str]:
    """The first row is the head, as Markdown knows no table without one."""
    rows = [one for part in _nodes(node) for one in _nodes(part) if one.tag == "tr"]
    cells = [[*_cells(row, writer)] for row in rows]
    width = max((len(row) for row in cells), default=0)
    if not width:
        return
    full = [[cell for cell, _ in zip_longest(row, range(width), fillvalue="")] for row in cells]
    lines = [f"| {' | '.join(row)} |" for row in full]
    lines.insert(1, f"|{' --- |' * width}")
    yield "\n".join(lines)


def _cells(row: Node, writer: Writer) -> Iterator[str]:
    for cell in _nodes(row):
        if cell.tag in ("td", "th"):
            yield writer.cell(cell.children)
            yield from [""] * (min(int(cell.get("colspan") or 1), 100) - 1)
