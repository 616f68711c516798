"""Two dates with a joining word between them are one range: *du 28 février au 3 mars 2023*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from l10n.model.span import Span
from l10n.placeables.dates.grammar import Grammar
from l10n.placeables.dates.reading import after, exists
from l10n.placeables.dates.values import FoundDate, Precision
from l10n.placeables.lexicon import BLANK

_DAYS = frozenset({Precision.FULL, Precision.DAY_MONTH})
_MONTHS = frozenset({Precision.MONTH_YEAR, Precision.MONTH})
_DASH = re.compile(rf"{BLANK}?[–-]")


def with_ranges(text: str, found: list[FoundDate], words: Grammar) -> Iterator[FoundDate]:
    """``found`` with *28 février* and *3 mars 2023* joined into one range where *au* stands between."""
    pending: FoundDate | None = None
    for one in found:
        joined = _range(text, pending, one, words) if pending else None
        if joined:
            yield joined
            pending = None
            continue
        if pending:
            yield pending
        pending = one
    if pending:
        yield pending


def _range(text: str, one: FoundDate, other: FoundDate, words: Grammar) -> FoundDate | None:
    said = {one.value.precision, other.value.precision}
    if one.until or other.until or one.value.part or other.value.part:
        return None
    opened = words.opens.search(text, max(one.span.start - 20, 0), one.span.start)
    months = said <= _MONTHS and (opened or len(said) == 2 or _DASH.match(text, one.span.end))
    if not (said <= _DAYS or months):
        return None
    joined = (words.joined_opened if opened else words.joined).fullmatch(
        text[one.span.end : other.span.start]
    )
    if not joined:
        return None
    first = one.value
    if first.year is None and other.value.year is not None:
        whole = Precision.FULL if first.day else Precision.MONTH_YEAR
        first = replace(first, year=other.value.year, precision=whole)
    turns = first.year is None and opened and first.month != other.value.month
    if not exists(first) or not (turns or after(first, other.value)):
        return None
    start = opened.start() if opened else one.span.start
    span = Span(start, other.span.end)
    return FoundDate(span, span.of(text), first, other.value, parts=(one, other))
