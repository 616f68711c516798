"""A newsroom project in a temporary folder, driven as an editor and a translator would."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from l10n import po, storage
from l10n.engines import engine
from l10n.executors import SerialExecutor
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import State, Unit
from l10n.project import Project, load_project
from l10n.workflow.job import Job, plan
from l10n.workflow.jobs import draft_all, extract_all
from l10n.workflow.outcome import Outcome
from l10n.workflow.publishing.editions import EditionOutcome, assemble_all

CHECKOUT = Path(__file__).parents[2]
ARTICLE = (CHECKOUT / "articles" / "article.fr.txt").read_text(encoding="utf-8")


@dataclass
class Newsroom:
    """One article ``kim`` and its catalogs."""

    project: Project
    article: Path

    @classmethod
    def founded(cls, folder: Path, text: str = ARTICLE, name: str = "kim.fr.txt") -> Newsroom:
        (folder / "l10n.toml").write_text('[engine]\nname = "pseudo"\n', encoding="utf-8")
        for below in ("articles", "glossaries"):
            (folder / below).mkdir()
        for glossary in (CHECKOUT / "glossaries").glob("*.csv"):
            (folder / "glossaries" / glossary.name).write_bytes(glossary.read_bytes())
        room = cls(load_project(folder / "l10n.toml"), folder / "articles" / name)
        room.write(text)
        return room

    def write(self, text: str) -> None:
        """Save the article as its author would."""
        self.article.write_text(text, encoding="utf-8", newline="")

    def jobs(self, *tags: str, to: str = "") -> list[Job]:
        source = self.project.source_of(self.article)
        return plan(self.project, [source], [Locale.parse(tag) for tag in tags], to)

    def extract(self, *tags: str) -> list[Outcome]:
        outcomes = extract_all(self.jobs(*tags or ("en",)), SerialExecutor())
        assert [outcome.error for outcome in outcomes] == [None] * len(outcomes)
        return outcomes

    def localize(self, *tags: str, redo: bool = False) -> list[Outcome]:
        outcomes = draft_all(
            self.jobs(*tags or ("en",)),
            SerialExecutor(),
            lambda: engine("pseudo", self.project.folders["packages"]),
            editions=True,
            redo=redo,
        )
        assert [outcome.error for outcome in outcomes] == [None] * len(outcomes)
        return outcomes

    def assemble(self, *tags: str, draft: bool = False, to: str = "") -> list[EditionOutcome]:
        return assemble_all(self.jobs(*tags or ("en",), to=to), SerialExecutor(), draft=draft)

    def po(self, tag: str = "en") -> Path:
        return self.project.catalog("kim", Locale.parse(tag))

    def catalog(self, tag: str = "en") -> Catalog:
        return po.read(self.po(tag).read_bytes(), "kim.po").catalog

    def units(self, tag: str = "en") -> dict[str, Unit]:
        """The catalog's units by source, obsolete ones too."""
        return {unit.source: unit for unit in self.catalog(tag).units}

    def edit(self, targets: dict[str, str], tag: str = "en") -> None:
        """Accept these targets by source, as a translator does in a PO editor."""
        data = self.po(tag).read_bytes()
        document = po.read(data, "kim.po")
        units = tuple(
            replace(
                unit,
                target=targets[unit.source],
                state=State.JOINED if targets[unit.source] == "⇧" else State.REVIEWED,
                origin=None,
                previous=None,
            )
            if unit.source in targets
            else unit
            for unit in document.catalog.units
        )
        catalog = replace(document.catalog, units=units)
        storage.write(self.po(tag), po.render(catalog, document), expected=data)

    def review_all(self, tag: str = "en") -> None:
        """Accept a target for every unit: its source in angle brackets, codes kept."""
        self.edit({source: f"‹{source}›" for source in self.units(tag)}, tag)

    def edition(self, tag: str = "en", *, draft: bool = False, suffix: str = "") -> str:
        locale = Locale.parse(tag)
        path = self.project.edition("kim", locale, suffix or self.article.suffix, draft=draft)
        return path.read_bytes().decode("utf-8")

    def snapshot(self, *, hidden: bool = False) -> dict[str, tuple[bytes, int]]:
        """Every file of the project with its bytes and time; `.l10n` only if ``hidden``."""
        return {
            path.relative_to(self.project.root).as_posix(): (
                path.read_bytes(),
                path.stat().st_mtime_ns,
            )
            for path in sorted(self.project.root.rglob("*"))
            if path.is_file() and (hidden or ".l10n" not in path.parts)
        }
