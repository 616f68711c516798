"""The last states of each file, under ``.l10n/backups`` of its project."""

from __future__ import annotations

from pathlib import Path

OWN = ".l10n"
"""Our folder in a project: lock and backups. It is no part of the work; git is told to ignore it."""
KEPT = 20
"""States kept of each file."""


def own_folder(root: Path) -> Path:
    """The folder `OWN` in ``root``, made if need be."""
    folder = root / OWN
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_bytes(b"*\n")
    return folder


def backups(path: Path) -> list[Path]:
    """The states kept of ``path``, the oldest first; none outside a project."""
    folder = _folder(path)
    return sorted(folder.glob("[0-9]*")) if folder is not None and folder.is_dir() else []


def keep(path: Path, data: bytes) -> None:
    """Keep ``data``, the present state of ``path``, unless it is the last one kept.

    Does nothing where no folder above has a project of ours. Raises ``OSError``.
    """
    folder = _folder(path)
    if folder is None:
        return
    kept = backups(path)
    if kept and kept[-1].read_bytes() == data:
        return
    folder.mkdir(parents=True, exist_ok=True)
    # Numbered, not dated: clocks go back, and two runs may share a second.
    number = int(kept[-1].stem) + 1 if kept else 1
    partial = folder / "new.partial"
    partial.write_bytes(data)
    partial.replace(folder / f"{number:06}{path.suffix}")
    for old in kept[: max(0, len(kept) + 1 - KEPT)]:
        old.unlink(missing_ok=True)


def _folder(path: Path) -> Path | None:
    """Where the states of ``path`` are kept: in the nearest folder above that is a project."""
    path = path.absolute()
    for root in path.parents:
        if (root / OWN).is_dir() or (root / "l10n.toml").is_file():
            return own_folder(root) / "backups" / path.relative_to(root)
    return None
