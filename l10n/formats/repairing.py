"""An article's bytes as they should be: in UTF-8, with every letter that it was written with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.errors import InputError, UsageError
from l10n.formats.charsets import Reading, bad_runs, decode_as, readings
from l10n.formats.decoding import refuse_size
from l10n.formats.kinds import refuse_other_kind
from l10n.formats.mojibake import Change, mend
from l10n.model.finding import Where

__all__ = ["Change", "Repair", "repair"]

_SHOWN_BYTES = 16
# The declaration of a page or of XML, which must not say another encoding than the file has then.
_DECLARED = re.compile(
    r"""(<meta\b[^>]{0,200}?charset\s*=\s*["']?|<\?xml\b[^>]{0,100}?encoding\s*=\s*["'])([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Repair:
    """What a file should hold. ``data`` is what it holds where there is nothing to repair."""

    data: bytes
    changes: tuple[Change, ...] = ()
    """Every word that reads otherwise, in the order of the lines."""
    encoding: str = ""
    """The encoding that the whole file, or with ``mixed`` a part of it, was in; "" for UTF-8."""
    mixed: bool = False
    line_ends: bool = False
    """Whether lines that ended in CR alone end in LF now."""
    unclear: tuple[int, ...] = ()
    """Lines with signs of which two readings are sensible; they are left as they are."""
    lost: tuple[int, ...] = ()
    """Lines with letters that were lost before (U+FFFD); only a person can know them."""


def repair(data: bytes, path: str, *, encoding: str = "") -> Repair:
    """Put ``data``, of the file ``path``, right where there is exactly one sensible way to.

    ``encoding`` is what a person knows of the bytes that are not UTF-8. A file that is good comes
    back byte for byte, and so does one that was repaired. Raises `InputError` for files that are
    of another kind or make sense in no encoding or in several, `UsageError` for an encoding that
    does not exist.
    """
    refuse_size(data, path)
    refuse_other_kind(data, path, but=("html", "mhtml"))
    reading = _read(data, path, encoding)
    text = reading.text
    if reading.encoding:
        text = _declared_utf8(text.removeprefix("\ufeff"))
    line_ends = "\r" in text and "\n" not in text
    if line_ends:
        text = text.replace("\r", "\n")
    mended = mend(text)
    changes = [*_bytes(data, reading), *mended.changes]
    changes.sort(key=lambda change: change.line)
    return Repair(
        mended.text.encode("utf-8", "surrogatepass"),
        tuple(changes),
        reading.name if reading.encoding else "",
        reading.mixed,
        line_ends,
        mended.unclear,
        tuple(lost_lines(mended.text)),
    )


def lost_lines(text: str) -> list[int]:
    """The lines, from 1, with letters that a conversion has lost."""
    if "\ufffd" not in text:
        return []
    return [n for n, line in enumerate(text.split("\n"), 1) if "\ufffd" in line]


def _read(data: bytes, path: str, encoding: str) -> Reading:
    if not encoding:
        try:
            if not _has_nul(data):
                return Reading(data.decode("utf-8"), "")
        except UnicodeDecodeError:
            pass
        found = readings(data)
        if len(found) == 1:
            return found[0]
        raise _no_reading(data, path, found)
    try:
        return decode_as(data, encoding)
    except LookupError as error:
        raise UsageError(
            f"“{encoding}” is no encoding that we know.",
            advice="Use a name such as windows-1252, iso-8859-1, utf-16 or mac-roman.",
            code="encoding-unknown",
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"the file is not {encoding}: the byte 0x{data[error.start]:02X} is none of it.",
            where=Where(path, data.count(b"\n", 0, error.start) + 1),
            advice="Nothing was changed. Try another: --from ENCODING.",
            code="article-encoding",
        ) from error


def _has_nul(data: bytes) -> bool:
    return b"\0" in data


def _no_reading(data: bytes, path: str, found: list[Reading]) -> InputError:
    start = next(bad_runs(data), (max(data.find(b"\0"), 0), 0))[0]
    where = Where(path, data.count(b"\n", 0, start) + 1)
    if found:
        names = " or ".join(reading.name for reading in found)
        what = f"the bytes that are not UTF-8 make sense in more than one encoding: {names}."
    else:
        what = f"the byte 0x{data[start]:02X} makes sense in no encoding that we try."
    return InputError(
        what,
        where=where,
        advice="Nothing was changed. Say which it is: l10n repair --from ENCODING; or correct the"
        " line.",
        code="article-encoding",
    )


def _bytes(data: bytes, reading: Reading) -> list[Change]:
    """The places that were not UTF-8 in a file that is otherwise."""
    if not reading.mixed:
        return []
    changes: list[Change] = []
    line, counted = 1, 0
    for start, end in bad_runs(data):
        line += data.count(b"\n", counted, start)
        counted = start
        first = max(data.rfind(b" ", start - _SHOWN_BYTES, start), start - _SHOWN_BYTES, 0)
        last = data.find(b" ", end, end + _SHOWN_BYTES)
        around = data[first : last if last >= 0 else end + _SHOWN_BYTES].split(b"\n")
        at = start - first
        for piece in around:
            if at <= len(piece):
                break
            at -= len(piece) + 1
        before = piece.strip(b" \r").decode("ascii", "backslashreplace")
        after = _words(piece.strip(b" \r"), reading.encoding)
        change = Change(line, before, after, f"{reading.name} among UTF-8")
        if not changes or changes[-1] != change:
            changes.append(change)
    return changes


def _words(piece: bytes, encoding: str) -> str:
    try:
        return decode_as(piece, encoding).text
    except UnicodeDecodeError:
        return piece.decode("utf-8", "backslashreplace")


def _declared_utf8(text: str) -> str:
    return _DECLARED.sub(r"\1utf-8", text[:_HEAD]) + text[_HEAD:]
