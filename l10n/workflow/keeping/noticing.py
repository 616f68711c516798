"""What people saved in a catalog becomes a kept state when a command reads it, not only when one writes.

Somebody may review for days in an editor while only reading commands run. Without this, the state
that `l10n restore` puts back is the one from before that work.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from l10n import po, storage
from l10n.errors import L10nError
from l10n.project import Project
from l10n.storage.backups import OWN
from l10n.workflow.files import Stored, refuse_cut
from l10n.workflow.job import Job
from l10n.workflow.keeping.dropped import dropped


def catalogs_read(jobs: Sequence[Job]) -> list[Path]:
    """The catalogs that ``jobs`` read, those of regions among them; some may not be there."""
    return list(
        dict.fromkeys(
            job.project.catalog(job.source.name, locale)
            for job in jobs
            for locale in (job.locale, *job.editions)
        )
    )


def notice(project: Project, paths: Iterable[Path]) -> None:
    """Keep what the catalogs of ``project`` among ``paths`` hold, where it is good and new.

    A file that lacks texts of people which its last known state has is not kept: the next command
    that writes tells of them, and measures by that state. Nothing is begun in a folder without a
    state of ours, such as a fresh checkout on a build machine. Never raises: a file that cannot be
    read, or a disk that cannot take the state, is for the command itself to tell.
    """
    if not (project.root / OWN).is_dir():
        return
    for path in paths:
        with contextlib.suppress(L10nError, OSError):
            _notice(project, path)


def _notice(project: Project, path: Path) -> None:
    name = _article_of(project, path)
    if not name or not path.is_file():
        return
    found = path.stat()
    data = storage.read(path)
    known = [state for state in storage.states(path) if state.whole]
    if known and known[-1].holds(data):
        return
    shown = project.shown(path)
    refuse_cut(path, data, shown)
    document = po.read(data, shown, article=name)
    place = project.catalog(name, document.catalog.locale)
    if place.resolve() != path.resolve() or dropped(project, Stored(document, data, shown)):
        return
    storage.keep(place, data, saved=(found.st_atime_ns, found.st_mtime_ns))


def _article_of(project: Project, path: Path) -> str:
    """The article whose catalog lies at ``path``; empty for a file that is no catalog of ours."""
    folder = project.folders["locales"].resolve()
    placed = path.resolve()
    if placed.suffix != ".po" or not placed.is_relative_to(folder):
        return ""
    parts = placed.relative_to(folder).with_suffix("").parts
    return "/".join(parts[2:]) if parts[1:2] == ("LC_MESSAGES",) else ""
