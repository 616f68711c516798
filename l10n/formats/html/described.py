"""Attributes in a line that read as its words do: what a picture shows, titles that repeat a link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.formats.html.pieces import BLANKS, words_of
from l10n.formats.html.references import decoded
from l10n.formats.html.tokens import Attribute, Kind, Token, tokens
from l10n.model.article import Code, CodeKind
from l10n.model.span import Span

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)", re.IGNORECASE)
FARTHEST = 40
"""How many pieces of a line a link may hold whose title is compared with its words."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_told(value: str) -> bool:
    """Whether an attribute's value holds words for readers, and is no name of a file."""
    return bool(_WORD.search(value)) and not _FILE.fullmatch(value.strip())


def described(token: Token, text: str) -> tuple[Span, tuple[Code, ...]] | None:
    """The description of the picture ``token``, and the codes in it.

    None without words, and where other words could not stand in its place as they are: without
    quotation marks around them, or with blanks that readers do not see.
    """
    alt = token.attribute("alt") if token.name == "img" else None
    if alt is None or not alt.quote or not is_told(alt.value):
        return None
    start, end = alt.start, alt.end
    while text[start] in BLANKS:
        start += 1
    while text[end - 1] in BLANKS:
        end -= 1
    pieces = tuple(words_of(text, start, end, attribute=True))
    words = "".join(piece.shown for piece in pieces)
    if not words or words != " ".join(words.split(" ")).strip() or "  " in words:
        return None
    codes = tuple(
        Code(Span(piece.start, piece.end), CodeKind.TEXT, shown=piece.shown)
        for piece in pieces
        if piece.shown != text[piece.start : piece.end]
    )
    return Span(start, end), codes


def description(token: Token, text: str) -> str:
    """The words of `described`; empty for none."""
    found = described(token, text)
    return decoded(text, found[0].start, found[0].end, attribute=True) if found else ""


def repeating(token: Token, words: str) -> Attribute | None:
    """The title of the link ``token`` where it says nothing but the ``words`` of the link."""
    title = token.attribute("title") if token.name == "a" else None
    if title is None or not title.quote or not words.strip():
        return None
    return title if " ".join(title.value.split()) == " ".join(words.split()) else None


def linked_words(found: Sequence[Token], index: int, text: str) -> str:
    """The words from the tag ``found[index]`` to the next tag that ends what it begins."""
    said: list[str] = []
    for at in range(index + 1, min(index + FARTHEST, len(found))):
        token = found[at]
        if token.kind is Kind.END and token.name == found[index].name:
            return "".join(said)
        if token.kind is Kind.TEXT:
            said.append(decoded(text, token.start, token.end))
    return ""


def retitled(raw: str, source: str, target: str, written: str) -> str:
    """The tag ``raw`` around the words ``source``, for the words ``target``.

    ``written`` is ``target`` as an attribute holds it, whatever the quotation marks.
    """
    token = next(tokens(raw), None)
    title = repeating(token, source) if token and source != target else None
    return f"{raw[: title.start]}{written}{raw[title.end :]}" if title else raw
