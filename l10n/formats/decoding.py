"""Bytes of an article to text: UTF-8 or a refusal that says what it is instead."""

from __future__ import annotations

from l10n.errors import InputError
from l10n.model.finding import Where

MAX_BYTES = 5_000_000
"""No article is longer; a file that is has been named by mistake."""

_WIDE = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
}
_ALLOWED_CONTROLS = "\t\n\r\f\v"


def decode(data: bytes, path: str) -> str:
    r"""``data`` as text, every code point kept: a byte order mark, CRLF and all.

    Raises `InputError` with the line where one is known: empty, too large, binary, another
    encoding than UTF-8, line ends that are CR alone, control characters.
    """
    if not data.strip(b" \t\r\n\f\v\xef\xbb\xbf\x00"):
        what = "empty" if not data.strip(b" \t\r\n\f\v\xef\xbb\xbf") else "nothing but NUL bytes"
        raise InputError(
            f"the file is {what}.",
            where=Where(path),
            advice="Save the article's text in it, or remove it.",
            code="article-empty",
        )
    if len(data) > MAX_BYTES:
        raise InputError(
            f"the file has {len(data):,} bytes; an article has at most {MAX_BYTES:,}.",
            where=Where(path),
            advice="Is this the right file? Split it if it holds several articles.",
            code="article-too-large",
        )
    _refuse_other_files(data, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, path) from error
    _refuse_controls(text, path)
    return text


def _refuse_other_files(data: bytes, path: str) -> None:
    for mark, kind in _SIGNATURES.items():
        if data.startswith(mark):
            raise InputError(
                f"this is {kind}, not a text file.",
                where=Where(path),
                advice="Save the article as plain text in UTF-8.",
                code="article-binary",
            )
    wide = next((name for mark, name in _WIDE.items() if data.startswith(mark)), None)
    nul = data.find(b"\0")
    if wide is None and nul >= 0:
        wide = _wide_without_mark(data)
    if wide:
        raise _other_encoding(wide, Where(path, 1), path)
    if nul >= 0:
        raise InputError(
            "the file holds NUL bytes; it looks like a binary file.",
            where=Where(path, data.count(b"\n", 0, nul) + 1),
            advice="Save the article as plain text in UTF-8.",
            code="article-binary",
        )


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script every second byte is NUL."""
    start = data[:4000]
    half = max(len(start) // 2, 1)
    for offset, name in ((1, "UTF-16LE"), (0, "UTF-16BE")):
        here, there = start[offset::2].count(0), start[1 - offset :: 2].count(0)
        if here > 0.7 * half and there < 0.1 * half:
            return name
    return None


def _not_utf8(data: bytes, at: int, path: str) -> InputError:
    where = Where(path, data.count(b"\n", 0, at) + 1)
    # What decoded so far with letters beyond ASCII in it was UTF-8 by more than chance.
    begun = not data[:at].isascii()
    if at >= len(data) - 3 and _is_cut_off(data[at:], begun=begun):
        return InputError(
            "the file is UTF-8, but ends in the middle of a character; it was cut off.",
            where=where,
            advice="Copy the file again.",
            code="article-cut-off",
        )
    if begun:
        return InputError(
            f"the file is UTF-8, but not everywhere: the byte 0x{data[at]:02X} is none of it.",
            where=where,
            advice="Correct that line, or copy the file again.",
            code="article-encoding",
        )
    high = [byte for byte in data if byte >= 0x80]
    if sum(byte in (0x8E, 0x8F, 0x88, 0x9D, 0x8D) for byte in high) > 0.6 * len(high):
        return _other_encoding("MACINTOSH", where, path)
    windows = any(0x80 <= byte <= 0x9F for byte in high)
    return _other_encoding("WINDOWS-1252" if windows else "ISO-8859-1", where, path)


def _is_cut_off(tail: bytes, *, begun: bool) -> bool:
    lead = tail[0]
    need = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4
    return (
        0xC2 <= lead <= 0xF4 and len(tail) < need and all(0x80 <= b <= 0xBF for b in tail[1:])
    ) and (begun or len(tail) > (lead <= 0xDF))


def _other_encoding(name: str, where: Where, path: str) -> InputError:
    shown = {"WINDOWS-1252": "Windows-1252", "ISO-8859-1": "Latin-1 (ISO-8859-1)"}.get(name, name)
    return InputError(
        f"the file is not UTF-8; it looks like {shown}.",
        where=where,
        advice=f"Convert it: iconv -f {name} -t UTF-8 {path} > {path}.utf8",
        code="article-encoding",
    )


def _refuse_controls(text: str, path: str) -> None:
    for at, sign in enumerate(text):
        if (sign < " " and sign not in _ALLOWED_CONTROLS) or "\x7f" <= sign < "\xa0":
            raise InputError(
                f"the control character U+{ord(sign):04X} does not belong in an article.",
                where=Where(path, text.count("\n", 0, at) + 1),
                advice="Remove it; it often comes with a wrong encoding.",
                code="article-control",
            )
    lone = text.replace("\r\n", "").find("\r")
    if lone >= 0:
        line = text.replace("\r\n", "\n").count("\n", 0, lone) + 1
        raise InputError(
            "a line ends in CR alone, as on old Macintosh systems.",
            where=Where(path, line),
            advice=f"Convert the line ends: tr '\\r' '\\n' < {path} > {path}.lf",
            code="article-line-ends",
        )
