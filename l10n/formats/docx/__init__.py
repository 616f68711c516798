"""Word documents (DOCX): WordprocessingML in a zip package, ECMA-376."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.formats.docx.container import decode, encode
from l10n.formats.docx.content import content, readable
from l10n.formats.docx.document import parse
from l10n.formats.docx.edition import framed
from l10n.formats.docx.escape import escape
from l10n.formats.docx.marking import MARKER
from l10n.formats.docx.skeleton import skeleton
from l10n.formats.docx.untouched import untouched
from l10n.model.article import Block, Metadata, Role
from l10n.model.locale import Locale
from l10n.model.span import Span

__all__ = ["DOCX", "Docx", "content", "framed", "readable"]


class Docx:
    """The DOCX format; see `l10n.formats.base.Format`."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx",)
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


DOCX = Docx()
