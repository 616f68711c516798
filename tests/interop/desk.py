"""A newsroom whose German catalog has every state, and the trip of that catalog to another program.

The catalog goes out, a program of the field works on it, the file is put where it was, and the
newsroom goes on with its own commands.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from l10n import po
from l10n.cli import app
from l10n.model.catalog import Catalog
from l10n.model.unit import State, Unit
from l10n.project import load_project
from tests.workflow.newsroom import CHECKOUT, Newsroom

REVIEWED = CHECKOUT / "locales" / "de" / "LC_MESSAGES" / "article.po"

# Beginnings of sentences of the real article, and what becomes of them.
JOINED = "Poutine a commenté", "Je prévois de lui présenter"
REMARKED = "Depuis l'agression de la Russie"
DOUBTED = "Cette réunion a eu lieu au port spatial"
GONE = DOUBTED, "Plus controversé, la Russie envisage"
CHANGED = "Lors de cette rencontre, qui a duré quatre heures"
DRAFTED = 4
"""So many units at the end are drafts of a machine."""


@dataclass(frozen=True)
class Desk:
    """A newsroom and the catalog that it gives to a translator."""

    room: Newsroom

    @classmethod
    def furnished(cls, folder: Path) -> Desk:
        """The real article and its real German translation, brought into every state."""
        room = Newsroom.founded(folder)
        for glossary in room.project.glossary_files()[1:]:
            # One is enough here, and a trip takes a third of the time.
            glossary.unlink()
        room.localize("de")
        accepted = po.read(REVIEWED.read_bytes(), "kim.po").catalog
        targets = {unit.source: unit.target for unit in accepted.units}
        sources = [unit.source for unit in room.catalog("de").units]
        first, second = (next(s for s in sources if s.startswith(begin)) for begin in JOINED)
        targets[first] += " " + targets[second]
        targets[second] = "⇧"
        room.edit({source: targets[source] for source in sources[:-DRAFTED]}, "de")
        desk = cls(room)
        begun, open_ = sources[-1], sources[-2]
        desk.change(lambda unit: _by_hand(unit, begun, open_))
        text = room.article.read_text(encoding="utf-8")
        for begin in GONE:
            at = text.index(begin)
            text = text[:at] + text[text.index(". ", at) + 2 :]
        room.write(text.replace(CHANGED, CHANGED.replace("quatre", "cinq")))
        room.extract("de")
        assert set(desk.catalog().count()) == set(State), desk.catalog().count()
        return desk

    def copied(self, folder: Path) -> Desk:
        """The same newsroom in another folder, backups included."""
        root = self.room.project.root
        shutil.copytree(root, folder, dirs_exist_ok=True)
        article = folder / self.room.article.relative_to(root)
        return Desk(Newsroom(load_project(folder / "l10n.toml"), article))

    @property
    def path(self) -> Path:
        """The catalog's file."""
        return self.room.po("de")

    def catalog(self) -> Catalog:
        return self.room.catalog("de")

    def change(self, edit: Callable[[Unit], Unit]) -> None:
        """Save the catalog with ``edit`` done to every unit, as our own tools would write it."""
        document = po.read(self.path.read_bytes(), "kim.po")
        units = tuple(map(edit, document.catalog.units))
        self.path.write_bytes(po.render(replace(document.catalog, units=units), document))

    def run(self, *words: str) -> Result:
        """A command of ours for this newsroom; a traceback is never an answer."""
        config = ("--config", str(self.room.project.root / "l10n.toml"))
        result = CliRunner().invoke(app, [*words, *config])
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        return result

    def status(self) -> dict[str, Any]:
        """What `l10n status` says of the German edition."""
        result = self.run("status", "--locale", "de", "--json")
        assert result.exit_code == 0, result.output
        (edition,) = json.loads(result.stdout)["editions"]
        return dict(edition)


def _by_hand(unit: Unit, begun: str, open_: str) -> Unit:
    """What translators leave behind: remarks, a doubt, a draft begun and one thrown away."""
    if unit.source.startswith(REMARKED):
        return replace(unit, comments=("Anna: so sagt es auch die Agentur.",))
    if unit.source.startswith(DOUBTED):
        return replace(unit, state=State.STALE, comments=("Anna: noch einmal ansehen",))
    if unit.source == begun:
        return replace(unit, target=f"Begonnen: {unit.target}")
    if unit.source == open_:
        return replace(unit, target="", state=State.UNTRANSLATED, origin=None)
    return unit
