"""An article: its text, cut into blocks that each play a role, and each block into segments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from unicodedata import normalize

from l10n.model.locale import Locale
from l10n.model.span import Span, line_of

_NONE: Mapping[Span, str] = MappingProxyType({})


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
    """How an inline code behaves: it opens or closes a pair, stands alone, or is mere text.

    A BREAK is a line end inside a paragraph and reads as a blank. TEXT stands for other characters
    than its own: an entity, white space that reads as one blank, a comment that reads as nothing.
    Neither of the two is a code to translators.
    """

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"
    BREAK = "break"
    TEXT = "text"


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
    shown: str | None = None
    """What stands for it in units: ``<b>``, ``</a2>``, ``&`` for ``&amp;``; None: it is what it is.

    Two codes of a block that are not interchangeable are shown otherwise: ``<a>``, ``<a2>``."""

    def reads(self, text: str) -> str:
        """What translators see where it stands in the article's ``text``."""
        if self.kind is CodeKind.BREAK:
            return " "
        return self.span.of(text) if self.shown is None else self.shown

    @property
    def is_text(self) -> bool:
        return self.kind in (CodeKind.BREAK, CodeKind.TEXT)


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
    packed: bytes = b""
    """The file, where ``text`` is only what was taken out of it (a DOCX package); else empty."""

    def line(self, span: Span) -> int:
        """The 1-based line of the article on which ``span`` begins."""
        return line_of(self.text, span.start)


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence (or one whole short line) of a block: the smallest piece that is translated."""

    span: Span
    codes: tuple[Code, ...] = ()

    def shown(self, text: str) -> tuple[str, tuple[Code, ...]]:
        """What a translator sees of it in the article's ``text``, and the codes in that."""
        return shown(text, self.span, self.codes)


def shown(
    text: str, span: Span, codes: Iterable[Code], edits: Mapping[Span, str] = _NONE
) -> tuple[str, tuple[Code, ...]]:
    """The stretch ``span`` of an article's ``text`` as translators see it, and the codes in that.

    ``codes`` are those of the block, in order; ``edits`` puts other words (in the same manner) in
    place of stretches that cut no code. Letters are composed (Unicode NFC): an article that comes
    from a PDF or a Mac may have them in two pieces, and its sentences are the same.
    """
    pieces: list[str] = []
    run: list[str] = []
    found: list[Code] = []
    length = 0

    def end_run() -> int:
        words = normalize("NFC", "".join(run))
        run.clear()
        pieces.append(words)
        return length + len(words)

    at = span.start
    # At one place an edit comes first: the codes in it go with what it replaces.
    parts: list[tuple[Span, Code | None]] = [(edit, None) for edit in edits]
    parts += [(code.span, code) for code in codes if span.contains(code.span)]
    for place, code in sorted(parts, key=lambda part: (part[0].start, part[1] is not None)):
        if place.start < at:
            continue
        run.append(text[at : place.start])
        at = place.end
        if code is None:
            length = end_run()
            pieces.append(edits[place])
            length += len(edits[place])
        elif code.is_text:
            run.append(code.reads(text))
        else:
            length = end_run()
            pieces.append(code.reads(text))
            start, length = length, length + len(pieces[-1])
            found.append(Code(Span(start, length), code.kind, code.pair))
    run.append(text[at : span.end])
    end_run()
    return "".join(pieces), tuple(found)
