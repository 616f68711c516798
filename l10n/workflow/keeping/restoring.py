"""The kept states of a file: what they hold, and one of them put back."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from l10n import po, storage
from l10n.errors import InputError, UsageError
from l10n.model.finding import Where
from l10n.project import Project
from l10n.storage.faults import unwritable

_GARBAGE = 1 << 30
"""Bytes. What has taken the place of a catalog may be larger than any catalog."""


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a file, as people choose between them."""

    number: int
    saved: datetime
    """When it was written, in UTC."""
    size: int
    """Bytes."""
    human: int | None
    """Targets that are a person's work; none for what is no readable catalog."""
    present: bool = False
    """Whether it is what the file holds now."""
    whole: bool = True
    """False for what a restore set aside."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it."""

    path: str
    version: Version
    aside: Version | None = None
    """What the file held before, as a state of its own; none when there was nothing to keep."""
    before: int | None = None
    """Human texts in the file before, as `Version.human`."""


def versions(path: Path) -> list[Version]:
    """The kept states of ``path``, the oldest first."""
    present = _present(path)
    return [_version(state, present) for state in storage.states(path)]


def restore(
    project: Project,
    path: Path,
    number: int | None = None,
    *,
    fewer: bool = False,
    write: bool = True,
) -> Restored:
    """Put state ``number`` of ``path`` back; without a number, the last good one.

    The last good one is the state that the file was cut off from, else the last whole one, which
    may be what it holds. What it holds is kept first, so that this can be taken back. Raises
    `InputError` for a file without such a state, and `UsageError` when the state has fewer human
    texts than the file and ``fewer`` does not say that this is meant.
    """
    shown = project.shown(path)
    present = _present(path)
    state = _chosen(path, present, number, shown)
    data = state.read()
    if data is None:
        raise InputError(
            f"state {state.number} cannot be read.",
            where=Where(shown),
            advice=f"Choose another: l10n restore {shlex.quote(shown)}",
            code="restore-state",
        )
    version = _version(state, present)
    before = _human(path, present) if present else None
    if not fewer and before and (version.human or 0) < before and not _cut(path, present):
        raise UsageError(
            f"state {state.number} has {version.human or 0} texts of people, the file has {before}.",
            where=Where(shown),
            advice="Nothing was changed. If it is meant so, add --fewer.",
            code="restore-fewer",
        )
    aside = None
    if write and present is not None and present != data:
        known = any(one.whole and one.holds(present) for one in storage.states(path))
        good = known or (before is not None and not _cut(path, present))
        kept = _keep(path, present, whole=good)
        aside = _version(kept, present) if kept else None
    if write:
        storage.write(path, data, expected=storage.ABSENT if present is None else present)
    return Restored(shown, version, aside, before)


def accept(project: Project, path: Path, *, write: bool = True) -> Restored:
    """Let the present file be a whole one, though it is the beginning of a known state.

    Raises `InputError` where there is no file, or one that cannot be read.
    """
    shown = project.shown(path)
    data = storage.read(path)
    if path.suffix == ".po":
        po.read(data, shown)
    if not write:
        return Restored(shown, Version(0, _time(path), len(data), _human(path, data), present=True))
    kept = _keep(path, data, whole=True)
    if kept is None:
        raise InputError(
            "nothing is known of this file: it is empty, or in no project.",
            where=Where(shown),
            code="restore-none",
        )
    return Restored(shown, _version(kept, data))


def _chosen(path: Path, present: bytes | None, number: int | None, shown: str) -> storage.Kept:
    states = storage.states(path)
    if number is not None:
        for state in states:
            if state.number == number:
                return state
        raise InputError(
            f"there is no state {number}; {_numbers(states)}.",
            where=Where(shown),
            advice=f"See them with: l10n restore {shlex.quote(shown)}",
            code="restore-state",
        )
    if present is not None and (whole := storage.cut_from(path, present)):
        return whole
    for state in reversed(states):
        if state.whole:
            return state
    raise InputError(
        "no state of this file is kept.",
        where=Where(shown),
        advice="States are kept when a command reads or changes a catalog. Look into version control.",
        code="restore-none",
    )


def _numbers(states: Sequence[storage.Kept]) -> str:
    return ", ".join(str(state.number) for state in states) + " are kept" if states else "none is"


def _keep(path: Path, data: bytes, *, whole: bool) -> storage.Kept | None:
    found = path.stat()
    try:
        return storage.keep(path, data, whole=whole, saved=(found.st_atime_ns, found.st_mtime_ns))
    except OSError as error:
        raise unwritable(path, error) from error


def _present(path: Path) -> bytes | None:
    return storage.read(path, limit=_GARBAGE) if path.exists() else None


def _cut(path: Path, present: bytes | None) -> bool:
    return present is not None and storage.cut_from(path, present) is not None


def _version(state: storage.Kept, present: bytes | None) -> Version:
    data = state.read()
    return Version(
        number=state.number,
        saved=_time(state.path),
        size=state.size,
        human=_human(state.path, data) if data else None,
        present=data is not None and data == present,
        whole=state.whole,
    )


def _human(path: Path, data: bytes) -> int | None:
    if path.suffix != ".po":
        return None
    try:
        return po.read(data, path.name).catalog.human_texts()
    except InputError:
        return None


def _time(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0)
