"""What a killed run left beside a file: removed if it is ours, given back if somebody saved it.

A run killed between an exchange of names and the look at what came out leaves a temporary file that
may hold a person's save of that very instant, and nobody else has it. Its name tells
(`l10n.storage.temporaries`). Nothing is removed here whose bytes are nowhere else.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from l10n.storage.backups import keep, states
from l10n.storage.moving import exchange, into_empty
from l10n.storage.temporaries import Temporary, fingerprint, place


@dataclass(frozen=True, slots=True)
class Recovered:
    """A person's save that a killed run had put aside."""

    path: Path
    """The file that it was saved as."""
    beside: Path | None
    """Where it lies now; none when it is in its place again."""


def recover(folder: Path, name: str = "") -> list[Recovered]:
    """Clear ``folder`` of what killed runs left there; return what was given back.

    ``name`` is a file that may be missing there by now. Files of a run that is at work are let be,
    and so is what cannot be settled. Raises ``OSError`` for a folder that cannot be read.
    """
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = []
    for one in names:
        stray = Temporary.of(folder / one)
        if stray is None:
            continue
        # Another run may have cleared it; and what a disk will not let us settle waits for its day.
        with contextlib.suppress(OSError):
            if stray.abandoned():
                found.append(_settle(stray, _target(stray, folder, [*names, name])))
    return [one for one in found if one]


def beside(path: Path, ending: str) -> Path:
    """``path`` with ``ending`` behind its name, cut so that a disk takes it (255 bytes)."""
    room = 255 - len(os.fsencode(ending))
    stem = path.name
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return path.with_name(stem + ending)


def theirs(path: Path, stray: Path) -> Path:
    """Move ``stray``, a person's version of ``path``, beside it; return where."""
    for number in itertools.count(1):
        target = beside(path, ".theirs" if number == 1 else f".theirs{number}")
        try:
            into_empty(stray, target)
        except FileExistsError:
            continue
        return target
    raise AssertionError("unreachable")


def _target(stray: Temporary, folder: Path, names: Iterable[str]) -> Path | None:
    return next((folder / name for name in names if name and place(name) == stray.place), None)


def _settle(stray: Temporary, path: Path | None) -> Recovered | None:
    """Do with ``stray`` what its name and its bytes ask for."""
    data = stray.path.read_bytes()
    found = fingerprint(data)
    if stray.begun or found == stray.new:
        stray.path.unlink()
        return None
    if path is None:
        # Whose it is will show when a file of that name is written again.
        return None
    if found == stray.old:
        # What we replaced, on purpose.
        if not any(state.holds(data) for state in states(path)):
            keep(path, data, saved=_times(stray.path))
        with contextlib.suppress(FileNotFoundError):
            present = path.read_bytes()
            if fingerprint(present) == stray.new:
                keep(path, present)
        stray.path.unlink()
        return None
    return _give_back(stray, path, data)


def _give_back(stray: Temporary, path: Path, data: bytes) -> Recovered | None:
    """Put a person's save back in its place, or beside it when the place has been used since."""
    try:
        present = path.read_bytes()
    except FileNotFoundError:
        into_empty(stray.path, path)
        return Recovered(path, None)
    if present == data or any(state.holds(data) for state in states(path)):
        stray.path.unlink()
        return None
    if fingerprint(present) == stray.new and exchange(stray.path, path):
        if fingerprint(stray.path.read_bytes()) == stray.new:
            stray.path.unlink()
            return Recovered(path, None)
        # In this last instant, too, somebody saved: then theirs is the newer one.
        exchange(stray.path, path)
    return Recovered(path, theirs(path, stray.path))


def _times(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_atime_ns, found.st_mtime_ns
