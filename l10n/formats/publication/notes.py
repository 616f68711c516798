"""Footnotes of a tree: what is a mark, what is a note, and what the note says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from l10n.formats.publication.semantic import Node, Tree, words
from l10n.formats.publication.tidy import tidy


@dataclass(slots=True)
class Notes:
    """Footnotes: the address of each note that is referred to, and its number."""

    numbers: dict[str, int] = field(default_factory=dict)
    bodies: dict[str, Node] = field(default_factory=dict)


def footnotes(tree: Tree) -> Notes:
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
    return Notes({name: number for number, name in enumerate(named, 1)}, bodies)


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


def without(tree: Tree, bodies: dict[str, Node]) -> Tree:
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
        children = without(node.children, bodies)
        if children or not node.children:
            kept.append(replace(node, children=children))
    return tuple(kept)


def said(node: Node) -> Tree:
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
