"""A file's bytes, if it is a file and no larger than sense."""

from __future__ import annotations

import stat
from pathlib import Path

from l10n.errors import InputError
from l10n.model.finding import Where
from l10n.storage.faults import shown, unreadable

LIMIT = 64 * 1024 * 1024
"""Bytes. Nothing that people write in a newsroom comes near."""


def read(path: Path, limit: int = LIMIT) -> bytes:
    """All bytes of ``path``. Raises `InputError`: not there, no file, no permission, too large."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            raise InputError(
                "cannot read: this is a device or a pipe, not a file.",
                where=Where(shown(path)),
                advice="Name a file.",
                code="file",
            )
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > limit:
        raise InputError(
            f"the file is larger than {limit:,} bytes.",
            where=Where(shown(path)),
            advice="Check that it is the right file, or split it.",
            code="file-too-large",
        )
    return data
