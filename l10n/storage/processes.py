"""Whether a process is still there."""

from __future__ import annotations

import os
import sys


def alive(pid: int) -> bool:
    """Whether process ``pid`` runs on this machine; when in doubt, yes."""
    if sys.platform == "win32":
        return _alive_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _alive_windows(pid: int) -> bool:
    # os.kill(pid, 0) would end the process there. 0x1000: PROCESS_QUERY_LIMITED_INFORMATION.
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009
    handle = kernel.OpenProcess(0x1000, False, pid)
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)
