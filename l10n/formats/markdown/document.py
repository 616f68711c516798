"""A Markdown article, cut into blocks with roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.errors import InputError
from l10n.formats.frontmatter import FrontMatter, read_front_matter
from l10n.formats.markdown.events import read_events
from l10n.formats.markdown.found import PARAGRAPH, Found
from l10n.formats.markdown.given import Given
from l10n.formats.markdown.header import KEYS, header_blocks, header_metadata
from l10n.formats.markdown.htmlblock import Run, runs
from l10n.formats.markdown.imprint import blocks_of, with_imprint, with_stated
from l10n.formats.markdown.inline import Inline, read_inline, skip
from l10n.formats.markdown.leaves import Kind, Leaf, walk
from l10n.model.article import Block, Metadata, Role
from l10n.model.locale import Locale
from l10n.model.span import Span

_SHORTEST_DEK = 40
_TEXT = (Role.BODY, Role.LIST_ITEM, Role.QUOTE)


def parse(
    text: str, locale: Locale, overrides: Mapping[int, Role]
) -> tuple[tuple[Block, ...], Metadata]:
    """As `Format.parse`."""
    matter = read_front_matter(text)
    start = matter.end if matter else 0
    header = list(header_blocks(matter, text, locale)) if matter else []
    metadata = header_metadata(matter, locale) if matter else Metadata()
    found = list(_roles(_find(text, start), matter, metadata.title))
    title = next((one for one in found if one.role is Role.TITLE), None)
    if metadata.title is None and title and title.inline:
        metadata = replace(metadata, title=title.inline.plain)
    given = Given(text, overrides)
    settled = {at for at, one in enumerate(found) if given.role(one.where) is not None}
    found = with_imprint(text, found, settled, locale.language, titled=metadata.title is not None)
    metadata = with_stated(metadata, text, found)
    drafts = [*((block, True) for block in header), *_blocks(text, found, start)]
    blocks = tuple(_override(drafts, given))
    if not any(block.role in _TEXT for block in blocks):
        raise InputError(
            "There is no body text in this Markdown article.",
            advice="Check that this is the right file, and that its text is not all in a code "
            "block or in HTML.",
            code="no-body",
        )
    return blocks, metadata


def _find(text: str, start: int) -> Iterator[Found]:
    """Every leaf with its words and the role that its markup alone gives it."""
    for leaf in walk(read_events(text, start)):
        if not isinstance(leaf, Leaf):
            continue
        if leaf.kind is Kind.HEADING:
            level = int(leaf.start.value["level"][1:])
            inline = read_inline(text, leaf.inside)
            yield Found(Role.HEADING, f"a heading of level {level}", leaf.span, inline, level)
        elif leaf.kind is Kind.CELL:
            inline = read_inline(text, leaf.inside)
            yield Found(Role.BODY, "a cell of a table", leaf.span, inline, whole_lines=False)
        elif leaf.kind is Kind.PARAGRAPH:
            yield from _paragraph(text, leaf)
        elif leaf.kind is Kind.HTML and (found := list(runs(text, leaf))):
            yield from _html(leaf, found)
        else:
            yield Found(Role.CHROME, f"no words, but {leaf.kind}", leaf.span, None)


def _html(leaf: Leaf, found: Sequence[Run]) -> Iterator[Found]:
    """The words of an HTML block; together they reach over all of it."""
    start = leaf.span.start
    for number, run in enumerate(found):
        behind = found[number + 1].inline.span.start if number + 1 < len(found) else leaf.span.end
        where = Span(start, behind)
        start = behind
        whole = len(found) == 1
        reason = "words in an HTML block"
        yield Found(run.role, reason, where, run.inline, run.level, whole_lines=whole)


def _paragraph(text: str, leaf: Leaf) -> Iterator[Found]:
    """A paragraph; images that stand on lines of their own at its beginning are taken off."""
    events = leaf.inside
    captioned = False
    while events and events[0].starts("Image"):
        end = skip(events, 0)
        if end < len(events) and events[end].name not in ("SoftBreak", "HardBreak"):
            break
        alt = read_inline(text, events[1 : end - 1])
        yield Found(Role.CAPTION, "the description of an image", events[0].span, alt)
        events, captioned = events[end + 1 :], True
    if not events:
        return
    inline = read_inline(text, events)
    where = Span(events[0].span.start, leaf.span.end) if captioned else leaf.span
    if inline and inline.span.start < where.start:  # a backslash that opens a tight list item
        where = Span(inline.span.start, where.end)
    if inline and "![" in inline.wrapped:
        yield Found(Role.CAPTION, "the description of an image", where, inline)
        return
    if captioned and _is_emphasised(inline):
        yield Found(Role.CAPTION, "emphasised text under an image", where, inline)
        return
    role, reason, level = _paragraph_role(leaf.containers)
    yield Found(role, reason, where, inline, level)


def _paragraph_role(containers: Sequence[str]) -> tuple[Role, str, int]:
    """The innermost container decides."""
    for container in reversed(containers):
        if container == "List":
            depth = containers.count("List")
            return Role.LIST_ITEM, f"a list item at depth {depth}", depth
        if container == "BlockQuote":
            return Role.QUOTE, "a block quote", 0
        if container == "FootnoteDefinition":
            return Role.BODY, "a footnote", 0
        if container.startswith("DefinitionList"):
            return Role.BODY, "in a list of definitions", 0
    return Role.BODY, PARAGRAPH, 0


def _roles(
    found: Iterator[Found], matter: FrontMatter | None, title: str | None
) -> Iterator[Found]:
    """Find the title and the dek, which depend on what stands around them."""
    entries = matter.entries if matter else ()
    has_dek = any(KEYS.get(entry.key, ("",))[0] is Role.DEK for entry in entries)
    after_title, titled = False, False
    for one in found:
        if one.role is Role.HEADING and one.level == 1 and not titled and one.inline:
            titled = True
            if title is None or one.inline.plain == title:
                after_title = True
                yield replace(one, role=Role.TITLE, reason="the first heading of level 1", level=0)
                continue
        if after_title and not has_dek and one.role is Role.BODY and _is_dek(one.inline):
            one = replace(one, role=Role.DEK, reason="one emphasised paragraph after the title")
        after_title = False
        yield one


def _is_dek(inline: Inline | None) -> bool:
    return _is_emphasised(inline) and len(inline.plain if inline else "") >= _SHORTEST_DEK


def _is_emphasised(inline: Inline | None) -> bool:
    return inline is not None and any(mark[0] in "*_" for mark in inline.wrapped)


def _blocks(text: str, found: Sequence[Found], start: int) -> Iterator[tuple[Block, bool]]:
    """A block for each, and whether it has words. Extents are whole lines and never overlap."""
    for index, one in enumerate(found):
        extent = one.where
        if one.whole_lines:
            first = text.rfind("\n", 0, extent.start) + 1
            last = extent.end if text[extent.end - 1] == "\n" else text.find("\n", extent.end) + 1
            # A lone carriage return is a line end to CommonMark: two leaves may share a line.
            behind = found[index + 1].where.start if index + 1 < len(found) else len(text)
            extent = Span(max(first, start), max(min(last or len(text), behind), extent.end))
        start = extent.end
        if one.parts:
            yield from ((block, True) for block in blocks_of(one, extent))
            continue
        span, codes = (one.inline.span, one.inline.codes) if one.inline else (one.where, ())
        block = Block(one.role, span, extent, one.reason, level=one.level, codes=codes)
        yield block, one.inline is not None


def _override(blocks: Iterable[tuple[Block, bool]], given: Given) -> Iterator[Block]:
    """Give blocks the roles that the project demands; without words, chrome is the only one."""
    for block, has_words in blocks:
        role = given.role(block.extent)
        if role is not None and (has_words or role is Role.CHROME):
            level = block.level if role is block.role else 0
            yield replace(block, role=role, level=level, reason="l10n.toml says so")
        elif has_words:
            yield block
