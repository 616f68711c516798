"""An article's content as a tree of plain HTML elements: what they mean, nothing of how they look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from l10n.formats.publication.markup import address, shown

# Elements that stand on lines of their own; all others that we keep are inline.
BLOCKS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "hr",
        "dl",
        "dt",
        "dd",
        "div",
    ]
)
_INLINE = frozenset(
    ["a", "em", "strong", "code", "s", "u", "sub", "sup", "span", "br", "img", "time", "input", "q"]
)
VOID = frozenset(("hr", "br", "img", "input"))
_NAMES = {"b": "strong", "i": "em", "del": "s", "strike": "s", "tt": "code", "tfoot": "tbody"}
# Gone with all that they hold: no words of the article.
_GONE = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "head",
        "title",
        "select",
        "button",
        "textarea",
        "audio",
        "video",
        "canvas",
    ]
)
_EVERYWHERE = ("lang", "dir", "id")
_ATTRIBUTES = {
    "a": ("href", "title"),
    "img": ("src", "alt", "title"),
    "ol": ("start", "reversed", "type"),
    "li": ("value",),
    "th": ("colspan", "rowspan"),
    "td": ("colspan", "rowspan"),
    "time": ("datetime",),
    "code": ("class",),
    "span": ("class",),
    "p": ("class",),
    "div": ("class",),
    "input": ("type", "disabled", "checked"),
}
# Deeper nesting means nothing to a reader, and much to the stack.
_DEEPEST = 48
_LONGEST = 9
_BLANKS = re.compile("[ \t\n\f\r]+")


@dataclass(frozen=True, slots=True)
class Node:
    """One element. Words among ``children`` are strings, with blanks as they stand."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Node | str, ...] = ()

    def get(self, name: str) -> str:
        """The value of an attribute; empty where it has none."""
        return next((value for key, value in self.attributes if key == name), "")

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS


Tree = tuple[Node | str, ...]


def read(html: str) -> Tree:
    """The content of ``html``, a fragment; elements that mean nothing here are taken off.

    Never fails: what is not closed is closed, and what could run is left out. Linear.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finish()


def words(nodes: Iterable[Node | str]) -> str:
    """The words of ``nodes`` alone, as they stand."""
    return "".join(_words(nodes))


def _words(nodes: Iterable[Node | str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.tag == "br":
            yield "\n"
        else:
            yield from _words(node.children)


def stretches(nodes: Iterable[Node | str]) -> Iterator[Node | list[Node | str]]:
    """``nodes`` in order: each block by itself, and what stands in a line between two together."""
    run: list[Node | str] = []
    for node in nodes:
        if isinstance(node, str) or not node.is_block:
            run.append(node)
            continue
        if run:
            yield run
            run = []
        yield node
    if run:
        yield run


def collapsed(text: str) -> str:
    """``text`` with white space as HTML shows it: a run is one blank (no-break spaces stay)."""
    return _BLANKS.sub(" ", text)


def write(nodes: Iterable[Node | str]) -> str:
    """``nodes`` as HTML, each block on a line of its own."""
    return "".join(_written(nodes))


def _written(nodes: Iterable[Node | str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield shown(node)
            continue
        attributes = "".join(
            f' {key}="{shown(value)}"' if value or key in ("alt", "href") else f" {key}"
            for key, value in node.attributes
        )
        yield f"<{node.tag}{attributes}>"
        if node.tag not in VOID:
            if node.children and node.tag in ("ul", "ol", "table", "tbody", "blockquote", "figure"):
                yield "\n"
            yield from _written(node.children)
            yield f"</{node.tag}>"
        if node.is_block or node.tag == "br":
            yield "\n"


class _Reader(HTMLParser):
    """Builds the tree from the innermost open element outwards."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, tuple[tuple[str, str], ...], list[Node | str]]] = [("", (), [])]
        self.passed: list[str] = []
        """Elements that are open but not kept, or kept no deeper."""
        self.gone = ""
        self.gone_depth = 0

    def finish(self) -> Tree:
        while len(self.open) > 1:
            self._end()
        return tuple(self.open[0][2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.gone:
            self.gone_depth += tag == self.gone
            return
        if tag in _GONE:
            self.gone, self.gone_depth = tag, 1
            return
        name = _NAMES.get(tag, tag)
        if name in VOID:
            self.open[-1][2].append(Node(name, tuple(_kept(name, attrs))))
        elif name in BLOCKS or name in _INLINE:
            if name in ("p", "li") and self.open[-1][0] == name == "p":
                self._end()
            if len(self.open) <= _DEEPEST:
                self.open.append((name, tuple(_kept(name, attrs)), []))

    def handle_endtag(self, tag: str) -> None:
        if self.gone:
            self.gone_depth -= tag == self.gone
            if not self.gone_depth:
                self.gone = ""
            return
        name = _NAMES.get(tag, tag)
        if any(name == one for one, _, _ in self.open[1:]):
            while self.open[-1][0] != name:
                self._end()
            self._end()

    def handle_data(self, data: str) -> None:
        if not self.gone:
            self.open[-1][2].append(data)

    def _end(self) -> None:
        tag, attributes, children = self.open.pop()
        self.open[-1][2].append(Node(tag, attributes, tuple(children)))


def _kept(name: str, attrs: list[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    """The attributes that mean something, with addresses that nobody can be harmed by."""
    wanted = (*_ATTRIBUTES.get(name, ()), *_EVERYWHERE)
    seen = set()
    for key, value in attrs:
        if key not in wanted or key in seen:
            continue
        seen.add(key)
        if key in ("href", "src"):
            if value is not None and address(value) is not None:
                yield key, value.strip()
        elif key in ("colspan", "rowspan", "start", "value"):
            if value and value.isascii() and value.isdigit():
                yield key, value[:_LONGEST]
        elif key == "type" and name == "ol":
            if value in ("a", "A", "i", "I"):
                yield key, value
        else:
            yield key, value or ""
