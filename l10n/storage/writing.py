"""Bytes onto disk so that at every moment the file is the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import stat
from enum import Enum
from pathlib import Path

from l10n.errors import BrokenError, ConflictError
from l10n.model.finding import Where
from l10n.storage.backups import keep
from l10n.storage.faults import shown, unwritable
from l10n.storage.processes import alive

_TEMPORARY = re.compile(r"\.l10n-(\d+)-\d+\.tmp\Z")
_count = itertools.count()


class Expected(Enum):
    """What may stand in the place of the new file, where it is not certain bytes."""

    ABSENT = "nothing: the file is new"
    ANY = "anything: the file is made by us and can be made again"


ABSENT = Expected.ABSENT
ANY = Expected.ANY


def write(path: Path, data: bytes, *, expected: bytes | Expected = ANY) -> bool:
    """Make ``data`` the content of ``path``; return whether anything changed.

    ``expected`` is what the caller read there, `ABSENT`, or `ANY`. Where something else is found,
    nobody's work is overwritten: ``data`` goes to ``<name>.new`` beside it, and `ConflictError` is
    raised. Equal bytes are not written again, and the file keeps its time. When certain bytes are
    expected, they are backed up first. Folders are made; the mode of an old file is kept; through
    a symbolic link its target is written.

    Raises `BrokenError` when the disk will not take the file; then the old bytes are still there.
    """
    try:
        if path.is_symlink():
            path = path.resolve()
        present = _present(path)
        if present == data:
            return False
        _check(path, present, expected, data)
        path.parent.mkdir(parents=True, exist_ok=True)
        _clean(path.parent)
        if isinstance(expected, bytes) and present is not None:
            keep(path, present)
        temporary = _temporary(path, data)
        try:
            # A last look: between the first one and now somebody may have saved.
            _check(path, _present(path), expected, data)
            _move(temporary, path, new=expected is ABSENT)
        finally:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
        _sync_folder(path.parent)
    except FileExistsError as error:
        if expected is ABSENT and path.is_file():
            raise _conflict(path, data) from error
        raise unwritable(path, error) from error
    except OSError as error:
        raise unwritable(path, error) from error
    return True


def _present(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _check(path: Path, present: bytes | None, expected: bytes | Expected, data: bytes) -> None:
    if expected is ANY or present == (None if expected is ABSENT else expected):
        return
    raise _conflict(path, data)


def _conflict(path: Path, data: bytes) -> ConflictError:
    """Leave our version beside the file and say so."""
    # A name may have 255 bytes, and an article's may have them all.
    name = os.fsdecode(os.fsencode(path.name)[:240])
    beside = path.with_name(f"{name}.new")
    temporary = _temporary(beside, data)
    temporary.replace(beside)
    return ConflictError(
        "the file was changed by somebody else since we read it. It was left as it is.",
        where=Where(shown(path)),
        advice=f"Our version is beside it, {beside.name}. Run the command again to take in both.",
        code="file-changed",
    )


def _temporary(path: Path, data: bytes) -> Path:
    """A file beside ``path`` that holds ``data`` for certain: synced, and read back."""
    temporary = path.with_name(f".l10n-{os.getpid()}-{next(_count)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        if temporary.read_bytes() != data:
            raise BrokenError(
                "the disk gave back other bytes than were written. Nothing was changed.",
                where=Where(shown(path)),
                advice="Copy the project to another disk and check this one.",
                code="disk",
            )
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _move(temporary: Path, path: Path, *, new: bool) -> None:
    """Put ``temporary`` in the place of ``path`` in one step; ``new``: only if nothing is there."""
    if new:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            # No hard links on this disk (FAT, some network shares).
            if path.exists():
                raise FileExistsError(17, "appeared", str(path)) from None
        else:
            return
    temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make the rename survive a power cut. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clean(folder: Path) -> None:
    """Remove what a killed run left behind."""
    for entry in folder.glob(".l10n-*.tmp"):
        found = _TEMPORARY.match(entry.name)
        if found and int(found[1]) != os.getpid() and not alive(int(found[1])):
            entry.unlink(missing_ok=True)
