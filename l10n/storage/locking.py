"""One run at a time in a project."""

from __future__ import annotations

import getpass
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from l10n.errors import ConflictError
from l10n.model.finding import Where
from l10n.storage.backups import clean, own_folder
from l10n.storage.faults import shown, unwritable

_POLL = 0.05
"""Seconds between two tries while waiting."""
# Where Windows locks: far behind the text, because a locked byte cannot be read there.
_FAR = 1 << 30


@contextmanager
def lock(
    root: Path, *, wait: float = 0.0, waiting: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Hold the lock of the project in ``root`` for a block.

    The system drops the lock when its holder ends in any way, so a killed run stops nobody. Waits
    up to ``wait`` seconds, then raises `ConflictError` with who holds it and since when.
    ``waiting`` is told that once when there is something to wait for.
    """
    try:
        path = own_folder(root) / "lock"
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise unwritable(root / ".l10n", error) from error
    try:
        until = time.monotonic() + wait
        while not _taken(handle, path):
            if waiting and wait:
                waiting(_holder(handle))
                waiting = None
            if time.monotonic() >= until:
                raise ConflictError(
                    f"another run is at work in this project: {_holder(handle)}.",
                    where=Where(shown(root)),
                    advice="Run the command again when it is done, or let it wait: l10n --wait 600 …",
                    code="locked",
                )
            time.sleep(_POLL)
        before = os.fstat(handle)
        # Who holds it is said for people alone; a full disk cannot take it.
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, _card().encode())
        with suppress(OSError):
            clean(root)
        try:
            yield
        finally:
            with suppress(OSError):
                os.ftruncate(handle, 0)
                # A run that changed nothing shall leave nothing changed, this file included.
                os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
            _release(handle)
    finally:
        os.close(handle)


def _taken(handle: int, path: Path) -> bool:
    try:
        return _try(handle)
    except OSError as error:
        # Some network shares have no locks.
        raise unwritable(path, error) from error


def _card() -> str:
    """Who holds the lock and since when, for people."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = "somebody"
    since = time.strftime("%Y-%m-%d %H:%M:%S")
    return f"process {os.getpid()} of {user} on {platform.node()}, since {since}"


def _holder(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, 500).decode("utf-8", "replace") or "it has only just begun"


if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
