"""What no longer fits at the end of a catalog: obsolete units in a file of their own, found again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n import po, storage
from l10n.merging import day_put_aside
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit, is_mark
from l10n.project import Project
from l10n.workflow.files import refuse_cut
from l10n.workflow.keeping.losses import refuse_losses

CAP = 500
"""Obsolete units that a catalog keeps; PO editors load them all. The oldest go to the archive."""
_EARLIER = "earlier: "
_COMMENTS = (
    "Translations of sentences that are no longer in the article, the oldest ones.",
    "They are found again when their sentences return. Nothing here is published.",
)


@dataclass(frozen=True, slots=True)
class Archive:
    """The overflow of one catalog as it lies on disk; empty when there is none."""

    path: Path
    shown: str
    document: po.Document | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that can return, in the order in which they were put aside."""
        found = self.document.catalog.units if self.document else ()
        return tuple(unit for unit in found if not unit.context.startswith(_EARLIER))


def read_archive(project: Project, name: str, locale: Locale) -> Archive:
    """The archive of article ``name``; raises `InputError` when it cannot be read safely."""
    path = project.folders["locales"] / locale.folder / "obsolete" / f"{name}.po"
    shown = project.shown(path)
    if not path.exists() and not path.is_symlink():
        return Archive(path, shown)
    data = storage.read(path)
    refuse_cut(path, data, shown)
    return Archive(path, shown, po.read(data, shown, article=name))


def overflowing(catalog: Catalog, cap: int | None = None) -> tuple[Catalog, tuple[Unit, ...]]:
    """``catalog`` with at most ``cap`` (`CAP`) obsolete units, and the oldest ones that had to go.

    Those without a day are the oldest. A passage is not cut: it goes as a whole.
    """
    cap = CAP if cap is None else cap
    aside = [unit for unit in catalog.units if unit.state is State.OBSOLETE]
    if len(aside) <= cap:
        return catalog, ()
    by_age = sorted(aside, key=lambda unit: day_put_aside(unit.notes))
    cut = len(by_age) - cap
    while cut < len(by_age) and is_mark(by_age[cut].target):
        cut += 1
    going = {unit.key for unit in by_age[:cut]}
    units = tuple(
        unit for unit in catalog.units if unit.state is not State.OBSOLETE or unit.key not in going
    )
    return replace(catalog, units=units), tuple(by_age[:cut])


def write_archive(
    archive: Archive,
    catalog: Catalog,
    *,
    added: Sequence[Unit] = (),
    taken: Collection[Key] = (),
) -> bool:
    """Put ``added`` into the archive of ``catalog``, and take out what returned to it.

    False when the file says that already. Nothing that a person wrote is lost: raises `BrokenError`
    instead. Add before the catalog is written without them, take out after it is written with them:
    then a run that is killed in between leaves a unit in both files, and that does no harm.
    """
    before = archive.document.catalog if archive.document else None
    known = list(before.units) if before else []
    leaving = [unit for unit in known if unit.key in taken]
    units = _with([unit for unit in known if unit.key not in taken], added)
    now = Catalog(
        catalog.article,
        catalog.source_locale,
        catalog.locale,
        units,
        header=(before.header if before else ()) or catalog.header,
        header_comments=(before.header_comments if before else ()) or _COMMENTS,
    )
    if before:
        refuse_losses(before, now, archive.shown, moved=leaving)
    data = po.render(now, archive.document)
    present = archive.document.data if archive.document else None
    if data == present or (present is None and not units):
        return False
    return storage.write(
        archive.path, data, expected=storage.ABSENT if present is None else present
    )


def _with(known: Iterable[Unit], added: Iterable[Unit]) -> tuple[Unit, ...]:
    """``known`` and ``added``; of two translations of one sentence the older gets a context of its own."""
    units = {unit.key: unit for unit in known}
    for unit in added:
        older = units.get(unit.key)
        if older is not None and older.target != unit.target:
            earlier = _free(unit.key, units)
            units[earlier] = replace(units.pop(unit.key), key=earlier)
        elif older is not None:
            comments = dict.fromkeys((*older.comments, *unit.comments))
            unit = replace(unit, comments=tuple(comments))
        units[unit.key] = unit
    return tuple(units.values())


def _free(key: Key, units: Collection[Key]) -> Key:
    count = 1
    while (free := Key(f"{_EARLIER}{key.context or 'body'} {count}", key.source)) in units:
        count += 1
    return free
