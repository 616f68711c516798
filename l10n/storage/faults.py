"""What the operating system says, turned into a message and a next step."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from l10n.errors import BrokenError, InputError
from l10n.model.finding import Where

_WRITING = {
    errno.ENOSPC: ("the disk is full.", "Make room, then run the command again."),
    errno.EDQUOT: ("your share of the disk is used up.", "Make room, then run the command again."),
    errno.EFBIG: ("the file would be larger than the system allows.", "Ask who set the limit."),
    errno.EROFS: ("the disk is read-only.", "Copy the project to a disk that can be written."),
    errno.EACCES: ("you may not write here.", "Check the permissions of the file and its folder."),
    errno.EPERM: ("you may not write here.", "Check the permissions of the file and its folder."),
    errno.EISDIR: ("a folder stands where the file belongs.", "Move the folder away."),
    errno.ENOTDIR: ("a file stands where a folder belongs.", "Move the file away."),
    errno.EEXIST: ("a file stands where a folder belongs.", "Move the file away."),
    errno.ENAMETOOLONG: ("the name is too long for this disk.", "Shorten the article's name."),
    errno.ENXIO: ("a device or a pipe stands where the file belongs.", "Move it away."),
    errno.ELOOP: ("the link leads in a circle.", "Put a file in its place."),
    errno.EIO: ("the disk reports damage.", "Copy the project to another disk and check this one."),
}
_READING = {
    errno.ENOENT: ("the file is not there.", "Check the name."),
    errno.ENOTDIR: ("the file is not there.", "Check the name."),
    errno.EACCES: ("you may not read this file.", "Check the permissions of the file."),
    errno.EPERM: ("you may not read this file.", "Check the permissions of the file."),
    errno.EISDIR: ("this is a folder, not a file.", "Name a file."),
    errno.ENAMETOOLONG: ("the name is longer than any file's.", "Check the name."),
    errno.ELOOP: ("the link leads in a circle.", "Put a file in its place."),
    errno.EIO: ("the disk reports damage.", "Restore the file from a backup."),
}


def shown(path: Path) -> str:
    """``path`` as a person would type it: relative to the current folder when it lies inside."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def unwritable(path: Path, error: OSError) -> BrokenError:
    """The error for a file that the system will not take. The old bytes are still there."""
    reason, advice = _said(error, _WRITING)
    return BrokenError(
        f"cannot write: {reason} Nothing was changed.",
        where=Where(shown(path)),
        advice=advice,
        code="disk",
    )


def unreadable(path: Path, error: OSError) -> InputError:
    """The error for a file that the system will not give."""
    reason, advice = _said(error, _READING)
    return InputError(
        f"cannot read: {reason}", where=Where(shown(path)), advice=advice, code="file"
    )


def _said(error: OSError, table: dict[int, tuple[str, str]]) -> tuple[str, str]:
    known = table.get(error.errno or 0)
    return known or (f"{os.strerror(error.errno or 0)}.", "Check the file and its folder.")
