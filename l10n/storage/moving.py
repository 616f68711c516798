"""A file moved in one step: into an empty place, or in exchange for the one that is there."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_AT_FDCWD = -100
_LINUX_EXCHANGE = 2
_DARWIN_SWAP = 2
# What says that this system or this disk cannot exchange; anything else is a real failure.
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY, errno.EPERM}


def into_empty(source: Path, target: Path) -> None:
    """Move ``source`` to ``target``, where nothing may be. Raises ``FileExistsError``, ``OSError``."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # No hard links on this disk (FAT, some network shares).
        if target.exists():
            raise FileExistsError(errno.EEXIST, "appeared", str(target)) from None
        source.replace(target)
    else:
        source.unlink()


def exchange(one: Path, other: Path) -> bool:
    """Let two files trade names; no moment is without both. False where that cannot be had.

    Linux: renameat2(2) with ``RENAME_EXCHANGE``; macOS: renamex_np(2) with ``RENAME_SWAP``. Windows
    has no such call. Raises ``OSError``, for example when one of the files is gone.
    """
    call = _call()
    if call is None:
        return False
    number = call(os.fsencode(one), os.fsencode(other))
    if number in _CANNOT:
        return False
    if number:
        raise OSError(number, os.strerror(number), str(other))
    return True


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """The system's call, which gives back 0 or an error number; none where there is none."""
    if sys.platform not in ("linux", "darwin"):
        return None
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    name = "renameat2" if sys.platform == "linux" else "renamex_np"
    function = getattr(library, name, None)
    if function is None:
        return None

    def linux(one: bytes, other: bytes) -> int:
        failed = function(_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_LINUX_EXCHANGE))
        return ctypes.get_errno() if failed else 0

    def darwin(one: bytes, other: bytes) -> int:
        failed = function(one, other, ctypes.c_uint(_DARWIN_SWAP))
        return ctypes.get_errno() if failed else 0

    return linux if sys.platform == "linux" else darwin
