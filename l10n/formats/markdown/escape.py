"""Make a translated text safe to stand where a block of Markdown stood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from l10n.formats.frontmatter import FrontMatter, encode, read_front_matter
from l10n.formats.markdown.events import read_events
from l10n.formats.markdown.header import owner
from l10n.formats.markdown.inline import NAMING
from l10n.formats.markdown.leaves import Kind, Leaf, walk
from l10n.model.article import Block, CodeKind
from l10n.model.span import Span

# What would begin a list, heading, quote, code block or thematic break at the start of a line;
# German dates do (`12. September`). The group is where the backslash goes.
_BLOCK_START = re.compile(
    r"(?:\d{1,9}(?=[.)](?:\s|$))"
    r"|(?=[-+*:](?:\s|$)|\#{1,6}(?:\s|$)|>|`{3}|~{3}|(?:[-_*][ \t]*){3,}$|=+\s*$))"
)
_CLOSING_HASHES = re.compile(r"(?<!\S)(?=#+\s*$)")
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_BRACKETS = re.compile(r"(?<![\\!\]])\[([^\[\]^][^\[\]]*)\](?:\[\])?(?![\[(:])")


def escape(target: str, block: Block, text: str) -> str:
    """As `Format.escape`; ``target`` holds the codes of ``block`` as they stand in ``text``."""
    matter, leaves = _structure(text)
    entry = owner(matter, block.span)
    if entry is not None:
        return encode(target, entry.style)
    target = _one_line(target.strip(), _codes_with_line_ends(block, text))
    # The last leaf that begins before the block ends; its own start may be an escaped sign later.
    index = bisect_left(leaves, block.span.end, key=lambda leaf: leaf.span.start) - 1
    if index < 0:
        return _name_links(target, block, text)
    leaf = leaves[index]
    if leaf.kind is Kind.HTML:
        return target
    target = _name_links(target, block, text)
    if text[block.span.start - 2 : block.span.start] == "![" and not block.codes:
        return re.sub(r"(?<!\\)([\[\]])", r"\\\1", target)
    if leaf.kind is Kind.CELL:
        return re.sub(r"(?<!\\)\|", r"\\|", target)
    if leaf.kind is Kind.HEADING and text.startswith("#", leaf.span.start):
        return _CLOSING_HASHES.sub(r"\\", target)
    if _begins_line(text, leaf.span, block.span):
        start = _BLOCK_START.match(target)
        if start:
            return f"{target[: start.end()]}\\{target[start.end() :]}"
    return target


@lru_cache(maxsize=2)
def _structure(text: str) -> tuple[FrontMatter | None, tuple[Leaf, ...]]:
    """Read once for all blocks of an article."""
    matter = read_front_matter(text)
    events = read_events(text, matter.end if matter else 0)
    return matter, tuple(one for one in walk(events) if isinstance(one, Leaf))


def _begins_line(text: str, leaf: Span, span: Span) -> bool:
    """Whether no word or code stands before the block on its line of the paragraph."""
    line = text.rfind("\n", 0, span.start) + 1
    return not text[max(leaf.start, line) : span.start].strip(" \t>")


def _codes_with_line_ends(block: Block, text: str) -> list[str]:
    codes = {code.span.of(text) for code in block.codes if code.kind is not CodeKind.BREAK}
    return sorted(code for code in codes if "\n" in code or "\r" in code)


def _one_line(target: str, codes: list[str]) -> str:
    """Line ends become blanks, but not those within a code."""
    if not codes:
        return _LINE_END.sub(" ", target)
    kept = re.compile("(" + "|".join(re.escape(code) for code in codes) + ")")
    pieces = kept.split(target)
    return "".join(
        piece if index % 2 else _LINE_END.sub(" ", piece) for index, piece in enumerate(pieces)
    )


def _name_links(target: str, block: Block, text: str) -> str:
    """Give `[mots]` its target back when translated: `[words][mots]`.

    Links of this kind are named by their words. When none is named as before, they are paired in
    order.
    """
    names = list(_names(block, text))
    found = list(_BRACKETS.finditer(target))
    for match in list(found):
        same = next((name for name in names if _same(name, match[1])), None)
        if same is not None:
            names.remove(same)
            found.remove(match)
    if len(names) != len(found):
        return target
    for match, name in reversed(list(zip(found, names, strict=True))):
        target = f"{target[: match.start()]}[{match[1]}][{name}]{target[match.end() :]}"
    return target


def _names(block: Block, text: str) -> Iterator[str]:
    opened = {code.pair: code for code in block.codes if code.kind is CodeKind.OPEN}
    for code in block.codes:
        if code.kind is CodeKind.CLOSE and code.span.of(text) in NAMING:
            yield text[opened[code.pair].span.end : code.span.start]


def _same(one: str, other: str) -> bool:
    """Whether two link labels match (CommonMark 0.31.2, section 6.3)."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
