"""A new file in the place of an old one by an exchange of names, and a look at what came out.

No system can replace a file on the condition that it is still the one that was read. So the two
trade names, what came out is compared with what was expected, and goes back if it is something else:
then somebody saved in the instant between our last look and the exchange.

That takes some microseconds, in which a reader finds our version. An editor that reads it just then,
and saves again, saves over what was on its way back; so that is among the kept states as well
(`l10n.storage.write`).
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from l10n.storage.moving import exchange
from l10n.storage.strays import theirs


def identity(path: Path) -> tuple[int, ...] | None:
    """What tells a file at ``path`` from the next one saved there: node, size, times. None: gone."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def replaced(
    temporary: Path, path: Path, *, data: bytes, old: bytes, node: int, kept: Path | None
) -> bytes | None:
    """Put ``temporary``, which holds ``data``, in the place of ``path``, which should hold ``old``.

    None when it is done. Otherwise the bytes that somebody had saved there, which are there again
    (or beside it, if that somebody was quicker still), and ``temporary`` is to be removed if it
    holds ``data``. ``node`` is the number of the file that was seen to hold ``old``; the file itself
    becomes ``kept``. Raises ``FileNotFoundError`` when ``path`` has just been moved away.
    """
    if not exchange(temporary, path):
        temporary.replace(path)
        return None
    with temporary.open("rb") as file:
        # Not even the same file: back at once, before anybody reads ours. What it was can be read
        # through the handle still, whatever becomes of its name.
        back = os.fstat(file.fileno()).st_ino != node
        if back:
            _put_back(temporary, path, data)
        found = file.read()
    if found != old and not back:
        _put_back(temporary, path, data)
    if found != old or back:
        return found
    if kept and temporary.stat().st_nlink == 1:
        # The file itself, not our copy of it, becomes the kept state: what an editor may still
        # write into it through an open handle is not lost with it.
        with contextlib.suppress(OSError):
            temporary.replace(kept)
    temporary.unlink(missing_ok=True)
    return None


def _put_back(temporary: Path, path: Path, data: bytes) -> None:
    """Undo the exchange."""
    try:
        exchange(temporary, path)
    except FileNotFoundError:
        # Deleted at once. What was saved before that is all there is.
        theirs(path, temporary)
        return
    if temporary.read_bytes() != data:
        # Saved twice, before and after our exchange: the second one counts, the first is kept.
        exchange(temporary, path)
        theirs(path, temporary)
