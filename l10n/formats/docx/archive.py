"""The zip archive that a package is, read without trust and written anew member by member."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from l10n.errors import InputError
from l10n.model.finding import Where

MEMBERS = 5_000
"""Members that a package may have; Word's have a dozen, one more for each picture."""
PART = 64 * 1024 * 1024
"""Bytes that a part may have when it is unpacked."""
TOTAL = 192 * 1024 * 1024
"""Bytes that all parts which are read may have together."""
_RATIO = 400
_SUSPICIOUS = 16 * 1024 * 1024
_ENCRYPTED = 0x1
_UTF8 = 0x800
_DESCRIPTOR = 0x8
_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sBBBBHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_SAVE = "Open it in Word or LibreOffice, and save it again as DOCX."


@dataclass(frozen=True, slots=True)
class Archive:
    """The members of the file ``data`` at ``path``, in the order in which they lie in it."""

    path: str
    data: bytes
    members: Mapping[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes:
        """The bytes of the member ``name``; `InputError` where they are damaged or too many."""
        info = self.members[name]
        if info.flag_bits & _ENCRYPTED:
            raise self.error(
                f"“{name}” in it is encrypted.", "Save it without a password.", "encrypted"
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.error(f"“{name}” in it is packed in an unusual way.", _SAVE, "packed")
        start = self._start(info)
        packed = self.data[start : start + info.compress_size]
        content = (
            packed if info.compress_type == zipfile.ZIP_STORED else self._inflated(name, packed)
        )
        if zlib.crc32(content) != info.CRC:
            raise self.error(f"“{name}” in it is damaged.", _SAVE, "damaged")
        return content

    def _start(self, info: zipfile.ZipInfo) -> int:
        header = _LOCAL.unpack_from(self.data, info.header_offset)
        return info.header_offset + _LOCAL.size + int(header[9]) + int(header[10])

    def _inflated(self, name: str, packed: bytes) -> bytes:
        """Unpacked by hand, because the sizes that the archive states may be lies."""
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacker.decompress(packed, PART + 1)
        except zlib.error as error:
            raise self.error(f"“{name}” in it is damaged.", _SAVE, "damaged") from error
        if len(content) > PART:
            raise self.error(
                f"“{name}” in it is larger than {PART:,} bytes.", "Split the document.", "too-large"
            )
        if len(content) > max(_SUSPICIOUS, len(packed) * _RATIO):
            raise self.error(
                f"“{name}” in it unpacks to {len(content) // max(len(packed), 1):,} times its size,"
                " as no document does.",
                "Do not open it, if you do not know who made it.",
                "bomb",
            )
        if not unpacker.eof:
            raise self.error(f"“{name}” in it is cut off.", _SAVE, "damaged")
        return content

    def error(self, message: str, advice: str, code: str) -> InputError:
        """The error for this file; nothing of it was read."""
        return InputError(message, where=Where(self.path), advice=advice, code=f"docx-{code}")


def open_archive(data: bytes, path: str) -> Archive:
    """The archive ``data``; `InputError` for one that is damaged, or made to do harm."""
    archive = Archive(path, data, {})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            infos = opened.infolist()
    # zipfile says NotImplementedError of a way of packing that it does not know.
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError) as error:
        if data and not data.startswith(b"PK"):
            raise archive.error(
                "this is no Word document (DOCX), though its name ends as theirs do.",
                "Give it the name that says what it is, or save it as DOCX.",
                "other",
            ) from error
        raise archive.error(
            "the document is cut off or damaged: its list of parts cannot be read.",
            "Get it again from where it came, or restore a copy.",
            "damaged",
        ) from error
    if len(infos) > MEMBERS:
        raise archive.error(f"the document has {len(infos):,} parts.", _SAVE, "too-large")
    members: dict[str, zipfile.ZipInfo] = {}
    known: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if _leaves(name):
            raise archive.error(
                f"a part of it has the name “{name}”, which leads out of the document.",
                "Do not open it, if you do not know who made it.",
                "name",
            )
        # Names of parts are compared without regard to case (ECMA-376 part 2, 6.2.2.3).
        if name.casefold() in known:
            raise archive.error(f"it has two parts called “{name}”.", _SAVE, "twice")
        known.add(name.casefold())
        members[name] = info
    _refuse_overlaps(archive, infos)
    return Archive(path, data, members)


def _leaves(name: str) -> bool:
    parts = name.split("/")
    return (
        not name
        or name.startswith("/")
        or "\\" in name
        or ":" in parts[0]
        or ".." in parts
        or any(sign < " " for sign in name)
    )


def _refuse_overlaps(archive: Archive, infos: list[zipfile.ZipInfo]) -> None:
    """Members that share bytes are how a small file unpacks to petabytes (Fifield 2019)."""
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        at = info.header_offset
        sound = at >= end and archive.data[at : at + 4] == b"PK\x03\x04"
        if sound and at + _LOCAL.size <= len(archive.data):
            header = _LOCAL.unpack_from(archive.data, at)
            end = at + _LOCAL.size + int(header[9]) + int(header[10]) + info.compress_size
        if not sound or end > len(archive.data):
            raise archive.error(
                f"“{info.orig_filename}” does not lie where the document says.", _SAVE, "damaged"
            )


def rewritten(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """The archive with new contents for the members ``changed``; all others are copied as they are.

    Order, names, times and attributes stay, so the same contents give the same bytes every time.
    """
    infos = sorted(archive.members.values(), key=lambda one: one.header_offset)
    ends = [one.header_offset for one in infos[1:]]
    ends.append(_end_of_last(archive))
    pieces: list[bytes] = []
    directory: dict[str, bytes] = {}
    at = 0
    for info, end in zip(infos, ends, strict=True):
        content = changed.get(info.orig_filename)
        if content is None:
            piece = archive.data[info.header_offset : end]
            told = (info.flag_bits, info.compress_type, info.CRC)
            sizes = (info.compress_size, info.file_size)
        else:
            stored = info.compress_type == zipfile.ZIP_STORED
            packed = content if stored else _deflated(content)
            told = (info.flag_bits & ~_DESCRIPTOR, info.compress_type, zlib.crc32(content))
            sizes = (len(packed), len(content))
            piece = _local_header(info, told, sizes) + packed
        pieces.append(piece)
        directory[info.orig_filename] = _central_header(info, told, sizes, at)
        at += len(piece)
    listed = b"".join(directory[name] for name in archive.members)
    number = len(archive.members)
    end_record = _END.pack(b"PK\x05\x06", 0, 0, number, number, len(listed), at, 0)
    return b"".join((*pieces, listed, end_record))


def _end_of_last(archive: Archive) -> int:
    """Where the members end and the list of them begins."""
    at = archive.data.rfind(b"PK\x05\x06")
    size, offset = struct.unpack_from("<LL", archive.data, at + 12)
    last = max(archive.members.values(), key=lambda one: one.header_offset)
    header = _LOCAL.unpack_from(archive.data, last.header_offset)
    end = last.header_offset + _LOCAL.size + header[9] + header[10] + last.compress_size
    start: int = at - size if archive.data[at - size :][:4] == b"PK\x01\x02" else offset
    return start if last.flag_bits & _DESCRIPTOR and end <= start <= end + 24 else int(end)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _moment(info: zipfile.ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = info.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _local_header(
    info: zipfile.ZipInfo, told: tuple[int, int, int], sizes: tuple[int, int]
) -> bytes:
    name = _name(info)
    flags, method, crc = told
    fixed = _LOCAL.pack(b"PK\x03\x04", 20, flags, method, *_moment(info), crc, *sizes, len(name), 0)
    return fixed + name


def _central_header(
    info: zipfile.ZipInfo, told: tuple[int, int, int], sizes: tuple[int, int], at: int
) -> bytes:
    name = _name(info)
    flags, method, crc = told
    return (
        _CENTRAL.pack(
            b"PK\x01\x02",
            info.create_version,
            info.create_system,
            min(info.extract_version, 20),
            0,
            flags,
            method,
            *_moment(info),
            crc,
            *sizes,
            len(name),
            0,
            len(info.comment),
            0,
            info.internal_attr,
            info.external_attr,
            at,
        )
        + name
        + info.comment
    )
