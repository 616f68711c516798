"""In which order the entries of a file are written: as they stood there, or as the catalog has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from l10n.model.catalog import Catalog
from l10n.model.unit import Key, State, Unit
from l10n.po.document import Document
from l10n.po.entry import Entry


def in_file_order(base: Document) -> list[Entry]:
    """Every entry of ``base`` as the file has them, the header among them."""
    header = [base.header] if base.header else []
    return sorted([*header, *base.entries], key=lambda entry: entry.line)


def arranged(catalog: Catalog, base: Document) -> list[Unit | Entry]:
    """What to write, in order: units, and those entries of ``base`` that a catalog cannot hold.

    While the catalog has the units of the file in the file's order, all stay where they stand, even
    if that is not our order, and new ones follow the unit before them. Otherwise the units come in
    the order of the catalog, living ones first. The header, if ``base`` has one, is always there.
    """
    entries = in_file_order(base)
    before = {unit.key: _obsolete(unit) for unit in base.catalog.units}
    kept = [unit.key for unit in catalog.units if before.get(unit.key) is _obsolete(unit)]
    known = set(kept)
    if kept != [unit.key for unit in base.catalog.units if unit.key in known]:
        return _by_catalog(catalog, base)
    units = {unit.key: unit for unit in catalog.units}
    followers = _followers(catalog.units, known)
    order: list[Unit | Entry] = []
    for entry in entries:
        key = Key(entry.context or "", entry.msgid)
        if entry is base.header or entry.plural is not None:
            order.append(entry)
        elif key in known:
            order += [units[key], *followers.pop((key, entry.obsolete), ())]
    # Those that follow none: at the head, behind the header; obsolete ones at the end.
    top = 1 if order and order[0] is base.header else 0
    order[top:top] = followers.pop((None, False), ())
    return [*order, *followers.pop((None, True), ())]


def _by_catalog(catalog: Catalog, base: Document) -> list[Unit | Entry]:
    order: list[Unit | Entry] = [base.header] if base.header else []
    plural = [entry for entry in base.entries if entry.plural is not None]
    for obsolete in (False, True):
        order += [unit for unit in catalog.units if _obsolete(unit) is obsolete]
        order += [entry for entry in plural if entry.obsolete is obsolete]
    return order


def _followers(
    units: Sequence[Unit], known: Iterable[Key]
) -> dict[tuple[Key | None, bool], list[Unit]]:
    """The units that are not ``known``, by the known one before them among living or obsolete ones."""
    found: dict[tuple[Key | None, bool], list[Unit]] = {}
    last: dict[bool, Key | None] = {False: None, True: None}
    known = frozenset(known)
    for unit in units:
        obsolete = _obsolete(unit)
        if unit.key in known:
            last[obsolete] = unit.key
        else:
            found.setdefault((last[obsolete], obsolete), []).append(unit)
    return found


def _obsolete(unit: Unit) -> bool:
    return unit.state is State.OBSOLETE
