"""Bytes of an article to text: UTF-8 or a refusal that says what it is instead."""

from __future__ import annotations

import re
import shlex

from l10n.errors import InputError
from l10n.formats.charsets import bad_lines, readings, wide
from l10n.formats.kinds import refuse_other_kind
from l10n.model.finding import Where

MAX_BYTES = 20_000_000
"""No article is longer, nor a year of a newspaper's; a file that is has been named by mistake."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LONE_RETURN = re.compile(r"\r(?!\n)")


def decode(data: bytes, path: str) -> str:
    r"""``data`` as text, every code point kept: a byte order mark, CRLF and all.

    Raises `InputError` with the line where one is known: empty, too large, of another kind, another
    encoding than UTF-8, line ends that are CR alone, control characters.
    """
    refuse_size(data, path)
    refuse_other_kind(data, path)
    text = decode_utf8(data, path)
    refuse_controls(text, path)
    return text


def refuse_size(data: bytes, path: str) -> None:
    """Raise `InputError` for a file without a word, or larger than any article."""
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


def decode_utf8(data: bytes, path: str) -> str:
    """``data`` as text if it is UTF-8; `InputError` with the line, and what it is else."""
    name = wide(data)
    if name:
        raise _other_encoding(name.upper().replace("-LE", "LE").replace("-BE", "BE"), path, 1)
    nul = data.find(b"\0")
    if nul >= 0:
        raise InputError(
            "the file holds NUL bytes; it looks like a binary file.",
            where=Where(path, data.count(b"\n", 0, nul) + 1),
            advice="Save the article as plain text in UTF-8.",
            code="article-binary",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, path) from error


def refuse_controls(text: str, path: str) -> None:
    """Raise `InputError` for control characters and for line ends that no other program knows."""
    control = _CONTROL.search(text)
    if control:
        sign = control.group()
        line = text.count("\n", 0, control.start()) + 1
        raise InputError(
            f"the control character U+{ord(sign):04X} does not belong in an article.",
            where=Where(path, line),
            # Behind U+0080 they are signs of Windows-1252 that were read as Latin-1.
            advice=f"It comes from a wrong encoding; {_command(path)}"
            if sign > "\x7f"
            else "Remove it; it often comes with a wrong encoding.",
            code="article-control",
        )
    lone = _LONE_RETURN.search(text)
    if lone:
        line = text.count("\n", 0, lone.start()) + 1
        raise InputError(
            "a line ends in CR alone, as on old Macintosh systems.",
            where=Where(path, line),
            advice=f"Convert the line ends: tr '\\r' '\\n' < {path} > {path}.lf"
            if "\n" in text
            else f"To convert the line ends, {_command(path)}",
            code="article-line-ends",
        )


def _command(path: str) -> str:
    return f"run: l10n repair {shlex.quote(path)} (first with --dry-run to see every change)"


def _not_utf8(data: bytes, at: int, path: str) -> InputError:
    line = data.count(b"\n", 0, at) + 1
    # What decoded so far with letters beyond ASCII in it was UTF-8 by more than chance.
    begun = not data[:at].isascii()
    if at >= len(data) - 3 and _is_cut_off(data[at:], begun=begun):
        return InputError(
            "the file is UTF-8, but ends in the middle of a character; it was cut off.",
            where=Where(path, line),
            advice="Copy the file again.",
            code="article-cut-off",
        )
    found = readings(data)
    if len(found) == 1 and not found[0].mixed:
        return _other_encoding(found[0].name, path, line)
    bad = bad_lines(data)
    lines = f"{len(bad)} lines" if len(bad) > 1 else "one line"
    looks = f"they look like {found[0].name}" if len(found) == 1 else "they are no one encoding"
    return InputError(
        f"the file is UTF-8, but not everywhere: in {lines} there are other bytes, first"
        f" 0x{data[at]:02X}; {looks}.",
        where=Where(path, line),
        advice=f"Correct it in an editor, or {_command(path)}."
        if len(found) == 1
        else "Correct that line, or copy the file again; if you know the encoding, run:"
        f" l10n repair {shlex.quote(path)} --from ENCODING",
        code="article-encoding",
    )


def _is_cut_off(tail: bytes, *, begun: bool) -> bool:
    lead = tail[0]
    need = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4
    return (
        0xC2 <= lead <= 0xF4 and len(tail) < need and all(0x80 <= b <= 0xBF for b in tail[1:])
    ) and (begun or len(tail) > (lead <= 0xDF))


def _other_encoding(name: str, path: str, line: int) -> InputError:
    return InputError(
        f"the file is not UTF-8; it looks like {name}.",
        where=Where(path, line),
        advice=f"To convert it, {_command(path)}",
        code="article-encoding",
    )
