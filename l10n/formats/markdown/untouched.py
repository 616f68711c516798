"""Words of a Markdown article that an edition keeps in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.formats.frontmatter import read_front_matter
from l10n.formats.markdown.events import read_events
from l10n.formats.markdown.header import KEYS
from l10n.formats.markdown.htmlblock import runs
from l10n.formats.markdown.inline import skip
from l10n.formats.markdown.leaves import Kind, Leaf, walk
from l10n.model.article import Role
from l10n.model.span import Span

_MARKUP = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^>]*>|&\w+;", re.S | re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLE = re.compile(r"""[ \t\n](?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|\((?P<c>[^()]*)\))\s*\)\Z""")


def untouched(text: str) -> Iterator[tuple[Span, str]]:
    """As `Format.untouched`: front matter that cannot be rewritten, titles of pictures that stand
    alone, and the text of HTML blocks."""
    matter = read_front_matter(text)
    for entry in matter.entries if matter else ():
        role = KEYS[entry.key][0] if entry.key in KEYS else Role.DATE
        if entry.span is None and entry.value and role is not Role.DATE:
            yield entry.extent, f"“{entry.key}” in the front matter"
    for leaf in walk(read_events(text, matter.end if matter else 0)):
        if isinstance(leaf, Leaf) and leaf.kind is Kind.PARAGRAPH:
            yield from ((span, "the title of a picture") for span in _titles(text, leaf))
        if not isinstance(leaf, Leaf) or leaf.kind is not Kind.HTML:
            continue
        if any(runs(text, leaf)):
            continue
        if _WORD.search(_MARKUP.sub(" ", leaf.span.of(text))):
            yield leaf.span, "the text of an HTML block"


def _titles(text: str, leaf: Leaf) -> Iterator[Span]:
    """The pictures with a title that begin a paragraph; their description is a block of its own."""
    events = leaf.inside
    while events and events[0].starts("Image"):
        end = skip(events, 0)
        if end < len(events) and events[end].name not in ("SoftBreak", "HardBreak"):
            return  # inside a sentence: the title is in its unit
        title = _TITLE.search(events[0].span.of(text))
        if title and _WORD.search(title[0]):
            yield events[0].span
        events = events[end + 1 :]
