"""A tree of content as plain text: its words, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.formats.publication.semantic import Node, Tree, collapsed, words
from l10n.formats.publication.tidy import tidy


def tree_as_text(tree: Tree) -> str:
    """``tree`` with a blank line between its blocks, each paragraph on one line.

    Marks go, words stay: a link is its words, a footnote mark a number in brackets. Code and line
    breaks keep their lines.
    """
    blocks = [*_blocks(tidy(tree), "")]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _blocks(nodes: Iterable[Node | str], indent: str) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            continue
        match node.tag:
            case "ul" | "ol":
                yield "\n".join(_items(node, indent))
            case "pre":
                lines = words(node.children).removesuffix("\n").splitlines()
                yield "\n".join(f"{indent}    {line}".rstrip() for line in lines)
            case "hr":
                yield f"{indent}* * *"
            case "blockquote":
                yield from _blocks(node.children, f"{indent}> ")
            case "table":
                yield "\n".join(_rows(node, indent))
            case "figure" | "div" | "dl" | "dd" | "dt" if _holds_blocks(node):
                yield from _blocks(node.children, indent)
            case _:
                said = _line(node.children)
                if said:
                    yield "\n".join(f"{indent}{line}" for line in said.split("\n"))


def _holds_blocks(node: Node) -> bool:
    return any(isinstance(one, Node) and one.is_block for one in node.children)


def _items(node: Node, indent: str) -> Iterator[str]:
    number = int(node.get("start")[:9] or 1)
    for item in node.children:
        if isinstance(item, str) or item.tag != "li":
            continue
        mark = f"{number}. " if node.tag == "ol" else "- "
        number += 1
        pad = " " * len(mark)
        inline = [one for one in item.children if isinstance(one, str) or not one.is_block]
        inner = [_line(inline)] if inline else []
        inner += _blocks([one for one in item.children if one not in inline], "")
        lines = [line for block in inner for line in block.split("\n")] or [""]
        yield f"{indent}{mark}{lines[0]}".rstrip()
        yield from (f"{indent}{pad}{line}".rstrip() for line in lines[1:])


def _rows(node: Node, indent: str) -> Iterator[str]:
    for part in node.children:
        if isinstance(part, str):
            continue
        if part.tag == "caption":
            yield indent + _line(part.children)
        for row in part.children:
            if isinstance(row, Node) and row.tag == "tr":
                cells = [one for one in row.children if isinstance(one, Node)]
                yield indent + " | ".join(_line(cell.children) for cell in cells).rstrip()


def _line(nodes: Iterable[Node | str]) -> str:
    lines = "".join(_said(nodes)).split("\n")
    return "\n".join(collapsed(line).strip(" ") for line in lines).strip("\n")


def _said(nodes: Iterable[Node | str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield collapsed(node)
        elif node.tag == "br":
            yield "\n"
        elif node.tag == "input":
            yield "[x]" if any(key == "checked" for key, _ in node.attributes) else "[ ]"
        elif node.tag == "sup" and _is_number(node):
            yield f"[{words((node,)).strip()}]"
        else:
            gap = " " if node.is_block else ""
            yield gap
            yield from _said(node.children)
            yield gap


def _is_number(node: Node) -> bool:
    """Whether it marks a footnote: a number that is a link."""
    links = any(isinstance(one, Node) and one.tag == "a" for one in node.children)
    return links and words((node,)).strip("[]() \u00a0").isdigit()
