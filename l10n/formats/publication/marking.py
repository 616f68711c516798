"""What a draft shows in its source's language, marked in a tree of content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from l10n.formats.publication.semantic import Node, Tree, words
from l10n.model.locale import Locale


def marked_tree(tree: Tree, foreign: Iterable[str], language: Locale) -> Tree:
    """``tree`` with each of the texts ``foreign``, in document order, in a span with its language.

    A text is looked for behind the one before it; one that is not there has its brackets alone.
    """
    whole = words(tree)
    stretches = []
    at = 0
    for text in foreign:
        start = whole.find(text, at) if text else -1
        if start >= 0:
            at = start + len(text)
            stretches.append((start, at))
    return tuple(_Marker(stretches, language).walk(tree)) if stretches else tree


class _Marker:
    """Walks a tree and counts its words."""

    def __init__(self, stretches: list[tuple[int, int]], language: Locale) -> None:
        self.stretches = stretches
        self.attributes = (("class", "draft"), ("lang", language.tag))
        self.next = 0
        self.at = 0

    def walk(self, nodes: Iterable[Node | str]) -> Iterator[Node | str]:
        for node in nodes:
            if isinstance(node, str):
                yield from self._cut(node)
            elif node.tag == "br":
                self.at += 1
                yield node
            else:
                yield replace(node, children=tuple(self.walk(node.children)))

    def _cut(self, text: str) -> Iterator[Node | str]:
        begin, end = self.at, self.at + len(text)
        self.at = end
        done = begin
        while self.next < len(self.stretches):
            start, stop = self.stretches[self.next]
            if start >= end:
                break
            start = max(start, done)
            if start > done:
                yield text[done - begin : start - begin]
            if min(stop, end) > start:
                yield Node("span", self.attributes, (text[start - begin : min(stop, end) - begin],))
            done = max(done, min(stop, end))
            if stop > end:
                break
            self.next += 1
        if done < end:
            yield text[done - begin :]
