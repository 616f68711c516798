"""A tree of content as plain text: its words, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.formats.publication.numbering import items, labels
from l10n.formats.publication.semantic import Node, Tree, collapsed, stretches, words
from l10n.formats.publication.tidy import tidy


def tree_as_text(tree: Tree) -> str:
    """``tree`` with a blank line between its blocks, each paragraph on one line.

    Marks go, words stay. Behind the words of a link stands its address, ``<https://…>`` (RFC 3986,
    appendix C), where it leads out of the text and the words are another; a footnote mark is a
    number in brackets, a picture its description. Code and line breaks keep their lines.
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
            case "dd":
                yield from _blocks(_as_blocks(node), f"{indent}    ")
            case "figure" | "div" | "dl" | "dt" if _holds_blocks(node):
                yield from _blocks(node.children, indent)
            case _:
                said = _line(node.children)
                if said:
                    yield "\n".join(f"{indent}{line}" for line in said.split("\n"))


def _as_blocks(node: Node) -> tuple[Node | str, ...]:
    return node.children if _holds_blocks(node) else (Node("p", (), node.children),)


def _holds_blocks(node: Node) -> bool:
    return any(isinstance(one, Node) and one.is_block for one in node.children)


def _items(node: Node, indent: str) -> Iterator[str]:
    for item, label in zip(items(node), labels(node), strict=True):
        pad = " " * (len(label) + 1)
        inner: list[str] = []
        for one in stretches(item.children):
            inner += [_line(one)] if isinstance(one, list) else _blocks([one], "")
        lines = [line for block in inner for line in block.split("\n")] or [""]
        yield f"{indent}{label} {lines[0]}".rstrip()
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
        elif node.tag == "img":
            said = collapsed(node.get("alt")).strip(" ")
            yield f"[{said}]" if said else ""
        elif node.tag == "a":
            said = "".join(_said(node.children))
            yield f"{said}{_address(node.get('href'), said)}"
        else:
            gap = " " if node.is_block else ""
            yield gap
            yield from _said(node.children)
            yield gap


def _address(href: str, said: str) -> str:
    """What is told of where a link leads; nothing where its words say it."""
    if not href or href.startswith("#"):
        return ""
    bare = href.removeprefix("mailto:").removeprefix("tel:")
    told = bare.partition("://")[2].strip("/") or bare
    return "" if told.casefold() in said.casefold() else f" <{href}>"


def _is_number(node: Node) -> bool:
    """Whether it marks a footnote: a number that is a link."""
    links = any(isinstance(one, Node) and one.tag == "a" for one in node.children)
    return links and words((node,)).strip("[]() \u00a0").isdigit()
