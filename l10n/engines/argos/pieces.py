"""Text to the pieces a model knows and back, keeping track of where each piece stands."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Protocol

from l10n.model.span import Span

_BLANK = "\u2581"
"""How SentencePiece writes the blank before a word (U+2581)."""

_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_NEAR = 20
"""How far behind the last word the next one is looked for, in code points."""
_CONTROL = re.compile(r"<s>|</s>|<pad>|<unk>|__[a-z]{2,3}(?:_[A-Za-z]+)?__")

# One sign for one sign, so that no offset moves. Models are trained on text whose blanks are
# ordinary, whose apostrophes are straight and whose quotation marks are, on the source side, too.
_PLAIN = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u200a\t\n\r\v\f\u2028\u2029", " ")
    | dict.fromkeys("\u2018\u2019\u02bc\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
    | dict.fromkeys("\u2010\u2011", "-")
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text and the span each has in it (code points; may be empty)."""

    pieces: list[str]
    spans: list[Span]


class Tokenizer(Protocol):
    """What the runner needs of a tokenizer."""

    def encode(self, text: str) -> Pieces:
        """Cut ``text``, with spans in it as it was given."""

    def decode(self, pieces: Sequence[str], unknown: Sequence[str]) -> tuple[str, list[Span]]:
        """Join ``pieces`` to a text; ``unknown[i]`` is what to write should piece i be unknown."""


def plain(text: str) -> str:
    """Return ``text`` with blanks, apostrophes and quotation marks as models know them.

    Signs are replaced one for one: every offset stays true.
    """
    return text.translate(_PLAIN)


class SentencePieces:
    """A SentencePiece model. ``processor`` is what argostranslate's tokenizer loads."""

    def __init__(self, processor: Any) -> None:
        self._processor = processor

    def encode(self, text: str) -> Pieces:
        # An emptied text would be an empty sentence; callers send only texts with a letter in them.
        cut = self._processor.encode(plain(text), return_type="offset_mapping")
        return Pieces(list(cut["pieces"]), [Span(*ends) for ends in cut["offsets"]])

    def decode(self, pieces: Sequence[str], unknown: Sequence[str]) -> tuple[str, list[Span]]:
        # argostranslate's own decode turns every `_` into a blank, which breaks addresses.
        return join_pieces(pieces, unknown)


class MosesPieces:
    """The byte-pair encoding of older packages, which argostranslate's own tokenizer runs.

    It does not tell where a piece stands, so words are looked for in order; one that it rewrote
    beyond recognition gets an empty span at the place reached.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def encode(self, text: str) -> Pieces:
        pieces = [str(piece) for piece in self._tokenizer.encode(plain(text))]
        return Pieces(pieces, _in_order(plain(text), pieces))

    def decode(self, pieces: Sequence[str], unknown: Sequence[str]) -> tuple[str, list[Span]]:
        shown = [
            other if piece == "<unk>" else piece
            for piece, other in zip(pieces, unknown, strict=True)
        ]
        text = str(self._tokenizer.decode(shown))
        return text, _in_order(text, shown)


def join_pieces(pieces: Sequence[str], unknown: Sequence[str]) -> tuple[str, list[Span]]:
    """Join SentencePiece pieces to a text with single blanks, none at its ends.

    Returns the text and the span of each piece in it. Control symbols vanish, bytes in a row are
    read as UTF-8 (what is not is dropped), ``<unk>`` becomes the ``unknown`` at its place.
    """
    text = ""
    spans: list[Span] = []
    pending: list[int] = []

    def flush() -> None:
        # The bytes of one sign share its span, wherever among them the sign becomes complete.
        nonlocal text
        if pending:
            start = len(text)
            text += bytes(pending).decode("utf-8", "ignore")
            spans.extend([Span(start, len(text))] * len(pending))
            pending.clear()

    for piece, other in zip(pieces, unknown, strict=True):
        byte = _BYTE.fullmatch(piece)
        if byte:
            pending.append(int(byte[1], 16))
            continue
        flush()
        if piece == "<unk>":
            piece = other
        elif _CONTROL.fullmatch(piece):
            piece = ""
        shown = re.sub(" {2,}", " ", piece.replace(_BLANK, " "))
        if not text or text.endswith(" "):
            shown = shown.lstrip(" ")
        blank = len(shown) - len(shown.lstrip(" "))
        spans.append(Span(len(text) + blank, len(text) + len(shown)))
        text += shown
    flush()
    whole = text.rstrip(" ")
    return whole, [Span(min(s.start, len(whole)), min(s.end, len(whole))) for s in spans]


def _in_order(text: str, pieces: Sequence[str]) -> list[Span]:
    """Find the words that ``pieces`` make, one behind the other; each piece is a part of its word.

    A word the tokenizer has rewritten (`&apos;`) gives its whole span to each of its pieces.
    """
    spans: list[Span] = []
    at = 0
    word: list[str] = []
    for piece in pieces:
        word.append(piece.removesuffix("@@"))
        if piece.endswith("@@"):
            continue
        spelt = "".join(word)
        shown = html.unescape(spelt)
        found = text.find(shown, at, at + len(shown) + _NEAR) if shown else -1
        start = max(found, at)
        end = start + len(shown) if found >= 0 else start
        if found >= 0 and shown == spelt:
            ends = [start + n for n in accumulate(map(len, word), initial=0)]
            spans += [Span(left, right) for left, right in pairwise(ends)]
        else:
            spans += [Span(start, end)] * len(word)
        at = end
        word = []
    return spans + [Span(at, at)] * len(word)
