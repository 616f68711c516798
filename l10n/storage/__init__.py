"""The one writer: files are read whole, written whole, locked, and backed up before a change."""

from l10n.storage.backups import KEPT, backups
from l10n.storage.locking import lock
from l10n.storage.reading import LIMIT, read
from l10n.storage.writing import ABSENT, ANY, Expected, write

__all__ = ["ABSENT", "ANY", "KEPT", "LIMIT", "Expected", "backups", "lock", "read", "write"]
