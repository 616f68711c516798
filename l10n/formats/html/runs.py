"""Runs of text: the words between two tags of elements that are not inline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.formats.html.elements import BETWEEN_WORDS, BLANKS, LINES, UNREAD
from l10n.formats.html.tokens import Kind, Token
from l10n.formats.html.tree import Element, is_structural

_WORDS = (Kind.TEXT, Kind.CDATA)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to ``behind`` (excluded) that stand in one line of text in ``owner``."""

    owner: Element
    first: int
    behind: int
    linked: bool
    """Whether a link is open where it begins."""


def runs(tokens: Sequence[Token], owners: Sequence[Element], text: str) -> Iterator[Run]:
    """The runs of a page that hold anything but white space, in order.

    None is read in what readers do not see as text: the head, scripts, forms' fields, code. Two
    line breaks part paragraphs, as they do to readers.
    """
    first = index = breaks = 0
    link_until = linked_until = 0
    has_words = False
    while index < len(tokens):
        token, owner, behind = tokens[index], owners[index], index + 1
        ends = is_structural(token, owner)
        if ends and token.kind is Kind.START and token.name in UNREAD:
            behind = max(owner.behind, behind) if owner.first == index else behind
            ends = token.name not in BETWEEN_WORDS
        if token.name == "a":
            link_until = owner.behind if token.kind is Kind.START else 0
        breaks = _breaks(breaks, token, text)
        if ends or (token.name == "br" and (breaks >= 2 or _parts_lines(tokens, index, text))):
            if has_words:
                yield Run(_owner(owners, first), first, index, linked_until > first)
            first, has_words, linked_until = behind, False, link_until
        elif token.kind in _WORDS:
            has_words = has_words or bool(text[token.start : token.end].strip(BLANKS))
        index = behind
    if has_words:
        yield Run(_owner(owners, first), first, index, linked_until > first)


def _parts_lines(tokens: Sequence[Token], index: int, text: str) -> bool:
    """Whether the break at ``index`` stands between two inline elements, each a line of its own."""
    before = _neighbour(tokens, index, -1, text)
    after = _neighbour(tokens, index, 1, text)
    return (
        before is not None
        and after is not None
        and before.kind is Kind.END
        and after.kind is Kind.START
        and before.name in LINES
        and after.name in LINES
    )


def _neighbour(tokens: Sequence[Token], index: int, step: int, text: str) -> Token | None:
    """The nearest token that is more than white space."""
    at = index + step
    while 0 <= at < len(tokens) and abs(at - index) < 4:
        token = tokens[at]
        if token.kind is not Kind.TEXT or text[token.start : token.end].strip(BLANKS):
            return token
        at += step
    return None


def _owner(owners: Sequence[Element], first: int) -> Element:
    """What the token lies in; a run may begin with a whole element, such as a script."""
    owner = owners[first]
    return owner.parent if owner.parent and owner.first == first else owner


def _breaks(before: int, token: Token, text: str) -> int:
    """How many line breaks stand in a row, up to ``token``."""
    if token.name == "br" and token.kind is Kind.START:
        return before + 1
    blank = token.kind is Kind.TEXT and not text[token.start : token.end].strip(BLANKS)
    return before if blank or token.kind is Kind.COMMENT else 0
