"""Catalogs as other tools save them come back, and what the translator did is all there.

`sent.po` is what we gave away: the catalog of `port.fr.md`, a unit in every state. In each tool the
same was done: a draft accepted as it is, one corrected, an open sentence translated, a stale one
brought up to date, a remark made. The other files are written as the tool of that name writes them;
`habits.toml` says what it does beyond that.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from l10n import po, storage
from l10n.cli import app
from l10n.errors import InputError
from l10n.executors import SerialExecutor
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import State, Unit
from l10n.po.document import unit_of
from l10n.workflow.jobs import extract_all
from tests.interop.losses import losses, of_people
from tests.workflow.newsroom import CHECKOUT, Newsroom

HERE = Path(__file__).parent
HABITS = tomllib.loads((HERE / "habits.toml").read_text(encoding="utf-8"))
READ = [name for name, habit in HABITS.items() if "refused" not in habit]
DE = Locale("de")

# What the translator did, by the beginning of the source: the new text, or "" for "as it is".
DONE = {
    "Environ 900 navires": "Etwa 900 Schiffe werden dort in diesem Jahr erwartet, obwohl die Lotsen"
    " weiter mit einem Streik drohen.",
    "Selon le maire": "Für den Bürgermeister „ist es vorbei“.",
    "Les syndicats": "",
    "Il pleuvait.": "Es regnete.",
}
REMARKED = "Le port rouvre", "Anna: oder „macht wieder auf“?"


def worked(unit: Unit) -> Unit:
    """``unit`` after the translator's five minutes."""
    for begin, target in DONE.items():
        if unit.source.startswith(begin):
            target = target or unit.target
            return replace(unit, target=target, state=State.REVIEWED, previous=None)
    if unit.source == REMARKED[0]:
        return replace(unit, comments=(REMARKED[1],))
    return unit


@dataclass(frozen=True)
class Desk:
    """A newsroom that has written `sent.po` itself."""

    room: Newsroom
    sent: Catalog

    @property
    def path(self) -> Path:
        return self.room.project.catalog("port", DE)

    def extracted(self) -> Catalog:
        self.room.extract("de")
        return po.read(self.path.read_bytes(), "port.po").catalog


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    text = (HERE / "port.fr.md").read_text(encoding="utf-8")
    room = Newsroom.founded(tmp_path, text, "port.fr.md")
    for glossary in room.project.glossary_files():
        glossary.unlink()
    storage.write(room.project.catalog("port", DE), (HERE / "sent.po").read_bytes())
    found = Desk(room, po.read((HERE / "sent.po").read_bytes(), "port.po").catalog)
    assert of_people(losses(found.sent, found.extracted())) == []
    return found


def returned(name: str) -> Catalog:
    return po.read((HERE / f"{name}.po").read_bytes(), "port.po").catalog


def test_every_file_has_its_caption_and_a_source() -> None:
    assert {path.stem for path in HERE.glob("*.po")} == {"sent", *HABITS}
    assert len(HABITS) >= 10
    for habit in HABITS.values():
        assert habit["tool"]
        assert habit["caption"]
        assert all(link.startswith("https://") for link in habit["sources"])


def test_the_page_on_tools_speaks_of_every_one() -> None:
    page = (CHECKOUT / "docs" / "tools.md").read_text(encoding="utf-8")
    for habit in HABITS.values():
        name = habit["tool"].partition(",")[0]
        assert name.lower() in page.lower()


def test_what_was_sent_has_a_unit_in_every_state(desk: Desk) -> None:
    assert set(desk.sent.count()) == set(State)


@pytest.mark.parametrize("name", READ)
def test_what_a_tool_loses_is_known(desk: Desk, name: str) -> None:
    expected = replace(desk.sent, units=tuple(map(worked, desk.sent.units)))
    assert losses(expected, returned(name)) == HABITS[name]["file"]


@pytest.mark.parametrize("name", READ)
def test_everything_that_came_back_is_there_after_our_next_run(desk: Desk, name: str) -> None:
    expected = replace(desk.sent, units=tuple(map(worked, desk.sent.units)))
    desk.path.write_bytes((HERE / f"{name}.po").read_bytes())
    after = desk.extracted()
    assert of_people(losses(expected, after)) == HABITS[name]["after"]
    assert after.human_texts() >= returned(name).human_texts()


@pytest.mark.parametrize("name", READ)
def test_importing_the_file_takes_what_was_done_and_keeps_the_rest(
    desk: Desk, name: str, tmp_path: Path
) -> None:
    expected = replace(desk.sent, units=tuple(map(worked, desk.sent.units)))
    (came_back := tmp_path / "mail" / "port.po").parent.mkdir()
    came_back.write_bytes((HERE / f"{name}.po").read_bytes())
    config = str(desk.room.project.root / "l10n.toml")
    done = CliRunner().invoke(app, ["import", str(came_back), "--config", config])
    assert done.exit_code == 0, done.output
    now = po.read(desk.path.read_bytes(), "port.po").catalog
    assert of_people(losses(expected, now)) == HABITS[name]["imported"]


@pytest.mark.parametrize("name", READ)
def test_our_next_run_leaves_the_lines_of_a_tool_alone_and_the_one_after_changes_nothing(
    desk: Desk, name: str
) -> None:
    data = (HERE / f"{name}.po").read_bytes()
    desk.path.write_bytes(data)
    desk.extracted()
    again = desk.path.read_bytes()
    before, after = po.read(data, "port.po"), po.read(again, "port.po")
    raw = {entry.raw for entry in after.entries}
    same = set(before.catalog.units) & set(after.catalog.units)
    assert [
        entry.raw for entry in before.entries if entry.raw not in raw and unit_of(entry) in same
    ] == []
    assert before.header
    assert after.header
    assert before.header.raw == after.header.raw
    desk.extracted()
    assert desk.path.read_bytes() == again


@pytest.mark.parametrize("name", [name for name in HABITS if name not in READ])
def test_what_a_tool_has_spoilt_is_refused_where_it_is_spoilt(desk: Desk, name: str) -> None:
    habit = HABITS[name]
    data = (HERE / f"{name}.po").read_bytes()
    with pytest.raises(InputError) as caught:
        po.read(data, "port.po")
    assert caught.value.where
    assert (caught.value.code, caught.value.where.line) == (habit["refused"], habit["line"])
    desk.path.write_bytes(data)
    outcomes = extract_all(desk.room.jobs("de"), SerialExecutor())
    assert [outcome.error.code for outcome in outcomes if outcome.error] == [habit["refused"]]
    assert desk.path.read_bytes() == data
