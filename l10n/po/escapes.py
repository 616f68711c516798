r"""The backslash escapes of PO strings: ``\n``, ``\"``, ``\x41`` … and back.

The rules are those of GNU gettext's lexer (gettext-tools, ``po-lex.c``): one letter of
``abfnrtv"\``, up to three octal digits, or ``\x`` and any number of hexadecimal digits of which
the last byte counts. Numbers are bytes in the charset of the file, not code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPE = re.compile(
    r'\\(?:(?P<letter>[abfnrtv"\\])|x(?P<hex>[0-9A-Fa-f]+)|(?P<octal>[0-7]{1,3})|(?P<bad>.?))', re.S
)
_LETTERS = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    '"': '"', "\\": "\\",
}  # fmt: skip
_NAMES = str.maketrans({sign: "\\" + letter for letter, sign in _LETTERS.items()})


def unescape(raw: str, charset: str) -> str:
    r"""Decode what stands between two quotes; raise ``ValueError`` with the reason if it cannot be."""
    if "\\" not in raw:
        return raw
    if "\\x" not in raw and not re.search(r"\\[0-7]", raw):
        return _ESCAPE.sub(lambda found: _LETTERS[_letter(found)], raw)
    try:
        return b"".join(_bytes(raw, charset)).decode(charset)
    except UnicodeDecodeError as error:
        raise ValueError(f"the escapes in “{raw}” are no text in {charset}") from error


def escape(text: str) -> str:
    """Encode ``text`` so that it can stand between two quotes on one line."""
    return text.translate(_NAMES)


def _letter(found: re.Match[str]) -> str:
    letter = found["letter"]
    if letter is None:
        raise ValueError(f"“\\{found['bad'] or ''}” is no escape that PO knows")
    return letter


def _bytes(raw: str, charset: str) -> Iterator[bytes]:
    at = 0
    for found in _ESCAPE.finditer(raw):
        yield raw[at : found.start()].encode(charset)
        at = found.end()
        if found["hex"] or found["octal"]:
            value = int(found["hex"], 16) if found["hex"] else int(found["octal"], 8)
            if not value & 0xFF:
                raise ValueError("an escape stands for the character NUL, which no text can hold")
            yield bytes([value & 0xFF])
        else:
            yield _LETTERS[_letter(found)].encode(charset)
    yield raw[at:].encode(charset)
