"""What of TBX is read as XML: its entries, the marks inside texts, the DTDs that tools name."""

from __future__ import annotations

from collections.abc import Iterator

from l10n import xmlreading
from l10n.terminology.exchange.tbx import dialect
from l10n.xmlreading import DEPTH, Element, Kind, bare_doctype

__all__ = ["DEPTH", "LIMIT", "Element", "elements"]

LIMIT = 256 * 1024 * 1024
"""Bytes. 100,000 full entries take half of it."""

_TBX = Kind(
    name="TBX",
    entries=frozenset(dialect.ENTRIES),
    # Marks inside a text (ISO 30042, noteText and basicText).
    inline=frozenset({"hi", "foreign", "sc", "ec", "ph", "bpt", "ept", "it", "ut"}),
    # What TBX 2 tools write at the top of every file.
    doctype=bare_doctype("martif", r"TBX[\w-]*\.dtd"),
    limit=LIMIT,
    most=10_000_000,
)


def elements(path: str, data: bytes) -> Iterator[Element]:
    """The root without its content, then every entry, complete. Raises as `xmlreading.elements`."""
    return xmlreading.elements(path, data, _TBX)
