"""The head's words as blocks: the title in the tab, descriptions, the headline in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.formats.html.head import WORDS, Stated
from l10n.formats.html.inline import Inline
from l10n.formats.html.page import Page
from l10n.formats.html.strings import read_string
from l10n.formats.html.title import tab_titles
from l10n.model.article import Block, Metadata, Role, shown
from l10n.model.span import Span

_ROLES = {
    "title": Role.TITLE,
    "description": Role.DEK,
    "section": Role.SECTION,
    "alt": Role.CAPTION,
}
_TEXT = (Role.BODY, Role.DEK)
_CUT = "…."


def head_blocks(page: Page, metadata: Metadata, blocks: Sequence[Block]) -> Iterator[Block]:
    """A block for each string of the head that is in words, with the role of the same words below.

    So the title is one unit wherever it is repeated, and a description that is the beginning of
    the text is no text of its own.
    """
    title = " ".join((metadata.title or "").split())
    first = _first_text(page, blocks)
    for one in page.stated:
        inline = read_string(page.text, one.span, one.context)
        if inline is None:
            continue
        if one.kind == "tab":
            span = _in_tab(inline, title, page)
            yield _block(inline, span, Role.TITLE, one)
        elif one.kind in WORDS:
            role = _ROLES[one.kind]
            if role is Role.DEK:
                role = _description(inline.words, title, first)
            yield _block(inline, Span(0, len(inline.words)), role, one)


def _block(inline: Inline, words: Span, role: Role, one: Stated) -> Block:
    whole = len(words) == len(inline.words)
    span = inline.span if whole else inline.place(words)
    codes = tuple(code for code in inline.codes if span.contains(code.span))
    return Block(role, span, span, f"“{one.where}” in the head", codes=codes)


def _in_tab(inline: Inline, title: str, page: Page) -> Span:
    """The title in the words of the tab, without the name of the site."""
    words = inline.words
    candidates = [title, *sorted(tab_titles(page)[1:], key=len, reverse=True)]
    site = page.first("site").casefold()
    for candidate in candidates:
        at = words.casefold().find(candidate.casefold()) if candidate else -1
        same = len(words.casefold()) == len(words)
        if at >= 0 and same and candidate.casefold() != site:
            return Span(at, at + len(candidate))
    return Span(0, len(words))


def _first_text(page: Page, blocks: Sequence[Block]) -> dict[str, Role]:
    """The first texts of the article by their words."""
    found: dict[str, Role] = {}
    for block in blocks:
        if block.role in _TEXT:
            found.setdefault(shown(page.text, block.span, block.codes)[0], block.role)
            if len(found) >= 4:
                break
    return found


def _description(words: str, title: str, first: dict[str, Role]) -> Role:
    if words == title:
        return Role.TITLE
    bare = words.rstrip(_CUT).rstrip()
    return next((role for text, role in first.items() if text.startswith(bare)), Role.DEK)
