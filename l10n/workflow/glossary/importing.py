"""Imported concepts go into the glossary files of a project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n import storage
from l10n.project import Project
from l10n.terminology.csvfiles.writing import render, revise
from l10n.terminology.exchange import Taken, verify


def take_in(
    project: Project, chosen: Sequence[Taken], home: Path, *, write: bool = True
) -> dict[str, list[str]]:
    """Put ``chosen`` into their files: known concepts where they stand, new ones into ``home``.

    Returns which concepts belong into which file (its path as shown). Every file is rendered, and
    read back to see that it says what it should, before the first one is written; old ones are
    backed up. The caller holds the lock of the project.

    Raises `InputError` or `UsageError` for a term that a glossary file cannot say, `ConflictError`
    when a file changed under us.
    """
    shown = project.shown(home)
    files = {project.shown(path): path for path in project.glossary_files()} | {shown: home}
    groups: dict[str, list[Taken]] = {}
    for one in chosen:
        groups.setdefault(one.known.where.path if one.known else shown, []).append(one)
    ready: list[tuple[Path, bytes, bytes | None]] = []
    for name, taken in groups.items():
        path, terms = files[name], [one.merged for one in taken]
        old = storage.read(path) if path.exists() else None
        new = render(terms) if old is None else revise(name, old, terms, widen=True)
        verify(name, old, new, terms)
        ready.append((path, new, old))
    if write:
        for path, new, old in ready:
            storage.write(path, new, expected=storage.ABSENT if old is None else old)
    return {name: [one.merged.concept for one in taken] for name, taken in groups.items()}
