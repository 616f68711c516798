"""What the CommonMark parser sees in a text, with every place in code points."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pyromark

from l10n.model.span import Span

# CommonMark and the parts of GitHub's dialect that articles use. Heading attributes (`{#id}`) and
# alerts (`[!NOTE]`) are on so that they are markup here and not words to translate.
OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM
)
# Between dollars stand formulas, and in the news amounts; only signs that no amount has tell.
_FORMULA = re.compile(
    r"(?<!\\)\$\$[^$\n]|(?<![\\$\w])\$(?![\s$])[^$\n]{0,500}?[\\^_{}][^$\n]{0,500}(?<!\s)\$"
)


@dataclass(frozen=True, slots=True)
class Event:
    """One step of the parser: something starts, ends, or stands alone.

    ``name`` is pulldown-cmark's (``Paragraph``, ``Text``, ``SoftBreak`` …) and ``value`` its
    payload, which is empty where there is none. ``span`` is in code points of the whole text; the
    start and the end of one thing both bear the span of the whole thing.
    """

    phase: str
    """``start``, ``end`` or ``single``."""
    name: str
    value: Any
    span: Span

    def starts(self, name: str) -> bool:
        return self.phase == "start" and self.name == name

    def ends(self, name: str) -> bool:
        return self.phase == "end" and self.name == name


def read_events(text: str, start: int = 0) -> Iterator[Event]:
    """Parse ``text[start:]``; spans count from the beginning of ``text``.

    A byte order mark is no part of the first line.
    """
    if text.startswith("\ufeff"):
        start = max(start, 1)
    body = text[start:]
    to_code_point = _offsets(body)
    options = OPTIONS | pyromark.Options.ENABLE_MATH if _FORMULA.search(body) else OPTIONS
    for raw, where in pyromark.events_with_range(body, options=options):
        span = Span(start + to_code_point[where["start"]], start + to_code_point[where["end"]])
        if isinstance(raw, str):
            yield Event("single", raw, "", span)
            continue
        [(key, value)] = raw.items()
        if key in ("Start", "End"):
            yield Event(key.lower(), *_tag(value), span)
        else:
            yield Event("single", key, value, span)


def _tag(tag: Any) -> tuple[str, Any]:
    if isinstance(tag, str):
        return tag, ""
    [(name, value)] = tag.items()
    return name, "" if value is None else value


def _offsets(text: str) -> range | array[int]:
    """For each UTF-8 byte offset, how many code points lie before it (one pass)."""
    if text.isascii():
        return range(len(text) + 1)
    # A code point counts at its first byte; continuation bytes are 10xxxxxx.
    begun = accumulate((byte & 0xC0) != 0x80 for byte in text.encode())
    return array("I", [0, *begun])
