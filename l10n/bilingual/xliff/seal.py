"""A seal on a file that we write, by which we know later whether anybody worked in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from l10n.model.unit import State

_PREFIX = "as exported: "


def seal(units: Iterable[tuple[str, str, State]]) -> str:
    """The seal over id, target and state of each unit: a word for a note in the file's header.

    It guards against forgetting to take work in, not against malice.
    """
    digest = hashlib.sha256()
    for name, target, state in units:
        for part in (name, target, state.value):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(f"{len(data)}:".encode())
            digest.update(data)
    return _PREFIX + digest.hexdigest()[:16]


def is_seal(text: str) -> bool:
    """Whether a note is a seal."""
    return text.startswith(_PREFIX)
