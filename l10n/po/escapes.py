r"""The backslash escapes of PO strings: ``\n``, ``\"``, ``\x41`` … and back.

The rules are those of GNU gettext's lexer (gettext-tools, ``po-lex.c``): one letter of
``abfnrtv"\``, up to three octal digits, or ``\x`` and any number of hexadecimal digits of which
the last byte counts. Numbers are bytes in the charset of the file, not code points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

_ESCAPE = re.compile(
    r'\\(?:(?P<letter>[abfnrtv"\\])|x(?P<hex>[0-9A-Fa-f]+)|(?P<octal>[0-7]{1,3})|(?P<bad>.?))', re.S
)
_LETTERS = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    '"': '"', "\\": "\\",
}  # fmt: skip
_NUMBER = re.compile(r"\\(?:[0-7]|x[0-9A-Fa-f])")
_NAMES = str.maketrans(
    {sign: "\\" + letter for letter, sign in _LETTERS.items()} | {"\0": "\ufffd", "\4": "\ufffd"}
)


class EscapeError(ValueError):
    """An escape that stands for nothing a text can hold."""

    def __init__(self, code: str, reason: str, number: int = 0) -> None:
        super().__init__(reason)
        self.code = code
        """Of the refusal: ``po-syntax``, ``po-nul``, ``po-encoding``."""
        self.number = number
        """Which of the strings it stands in, from 0."""


def unescape(raws: Sequence[str], charset: str) -> str:
    """Decode what stands between the quotes of some strings, and join it; raises `EscapeError`."""
    pieces = [raw if "\\" not in raw else _decoded(raw, at) for at, raw in enumerate(raws)]
    if None in pieces:
        # A letter may have its first byte at the end of one string and its last in the next.
        content = b"".join(_bytes(raw, at, charset) for at, raw in enumerate(raws))
        try:
            text = content.decode(charset)
        except UnicodeDecodeError as error:
            shown = next(raw for raw, piece in zip(raws, pieces, strict=True) if piece is None)
            reason = f"the escapes in “{shown}” are no text in {charset.upper()}"
            raise EscapeError("po-encoding", reason, pieces.index(None)) from error
    else:
        text = "".join(cast("list[str]", pieces))
    if "\4" in text:
        reason = (
            "the character U+0004 parts context and text in gettext's MO files; no text may hold it"
        )
        raise EscapeError("po-syntax", reason)
    return text


def escape(text: str) -> str:
    """Encode ``text`` so that it can stand between two quotes on one line.

    What no PO file can hold (NUL, U+0004) becomes U+FFFD.
    """
    return text.translate(_NAMES)


def _decoded(raw: str, number: int) -> str | None:
    """``raw`` without its escapes; None when some are bytes."""
    if _NUMBER.search(raw):
        return None
    return _ESCAPE.sub(lambda found: _LETTERS[_letter(found, number)], raw)


def _letter(found: re.Match[str], number: int) -> str:
    letter = found["letter"]
    if letter is None:
        reason = f"“\\{found['bad'] or ''}” is no escape that PO knows"
        raise EscapeError("po-syntax", reason, number)
    return letter


def _bytes(raw: str, number: int, charset: str) -> bytes:
    at, pieces = 0, []
    for found in _ESCAPE.finditer(raw):
        pieces.append(raw[at : found.start()].encode(charset))
        at = found.end()
        if found["hex"] or found["octal"]:
            value = int(found["hex"], 16) if found["hex"] else int(found["octal"], 8)
            if not value & 0xFF:
                reason = "an escape stands for the character NUL, which no text can hold"
                raise EscapeError("po-nul", reason, number)
            pieces.append(bytes([value & 0xFF]))
        else:
            pieces.append(_LETTERS[_letter(found, number)].encode(charset))
    return b"".join([*pieces, raw[at:].encode(charset)])
