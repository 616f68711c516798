"""Inline elements that are open on a page, and which of them plain HTML shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from l10n.formats.html.plain import Attributes, safe_address
from l10n.formats.html.tokens import Kind, Token
from l10n.formats.html.tree import Element

_INLINE = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em",
    "var": "em", "a": "a", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "sub": "sub", "sup": "sup", "u": "u", "ins": "u", "s": "s", "del": "s", "strike": "s",
    "q": "q", "time": "time",
}  # fmt: skip
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element that is open on the page."""

    source: str
    name: str
    """As it is written; empty for one that is not."""
    tag: str
    owner: Element


class Marks:
    """Those that are open, outermost first; each ends at the latest with the element around it."""

    def __init__(self, attributes: Attributes) -> None:
        self._attributes = attributes
        self._open: list[Mark] = []
        self.anchors: list[str] = []
        """Names of places that no element is written for: they go before the next words."""

    def leave(self, index: int) -> None:
        """End what lies in elements that end before the token ``index``."""
        while self._open and self._open[-1].owner.behind <= index:
            self._open.pop()

    def read(self, token: Token, owner: Element) -> None:
        """Take the start or end tag ``token``, which stands in ``owner``."""
        if token.kind is Kind.END:
            for at in range(len(self._open) - 1, max(len(self._open) - _DEEPEST, 0) - 1, -1):
                if self._open[at].source == token.name:
                    del self._open[at]
                    break
            return
        if len(self._open) >= _DEEPEST or token.closed:
            return
        name = _INLINE.get(token.name, "")
        if not name and self._attributes.language_of(token):
            name = "span"
        attributes = ""
        if name == "a":
            address = safe_address(token.get("href"))
            if not address:
                name = ""
            attributes = f' href="{escape(address)}"'
        if known := self._attributes.name_of(token):
            self.anchors.append(known)
        if name:
            attributes += self._attributes.written(token, name)
        self._open.append(Mark(token.name, name, f"<{name}{attributes}>", owner))

    def wanted(self) -> Iterator[Mark]:
        """One of each kind: a mark in itself says nothing more, and a link has no link in it."""
        last = {mark.name: mark for mark in self._open if mark.name}
        seen = set()
        for mark in self._open:
            if mark.name and mark.name not in seen:
                seen.add(mark.name)
                yield last[mark.name]
