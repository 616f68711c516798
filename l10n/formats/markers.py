"""The short markers that stand for tags in units: `<b>`, `</a2>`, `<br>`, `<fn>`."""

from __future__ import annotations

import re

MARKER = re.compile(r"</?(?:b|i|u|s|sub|sup|code|a|span|br|img|fn)\d*/?>")
"""Anything that reads like a marker."""

SINGLE = frozenset(("br", "img", "fn"))
"""Kinds that never enclose words, so that no stroke has to say so."""


def markers_in(words: str) -> tuple[str, ...]:
    """Every marker in ``words``, sorted: which comes first is no structure, because words move."""
    return tuple(sorted(match[0] for match in MARKER.finditer(words)))


class Names:
    """Gives names to the markers of one block, in order.

    The first of its kind bears no number; what could stand for each other shares a name. Where the
    ``words`` hold something that reads like a marker, another number is taken.
    """

    def __init__(self, words: str) -> None:
        self._taken = {marker.strip("</>") for marker in markers_in(words)}
        self._known: dict[tuple[str, str], str] = {}
        self._count: dict[str, int] = {}

    def of(self, kind: str, key: str) -> str:
        """The name for what is of ``kind`` (``a``) and is ``key``: ``a``, ``a2``."""
        known = self._known.get((kind, key))
        while known is None:
            number = self._count[kind] = self._count.get(kind, 0) + 1
            name = kind if number == 1 else f"{kind}{number}"
            if name not in self._taken:
                known = self._known[kind, key] = name
        return known
