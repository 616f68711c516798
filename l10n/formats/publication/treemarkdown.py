"""A tree of content as Markdown that renders to the same tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from l10n.formats.publication.inlinemarkdown import Writer
from l10n.formats.publication.numbering import items
from l10n.formats.publication.plain import ended
from l10n.formats.publication.semantic import Node, Tree, stretches, words
from l10n.formats.publication.tidy import tidy


@dataclass(slots=True)
class _Notes:
    """Footnotes: the address of each note that is referred to, and its number."""

    numbers: dict[str, int] = field(default_factory=dict)
    bodies: dict[str, Node] = field(default_factory=dict)


def tree_as_markdown(tree: Tree) -> str:
    """``tree`` as CommonMark with GitHub's tables and footnotes; ends with a line end.

    What Markdown has no mark for is written as HTML (``<sub>``) or said by its words alone.
    """
    tree = tidy(tree)
    notes = _footnotes(tree)
    writer = Writer(notes.numbers)
    blocks = [*_blocks(_without(tree, notes.bodies), writer)]
    for name, number in notes.numbers.items():
        mark = f"[^{number}]: "
        body = [*_blocks(_note(notes.bodies[name]), writer)] or [""]
        first, *rest = "\n\n".join(body).split("\n")
        blocks.append("\n".join((mark + first, *(f"    {line}" if line else "" for line in rest))))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _footnotes(tree: Tree) -> _Notes:
    """The notes that a raised link or number points to, in the order of their first mention.

    A note stands behind its mention; what a link back points to is none.
    """
    mentioned: dict[str, None] = {}
    bodies: dict[str, Node] = {}
    for node in _every(tree):
        if name := _mention(node):
            mentioned.setdefault(name)
        name = _name(node)
        if name in mentioned and name not in bodies:
            bodies[name] = node
    named = [name for name in mentioned if name in bodies]
    return _Notes({name: number for number, name in enumerate(named, 1)}, bodies)


def _name(node: Node) -> str:
    """That of a block which may be a note: its own, or that of a place at its very beginning."""
    if node.tag not in ("li", "div", "p", "dd"):
        return ""
    first = node.children[0] if node.children else ""
    if node.get("id") or isinstance(first, str) or first.tag != "a" or first.children:
        return node.get("id")
    return first.get("id")


def _mention(node: Node) -> str:
    """The name of the note that ``node`` is the mark of; empty for none."""
    inner = [one for one in node.children if not isinstance(one, str) or one.strip()]
    link = node
    if node.tag == "sup" and len(inner) == 1 and isinstance(inner[0], Node):
        link = inner[0]
    elif node.tag != "a" or not (
        words((node,)).strip("[]() ").isdigit()
        or (len(inner) == 1 and isinstance(inner[0], Node) and inner[0].tag == "sup")
    ):
        return ""
    return link.get("href")[1:] if link.tag == "a" and link.get("href")[:1] == "#" else ""


def _every(tree: Iterable[Node | str]) -> Iterator[Node]:
    for node in tree:
        if isinstance(node, Node):
            yield node
            yield from _every(node.children)


def _without(tree: Tree, bodies: dict[str, Node]) -> Tree:
    """``tree`` without the notes, and without a list that held nothing else."""
    if not bodies:
        return tree
    kept: list[Node | str] = []
    for node in tree:
        if isinstance(node, str):
            kept.append(node)
            continue
        if bodies.get(_name(node)) is node:
            continue
        children = _without(node.children, bodies)
        if children or not node.children:
            kept.append(replace(node, children=children))
    return tuple(kept)


def _note(node: Node) -> Tree:
    """What a note says, without its own number and the way back."""
    return tidy(tuple(_said(node.children, [True])))


def _said(nodes: Iterable[Node | str], begins: list[bool]) -> Iterator[Node | str]:
    for node in nodes:
        if isinstance(node, str):
            begins[0] = begins[0] and not node.strip()
            yield node
        elif node.tag == "sup" and begins[0] and words((node,)).strip(" .)\u00a0").isdigit():
            begins[0] = False
        elif node.tag == "a" and node.get("href").startswith("#") and _is_back(node):
            continue
        else:
            yield replace(node, children=tuple(_said(node.children, begins)))


def _is_back(node: Node) -> bool:
    return not any(sign.isalpha() for sign in words((node,)))


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
