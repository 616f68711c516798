"""What an edition says about itself, as plain text whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from l10n.formats.frontmatter import Entry, FrontMatter, read_front_matter
from l10n.formats.markdown.events import read_events
from l10n.formats.markdown.header import KEYS
from l10n.model.article import Metadata, Role
from l10n.model.edition import Edition, Piece

_VALUES = (Role.SECTION, Role.DEK, Role.BYLINE, Role.IMAGE_CREDIT)


def known(edition: Edition) -> Metadata:
    """The edition's metadata without markup: a Markdown title may bear emphasis or escapes."""
    found = edition.metadata
    if edition.format != "markdown":
        return found
    entries = list(_translated(read_front_matter(edition.text)))

    def value(role: Role, words: str | None) -> str | None:
        here = (entry.value for entry in entries if KEYS[entry.key][0] is role and entry.value)
        return next(here, words and plain(words))

    return replace(
        found,
        title=value(Role.TITLE, found.title),
        section=value(Role.SECTION, found.section),
        author=value(Role.BYLINE, found.author),
        image_credit=value(Role.IMAGE_CREDIT, found.image_credit),
    )


def dek(edition: Edition) -> str:
    """The text under the title, for a description; empty when there is none."""
    words = next((piece.text for piece in edition.pieces if piece.role is Role.DEK), "")
    return " ".join((plain(words) if edition.format == "markdown" else words).split())


def header_pieces(edition: Edition, matter: FrontMatter) -> Iterator[Piece]:
    """The pieces that stand in a front matter alone, as YAML reads them.

    The title is not among them: it is printed from the body where the body has one.
    """
    values: dict[Role, list[str]] = {role: [] for role in _VALUES}
    for entry in _translated(matter):
        if KEYS[entry.key][0] in values and entry.value:
            values[KEYS[entry.key][0]].append(entry.value)
    dates = _dates_above(edition, matter)
    for piece in edition.pieces:
        if piece.role is Role.DATE:
            if dates:
                yield piece
            dates = max(dates - 1, 0)
        elif values.get(piece.role):
            value = values[piece.role].pop(0)
            yield piece if piece.foreign else replace(piece, text=value)


def _dates_above(edition: Edition, matter: FrontMatter) -> int:
    """How many of the pieces with dates, counted from the first, the body does not print itself.

    Those that the front matter gives to programs alone come before all other pieces, those that it
    prints among the rest of it; what comes after them is in the body.
    """
    printed = [
        KEYS[entry.key][0] is Role.DATE
        for entry in _translated(matter)
        if KEYS[entry.key][0] is not Role.DATE or not (entry.value or "")[:4].isdigit()
    ]
    leading = sum(1 for _ in takewhile(lambda piece: piece.role is Role.DATE, edition.pieces))
    return leading + sum(printed) - sum(1 for _ in takewhile(bool, printed))


def plain(markdown: str) -> str:
    """The words of inline Markdown as a reader sees them."""
    events = read_events(markdown)
    return "".join(
        str(event.value) if event.name in ("Text", "Code") else " "
        for event in events
        if event.name in ("Text", "Code", "SoftBreak", "HardBreak")
    ).strip()


def _translated(matter: FrontMatter | None) -> Iterator[Entry]:
    """Entries whose values are words of the edition."""
    for entry in matter.entries if matter else ():
        if entry.key in KEYS and entry.span is not None:
            yield entry
