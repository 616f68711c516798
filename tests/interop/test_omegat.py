"""OmegaT translates a catalog of ours; nothing that was reviewed is lost on the way back.

What OmegaT 3.6 is known to lose: it empties whatever is fuzzy or has the source as its translation,
and takes every fuzzy mark away, also from what was put aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.unit import State, Unit

from .desk import Desk
from .losses import losses
from .omegat import found, translate

pytestmark = pytest.mark.interop

TYPED = 'Fünf Stunden: „so“ "gerade", a\\b,\tTab, 50\u202f% <b>&amp;</b>'


@dataclass(frozen=True)
class Trips:
    """A catalog as it went out, and as it came back from two translators."""

    desk: Desk
    before: Catalog
    typed: dict[str, str]
    untouched: bytes
    worked: bytes


def of_state(catalog: Catalog, state: State) -> list[Unit]:
    return [unit for unit in catalog.units if unit.state is state]


@pytest.fixture(scope="module")
def trips(tmp_path_factory: pytest.TempPathFactory) -> Trips:
    """One translator opens the project and closes it; the other works, with our drafts in ``tm/``."""
    folder = tmp_path_factory.mktemp("omegat")
    (folder / "newsroom").mkdir()
    desk = Desk.furnished(folder / "newsroom")
    before, data = desk.catalog(), desk.path.read_bytes()
    drafts = of_state(before, State.PRETRANSLATED)
    typed = {
        of_state(before, State.STALE)[0].source: TYPED,
        of_state(before, State.UNTRANSLATED)[0].source: "Neu.",
        drafts[0].source: drafts[0].target,
        of_state(before, State.REVIEWED)[3].source: "Besser.",
    }
    untouched = translate(found(folder / "untouched", data, {}))
    project = found(folder / "worked", data, typed)
    for words in (
        ("export", "--to", "tmx", "--drafts", "-l", "de", "-o", str(project / "tm")),
        ("glossary", "export", str(project / "glossary" / "terms.txt"), "--target", "de",
         "--format", "omegat"),
    ):  # fmt: skip
        done = desk.run(*words)
        assert done.exit_code == 0, done.output
    worked = translate(project)
    return Trips(
        desk, before, typed, (untouched / "kim.po").read_bytes(), (worked / "kim.po").read_bytes()
    )


def test_what_omegat_loses_of_a_catalog_that_nobody_touched(trips: Trips) -> None:
    returned = po.read(trips.untouched, "kim.po").catalog
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


def test_what_a_translator_typed_arrives_sign_for_sign_and_is_reviewed(trips: Trips) -> None:
    returned = {unit.source: unit for unit in po.read(trips.worked, "kim.po").catalog.units}
    for source, target in trips.typed.items():
        assert (returned[source].target, returned[source].state) == (target, State.REVIEWED)


def test_our_drafts_in_tm_are_offered_and_not_inserted(trips: Trips) -> None:
    returned = {unit.source: unit for unit in po.read(trips.worked, "kim.po").catalog.units}
    for unit in of_state(trips.before, State.PRETRANSLATED):
        assert (returned[unit.source].target != "") == (unit.source in trips.typed)


def test_omegat_reads_our_memory(trips: Trips, tmp_path: Path) -> None:
    """From ``tm/auto/`` it inserts what fits: a way to see that it can read the file."""
    project = found(tmp_path / "auto", trips.desk.path.read_bytes(), {})
    (project / "tm" / "auto").mkdir()
    memory = str(project / "tm" / "auto" / "drafts.tmx")
    assert (
        trips.desk.run("export", "--to", "tmx", "--drafts", "-l", "de", "-o", memory).exit_code == 0
    )
    returned = po.read((translate(project) / "kim.po").read_bytes(), "kim.po").catalog
    targets = {unit.source: unit.target for unit in returned.units}
    drafts = of_state(trips.before, State.PRETRANSLATED)
    assert [targets[unit.source] for unit in drafts] == [unit.target for unit in drafts]
