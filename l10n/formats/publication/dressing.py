"""Paragraphs of a tree given the look of what they are: byline, date, standfirst …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.formats.markers import MARKER
from l10n.formats.publication.semantic import Node, Tree, words
from l10n.model.article import Role
from l10n.model.edition import Piece

# What stands above the text, the title beside.
HEADER = (Role.SECTION, Role.TITLE, Role.DEK, Role.BYLINE, Role.DATE)
CLASSES = {
    Role.SECTION: "section",
    Role.DEK: "dek",
    Role.BYLINE: "byline",
    Role.DATE: "date",
    Role.IMAGE_CREDIT: "credit",
    Role.CAPTION: "caption",
    Role.AUTHOR_BIO: "bio",
}
# These may have words beside them: “By”, “Photo:”.
_STATED = (Role.BYLINE, Role.DATE, Role.IMAGE_CREDIT)
_BESIDE = 40
_LINES = 6


def dressed(tree: Tree, pieces: Sequence[Piece]) -> tuple[Tree, Tree]:
    """The header of ``tree`` and the rest, each paragraph at the top with its class.

    The header ends with the last line that is of one, among those before the running text.
    """
    known: dict[str, str] = {}
    stated: list[tuple[str, str]] = []
    for piece in pieces:
        letters = _letters(MARKER.sub("", piece.text))
        if piece.role in CLASSES and letters:
            known.setdefault(letters, CLASSES[piece.role])
            if piece.role in _STATED:
                stated.append((letters, CLASSES[piece.role]))
    nodes = tuple(_classed(tree, known, stated))
    return _parted(nodes)


def _classed(
    tree: Tree, known: dict[str, str], stated: list[tuple[str, str]]
) -> Iterator[Node | str]:
    for node in tree:
        if isinstance(node, str) or node.tag != "p" or node.get("class"):
            yield node
            continue
        letters = _letters(words((node,)))
        beside = (
            name for said, name in stated if len(letters) <= len(said) + _BESIDE and said in letters
        )
        name = known.get(letters) or next(beside, "")
        attributes = (("class", name), *node.attributes) if name else node.attributes
        yield replace(node, attributes=attributes)


def _parted(nodes: Tree) -> tuple[Tree, Tree]:
    header = {"h1", *(CLASSES[role] for role in HEADER if role in CLASSES)}
    behind = 0
    for at, node in enumerate(nodes[:_LINES]):
        if isinstance(node, str) or node.tag not in ("h1", "p"):
            break
        if (node.get("class") or node.tag) in header:
            behind = at + 1
    titled = any(isinstance(node, Node) and node.tag == "h1" for node in nodes[:behind])
    return (nodes[:behind], nodes[behind:]) if titled else ((), nodes)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
