"""Unpack a package file into a folder of its own, believing nothing that it says."""

from __future__ import annotations

import stat
import unicodedata
import zipfile
import zlib
from pathlib import Path

from l10n.errors import BrokenError, MissingError
from l10n.model.finding import Where

LARGEST_FILE = 1 << 30
"""Bytes of a package file; official ones have 60 to 300 million."""
LARGEST_CONTENT = 4 << 30
"""Bytes of all it unpacks to."""
MOST_ENTRIES = 2_000
LARGEST_METADATA = 1 << 20

_CHUNK = 1 << 20
_FORBIDDEN = frozenset('\\:*?"<>|')


def unpack(archive: Path, into: Path) -> Path:
    """Unpack ``archive`` below the empty folder ``into``; return the package's folder.

    Raises `MissingError` when there is no such file and `BrokenError` when it is no package: no
    zip, more than one top folder, links, absolute or climbing paths, names that differ in case
    alone, encrypted or damaged entries, too large, or without metadata, model or tokenizer. What
    was unpacked until then stays in ``into``.
    """
    if not archive.is_file():
        raise MissingError(
            "There is no such package file.",
            where=Where(str(archive)),
            advice="Check the path, then run l10n models install again.",
            code="package-missing",
        )
    if archive.stat().st_size > LARGEST_FILE:
        raise _refused(archive, f"it has more than {LARGEST_FILE:,} bytes")
    try:
        with zipfile.ZipFile(archive) as zipped:
            entries = zipped.infolist()
            top = _checked(archive, entries)
            left = LARGEST_CONTENT
            for entry in entries:
                left -= _unpack_one(archive, zipped, entry, into, left)
    # zipfile raises NotImplementedError for a compression it does not know, RuntimeError for a password.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused(archive, f"it is no sound zip file ({error})") from error
    except UnicodeDecodeError as error:
        raise _refused(archive, "it has file names in no known encoding") from error
    return into / top


def _checked(archive: Path, entries: list[zipfile.ZipInfo]) -> str:
    """Check all names and sizes before a byte is written; return the one top folder."""
    if len(entries) > MOST_ENTRIES:
        raise _refused(archive, f"it has more than {MOST_ENTRIES:,} entries")
    if sum(entry.file_size for entry in entries) > LARGEST_CONTENT:
        raise _refused(archive, f"it unpacks to more than {LARGEST_CONTENT:,} bytes")
    seen: set[str] = set()
    tops: set[str] = set()
    files: set[str] = set()
    for entry in entries:
        name = entry.filename
        parts = name.removesuffix("/").split("/")
        if name.startswith("/") or any(not _decent(part) for part in parts):
            raise _refused(archive, f"it has an entry with an unsafe name ({name!r:.80})")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(archive, f"{name!r:.80} is a link or device")
        if entry.flag_bits & 0x1:
            raise _refused(archive, f"{name!r:.80} is encrypted")
        # Two names that are one on some file system would overwrite each other in silence.
        plain = unicodedata.normalize("NFC", "/".join(parts)).casefold()
        if plain in seen:
            raise _refused(archive, f"{name!r:.80} is there twice")
        seen.add(plain)
        tops.add(parts[0])
        if not entry.is_dir():
            if len(parts) == 1:
                raise _refused(archive, f"{name!r:.80} lies outside the package's folder")
            files.add("/".join(parts[1:]))
    if len(tops) != 1:
        raise _refused(archive, "it has not exactly one top folder")
    for needed in (("metadata.json",), ("model/model.bin",), ("sentencepiece.model", "bpe.model")):
        if not files.intersection(needed):
            raise _refused(archive, f"it has no {' or '.join(needed)}")
    return tops.pop()


def _decent(part: str) -> bool:
    return (
        part not in ("", ".", "..")
        and len(part) <= 200
        and part == part.rstrip(". ")
        and not any(sign in _FORBIDDEN or ord(sign) < 32 for sign in part)
    )


def _unpack_one(
    archive: Path, zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path, left: int
) -> int:
    """Write one entry; return its true size, which the directory of the zip may lie about."""
    target = into.joinpath(*entry.filename.removesuffix("/").split("/"))
    if entry.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return 0
    if target.name == "metadata.json":
        left = min(left, LARGEST_METADATA)
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    # Reading to the end is what checks the CRC.
    with zipped.open(entry) as source, target.open("xb") as file:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > left:
                raise _refused(archive, f"{entry.filename!r:.80} is too large")
            file.write(chunk)
    return written


def _refused(archive: Path, reason: str) -> BrokenError:
    return BrokenError(
        f"This is no package that can be installed: {reason}. Nothing was changed.",
        where=Where(str(archive)),
        advice="Get the file again, then run l10n models install.",
        code="package-broken",
    )
