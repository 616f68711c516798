"""The article changes, and a translator brings the catalog up to it with another program than ours."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from l10n.model.unit import State

from .desk import Desk

pytestmark = pytest.mark.interop

UPDATES = (
    "msgmerge --quiet --previous {po} {pot} -o {out}",
    "msgmerge --quiet {po} {pot} -o {out}",
    "msgmerge --quiet --no-fuzzy-matching {po} {pot} -o {out}",
    "msgmerge --quiet --previous --no-wrap {po} {pot} -o {out}",
    "pot2po --progress=none -t {po} {pot} {out}",
)

EDITS = (("luxueux", "vieux"), ("force mercenaire", "troupe"), ("l'ONU", "l'Onu"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The article after another edit, with the catalog that knows nothing of it."""
    made = Desk.furnished(tmp_path_factory.mktemp("newsroom"))
    text = made.room.article.read_text(encoding="utf-8")
    lines = text.split("\n")
    text = "\n".join([*lines[:15], *lines[16:]])
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    made.room.write(text)
    return made


@pytest.mark.parametrize("command", UPDATES)
def test_nothing_is_lost_and_nothing_accepted_that_our_own_update_would_not(
    desk: Desk, command: str, tmp_path: Path
) -> None:
    before = {unit.key: unit for unit in desk.catalog().units}
    own = desk.copied(tmp_path / "own")
    assert own.run("extract", "--locale", "de").exit_code == 0
    ours = own.catalog().living()
    assert desk.run("export", "--to", "pot", "-o", str(tmp_path / "kim.pot")).exit_code == 0

    home = desk.copied(tmp_path / "home")
    words = command.format(po=home.path, pot=tmp_path / "kim.pot", out=tmp_path / "out.po")
    subprocess.run(words.split(), check=True, capture_output=True)
    home.path.write_bytes((tmp_path / "out.po").read_bytes())
    assert home.run("extract", "--locale", "de").exit_code == 0
    theirs = home.catalog()

    assert theirs.living().keys() == ours.keys()
    done = (State.REVIEWED, State.JOINED)
    for key, unit in theirs.living().items():
        if unit.state in done:
            assert (unit.target, unit.state) == (before[key].target, before[key].state)
            assert ours[key].state in done
    texts = {unit.target for unit in theirs.units}
    assert [
        unit.target for unit in before.values() if unit.human and unit.target not in texts
    ] == []
