"""Articles in a wrong encoding: what is wrong in a file, and the file put right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from l10n import storage
from l10n.formats.repairing import Repair, repair
from l10n.project import Project


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of one file: ``changed`` says whether it is written otherwise (or would be)."""

    path: str
    repair: Repair
    changed: bool
    state: int | None = None
    """The number of the kept state that the file was in before; none outside a project."""


def repair_file(
    path: Path, project: Project | None, *, encoding: str = "", write: bool = True
) -> Repaired:
    """Repair the article at ``path``. What it held is kept first (`l10n restore` brings it back).

    Raises `InputError` when there is no one sensible way to, `ConflictError` when somebody saved it
    meanwhile.
    """
    shown = project.shown(path) if project else path.as_posix()
    data = storage.read(path)
    mended = repair(data, shown, encoding=encoding)
    changed = mended.data != data
    if not (changed and write):
        return Repaired(shown, mended, changed)
    storage.write(path, mended.data, expected=data)
    kept = next((state for state in storage.states(path) if state.holds(data)), None)
    return Repaired(shown, mended, changed, kept.number if kept else None)
