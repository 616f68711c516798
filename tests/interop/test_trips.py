"""A catalog with every state goes through each program of `trips.toml` and comes back."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.unit import State, Unit
from tests.workflow.newsroom import CHECKOUT

from .desk import REVIEWED, Desk
from .losses import losses, of_people

pytestmark = pytest.mark.interop


NAMES = {
    "po": "kim.po", "pot": "kim.pot", "other": "other.po", "out": "out.po",
    "csv": "kim.csv", "xlf": "kim.xlf", "mo": "kim.mo", "base": "kim",
}  # fmt: skip


@dataclass(frozen=True)
class Trip:
    """One table of `trips.toml`."""

    command: str
    caption: str = ""
    file: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    refused: str = ""
    """The code of the error with which our reader refuses what came back."""

    @property
    def shown(self) -> str:
        """The command with the names of its files."""
        return self.command.format(**NAMES)


TABLES = tomllib.loads(Path(__file__).with_name("trips.toml").read_text(encoding="utf-8"))["trip"]
TRIPS = [
    Trip(**{key: tuple(v) if isinstance(v, list) else v for key, v in table.items()})
    for table in TABLES
]
# fmt: off
PROGRAMS = {
    "msgmerge", "msgattrib", "msgcat", "msguniq", "msgconv", "msgfilter", "msggrep", "msgen",
    "msgcomm", "msginit", "msgfmt", "msgunfmt", "pot2po", "pomerge", "pofilter", "pogrep", "po2csv", "po2xliff", "posplit",
}
# fmt: on


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk.furnished(tmp_path_factory.mktemp("newsroom"))


@pytest.fixture(scope="module")
def template(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The article's POT file."""
    path = tmp_path_factory.mktemp("template") / "kim.pot"
    assert desk.run("export", "--to", "pot", "-o", str(path)).exit_code == 0
    return path.read_bytes()


def sent(desk: Desk, template: bytes, trip: Trip, folder: Path) -> bytes:
    """What came back of the catalog from ``trip``; the program works in ``folder``."""
    (folder / NAMES["po"]).write_bytes(desk.path.read_bytes())
    (folder / NAMES["pot"]).write_bytes(template)
    (folder / NAMES["other"]).write_bytes(REVIEWED.read_bytes())
    done = subprocess.run(
        trip.shown,
        shell=True,
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    made = folder / NAMES["out" if "{out}" in trip.command else "po"]
    return made.read_bytes()


def test_every_program_of_gettext_and_the_toolkit_that_writes_catalogs_has_a_trip() -> None:
    assert {word for trip in TRIPS for word in trip.command.split()} >= PROGRAMS
    assert len({trip.command for trip in TRIPS}) == len(TRIPS)
    page = (CHECKOUT / "docs" / "tools.md").read_text(encoding="utf-8")
    assert {program for program in PROGRAMS if f"`{program}" not in page} <= {"posplit"}


@pytest.mark.parametrize("trip", TRIPS, ids=lambda trip: trip.command)
def test_what_a_program_loses_is_known_and_what_it_keeps_stays(
    desk: Desk,
    template: bytes,
    trip: Trip,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    before = desk.catalog()
    (folder := tmp_path / "away").mkdir()
    data = sent(desk, template, trip, folder)
    home = desk.copied(tmp_path / "home")
    home.path.write_bytes(data)
    if trip.refused:
        record_property("trip", f"{trip.shown}: refused, {trip.refused}")
        assert refused(home) == trip.refused
        assert home.path.read_bytes() == data
        return
    lost = ", ".join(trip.file) or "nothing"
    left = f"; not made good: {', '.join(trip.after)}" if trip.after else ""
    record_property("trip", f"{trip.shown}: loses {lost}{left}")
    returned = po.read(data, "kim.po").catalog
    assert losses(before, returned) == list(trip.file)

    extracted = home.run("extract", "--locale", "de")
    assert extracted.exit_code == 0
    now = home.catalog()
    assert of_people(losses(before, now)) == list(trip.after)
    # Law 7: what came back is there.
    assert now.human_texts() >= returned.human_texts()
    # A passage waits as a whole when one of its units does.
    status, done = home.status(), (State.REVIEWED, State.JOINED)
    assert status["units"] == len(now.living())
    assert status["left"] >= sum(unit.state not in done for unit in now.living().values())
    # What did not come back is told, with the way to have it again.
    assert ("warning[po-dropped]" in extracted.stderr) == bool(dropped(before, returned))
    if dropped(before, returned):
        *_, state = extracted.stderr.partition(" --state ")[2].split()[:1]
        assert home.run("restore", str(home.path), "--state", state, "--fewer").exit_code == 0
        assert home.path.read_bytes() == desk.path.read_bytes()


def test_msgfmt_and_pocount_count_the_states_that_we_count(desk: Desk) -> None:
    count = desk.catalog().count()
    done = count[State.REVIEWED] + count[State.JOINED]
    fuzzy = count[State.PRETRANSLATED] + count[State.STALE]
    environment = {**os.environ, "LC_ALL": "C"}
    command = ["msgfmt", "--statistics", "--check", "-o", "/dev/null", desk.path]
    said = subprocess.run(command, env=environment, capture_output=True, check=True).stderr
    assert [int(number) for number in re.findall(rb"\d+", said)] == [
        done, fuzzy, count[State.UNTRANSLATED],
    ]  # fmt: skip
    table = subprocess.run(["pocount", "--csv", desk.path], capture_output=True, check=True).stdout
    head, row = csv.reader(table.decode().splitlines()[-2:])
    cells = {name.strip(): cell.strip() for name, cell in zip(head, row, strict=False)}
    assert int(cells["Translated Messages"]) == done
    assert int(cells["Fuzzy Messages"]) == fuzzy


def test_drafts_that_a_tool_accepts_unseen_are_counted(desk: Desk, tmp_path: Path) -> None:
    """A draft that a person had begun to correct is none of them."""
    drafts = [unit for unit in desk.catalog().units if unit.state is State.PRETRANSLATED]
    home = desk.copied(tmp_path)
    subprocess.run(["msgattrib", "--clear-fuzzy", "-o", home.path, home.path], check=True)
    assert home.run("extract", "--locale", "de").exit_code == 0
    assert home.status()["accepted_as_drafted"] == len(drafts) - 1 == 2


def test_two_translations_that_msgcat_mixed_wait_for_a_person(desk: Desk, tmp_path: Path) -> None:
    home = desk.copied(tmp_path)
    other = tmp_path / "other.po"
    other.write_bytes(desk.path.read_bytes().replace(b"Russland", "Rußland".encode()))
    done = subprocess.run(["msgcat", home.path, other], capture_output=True, check=True)
    home.path.write_bytes(done.stdout)
    assert home.run("extract", "--locale", "de").exit_code == 0
    mixed = [unit for unit in home.catalog().units if "#-#-#-#-#" in unit.target]
    assert len(mixed) > 5
    assert all("Russland" in unit.target and "Rußland" in unit.target for unit in mixed)
    assert {unit.state for unit in mixed} <= {State.STALE, State.OBSOLETE}


def dropped(before: Catalog, returned: Catalog) -> list[Unit]:
    """The units whose human texts a program threw away."""
    targets = {unit.key: unit.target for unit in returned.units}
    return [
        unit
        for unit in before.units
        if unit.human and unit.state is not State.JOINED and not targets.get(unit.key)
    ]


def refused(desk: Desk) -> str:
    """The code of the error that `l10n extract` ends with."""
    result = desk.run("extract", "--locale", "de")
    assert result.exit_code == 2
    return result.stderr.partition("error[")[2].partition("]")[0]
