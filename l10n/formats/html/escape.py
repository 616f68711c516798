"""Make a translated text safe to stand where a block of a page stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from l10n.formats.html.described import FARTHEST, retitled
from l10n.formats.html.jsonld import encode
from l10n.formats.html.page import read_page
from l10n.formats.html.tokens import Kind, Token, tokens
from l10n.model.article import Block, Code, CodeKind
from l10n.model.span import Span

_LINE_END = re.compile(r"[ \t]*[\r\n\f]+[ \t]*")
_QUOTES = {'"': {'"': "&quot;"}, "'": {"'": "&#39;"}}
_BOTH = {**_QUOTES['"'], **_QUOTES["'"]}
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\x00": "\ufffd"}


def escape(target: str, block: Block, text: str) -> str:
    """As `Format.escape`: markers become the tags they stand for, all other signs show as such."""
    target = _LINE_END.sub(" ", target)
    token = _token_at(text, block.span.start)
    own = {**_SIGNS, **_written_as(block, text)}
    if token is not None and token.kind is Kind.RAW:
        return encode(target)
    if token is not None and token.kind is Kind.START:
        return _attribute(target, block, token, own)
    if block.date is not None or block.label_span == block.span:
        return _among_tags(target, block, text, own)
    return _marked(target, block, text, own) + _unseen(block, text)


def _token_at(text: str, offset: int) -> Token | None:
    """The token in which ``offset`` stands; a block may also begin with a whole tag."""
    found = read_page(text).tokens
    at = bisect_right(found, offset, key=lambda token: token.start) - 1
    if at < 0 or (found[at].kind is Kind.START and found[at].start == offset):
        return None
    return found[at]


def _written_as(block: Block, text: str) -> Mapping[str, str]:
    """Signs that the source writes as references, such as `&nbsp;`: they stay so."""
    return {
        code.shown: code.span.of(text)
        for code in reversed(block.codes)
        if code.is_text
        and code.shown
        and len(code.shown) == 1
        and text[code.span.start] == "&"
        and code.span.of(text).endswith(";")
        and code.shown not in _SIGNS
    }


def _attribute(target: str, block: Block, token: Token, own: Mapping[str, str]) -> str:
    here = (one for one in token.attributes if one.start <= block.span.start < one.end)
    quote = next((one.quote for one in here), '"')
    signs = {**own, **_QUOTES[quote or '"']}
    words = _replaced(target, signs)
    return words if quote else f'"{words}"'


def _replaced(words: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in words)


def _marked(target: str, block: Block, text: str, own: Mapping[str, str]) -> str:
    """``target`` with the tags of the block in place of its markers, in their order."""
    raws: dict[str, list[str]] = {}
    said: dict[str, list[str]] = {}
    ends = {code.pair: code.span.start for code in block.codes if code.kind is CodeKind.CLOSE}
    for number, code in enumerate(block.codes):
        if not code.is_text:
            raws.setdefault(code.reads(text), []).append(code.span.of(text))
            words = ""
            if code.kind is CodeKind.OPEN:
                words = _words(Span(code.span.end, ends[code.pair]), block, number, text)
            said.setdefault(code.reads(text), []).append(words)
    if not raws:
        return _replaced(target, own)
    markers = sorted(raws, key=lambda marker: (-len(marker), marker))
    pieces = re.split("(" + "|".join(map(re.escape, markers)) + ")", target)
    used = dict.fromkeys(raws, 0)
    result = []
    signs = own
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            result.append(_replaced(piece, signs))
            continue
        known = raws[piece]
        raw = known[min(used[piece], len(known) - 1)]
        if raw[:2] in ("<a", "<A"):
            source = said[piece][min(used[piece], len(known) - 1)]
            words = _enclosed(pieces, number)
            raw = retitled(raw, source, words, _replaced(words, {**own, **_BOTH}))
        result.append(raw)
        used[piece] += 1
        # Between the halves of a picture stands its description, in an attribute.
        signs = {**own, **_QUOTES[raw[-1]]} if raw[0] == "<" and raw[-1] in _QUOTES else own
    return "".join(result)


def _words(inner: Span, block: Block, number: int, text: str) -> str:
    """What readers see of the stretch ``inner`` behind the code ``number``; empty for a long one."""
    pieces: list[str] = []
    at = inner.start
    for code in block.codes[number + 1 : number + FARTHEST]:
        if not inner.contains(code.span):
            return "".join((*pieces, text[at : inner.end]))
        pieces += text[at : code.span.start], (code.shown or "") if code.is_text else ""
        at = code.span.end
    return ""


def _enclosed(pieces: Sequence[str], number: int) -> str:
    """The words of a target from the marker ``pieces[number]`` to the one that closes it."""
    closing = f"</{pieces[number][1:]}"
    words: list[str] = []
    for at in range(number + 1, min(number + 2 * FARTHEST, len(pieces))):
        if pieces[at] == closing:
            break
        if at % 2 == 0:
            words.append(pieces[at])
    return "".join(words)


def _unseen(block: Block, text: str) -> str:
    """What readers of the block never saw, such as comments and scripts: it stands at its end."""
    return "".join(code.span.of(text) for code in block.codes if _is_unseen(code, text))


def _is_unseen(code: Code, text: str) -> bool:
    if not code.is_text or code.shown or text[code.span.start] != "<":
        return False
    return not text.startswith(("<wbr", "<WBR"), code.span.start)


def _among_tags(target: str, block: Block, text: str, own: Mapping[str, str]) -> str:
    """``target`` in place of the first words; every tag between them stays."""
    pieces: list[str] = []
    placed = False
    raw = block.span.of(text)
    for token in tokens(raw):
        if token.kind is Kind.TEXT:
            blank = not raw[token.start : token.end].strip()
            if not placed and not blank:
                pieces.append(_replaced(target, own))
                placed = True
            continue
        pieces.append(raw[token.start : token.end])
    return "".join(pieces) if placed else _replaced(target, own)
