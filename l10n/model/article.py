"""An article: its text, cut into blocks that each play a role, and each block into segments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from unicodedata import normalize

from l10n.model.locale import Locale
from l10n.model.span import Span, line_of


class Role(StrEnum):
    """What a block is in the article. `docs/glossary.md` explains each."""

    SECTION = "section"
    TITLE = "title"
    DEK = "dek"
    BYLINE = "byline"
    IMAGE_CREDIT = "image-credit"
    DATE = "date"
    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CAPTION = "caption"
    AUTHOR_BIO = "author-bio"
    CHROME = "chrome"


class CodeKind(StrEnum):
    """How an inline code behaves: it opens or closes a pair, stands alone, or breaks a line."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"
    BREAK = "break"


@dataclass(frozen=True, slots=True, order=True)
class Code:
    r"""Markup inside a block, which a target must carry over (a break alone becomes a blank).

    ``span`` is in code points of the article's text. ``**``, ``](https://…)``, `` `code` ``;
    a BREAK is a line end inside a paragraph with the prefix of the next line (``\\n> ``).
    An OPEN and the CLOSE that ends it share ``pair`` (numbered from 1 in a block; 0 elsewhere).
    """

    span: Span
    kind: CodeKind
    pair: int = 0


class Label(StrEnum):
    """The printed labels that are rendered from a table, never translated by an engine."""

    FIRST_PUBLISHED = "first-published"
    PUBLISHED = "published"
    UPDATED = "updated"
    IMAGE_CREDIT = "image-credit"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article with one role: a line, a paragraph, or one of two things in a line.

    ``extent`` is all that goes when the block goes (markup, label, line end); ``span`` lies in it
    and is what is translated, formatted (a date) or copied. For ``First Published in: Sep.12,2023``
    the extent is the whole line with its end, ``label`` is FIRST_PUBLISHED at ``label_span`` and
    ``span`` covers ``Sep.12,2023``, whose value is in ``date``. A bare date has a ``label`` (what
    it means) but no ``label_span`` (nothing is printed).
    """

    role: Role
    span: Span
    extent: Span
    reason: str
    """Why it has its role, for `l10n extract --explain`."""
    level: int = 0
    """Depth of a heading or list item, from 1; 0 elsewhere."""
    codes: tuple[Code, ...] = ()
    label: Label | None = None
    label_span: Span | None = None
    date: date | None = None
    repeated: bool = False
    """A second copy of a section or credit: never extracted, not in the edition."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article as a whole; text as it stands in the source, dates as values."""

    title: str | None = None
    section: str | None = None
    author: str | None = None
    first_published: date | None = None
    published: date | None = None
    updated: date | None = None
    image_credit: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A parsed article. ``blocks`` are in document order and their extents do not overlap.

    ``path`` is relative to the project, with ``/``; ``format`` names the format that parsed it.
    """

    path: str
    locale: Locale
    format: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)

    def line(self, span: Span) -> int:
        """The 1-based line of the article on which ``span`` begins."""
        return line_of(self.text, span.start)


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence (or one whole short line) of a block: the smallest piece that is translated."""

    span: Span
    codes: tuple[Code, ...] = ()

    def shown(self, text: str) -> tuple[str, tuple[Code, ...]]:
        """What a translator sees of it in the article's ``text``, and the codes in that.

        Line breaks are a blank and no code. Letters are composed (Unicode NFC): an article that
        comes from a PDF or a Mac may have them in two pieces, and its sentences are the same.
        """
        source = ""
        codes: list[Code] = []
        at = self.span.start
        for code in self.codes:
            source += normalize("NFC", text[at : code.span.start])
            at = code.span.end
            if code.kind is CodeKind.BREAK:
                source += " "
                continue
            start = len(source)
            source += code.span.of(text)
            codes.append(Code(Span(start, len(source)), code.kind, code.pair))
        return source + normalize("NFC", text[at : self.span.end]), tuple(codes)
