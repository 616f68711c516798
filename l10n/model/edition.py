"""An edition: a localized article, ready to be written in any format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from l10n.model.article import Label, Metadata, Role
from l10n.model.locale import Locale
from l10n.model.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of an edition, in its final words.

    ``text`` is plain text with single line ends at most (they count as blanks) when the edition's
    format is ``text``, and Markdown inline text, codes in place, when it is ``markdown``.
    """

    role: Role
    text: str
    level: int = 0
    """Depth of a heading or list item, from 1; 0 elsewhere."""
    label: str = ""
    """What is printed before the text, in the edition's language with its colon: ``Updated:``."""
    meaning: Label | None = None
    """What a date, byline or credit is, printed label or not."""
    date: date | None = None
    """The value behind the text of a date."""
    foreign: tuple[Span, ...] = ()
    """Stretches of ``text`` (its code points, in order) still in the source language, brackets
    included; a draft alone has them. HTML marks them with ``lang``."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A localized article: the same content as text of the source's format and as pieces.

    ``pieces`` are in document order, without chrome and repeated blocks: one for each block that
    the edition shows. Neither ``text`` nor ``pieces`` contain ``banner`` or ``origin_line``.
    """

    article: str
    """The article's name, as `Catalog.article`."""
    source_locale: Locale
    locale: Locale
    format: str
    """The source's format: ``text`` or ``markdown``; says how to read ``text`` and the pieces."""
    text: str
    pieces: tuple[Piece, ...]
    metadata: Metadata = field(default_factory=Metadata)
    """In the edition's language; dates as values."""
    source: str = ""
    """The original: its path in the project or its address; empty when not to be told."""
    url: str = ""
    """The address at which this edition will stand (``https://…``), for the canonical link."""
    packed: bytes = b""
    """As `Article.packed`: the file that ``text`` is put into, for formats that pack."""
    banner: str = ""
    """What a draft says first, in the edition's language; empty for a finished edition."""
    origin_line: str = ""
    """“Translated from French …” in the edition's language, shown last; may be empty."""
    slug: str = ""
    """The edition's name in addresses: ``kim-faehrt-nach-russland``; empty when it has none."""
    alternates: tuple[tuple[str, str], ...] = ()
    """The address of every edition of the article, this one and the original included, by language
    tag, and last that for all other readers by ``x-default``; empty where addresses are not known."""
    authors: tuple[str, ...] = ()
    """The people of the byline, one by one."""
    opening: str = ""
    """The first sentence of the body as in ``pieces``; empty while it is not translated."""
