"""Quotations that HTML marks with an element, given the quotation marks of their language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from l10n.formats.publication.semantic import Node, Tree
from l10n.languages import known, table
from l10n.model.locale import Locale

_PLAIN = ("\u201c…\u201d", "\u2018…\u2019")


def quoted_tree(tree: Tree, locale: Locale) -> Tree:
    """``tree`` with words in quotation marks for each `q`, one in another with the inner ones.

    They are those of its `lang` where it has one, else of ``locale``.
    """
    return tuple(_quoted(tree, _marks(locale.tag), 0))


def _quoted(
    nodes: Iterable[Node | str], marks: tuple[str, ...], depth: int
) -> Iterator[Node | str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        told = _marks(node.get("lang")) if node.get("lang") else marks
        if node.tag != "q":
            yield replace(node, children=tuple(_quoted(node.children, told, depth)))
            continue
        before, _, behind = told[min(depth, len(told) - 1)].partition("…")
        inner = (before, *_quoted(node.children, told, depth + 1), behind)
        kept = tuple(one for one in node.attributes if one[0] in ("lang", "dir"))
        yield from (Node("span", kept, inner),) if kept else inner


def _marks(tag: str) -> tuple[str, ...]:
    language = tag.partition("-")[0].lower()
    own = next((one for one in (tag, language) if one in known()), "")
    told = table(own).get("typography", {}).get("quotes") if own else None
    return tuple(told) if told else _PLAIN
