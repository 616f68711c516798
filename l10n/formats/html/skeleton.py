"""The structure of a page without its words."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from l10n.formats.html.elements import BETWEEN_WORDS, VOID
from l10n.formats.html.head import WORDS, Stated, statements
from l10n.formats.html.pieces import paired
from l10n.formats.html.tokens import Kind, Token, tokens
from l10n.formats.html.tree import Element, build, is_structural
from l10n.model.span import Span

# Their values are words, or say in which language words are.
_WORDY = frozenset(
    ("alt", "title", "content", "aria-label", "placeholder", "lang", "xml:lang", "hreflang")
)


def skeleton(text: str) -> tuple[str, ...]:
    """As `Format.skeleton`: one mark for each tag, script and style, in document order.

    The tags in a line of text are sorted, because word order differs between languages; pairs are
    marked apart from tags without their other half. Comments, references and blanks leave none.
    """
    found = tuple(tokens(text))
    _, owners = build(found, text)
    return tuple(_marks(found, owners, text))


def _marks(found: Sequence[Token], owners: Sequence[Element], text: str) -> Iterator[str]:
    said = sorted(one.span for one in statements(found, text) if _is_words(one))
    line: list[Token] = []
    behind = 0
    for index, token in enumerate(found):
        if index < behind:
            line.append(token)
            continue
        if not is_structural(token, owners[index]):
            if token.kind in _LINE:
                line.append(token)
                continue
        elif token.kind is Kind.START and _is_between_words(token):
            behind = owners[index].behind
            line.append(token)
            continue
        if token.kind in (Kind.COMMENT, Kind.ESCAPABLE, Kind.CDATA):
            continue
        yield from _line(line, text)
        line = []
        if token.kind is Kind.RAW:
            yield f"in {token.name} {_digest(_without(text, token, said))}"
        else:
            yield _tag(token) if token.kind in (Kind.START, Kind.END) else token.kind.value
    yield from _line(line, text)


_LINE = (Kind.START, Kind.END, Kind.TEXT)


def _is_words(one: Stated) -> bool:
    return one.context == "json" and one.kind in WORDS


def _is_between_words(token: Token) -> bool:
    return token.name in BETWEEN_WORDS and "json" not in token.get("type").lower()


def _without(text: str, token: Token, said: Sequence[Span]) -> str:
    """The content of ``token`` without those of the sorted spans ``said`` that lie in it."""
    pieces: list[str] = []
    at = token.start
    for number in range(bisect_left(said, Span(at, at)), len(said)):
        span = said[number]
        if span.end > token.end:
            break
        pieces.append(text[at : span.start])
        at = span.end
    return "".join((*pieces, text[at : token.end]))


def _line(line: Sequence[Token], text: str) -> Iterator[str]:
    marks = []
    for piece in paired(line, text):
        token = piece.token
        if token is None:
            continue
        if piece.mate > piece.number:
            marks.append(f"{_tag(token)} … </{token.name}>")
        elif piece.mate == piece.number:
            alone = piece.end == token.end or token.name in VOID
            marks.append(
                _tag(token) if alone else f"{_tag(token)} {_digest(text[token.end : piece.end])}"
            )
    if marks:
        yield "; ".join(sorted(marks))


def _tag(token: Token) -> str:
    if token.kind is Kind.END:
        return f"</{token.name}>"
    attributes = [
        one.name if one.name in _WORDY else f"{one.name}={one.value!r}"
        for one in sorted(token.attributes, key=lambda one: one.name)
    ]
    return f"<{' '.join((token.name, *attributes))}>"


def _digest(content: str) -> str:
    return hashlib.sha256(
        content.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
    ).hexdigest()[:12]
