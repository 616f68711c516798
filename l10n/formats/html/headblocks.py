"""The head's words as blocks: the title in the tab, descriptions, the headline in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.formats.html.head import WORDS, Stated
from l10n.formats.html.inline import Inline
from l10n.formats.html.page import Page
from l10n.formats.html.strings import read_string
from l10n.formats.html.title import tab_titles
from l10n.model.article import Block, Code, CodeKind, Metadata, Role, shown
from l10n.model.span import Span

_ROLES = {
    "tab": Role.TITLE,
    "title": Role.TITLE,
    "other title": Role.TITLE,
    "description": Role.DEK,
    "section": Role.SECTION,
    "alt": Role.CAPTION,
}
_TEXT = (Role.TITLE, Role.DEK, Role.BODY, Role.SECTION)
_FIRST = 12
_CUT = "…. []"
# Signs that the same words have in one place and not in another.
_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "“": '"', "”": '"'})


def head_blocks(page: Page, metadata: Metadata, blocks: Sequence[Block]) -> Iterator[Block]:
    """A block for each string of the head that is in words, with the role of the same words below.

    So the title is one unit wherever it is repeated, and a description that is the beginning of
    the text is no text of its own.
    """
    title = " ".join((metadata.title or "").split(" "))
    printed = _printed(page, blocks)
    for one in page.stated:
        if (one.kind != "tab" and one.kind not in WORDS) or not one.context:
            continue
        inline = read_string(page.text, one.span, one.context)
        if inline is None:
            continue
        whole = Span(0, len(inline.words))
        span = _without_site(inline, title, page) if _ROLES[one.kind] is Role.TITLE else whole
        words = span.of(inline.words)
        role, same = printed.get(words.translate(_ALIKE), (None, words))
        if role is None:
            role = _ROLES[one.kind]
            if role is Role.DEK:
                role = _begun(words, printed) or role
        yield _block(inline, span, role, same, one)


def _block(inline: Inline, words: Span, role: Role, same: str, one: Stated) -> Block:
    span = inline.span if len(words) == len(inline.words) else inline.place(words)
    codes = tuple(code for code in inline.codes if span.contains(code.span))
    if same != words.of(inline.words):
        # Printed with other blanks or apostrophes: it is read as it is printed.
        codes = (Code(span, CodeKind.TEXT, shown=same),)
    return Block(role, span, span, f"“{one.where}” in the head", codes=codes)


def _without_site(inline: Inline, title: str, page: Page) -> Span:
    """The title in the words of the tab, without the name of the site."""
    words = inline.words.casefold().translate(_ALIKE)
    site = page.first("site").casefold().translate(_ALIKE)
    for candidate in (title, *sorted(tab_titles(page)[1:], key=len, reverse=True)):
        sought = candidate.casefold().translate(_ALIKE)
        at = words.find(sought) if sought and sought != site else -1
        if at >= 0 and len(words) == len(inline.words):
            return Span(at, at + len(sought))
    return Span(0, len(inline.words))


def _printed(page: Page, blocks: Sequence[Block]) -> dict[str, tuple[Role, str]]:
    """The first texts of the article by their words, with their role and as they are shown."""
    found: dict[str, tuple[Role, str]] = {}
    for block in [block for block in blocks if block.role in _TEXT][:_FIRST]:
        words = shown(page.text, block.span, block.codes)[0]
        if all(code.is_text for code in block.codes):
            found.setdefault(words.translate(_ALIKE), (block.role, words))
    return found


def _begun(words: str, printed: dict[str, tuple[Role, str]]) -> Role | None:
    """The role of the text of which ``words`` are the beginning."""
    bare = words.translate(_ALIKE).rstrip(_CUT)
    return next((role for text, (role, _) in printed.items() if text.startswith(bare)), None)
