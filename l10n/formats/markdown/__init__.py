"""Markdown articles: CommonMark with tables, footnotes and front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.formats.decoding import decode
from l10n.formats.markdown.document import parse
from l10n.formats.markdown.escape import escape
from l10n.formats.markdown.skeleton import skeleton
from l10n.formats.markdown.untouched import untouched
from l10n.model.article import Block, Metadata, Role
from l10n.model.locale import Locale
from l10n.model.span import Span


class Markdown:
    """The Markdown format; see `l10n.formats.base.Format`."""

    name = "markdown"
    suffixes = (".md", ".markdown")
    packs = False

    def decode(self, data: bytes, path: str) -> str:
        return decode(data, path)

    def encode(self, text: str, packed: bytes) -> bytes:  # noqa: ARG002
        return text.encode("utf-8")

    def parse(
        self, text: str, locale: Locale, overrides: Mapping[int, Role]
    ) -> tuple[tuple[Block, ...], Metadata]:
        return parse(text, locale, overrides)

    def untouched(self, text: str) -> Iterator[tuple[Span, str]]:
        return untouched(text)

    def marks(self, words: str) -> tuple[str, ...]:
        return skeleton(words)

    def skeleton(self, text: str) -> tuple[str, ...]:
        return skeleton(text)

    def escape(self, target: str, block: Block, text: str) -> str:
        return escape(target, block, text)


MARKDOWN = Markdown()
