"""Bytes that are not UTF-8: in which encoding they read as an article does."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

NAMES = {
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1 (ISO-8859-1)",
    "iso8859-15": "Latin-9 (ISO-8859-15)",
    "mac-roman": "Mac Roman",
}
"""How the encodings that we tell apart by their letters are called in messages."""

_GUESSED = ("cp1252", "iso8859-15", "mac-roman")
_MARKS = (
    # UTF-32 first: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Beyond ASCII an article in French, German or English is written with these …
_USUAL = frozenset("àâäæçéèêëîïôöœùûüÿßÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜ«»“”„‘’‚‹›–—…°§€£©®™·•²³½×´\u00a0ñáíóú")
# … the names in it with these as well …
_IN_NAMES = frozenset("ãåøšžõýÁÍÓÚÅØŠŽ")
# … and never so.
_ODD = re.compile(
    r"(?<=[a-zß-ÿœ])[À-ÞŒŠŽŸ]"  # a capital inside a word
    r"|(?<=[^\W\d_])[^\x00-\x7f\w\s’‘´\u00ad–—…°](?=[^\W\d_])"
    r"|[¼½¾¤¦¨¸](?=[^\W\d_])|(?<=[^\W\d_])[¼½¾¤¦¨¸]"
    r"|(?<=\d)[œŒšŠžŽŸ]"  # ½ in Latin-1, œ in Latin-9
    r"|(?<![^\W_])[^\W\d_a-zA-ZàÀ](?![^\W_])(?!['’])"  # a letter alone
)
_BEYOND = re.compile(r"[^\x00-\x7f]")
_LINES = re.compile(rb"[^\n]*\n|[^\n]+\Z")


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is what the bytes say in ``encoding``; ``mixed`` where most of them are UTF-8."""

    text: str
    encoding: str
    mixed: bool = False

    @property
    def name(self) -> str:
        return NAMES.get(self.encoding, self.encoding.upper())


def wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by its mark; else UTF-16 by its NULs: in Latin script every second byte."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    start = data[:4000]
    if b"\0" not in start:
        return None
    half = max(len(start) // 2, 1)
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        here, there = start[offset::2].count(0), start[1 - offset :: 2].count(0)
        if here > 0.7 * half and there < 0.1 * half:
            return name
    return None


def readings(data: bytes) -> list[Reading]:
    """What ``data``, which is not UTF-8, can sensibly mean: one reading, or several to choose from.

    Wide encodings stand alone. Else each encoding with one byte a character is tried on the whole,
    and on those bytes alone that are not UTF-8. The readings with the fewest signs that no article
    has are left; equal texts are one reading. An empty list: none is sensible.
    """
    name = wide(data)
    if name:
        try:
            return [Reading(data.decode(name), name)]
        except UnicodeDecodeError:
            return []
    found: dict[str, tuple[int, Reading]] = {}
    for encoding in _GUESSED:
        for reading in _tried(data, encoding):
            found.setdefault(reading.text, (_oddity(reading.text), reading))
    if not found:
        return []
    best, first = min(found.values(), key=lambda pair: pair[0])
    others = [pair for pair in found.values() if pair[1].encoding != "mac-roman"]
    if first.encoding == "mac-roman":
        # No program has written it by itself for twenty years: it has to read much better.
        chosen = [first, *(reading for odd, reading in others if odd <= best + 2)]
    else:
        chosen = [reading for odd, reading in others if odd == best]
    signs = len(_BEYOND.findall(first.text))
    return chosen if best <= max(3 * signs // 4, 2) else []


def decode_as(data: bytes, encoding: str) -> Reading:
    """``data`` where it is not UTF-8 read in ``encoding``; all of it where that is a wide one.

    Raises ``LookupError`` for an encoding that does not exist, ``UnicodeDecodeError`` where the
    bytes are none of it.
    """
    known = codecs.lookup(encoding).name
    if known.startswith(("utf-16", "utf-32")):
        return Reading(data.decode(known), known)
    name = {"iso8859-1": "latin-1"}.get(known, known)
    mixed = any(not data[a:b].isascii() for a, b in _good(data))
    return Reading(_mixed(data, name), name, mixed)


def bad_lines(data: bytes) -> list[int]:
    """The lines, from 1, that are not UTF-8."""
    return [
        number
        for number, line in enumerate(_LINES.findall(data), 1)
        if not line.isascii() and not _is_utf8(line)
    ]


def bad_runs(data: bytes) -> Iterator[tuple[int, int]]:
    """Where ``data`` is not UTF-8: runs of bytes, half open, in order."""
    at = 0
    for start, end in _good(data):
        if at < start:
            yield at, start
        at = end
    if at < len(data):
        yield at, len(data)


def _tried(data: bytes, encoding: str) -> Iterator[Reading]:
    begun = any(not data[a:b].isascii() for a, b in _good(data))
    if begun:
        with contextlib.suppress(UnicodeDecodeError):
            yield Reading(_mixed(data, encoding), _called(data, encoding), mixed=True)
    try:
        yield Reading(data.decode(encoding), _called(data, encoding))
    except UnicodeDecodeError:
        return


def _called(data: bytes, encoding: str) -> str:
    """Windows-1252 is Latin-1 where none of the bytes is used in which they differ."""
    if encoding == "cp1252" and not re.search(rb"[\x80-\x9f]", data):
        return "latin-1"
    return encoding


def _mixed(data: bytes, encoding: str) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in _good(data):
        pieces += data[at:start].decode(encoding), data[start:end].decode("utf-8")
        at = end
    pieces.append(data[at:].decode(encoding))
    return "".join(pieces)


# Unicode 15, table 3-7: well-formed UTF-8.
_GOOD = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})++"
)


def _good(data: bytes) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _GOOD.finditer(data))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _oddity(text: str) -> int:
    """How unlike an article ``text`` is: two for a sign that none has there, one for a rare one."""
    odd = sum(
        0 if sign in _USUAL else 1 if sign in _IN_NAMES else 2 for sign in _BEYOND.findall(text)
    )
    return odd + 2 * sum(1 for _ in _ODD.finditer(text))
