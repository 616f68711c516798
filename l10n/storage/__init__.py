"""The one writer: files are read whole, written whole, locked, and backed up before a change."""

from l10n.storage.backups import KEPT, Kept, cut_from, keep, keep_in, states
from l10n.storage.editors import open_files
from l10n.storage.locking import lock
from l10n.storage.reading import LIMIT, read
from l10n.storage.strays import Recovered, recover
from l10n.storage.writing import ABSENT, ANY, Expected, write

__all__ = [
    "ABSENT",
    "ANY",
    "KEPT",
    "LIMIT",
    "Expected",
    "Kept",
    "Recovered",
    "cut_from",
    "keep",
    "keep_in",
    "lock",
    "open_files",
    "read",
    "recover",
    "states",
    "write",
]
