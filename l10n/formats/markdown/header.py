"""What the keys of a front matter mean: blocks to translate, and metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from l10n.formats.frontmatter import Entry, FrontMatter
from l10n.model.article import Block, Code, CodeKind, Label, Metadata, Role
from l10n.model.dates import read_date
from l10n.model.locale import Locale
from l10n.model.span import Span

KEYS: Mapping[str, tuple[Role, Label | None]] = {
    "title": (Role.TITLE, None),
    "titre": (Role.TITLE, None),
    "description": (Role.DEK, None),
    "dek": (Role.DEK, None),
    "subtitle": (Role.DEK, None),
    "summary": (Role.DEK, None),
    "excerpt": (Role.DEK, None),
    "chapo": (Role.DEK, None),
    "chapô": (Role.DEK, None),
    "section": (Role.SECTION, None),
    "category": (Role.SECTION, None),
    "rubrique": (Role.SECTION, None),
    "author": (Role.BYLINE, Label.BYLINE),
    "authors": (Role.BYLINE, Label.BYLINE),
    "auteur": (Role.BYLINE, Label.BYLINE),
    "image_credit": (Role.IMAGE_CREDIT, Label.IMAGE_CREDIT),
    "credit": (Role.IMAGE_CREDIT, Label.IMAGE_CREDIT),
    "caption": (Role.CAPTION, None),
    "image_caption": (Role.CAPTION, None),
    "image_alt": (Role.CAPTION, None),
    "first_published": (Role.DATE, Label.FIRST_PUBLISHED),
    "date": (Role.DATE, Label.PUBLISHED),
    "published": (Role.DATE, Label.PUBLISHED),
    "publishdate": (Role.DATE, Label.PUBLISHED),
    "updated": (Role.DATE, Label.UPDATED),
    "lastmod": (Role.DATE, Label.UPDATED),
    "modified": (Role.DATE, Label.UPDATED),
}
"""Keys that a reader sees the value of. All others stay as they are."""


def header_blocks(matter: FrontMatter, text: str, locale: Locale) -> Iterator[Block]:
    """A block for each value that is translated or formatted.

    A date in ISO 8601 is for programs and stays; so does a value that YAML writes with escapes.
    """
    for entry in matter.entries:
        if entry.span is None or entry.key not in KEYS:
            continue
        role, label = KEYS[entry.key]
        codes = tuple(Code(span, CodeKind.BREAK) for span in entry.breaks)
        reason = f"the value of “{entry.key}” in the front matter"
        block = Block(role, entry.span, entry.extent, reason, codes=codes, label=label)
        if role is not Role.DATE:
            yield block
            continue
        value = entry.span.of(text)
        found = None if value[:4].isdigit() else read_date(value, locale.language)
        if found:
            where = found[1].shifted(entry.span.start)
            yield replace(block, span=where, codes=(), date=found[0])


def header_metadata(matter: FrontMatter, locale: Locale) -> Metadata:
    """What the front matter says of the article; the first key of a kind counts."""
    found: dict[str, str] = {}
    dates: dict[str, date] = {}
    for entry in matter.entries:
        if not entry.value or entry.key not in KEYS:
            continue
        role, label = KEYS[entry.key]
        if role is Role.DATE and label:
            read = read_date(entry.value, locale.language)
            if read:
                dates.setdefault(label, read[0])
        else:
            found.setdefault(role, entry.value)
    return Metadata(
        title=found.get(Role.TITLE),
        section=found.get(Role.SECTION),
        author=found.get(Role.BYLINE),
        first_published=dates.get(Label.FIRST_PUBLISHED),
        published=dates.get(Label.PUBLISHED),
        updated=dates.get(Label.UPDATED),
        image_credit=found.get(Role.IMAGE_CREDIT),
    )


def owner(matter: FrontMatter | None, span: Span) -> Entry | None:
    """The entry in whose value ``span`` lies."""
    for entry in matter.entries if matter else ():
        if entry.span is not None and entry.span.contains(span):
            return entry
    return None
