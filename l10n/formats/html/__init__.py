"""HTML articles: whole pages and fragments of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.formats.html.content import content
from l10n.formats.html.document import parse
from l10n.formats.html.edition import framed
from l10n.formats.html.encoding import decode, encode
from l10n.formats.html.escape import escape
from l10n.formats.html.markers import MARKER
from l10n.formats.html.skeleton import skeleton
from l10n.formats.html.untouched import untouched
from l10n.model.article import Block, Metadata, Role
from l10n.model.locale import Locale
from l10n.model.span import Span

__all__ = ["HTML", "Html", "content", "framed"]


class Html:
    """The HTML format; see `l10n.formats.base.Format`."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    # The text is the whole page, but only its bytes tell in which encoding they are.
    packs = True

    def decode(self, data: bytes, path: str) -> str:
        return decode(data, path)

    def encode(self, text: str, packed: bytes) -> bytes:
        return encode(text, packed)

    def parse(
        self, text: str, locale: Locale, overrides: Mapping[int, Role]
    ) -> tuple[tuple[Block, ...], Metadata]:
        return parse(text, locale, overrides)

    def untouched(self, text: str) -> Iterator[tuple[Span, str]]:
        return untouched(text)

    def marks(self, words: str) -> tuple[str, ...]:
        return tuple(match[0] for match in MARKER.finditer(words))

    def skeleton(self, text: str) -> tuple[str, ...]:
        return skeleton(text)

    def escape(self, target: str, block: Block, text: str) -> str:
        return escape(target, block, text)


HTML = Html()
