"""Catalogs survive the translate toolkit, which stands behind Virtaal, Pootle and Weblate."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.model.unit import Key, State

from .catalog import UNITS, run, template, units_of

pytestmark = pytest.mark.interop


def test_pomerge_gives_every_unit_back(path: Path, tmp_path: Path) -> None:
    merged = tmp_path / "merged.po"
    run("pomerge", f"--template={path}", f"--input={path}", f"--output={merged}")
    assert units_of(merged.read_bytes()) == UNITS


def test_pot2po_keeps_every_translation_and_state(path: Path, tmp_path: Path) -> None:
    """Version 3.8 drops the previous texts. A word in another role it offers as stale."""
    pot, updated = tmp_path / "port.pot", tmp_path / "updated.po"
    pot.write_bytes(template())
    run("pot2po", f"--template={path}", f"--input={pot}", f"--output={updated}")
    found = {unit.key: unit for unit in units_of(updated.read_bytes())}
    title = found.pop(Key("title", "Défense"))
    assert title.state is State.STALE
    for unit in UNITS:
        if unit.key != title.key:
            again = found[unit.key]
            assert (again.state, again.target, again.origin, again.comments) == (
                unit.state,
                unit.target,
                unit.origin,
                unit.comments,
            )


def test_what_pofilter_marks_can_be_read_and_keeps_its_state(path: Path, tmp_path: Path) -> None:
    marked = tmp_path / "marked.po"
    run("pofilter", "--language=de", path, marked)
    before = {unit.key: unit for unit in UNITS}
    units = units_of(marked.read_bytes())
    assert any("(pofilter)" in comment for unit in units for comment in unit.comments)
    for unit in units:
        assert (unit.state, unit.target) == (before[unit.key].state, before[unit.key].target)
