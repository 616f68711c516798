"""Bytes onto disk so that at every moment the file is the old one or the new one, whole.

What a kill leaves, step by step, when certain bytes are expected in the file:

1. the state that is there is kept, the one to come laid by (`l10n.storage.backups`): the old file
2. a temporary file is written, synced, read back: the old file, and a stray that is ours
3. the two trade names: the new file, and a stray with what was in its place in that instant
4. that is looked at, and kept as the old state, or put back if somebody saved it just then
5. the state that was laid by becomes the last one that is kept

`l10n.storage.strays` tells those strays apart by their names, at the next write beside them.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from enum import Enum
from pathlib import Path

from l10n.errors import BrokenError, ConflictError
from l10n.model.finding import Where
from l10n.storage.backups import Kept, keep, prepare
from l10n.storage.faults import shown, unwritable
from l10n.storage.moving import into_empty
from l10n.storage.replacing import identity, replaced
from l10n.storage.strays import beside, recover
from l10n.storage.temporaries import name


class Expected(Enum):
    """What may stand in the place of the new file, where it is not certain bytes."""

    ABSENT = "nothing: the file is new"
    ANY = "anything: the file is made by us and can be made again"


ABSENT = Expected.ABSENT
ANY = Expected.ANY


def write(path: Path, data: bytes, *, expected: bytes | Expected = ANY) -> bool:
    """Make ``data`` the content of ``path``; return whether anything changed.

    ``expected`` is what the caller read there, `ABSENT`, or `ANY`. Where something else is found,
    be it in the last instant, nobody's work is overwritten: ``data`` goes to ``<name>.new`` beside
    it, and `ConflictError` is raised. Equal bytes are not written again, and the file keeps its
    time. Unless `ANY` is expected, the states before and after are kept. Folders are made; mode and
    owner of an old file are kept; through a symbolic link its target is written; another hard link
    to the file keeps the old bytes.

    Raises `BrokenError` when the disk will not take the file; then the old bytes are still there.
    """
    named = path
    try:
        if path.is_symlink():
            path = Path(os.path.realpath(path))
        recover(path.parent, path.name)
        present = _present(path)
        if present == data:
            if isinstance(expected, bytes):
                # What a person saved and we leave as it is becomes a known state all the same.
                with contextlib.suppress(OSError):
                    keep(named, data, saved=_times(path))
            return False
        _check(path, present, expected, data)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Before anything is replaced: a disk that has no room for the states takes no new file.
        before = None
        if isinstance(expected, bytes) and present is not None:
            before = keep(named, present, saved=_times(path))
        after = prepare(named, data) if expected is not ANY else None
        try:
            _replace(path, data, expected, before, named)
            if after:
                # It is in its place; that this cannot be noted is no reason to say it is not.
                with contextlib.suppress(OSError):
                    keep(named, data, prepared=after)
        finally:
            if after:
                with contextlib.suppress(OSError):
                    after.unlink(missing_ok=True)
    except OSError as error:
        moved = isinstance(error, FileNotFoundError) and isinstance(expected, bytes)
        if moved and path.parent.is_dir():
            # An editor had moved it away, to put its new version there; that may lie there by now.
            try:
                raise _conflict(path, data) from error
            except OSError as another:
                raise unwritable(path, another) from another
        raise unwritable(path, error) from error
    return True


def _present(path: Path) -> bytes | None:
    """The bytes of ``path``, if it is there. Raises ``OSError`` where it is no file."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            # Reading a pipe would wait for ever.
            raise OSError(errno.ENXIO, "no file", str(path))
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _check(path: Path, present: bytes | None, expected: bytes | Expected, data: bytes) -> None:
    if expected is ANY or present == (None if expected is ABSENT else expected):
        return
    raise _conflict(path, data)


def _replace(
    path: Path, data: bytes, expected: bytes | Expected, before: Kept | None, named: Path
) -> None:
    """Put ``data`` in the place of ``path``, if what is expected is there. Raises `ConflictError`."""
    old = expected if isinstance(expected, bytes) else None
    temporary = _temporary(path, data, old)
    try:
        # A last look: between the first one and now somebody may have saved. And one at the file's
        # time alone, as near to the exchange as can be.
        seen = identity(path)
        _check(path, _present(path), expected, data)
        if expected is not ANY and identity(path) != seen:
            raise _conflict(path, data)
        if expected is ABSENT:
            try:
                into_empty(temporary, path)
            except FileExistsError:
                raise _conflict(path, data) from None
        elif old is None or seen is None:
            temporary.replace(path)
        else:
            kept = before.path if before else None
            saved = replaced(temporary, path, data=data, old=old, node=seen[0], kept=kept)
            if saved is not None:
                keep(named, saved)
                raise _conflict(path, data)
    finally:
        # After an exchange, what lies there may be somebody's: then it stays for `recover`.
        with contextlib.suppress(OSError):
            if temporary.read_bytes() == data:
                temporary.unlink()
    _sync_folder(path.parent)


def _conflict(path: Path, data: bytes) -> ConflictError:
    """Leave our version beside the file and say so."""
    ours = beside(path, ".new")
    if (present := _present(ours)) not in (None, data):
        # Ours of an earlier time; but somebody may have worked in it since.
        keep(ours, present or b"", saved=_times(ours))
    _temporary(ours, data, present).replace(ours)
    return ConflictError(
        "the file was changed by somebody else since we read it. It was left as it is.",
        where=Where(shown(path)),
        advice=f"Our version is beside it, {ours.name}. Run the command again to take in both.",
        code="file-changed",
    )


def _temporary(path: Path, data: bytes, replaced: bytes | None) -> Path:
    """A file beside ``path`` that holds ``data`` for certain: synced, and read back."""
    stem = name(path, data, replaced)
    partial = path.with_name(f"{stem}.part")
    temporary = path.with_name(f"{stem}.tmp")
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):
            _like(partial, path)
        if partial.read_bytes() != data:
            raise BrokenError(
                "the disk gave back other bytes than were written. Nothing was changed.",
                where=Where(shown(path)),
                advice="Copy the project to another disk and check this one.",
                code="disk",
            )
        # From here on its name says that it is whole, so that other bytes are somebody else's.
        partial.replace(temporary)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return temporary


def _like(temporary: Path, path: Path) -> None:
    """Give ``temporary`` the owner and mode of ``path``. Raises ``OSError`` where that cannot be."""
    there, here = path.stat(), temporary.stat()
    if (there.st_uid, there.st_gid) != (here.st_uid, here.st_gid) and os.name != "nt":
        with contextlib.suppress(PermissionError):
            os.chown(temporary, there.st_uid, there.st_gid)
    temporary.chmod(stat.S_IMODE(there.st_mode))


def _times(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_atime_ns, found.st_mtime_ns


def _sync_folder(folder: Path) -> None:
    """Make the rename survive a power cut. Windows has no such call and needs none.

    The file is in its place by now; a disk that cannot sync a folder is no reason to say it is not.
    """
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
