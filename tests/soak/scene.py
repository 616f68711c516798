"""A small project in the middle of its work, and what must not be lost from it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n import po
from l10n.model.unit import State
from tests.soak.running import run

BEFORE = """# Les missiles du Nord

La Corée du Nord a tiré deux missiles. Ils sont tombés en mer, à 700 km des côtes.

Séoul a protesté le jour même. Tokyo a convoqué l'ambassadeur, qui n'est pas venu.

Une phrase disparaîtra bientôt de ce texte. Le Conseil de sécurité se réunira jeudi.
"""
AFTER = """# Les missiles du Nord

La Corée du Nord a tiré deux missiles. Ils sont tombés en mer, à 900 km des côtes.

Tokyo a convoqué l'ambassadeur, qui n'est pas venu. Séoul a protesté le jour même.

Le Conseil de sécurité se réunira jeudi. Une phrase toute neuve est venue à la fin.
"""
TRANSLATION = """# The missiles of the North

North Korea has fired two missiles. They fell into the sea, 900 km from the coast.

Tokyo summoned the ambassador, who did not come. Seoul protested on the same day.

The Security Council will meet on Thursday. A brand-new sentence has come at the end.
"""
CATALOG = Path("locales/en/LC_MESSAGES/kim.po")


@dataclass(frozen=True)
class Scene:
    """A project folder and the human texts that its catalog had when it was set up."""

    root: Path
    texts: frozenset[str]

    @property
    def catalog(self) -> Path:
        return self.root / CATALOG

    def copied(self, folder: Path) -> Scene:
        """The same scene in ``folder``, which must not exist yet."""
        shutil.copytree(self.root, folder)
        return replace(self, root=folder)

    def kept(self) -> frozenset[str]:
        """The human texts that catalog and overflow file hold now."""
        found: set[str] = set()
        for path in (self.catalog, self.root / "locales/en/obsolete/kim.po"):
            if path.exists():
                units = po.read(path.read_bytes(), path.name).catalog.units
                found.update(unit.target for unit in units if unit.human)
        return frozenset(found)

    def strays(self) -> list[str]:
        """Temporary files of ours that lie anywhere in the project."""
        return sorted(
            os.path.relpath(path, self.root)
            for path in self.root.rglob("*")
            if path.is_file() and (path.name.startswith(".l10n-") or path.parent.name == "coming")
        )


def translated(folder: Path) -> Scene:
    """Every unit of the article is reviewed, and a remark stands in the catalog."""
    (folder / "articles").mkdir(parents=True)
    (folder / "glossaries").mkdir()
    (folder / "l10n.toml").write_text('[engine]\nname = "pseudo"\n', encoding="utf-8")
    (folder / "articles" / "kim.fr.md").write_text(BEFORE, encoding="utf-8")
    assert run(folder, ["extract", "-l", "en"]) == 0
    path = folder / CATALOG
    accept(
        path,
        {
            unit.source: f"‹{unit.source}›"
            for unit in po.read(path.read_bytes(), "kim.po").catalog.units
        },
    )
    return _scene(folder)


def edited(folder: Path) -> Scene:
    """… and then the article was changed: a number, an order, a sentence less and one more."""
    scene = translated(folder)
    (folder / "articles" / "kim.fr.md").write_text(AFTER, encoding="utf-8")
    return scene


def cut(folder: Path) -> Scene:
    """… and then the catalog was cut off behind its fourth entry."""
    scene = translated(folder)
    assert run(folder, ["extract", "-l", "en"]) == 0
    data = scene.catalog.read_bytes()
    at = -1
    for _ in range(5):
        at = data.index(b"\n\n", at + 1)
    scene.catalog.write_bytes(data[: at + 1])
    return scene


def returned(folder: Path) -> Scene:
    """… and then the article was changed, and a translator sent back what was open."""
    scene = edited(folder)
    assert run(folder, ["extract", "-l", "en"]) == 0
    sent = folder / "sent" / "kim.po"
    sent.parent.mkdir()
    sent.write_bytes(scene.catalog.read_bytes())
    accept(sent, {"Une phrase toute neuve est venue à la fin.": "A brand-new sentence at the end."})
    return _scene(folder)


def translated_elsewhere(folder: Path) -> Scene:
    """… and then the article was changed, and is found translated somewhere else."""
    scene = edited(folder)
    (folder / "old").mkdir()
    (folder / "old" / "kim.en.md").write_text(TRANSLATION, encoding="utf-8")
    return scene


def accept(path: Path, targets: dict[str, str]) -> None:
    """Accept ``targets`` by source as an editor program does: a new file over the old one."""
    document = po.read(path.read_bytes(), "kim.po")
    units = tuple(
        replace(unit, target=targets[unit.source], state=State.REVIEWED, origin=None)
        if unit.source in targets
        else unit
        for unit in document.catalog.units
    )
    save(path, po.render(replace(document.catalog, units=units), document))


def save(path: Path, data: bytes) -> None:
    """Save as most editors do: beside it, then over it."""
    beside = path.with_name(path.name + "~saving")
    beside.write_bytes(data)
    beside.replace(path)


def texts(data: bytes) -> Sequence[str]:
    """The human texts of a catalog's bytes, in order."""
    return [unit.target for unit in po.read(data, "kim.po").catalog.units if unit.human]


def _scene(folder: Path) -> Scene:
    found = frozenset(texts((folder / CATALOG).read_bytes()))
    assert len(found) >= 7, found
    return Scene(folder, found)
