"""The tags and texts of a part, with where they stand: XML that is known to be well-formed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import unescape

from l10n.formats.docx.names import PREFIXES
from l10n.model.span import Span

_MARKUP = re.compile(
    r"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|[^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+>)",
    re.DOTALL,
)
_NAME = re.compile(r"</?([^\s/>]+)")
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_XMLNS = re.compile(r"\sxmlns(?::([^\s=]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Kind(StrEnum):
    """What a token is."""

    START = "start"
    END = "end"
    EMPTY = "empty"
    TEXT = "text"
    CDATA = "cdata"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, or a stretch of text, by code points; ``name`` with our prefix: ``w:p``."""

    kind: Kind
    name: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def tokens(text: str, span: Span, prefixes: Mapping[str, str]) -> Iterator[Token]:
    """Every tag and text of ``text`` in ``span``, in order and without a gap."""
    names: dict[str, str] = {}
    at = span.start
    for match in _MARKUP.finditer(text, span.start, span.end):
        start, end = match.span()
        if start > at:
            yield Token(Kind.TEXT, "", at, start)
        at = end
        sign = text[start + 1]
        if sign == "!":
            cdata = text.startswith("<![CDATA[", start)
            yield Token(Kind.CDATA if cdata else Kind.OTHER, "", start, end)
            continue
        if sign == "?":
            yield Token(Kind.OTHER, "", start, end)
            continue
        found = _NAME.match(text, start)
        raw = found[1] if found else ""
        name = names.get(raw)
        if name is None:
            prefix, _, local = raw.rpartition(":")
            known = prefixes.get(prefix, f"{prefix}?" if prefix else "")
            names[raw] = name = f"{known}:{local}" if known else local
        if sign == "/":
            yield Token(Kind.END, name, start, end)
        else:
            kind = Kind.EMPTY if text[end - 2] == "/" else Kind.START
            yield Token(kind, name, start, end)
    if at < span.end:
        yield Token(Kind.TEXT, "", at, span.end)


@lru_cache(maxsize=64)
def prefixes_of(text: str, span: Span) -> dict[str, str]:
    """The prefixes that the part in ``span`` uses, each with ours; those of no interest are left out."""
    found: dict[str, str] = {}
    for match in _XMLNS.finditer(text, span.start, span.end):
        space = match[2] if match[2] is not None else match[3]
        if space in PREFIXES:
            found.setdefault(match[1] or "", PREFIXES[space])
    return found


def attribute(tag: str, name: str) -> str:
    """The value of the attribute whose local name is ``name``; empty when ``tag`` has none."""
    for match in _ATTRIBUTE.finditer(tag):
        if match[1].rpartition(":")[2] == name:
            return unescape(match[2] if match[2] is not None else match[3])
    return ""


def attribute_span(tag: str, name: str) -> Span | None:
    """Where the value of the attribute ``name`` stands in ``tag``, without its quotation marks."""
    for match in _ATTRIBUTE.finditer(tag):
        if match[1].rpartition(":")[2] == name:
            group = 2 if match[2] is not None else 3
            return Span(*match.span(group))
    return None


def local(name: str) -> str:
    """``name`` without its prefix."""
    return name.rpartition(":")[2]
