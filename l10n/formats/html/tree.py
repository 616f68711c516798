"""The elements of a page that hold its text, each with the tokens it reaches over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.formats.html.elements import (
    BLANKS,
    CLOSES_P,
    ENDS,
    IN_HEAD,
    INLINE,
    RAW,
    TEXT_BOXES,
    VOID,
)
from l10n.formats.html.tokens import Kind, Token

_TAGS = (Kind.START, Kind.END)


@dataclass(slots=True, eq=False)
class Element:
    """An element that is not inline, as it is found; elements are compared by identity."""

    name: str
    tag: Token | None
    """Its start tag; None for the page itself."""
    parent: Element | None
    first: int
    """The index of its first token, the start tag."""
    behind: int = 0
    """The index behind its last token."""
    closed: bool = False
    """Whether it has an end tag of its own."""
    depth: int = 0

    def up(self) -> Iterator[Element]:
        """It, what it lies in, and so on up to the page."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def within(self, *names: str) -> bool:
        """Whether it or one of the nearest hundred elements around it has one of ``names``."""
        return any(one.name in names for one, _ in zip(self.up(), range(100), strict=False))


def is_structural(token: Token, owner: Element) -> bool:
    """Whether the tag ``token`` in ``owner`` parts runs of text.

    Inline elements do not, and neither does an unknown one inside a paragraph.
    """
    if token.kind not in _TAGS:
        return False
    if token.name in INLINE:
        return False
    return "-" not in token.name or owner.name not in TEXT_BOXES


def build(tokens: Sequence[Token], text: str) -> tuple[list[Element], list[Element]]:
    """All elements in document order, the page first, and for each token the element it lies in.

    A simple reading of section 13.2.6: end tags may be missing, those that end nothing are passed
    over. The tags of an element lie in that element.
    """
    page = Element("", None, None, 0)
    elements = [page]
    owners: list[Element] = []
    stack = [page]
    opened: Counter[str] = Counter()

    def close(until: Element, index: int) -> None:
        while stack[-1] is not until:
            done = stack.pop()
            done.behind = index
            opened[done.name] -= 1

    for index, token in enumerate(tokens):
        if stack[-1].name == "head" and _ends_head(token, text):
            close(stack[-2], index)
        here = stack[-1]
        if not is_structural(token, here):
            owners.append(here)
            continue
        if token.kind is Kind.END:
            match = _opener(stack, token.name) if opened[token.name] > 0 else None
            if match is None:
                owners.append(here)
                continue
            close(match, index)
            owners.append(match)
            stack.pop()
            opened[match.name] -= 1
            match.behind, match.closed = index + 1, True
            continue
        _imply_ends(stack, opened, token.name, index)
        element = Element(token.name, token, stack[-1], index, index + 1, depth=len(stack))
        elements.append(element)
        owners.append(element)
        empty = token.name in VOID or (token.closed and _is_foreign(token.name))
        if not empty:
            stack.append(element)
            opened[token.name] += 1
    close(page, len(tokens))
    page.behind = len(tokens)
    return elements, owners


def _ends_head(token: Token, text: str) -> bool:
    if token.kind is Kind.TEXT:
        return bool(text[token.start : token.end].strip(BLANKS))
    return token.kind is Kind.START and token.name not in IN_HEAD


def _is_foreign(name: str) -> bool:
    # `<div/>` is an open <div>; a component of a framework may be closed so, and so are SVG's.
    return name not in CLOSES_P and name not in RAW


def _opener(stack: list[Element], name: str) -> Element | None:
    """The innermost open element ``name``; the search costs no more than closing what is in it."""
    for element in reversed(stack):
        if element.name == name:
            return element
    return None


def _imply_ends(stack: list[Element], opened: Counter[str], name: str, index: int) -> None:
    if name in CLOSES_P and stack[-1].name == "p":
        _pop(stack, opened, index)
    if name not in ENDS:
        return
    ends, fences = ENDS[name]
    if not any(opened[one] > 0 for one in ends):
        return
    # Only elements that may be closed unseen lie between; a <div> in an item is no reason to end it.
    for depth in range(len(stack) - 1, max(len(stack) - _SEEN, 0), -1):
        if stack[depth].name in fences or stack[depth].name in _HOLDERS:
            return
        if stack[depth].name in ends:
            while len(stack) > depth:
                _pop(stack, opened, index)


# How far up an item that is open is looked for, so that deep nesting costs nothing.
_SEEN = 32
# What keeps the items in it apart from those around it.
_HOLDERS = frozenset(
    [
        "div",
        "section",
        "article",
        "aside",
        "main",
        "body",
        "header",
        "footer",
        "nav",
        "form",
        "blockquote",
        "figure",
        "details",
    ]
)


def _pop(stack: list[Element], opened: Counter[str], index: int) -> None:
    done = stack.pop()
    done.behind = index
    opened[done.name] -= 1
