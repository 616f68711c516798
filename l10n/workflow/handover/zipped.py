"""ZIP files of strangers: what is in them, in memory, or a reason why not."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from l10n.errors import InputError
from l10n.model.finding import Where

MOST_FILES = 2000
MOST_BYTES = 128 * 1024 * 1024
"""Of all files together, unpacked. A bundle of ours has less than one megabyte."""
SIGN = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_ADVICE = "Nothing was read. Ask for the file anew, or name the PO file itself."


def is_zip(data: bytes) -> bool:
    """Whether ``data`` begins as a ZIP file does."""
    return data.startswith((SIGN, _EMPTY))


def unzipped(data: bytes, path: str) -> dict[str, bytes]:
    """The files of a ZIP by their names in it, sorted; nothing is written anywhere.

    Left out are folders and what systems put beside files (``__MACOSX``, ``.DS_Store``). Raises
    `InputError`: no ZIP or a damaged one, an office document, encrypted, links, names that lead out
    of the folder or that come twice, too many files, or more than `MOST_BYTES` unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries, path)
            return {
                entry.filename: _read(archive, entry, path)
                for entry in sorted(entries, key=lambda one: one.filename)
                if _wanted(entry)
            }
    # zipfile says NotImplementedError of a way of packing that it does not know.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise _refused(f"the ZIP file is damaged or of an odd kind ({error}).", path) from error


def _check(entries: list[zipfile.ZipInfo], path: str) -> None:
    names = [entry.filename for entry in entries]
    if "[Content_Types].xml" in names:
        raise InputError(
            "this is an office document (DOCX, XLSX), not a bundle of ours.",
            where=Where(path),
            advice="Nothing was read. Translations come back as PO or XLIFF, as they went out.",
            code="import-office",
        )
    if len(entries) > MOST_FILES:
        raise _refused(f"it holds {len(entries):,} files; {MOST_FILES:,} are the limit.", path)
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise _refused(f"it holds two files called “{_shown(twice)}”.", path)
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise _refused(f"“{_shown(entry.filename)}” in it is encrypted.", path)
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise _refused(f"“{_shown(entry.filename)}” in it is a link.", path)
        if _leads_out(entry.filename):
            raise _refused(f"“{_shown(entry.filename)}” in it leads out of the folder.", path)
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        raise _refused(
            f"unpacked it would have {total:,} bytes; {MOST_BYTES:,} are the limit.", path
        )


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str) -> bytes:
    # A header can lie about the size; reading stops where it said the file would end.
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise _refused(f"“{_shown(entry.filename)}” in it is not as long as it says.", path)
    return data


def _wanted(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return not (entry.is_dir() or any(part == "__MACOSX" or part.startswith(".") for part in parts))


def _leads_out(name: str) -> bool:
    return (
        name.startswith("/")
        or "\\" in name
        or "\0" in name
        or (len(name) > 1 and name[1] == ":")
        or ".." in PurePosixPath(name).parts
    )


def _refused(message: str, path: str) -> InputError:
    return InputError(message, where=Where(path), advice=_ADVICE, code="import-zip")


def _shown(name: str) -> str:
    """``name`` without signs that could steer a terminal."""
    return "".join(sign if sign.isprintable() else "�" for sign in name)[:80]
