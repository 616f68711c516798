"""The short markers that stand for tags in units: `<b>`, `</a2>`, `<br>`, `<fn>`."""

from __future__ import annotations

import re

from l10n.formats.html.elements import MARKERS
from l10n.formats.html.tokens import Token

_NAMES = "b|i|u|s|sub|sup|code|a|span|br|img|fn"
MARKER = re.compile(rf"</?(?:{_NAMES})\d*/?>")
"""Anything that reads like a marker."""

# These never enclose words, so that no stroke has to say so.
_SINGLE = frozenset(("br", "img", "fn"))
_PICTURES = frozenset(["svg", "math", "object", "video", "audio", "canvas", "picture"])


class Markers:
    """Gives names to the tags of one block, in order.

    The first of its kind bears no number. Tags that could stand for each other share a name; where
    the ``words`` hold something that reads like a marker, another number is taken.
    """

    def __init__(self, words: str) -> None:
        self._taken = {match[0].strip("</>") for match in MARKER.finditer(words)}
        self._names: dict[tuple[str, str], str] = {}
        self._count: dict[str, int] = {}

    def pair(self, token: Token) -> str:
        """The name of a pair that ``token`` opens: ``a2``."""
        key = " ".join((token.name, *(f"{one.name}={one.value!r}" for one in token.attributes)))
        return self._name(MARKERS.get(token.name, "span"), key)

    def alone(self, token: Token, raw: str) -> str:
        """The whole marker of something that stands alone and is written ``raw``."""
        kind = "fn" if token.name == "fn" else MARKERS.get(token.name, "span")
        kind = "img" if token.name in _PICTURES else kind
        name = self._name(kind, f"= {raw}")
        return f"<{name}>" if kind in _SINGLE else f"<{name}/>"

    def _name(self, kind: str, key: str) -> str:
        known = self._names.get((kind, key))
        if known:
            return known
        while True:
            number = self._count.get(kind, 0) + 1
            self._count[kind] = number
            name = kind if number == 1 else f"{kind}{number}"
            if name not in self._taken:
                self._names[kind, key] = name
                return name
