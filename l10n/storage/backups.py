"""The last states of each file that people work on, under ``.l10n/backups`` of its project."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.storage.moving import into_empty
from l10n.storage.processes import alive

OWN = ".l10n"
"""Our folder in a project: lock and backups. It is no part of the work; git is told to ignore it."""
KEPT = 20
"""States kept of each file."""

_STATE = re.compile(r"(\d{6,9})(\.aside)?(\.[^.]*)?\Z")
_COMING = "coming"
"""The folder in `OWN` of states that are laid by; a file is named by its process and a number."""
_count = itertools.count()
_TAIL = 256
"""Bytes compared first, at the place where a file ends: nearly all that is no prefix differs here."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One state of a file: a copy with a number, higher than those of all states before."""

    number: int
    path: Path
    size: int
    """Bytes."""
    whole: bool = True
    """False for what was set aside because it was damaged or unknown: nothing is measured by it."""

    def read(self) -> bytes | None:
        """Its bytes; none when they cannot be read."""
        try:
            return self.path.read_bytes()
        except OSError:
            return None

    def holds(self, data: bytes) -> bool:
        """Whether it is ``data``, byte for byte."""
        return self.size == len(data) and self.read() == data

    def begins_with(self, data: bytes) -> bool:
        """Whether ``data`` is its beginning, and not all of it."""
        if self.size <= len(data):
            return False
        try:
            with self.path.open("rb") as file:
                tail = data[-_TAIL:]
                file.seek(len(data) - len(tail))
                if file.read(len(tail)) != tail:
                    return False
                file.seek(0)
                return file.read(len(data)) == data
        except OSError:
            return False


def own_folder(root: Path) -> Path:
    """The folder `OWN` in ``root``, made if need be."""
    folder = root / OWN
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    # By size, too: a kill or a full disk may have left it empty.
    if not ignore.exists() or not ignore.stat().st_size:
        ignore.write_bytes(b"*\n")
    return folder


def states(path: Path) -> list[Kept]:
    """The states kept of ``path``, the oldest first; none outside a project.

    Whatever else lies in their folder is passed over, and so are empty states.
    """
    folder = _folder(path)
    found = []
    try:
        entries = list(os.scandir(folder)) if folder is not None else []
    except OSError:
        return []
    for entry in entries:
        told = _STATE.match(entry.name)
        if told is None or not entry.is_file(follow_symlinks=False):
            continue
        with contextlib.suppress(OSError):
            size = entry.stat().st_size
            if size:
                found.append(Kept(int(told[1]), Path(entry.path), size, whole=not told[2]))
    return sorted(found, key=lambda kept: (kept.number, kept.path.name))


def prepare(path: Path, data: bytes) -> Path | None:
    """Lay ``data`` by as a state to come of ``path``, for `keep` to take up when it is in its place.

    So a disk without room for it says so before anything is changed, and nothing is known that never
    was. None outside a project. Raises ``OSError``.
    """
    root = _root(_placed(path))
    if root is None:
        return None
    folder = own_folder(root) / _COMING
    folder.mkdir(exist_ok=True)
    coming = folder / f"{os.getpid()}-{next(_count)}"
    try:
        coming.write_bytes(data)
        with contextlib.suppress(OSError):
            # For the eyes of those who may read the file.
            shutil.copymode(path, coming)
    except OSError:
        # A full disk needs the room.
        coming.unlink(missing_ok=True)
        raise
    return coming


def keep(
    path: Path,
    data: bytes,
    *,
    whole: bool | None = None,
    saved: tuple[int, int] | None = None,
    prepared: Path | None = None,
) -> Kept | None:
    """Keep ``data`` as the last state of ``path``; none outside a project and for no bytes.

    A state that is there already becomes the last one instead of being kept twice, and stays
    `Kept.whole` or not unless ``whole`` is true; a new one is whole unless it is false. ``saved``:
    when it was read and written, in nanoseconds as ``os.utime`` wants them. ``prepared`` is what
    `prepare` gave for these bytes. Raises ``OSError``.

    Nothing is synced here: what a power cut can take is a state whose human texts are all in the
    file that replaces it, and that one is synced.
    """
    folder = _folder(path)
    if folder is None or not data:
        return None
    kept = states(path)
    same = next((state for state in reversed(kept) if state.holds(data)), None)
    if same:
        whole = same.whole or whole is True
        if prepared:
            prepared.unlink(missing_ok=True)
        if same is kept[-1] and same.whole == whole:
            return same
    source = same.path if same else prepared or prepare(path, data)
    if source is None:
        return None
    if saved and not same:
        os.utime(source, ns=saved)
    number = kept[-1].number + 1 if kept else 1
    made = Kept(number, source, len(data), whole is not False)
    folder.mkdir(parents=True, exist_ok=True)
    made = _numbered(folder, made, path.suffix)
    kept = [state for state in kept if state is not same]
    for old in kept[: max(0, len(kept) + 1 - KEPT)]:
        old.path.unlink(missing_ok=True)
    return made


def cut_from(path: Path, data: bytes) -> Kept | None:
    """The last known state of which ``data`` is a proper prefix: ``path`` was cut off.

    None when ``data`` is the last known state itself.
    """
    known = [state for state in states(path) if state.whole]
    if known and known[-1].holds(data):
        return None
    return next((state for state in reversed(known) if state.begins_with(data)), None)


def clean(root: Path) -> None:
    """Remove what killed runs had laid by in the project ``root``. Their files are still there.

    Only for who holds the project's lock. Raises ``OSError``.
    """
    folder = root / OWN / _COMING
    for entry in list(folder.iterdir()) if folder.is_dir() else []:
        pid = entry.name.partition("-")[0]
        if pid.isdecimal() and (int(pid) == os.getpid() or not alive(int(pid))):
            entry.unlink(missing_ok=True)


def _numbered(folder: Path, kept: Kept, suffix: str) -> Kept:
    """``kept`` in ``folder`` under its number, or the next free one."""
    aside = "" if kept.whole else ".aside"
    while True:
        target = folder / f"{kept.number:06}{aside}{suffix}"
        try:
            into_empty(kept.path, target)
        except FileExistsError:
            # Another run without a lock, or what is passed over above.
            kept = replace(kept, number=kept.number + 1)
        else:
            return replace(kept, path=target)


def keep_in(folder: Path, path: Path) -> None:
    """Keep the states of ``path`` under ``folder``, if it lies in no project. Raises ``OSError``."""
    if _root(_placed(path)) is None:
        folder.mkdir(parents=True, exist_ok=True)
        own_folder(folder)


def _folder(path: Path) -> Path | None:
    """Where the states of ``path`` are kept: in the nearest folder above that is a project."""
    placed = _placed(path)
    root = _root(placed)
    return root / OWN / "backups" / placed.relative_to(root) if root else None


def _placed(path: Path) -> Path:
    """``path`` with the links of its folder followed; it may itself be a link out of the project."""
    return Path(os.path.realpath(path.parent), path.name)


def _root(placed: Path) -> Path | None:
    for root in placed.parents:
        if (root / OWN).is_dir() or (root / "l10n.toml").is_file():
            return root
    return None
