"""HTML cut into tokens, every character in exactly one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from l10n.formats.html.elements import RAW, RCDATA
from l10n.formats.html.references import decoded

# `isalpha` would take other letters than ASCII ones for the beginning of a tag.
_TAG_OPENS = re.compile(r"<(?:(?=[A-Za-z!?])|/)")
_NAME_END = re.compile(r"[\t\n\f\r />]")
_BLANKS_OR_SLASHES = re.compile(r"[\t\n\f\r /]*")
_BLANKS = re.compile(r"[\t\n\f\r ]*")
_ATTRIBUTE_NAME_END = re.compile(r"[\t\n\f\r />=]")
_UNQUOTED_END = re.compile(r"[\t\n\f\r >]")
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT_MARK = re.compile(r"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)
_ENDS = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in RAW | RCDATA}


class Kind(StrEnum):
    """What a token is."""

    TEXT = "text"
    START = "start"
    END = "end"
    COMMENT = "comment"
    """A comment, and all that is read as one: ``<?php … ?>``, ``</ >``, CDATA outside of SVG."""
    DOCTYPE = "doctype"
    RAW = "raw"
    """What is in a script, a style … : no markup, no references."""
    ESCAPABLE = "escapable"
    """What is in a title or a text area: no markup, but references."""
    CDATA = "cdata"
    LOST = "lost"
    """A tag that the file ends in: browsers drop it."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a start tag. ``start`` and ``end`` are those of the value, quotes outside."""

    name: str
    """In lower case."""
    value: str
    """With references read."""
    start: int
    end: int
    quote: str
    """``"``, ``'`` or, for a bare value and for none, empty."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of an HTML text, in code points."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Of a tag, in lower case."""
    attributes: tuple[Attribute, ...] = ()
    """The first of each name."""
    closed: bool = False
    """Whether the tag ends in ``/>``."""

    def get(self, name: str) -> str:
        """The value of the attribute ``name``; empty for none."""
        for one in self.attributes:
            if one.name == name:
                return one.value
        return ""

    def attribute(self, name: str) -> Attribute | None:
        for one in self.attributes:
            if one.name == name:
                return one
        return None

    def values(self) -> Mapping[str, str]:
        return {one.name: one.value for one in self.attributes}


def tokens(text: str) -> Iterator[Token]:
    """The tokens of ``text``, which together are all of it, in order.

    After section 13.2.5 of the HTML Living Standard, scripts on. Takes time in proportion to the
    length of ``text``, whatever is in it.
    """
    at = 0
    foreign = 0  # how deep in SVG or MathML, where <title> and <style> are elements like others
    while at < len(text):
        opens = _TAG_OPENS.search(text, at)
        start = opens.start() if opens else len(text)
        if start > at:
            yield Token(Kind.TEXT, at, start)
        if not opens:
            return
        token = _markup(text, start, foreign)
        yield token
        at = token.end
        if token.name in ("svg", "math"):
            foreign = max(foreign + _step(token), 0)
        if token.kind is Kind.START and not foreign and token.name in _ENDS:
            end = _content_end(text, at, token.name)
            if end > at:
                kind = Kind.ESCAPABLE if token.name in RCDATA else Kind.RAW
                yield Token(kind, at, end, token.name)
            at = end


def _step(token: Token) -> int:
    if token.kind is Kind.START:
        return int(not token.closed)
    return -1 if token.kind is Kind.END else 0


def _markup(text: str, start: int, foreign: int) -> Token:
    """The token that begins with the ``<`` at ``start``."""
    sign = text[start + 1 : start + 2]
    if sign == "/":
        after = text[start + 2 : start + 3]
        if after.isascii() and after.isalpha():
            return _tag(text, start, start + 2, Kind.END)
        if not after:  # the file ends in `</`, which is text
            return Token(Kind.TEXT, start, len(text))
    elif sign == "!":
        return _declaration(text, start, foreign)
    elif sign != "?":
        return _tag(text, start, start + 1, Kind.START)
    return Token(Kind.COMMENT, start, _behind(text, ">", start))


def _declaration(text: str, start: int, foreign: int) -> Token:
    if text.startswith("<!--", start):
        empty = re.compile(r"-?>").match(text, start + 4)
        end = empty or _COMMENT_END.search(text, start + 4)
        return Token(Kind.COMMENT, start, end.end() if end else len(text))
    if foreign and text.startswith("<![CDATA[", start):
        return Token(Kind.CDATA, start, _behind(text, "]]>", start))
    doctype = text[start : start + 9].lower() == "<!doctype"
    return Token(Kind.DOCTYPE if doctype else Kind.COMMENT, start, _behind(text, ">", start))


def _behind(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return found + len(mark) if found >= 0 else len(text)


def _content_end(text: str, at: int, name: str) -> int:
    if name == "plaintext":
        return len(text)
    if name != "script":
        found = _ENDS[name].search(text, at)
        return found.start() if found else len(text)
    # In a script, `<!-- <script>` hides the next `</script>` (13.2.5.18–31).
    escaped = doubly = False
    for match in _SCRIPT_MARK.finditer(text, at):
        if match[0] == "<!--":
            escaped = True
        elif match[0] == "-->":
            escaped = doubly = False
        elif not match[1]:
            doubly = escaped
        elif doubly:
            doubly = False
        else:
            return match.start()
    return len(text)


def _tag(text: str, start: int, name_start: int, kind: Kind) -> Token:
    """A start or end tag, its attributes read as section 13.2.5.32–40 has it."""
    found = _NAME_END.search(text, name_start)
    if not found:
        return Token(Kind.LOST, start, len(text))
    name = text[name_start : found.start()].lower()
    at = found.start()
    attributes: dict[str, Attribute] = {}
    while True:
        gap = _BLANKS_OR_SLASHES.match(text, at)
        at = gap.end() if gap else at
        if at >= len(text):
            return Token(Kind.LOST, start, len(text))
        if text[at] == ">":
            closed = text[at - 1] == "/"
            return Token(kind, start, at + 1, name, tuple(attributes.values()), closed)
        one = _attribute(text, at)
        if one is None:
            return Token(Kind.LOST, start, len(text))
        attribute, at = one
        attributes.setdefault(attribute.name, attribute)


def _attribute(text: str, at: int) -> tuple[Attribute, int] | None:
    """The attribute at ``at`` and the offset behind it; None where the file ends in it."""
    # A `=` that comes first is the beginning of a name.
    end = _ATTRIBUTE_NAME_END.search(text, at + 1)
    if not end:
        return None
    name = text[at : end.start()].lower()
    at = end.start()
    gap = _BLANKS.match(text, at)
    behind = gap.end() if gap else at
    if not text.startswith("=", behind):
        return Attribute(name, "", at, at, ""), at
    gap = _BLANKS.match(text, behind + 1)
    at = gap.end() if gap else behind + 1
    quote = text[at : at + 1]
    if quote in ('"', "'") and quote:
        close = text.find(quote, at + 1)
        if close < 0:
            return None
        value = decoded(text, at + 1, close, attribute=True)
        return Attribute(name, value, at + 1, close, quote), close + 1
    if quote == ">":
        return Attribute(name, "", at, at, ""), at
    stop = _UNQUOTED_END.search(text, at)
    if not stop:
        return None
    value = decoded(text, at, stop.start(), attribute=True)
    return Attribute(name, value, at, stop.start(), ""), stop.start()
