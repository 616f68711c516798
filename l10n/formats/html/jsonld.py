"""Strings of JSON-LD with their places, object by object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from l10n.model.span import Span

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_ARTICLES = ("Article", "BlogPosting", "Report", "Posting", "Review", "LiveBlogPosting", "QAPage")
_DEEPEST = 64
_BLANKS = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Said:
    """A string: its value, and where it stands between its quotes."""

    value: str
    span: Span


@dataclass(slots=True)
class Thing:
    """An object of the graph as far as it holds strings."""

    key: str
    """Under which it stands in the object around it; in a list, the list's."""
    strings: dict[str, list[Said]] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)
    span: Span = field(default_factory=lambda: Span(0, 0))
    """With its braces; empty where one is missing."""

    def first(self, key: str) -> Said | None:
        return next(iter(self.strings.get(key, ())), None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of its types, without the vocabulary's address."""
        return tuple(
            said.value.rpartition("/")[2].rpartition(":")[2]
            for said in self.strings.get("@type", ())
        )

    @property
    def is_article(self) -> bool:
        return any(kind.endswith(_ARTICLES) for kind in self.kinds)

    @property
    def is_page(self) -> bool:
        return any(kind.endswith("WebPage") for kind in self.kinds)

    def articles(self) -> Iterator[Thing]:
        """The articles among it and what it holds, but none that is part of another."""
        if self.is_article:
            yield self
            return
        for thing in self.things:
            yield from thing.articles()

    def every(self) -> Iterator[Thing]:
        yield self
        for thing in self.things:
            yield from thing.every()


def read_things(text: str, start: int, end: int) -> list[Thing]:
    """The objects in ``text[start:end]``, outermost first; what is no JSON is passed over."""
    root = Thing("")
    stack: list[tuple[Thing | None, str]] = [(root, "")]
    begins: dict[int, int] = {}
    key, waiting = "", ""
    for match in _TOKEN.finditer(text, start, end):
        sign = match[0]
        if len(stack) > _DEEPEST:
            return []
        if sign == "{":
            thing = Thing(key)
            begins[id(thing)] = match.start()
            stack[-1][0].things.append(thing) if stack[-1][0] else None
            stack.append((thing, key))
            key = ""
        elif sign == "[":
            stack.append((stack[-1][0], key))
        elif sign in "}]":
            if len(stack) > 1:
                closed = stack.pop()[0]
                if sign == "}" and closed and id(closed) in begins:
                    closed.span = Span(begins[id(closed)], match.end())
            key = ""
        elif sign == ":":
            key = waiting
        elif sign == ",":
            key = stack[-1][1] if _in_list(stack) else ""
        elif sign.startswith('"') and sign.endswith('"') and len(sign) > 1:
            waiting = _value(sign)
            holder = stack[-1][0]
            if key and holder:
                said = Said(waiting, Span(match.start() + 1, match.end() - 1))
                holder.strings.setdefault(key, []).append(said)
    return root.things


def is_json(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is JSON, so that a change in it is a change of its value alone."""
    try:
        json.loads(text[start:end], strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def behind_members(text: str, thing: Thing) -> int:
    """Where another member can be put into ``thing``, which has some: behind its last one."""
    at = thing.span.end - 1
    while at > thing.span.start and text[at - 1] in _BLANKS:
        at -= 1
    return at


def _in_list(stack: list[tuple[Thing | None, str]]) -> bool:
    """Whether a list is open: it shares its object with what it stands in."""
    return len(stack) > 1 and stack[-1][0] is stack[-2][0]


def _value(sign: str) -> str:
    try:
        return str(json.loads(sign, strict=False))
    except ValueError:
        return sign[1:-1]


def encode(words: str) -> str:
    """``words`` as they stand between the quotes of a JSON string in a script of a page."""
    # `<` could end the script, or hide its end.
    return json.dumps(words, ensure_ascii=False)[1:-1].replace("<", "\\u003c")
