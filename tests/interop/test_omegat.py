"""OmegaT works in the project that `l10n handoff` makes, and `l10n import` takes the work back.

What OmegaT 3.6 is known to lose: it empties whatever is fuzzy or has the source as its translation,
and takes every fuzzy mark away, also from what was put aside.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.unit import State, Unit

from .desk import Desk
from .losses import losses
from .omegat import translate, type_in

pytestmark = pytest.mark.interop

TYPED = 'Fünf Stunden: „so“ "gerade", a\\b,\tTab, 50\u202f% <b>&amp;</b>'


@dataclass(frozen=True)
class Trips:
    """A catalog as it went out, and the projects that came back from two translators."""

    desk: Desk
    before: Catalog
    typed: dict[str, str]
    untouched: Path
    worked: Path


def of_state(catalog: Catalog, state: State) -> list[Unit]:
    return [unit for unit in catalog.units if unit.state is state]


def made(project: Path) -> Catalog:
    return po.read((project / "target" / "kim.po").read_bytes(), "kim.po").catalog


@pytest.fixture(scope="module")
def trips(tmp_path_factory: pytest.TempPathFactory) -> Trips:
    """One translator opens the project and closes it, the other works."""
    folder = tmp_path_factory.mktemp("omegat")
    (folder / "newsroom").mkdir()
    desk = Desk.furnished(folder / "newsroom")
    before = desk.catalog()
    drafts = of_state(before, State.PRETRANSLATED)
    typed = {
        of_state(before, State.STALE)[0].source: TYPED,
        of_state(before, State.UNTRANSLATED)[0].source: "Neu.",
        drafts[0].source: drafts[0].target,
        of_state(before, State.REVIEWED)[3].source: "Besser.",
    }
    done = desk.run("handoff", "-l", "de", "--for", "omegat", "-o", str(folder / "out"))
    assert done.exit_code == 0, done.output
    untouched, worked = folder / "out" / "kim-de", folder / "back" / "kim-de"
    shutil.copytree(untouched, worked)
    type_in(worked, typed)
    translate(untouched)
    translate(worked)
    return Trips(desk, before, typed, untouched, worked)


def test_what_omegat_loses_of_a_catalog_that_nobody_touched(trips: Trips) -> None:
    returned = made(trips.untouched)
    assert losses(trips.before, returned) == [
        "flags",
        "pretranslated → untranslated",
        "reviewed → untranslated",
        "stale → untranslated",
        "target of pretranslated",
        "target of reviewed",
        "target of stale",
    ]
    emptied = {unit.source for unit in of_state(returned, State.UNTRANSLATED)}
    for unit in of_state(trips.before, State.REVIEWED):
        assert (unit.source in emptied) == (unit.source == unit.target)


def test_importing_a_project_that_nobody_touched_changes_no_byte(
    trips: Trips, tmp_path: Path
) -> None:
    desk = trips.desk.copied(tmp_path)
    done = desk.run("import", str(trips.untouched))
    assert done.exit_code == 0, done.output
    assert "5 came back empty and stay as they were" in done.stdout
    assert desk.path.read_bytes() == trips.desk.path.read_bytes()


def test_what_a_translator_typed_is_taken_in_sign_for_sign_and_all_else_stays(
    trips: Trips, tmp_path: Path
) -> None:
    desk = trips.desk.copied(tmp_path)
    done = desk.run("import", str(trips.worked))
    assert done.exit_code == 0, done.output
    assert desk.run("extract", "--locale", "de").exit_code == 0
    now = {unit.key: unit for unit in desk.catalog().units}
    for unit in trips.before.units:
        target = trips.typed.get(unit.source)
        if target is None:
            assert now[unit.key] == unit
        else:
            assert (now[unit.key].target, now[unit.key].state) == (target, State.REVIEWED)
    assert desk.status()["left"] == 2


def test_a_file_of_omegat_s_copied_over_the_catalog_is_told(trips: Trips, tmp_path: Path) -> None:
    """Nothing fuzzy was a person's but the stale one and the draft begun; one text was emptied."""
    desk = trips.desk.copied(tmp_path)
    before = desk.path.read_bytes()
    shutil.copy(trips.untouched / "target" / "kim.po", desk.path)
    done = desk.run("extract", "--locale", "de")
    assert "warning[po-dropped]: 3 texts of people stood here" in done.stderr
    state = done.stderr.partition(" --state ")[2].split()[0]
    assert desk.run("restore", str(desk.path), "--state", state).exit_code == 0
    assert desk.path.read_bytes() == before


def test_our_drafts_in_tm_are_offered_and_not_inserted(trips: Trips) -> None:
    assert (trips.worked / "tm" / "drafts.tmx").exists()
    returned = {unit.source: unit for unit in made(trips.worked).units}
    for unit in of_state(trips.before, State.PRETRANSLATED):
        assert (returned[unit.source].target != "") == (unit.source in trips.typed)


def test_omegat_reads_our_memory(trips: Trips, tmp_path: Path) -> None:
    """From ``tm/auto/`` it inserts what fits: a way to see that it can read the file."""
    project = tmp_path / "kim-de"
    shutil.copytree(trips.untouched, project)
    (project / "tm" / "auto").mkdir()
    shutil.move(project / "tm" / "drafts.tmx", project / "tm" / "auto")
    translate(project)
    targets = {unit.source: unit.target for unit in made(project).units}
    drafts = of_state(trips.before, State.PRETRANSLATED)
    assert [targets[unit.source] for unit in drafts] == [unit.target for unit in drafts]
