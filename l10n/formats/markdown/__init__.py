"""Markdown articles: CommonMark with tables, footnotes and front matter."""

from __future__ import annotations

from l10n.formats.base import Format
from l10n.formats.decoding import decode
from l10n.formats.markdown.document import parse
from l10n.formats.markdown.escape import escape
from l10n.formats.markdown.skeleton import skeleton
from l10n.formats.markdown.untouched import untouched

MARKDOWN = Format(
    name="markdown",
    suffixes=(".md", ".markdown"),
    decode=decode,
    parse=parse,
    escape=escape,
    marks=skeleton,
    untouched=untouched,
    skeleton=skeleton,
)
