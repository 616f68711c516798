"""What of an edition editors approved, as it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from l10n import approvals as files
from l10n import storage
from l10n.model.approval import Approvals
from l10n.model.locale import Locale
from l10n.model.unit import Key
from l10n.project import Project
from l10n.workflow.files import refuse_cut
from l10n.workflow.publishing.printed import Printed


@dataclass(frozen=True, slots=True)
class Held:
    """An approvals file as it lies on disk; ``data`` is None where there is none yet."""

    approvals: Approvals
    data: bytes | None


def read_approvals(project: Project, name: str, locale: Locale) -> Held:
    """What was approved of article ``name`` for ``locale``; nothing where there is no file.

    Raises `InputError` for a file that cannot be read safely, or that is about something else.
    """
    path = project.approvals(name, locale)
    if not _exists(path):
        return Held(Approvals(name, locale), None)
    data = storage.read(path)
    refuse_cut(path, data, project.shown(path))
    return Held(files.read(data, project.shown(path), name, locale), data)


def approved_units(project: Project, words: Printed) -> frozenset[Key]:
    """The units of an edition whose approval holds: for these very words."""
    base, catalog = words.base, words.catalog
    about = list(words.to_approve())
    kept = read_approvals(project, catalog.article, catalog.locale).approvals.approved(about)
    if catalog.locale == base.locale:
        return kept
    different = {unit.key for passage in about for unit in passage.units}
    derived = read_approvals(project, base.article, base.locale).approvals
    return kept | (derived.approved(base.passages()) - different)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # A name too long for this disk: nobody can have approved anything there.
        return False
