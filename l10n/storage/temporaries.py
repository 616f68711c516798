"""Temporary files whose names tell whose they are, what they replace and what they should hold.

After a kill, a name is all that is left to tell a file of ours from one that somebody saved in the
last instant and that an exchange of names put here (`l10n.storage.strays`).
"""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import time
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from l10n.storage.processes import alive

_NAME = re.compile(
    r"\.l10n-(?P<pid>\d{1,10})-(?P<run>[0-9a-f]{8})-\d+"
    r"-(?P<place>[0-9a-f]{16})-(?P<new>[0-9a-f]{16})-(?P<old>[0-9a-f]{16})\.(?P<stage>part|tmp)\Z"
)
_OLD_AGE = 3600.0
"""Seconds after which a write is over, even where a process of that number runs again."""
_count = itertools.count()


def fingerprint(data: bytes) -> str:
    """The first 16 hex digits of the SHA-256 of ``data``."""
    return hashlib.sha256(data).hexdigest()[:16]


def place(name: str) -> str:
    """The fingerprint of a file's name; a name may be too long to be told in another. In NFC,
    because some disks give back another form than they were given."""
    composed = unicodedata.normalize("NFC", name)
    return fingerprint(composed.encode("utf-8", "surrogateescape"))


@dataclass(frozen=True, slots=True)
class Temporary:
    """What the name of a temporary file tells."""

    path: Path
    pid: int
    run: str
    """Tells two processes of one number apart: in a container every run is process 1."""
    place: str
    """The `place` of the file that it is made for, in the same folder."""
    new: str
    """`fingerprint` of what is to be written."""
    old: str
    """… of what is to be replaced."""
    begun: bool
    """Still being written: never exchanged with anything, so it holds nothing but a piece of ours."""

    @classmethod
    def of(cls, path: Path) -> Temporary | None:
        """What ``path`` tells, if its name is one of ours."""
        found = _NAME.match(path.name)
        if found is None:
            return None
        return cls(
            path, int(found["pid"]), found["run"], found["place"], found["new"], found["old"],
            found["stage"] == "part",
        )  # fmt: skip

    def abandoned(self) -> bool:
        """Whether nobody is at work on it any more. Raises ``OSError`` when it is gone."""
        if self.pid == os.getpid():
            return self.run != _run()
        # The time of the last change of names: an exchanged file has its editor's time of writing.
        return not alive(self.pid) or time.time() - self.path.stat().st_ctime > _OLD_AGE


def name(target: Path, data: bytes, replaced: bytes | None) -> str:
    """A name, without its suffix, for a file that is to put ``data`` in the place of ``target``."""
    parts = (os.getpid(), _run(), next(_count), place(target.name), fingerprint(data))
    return ".l10n-" + "-".join(map(str, (*parts, fingerprint(replaced or b""))))


@cache
def _run() -> str:
    return os.urandom(4).hex()
