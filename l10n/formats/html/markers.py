"""Which marker stands for a tag of a page in units."""

from __future__ import annotations

from l10n.formats.html.elements import MARKERS
from l10n.formats.html.tokens import Token
from l10n.formats.markers import SINGLE, Names

_PICTURES = frozenset(["svg", "math", "object", "video", "audio", "canvas", "picture"])


class Markers:
    """Gives names to the tags of one block, in order.

    The first of its kind bears no number. Tags that could stand for each other share a name; where
    the ``words`` hold something that reads like a marker, another number is taken.
    """

    def __init__(self, words: str) -> None:
        self._names = Names(words)

    def pair(self, token: Token) -> str:
        """The name of a pair that ``token`` opens: ``a2``."""
        key = " ".join((token.name, *(f"{one.name}={one.value!r}" for one in token.attributes)))
        kind = MARKERS.get(token.name, "span")
        return self._names.of("span" if kind in SINGLE else kind, key)

    def alone(self, token: Token, raw: str) -> str:
        """The whole marker of something that stands alone and is written ``raw``."""
        kind = "fn" if token.name == "fn" else MARKERS.get(token.name, "span")
        kind = "img" if token.name in _PICTURES else kind
        name = self._names.of(kind, f"= {raw}")
        return f"<{name}>" if kind in SINGLE else f"<{name}/>"
