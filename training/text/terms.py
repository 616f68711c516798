"""Read what the glossaries of the product call a concept, for the uses that training has for it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_COMMON = frozenset({"section"})
"""Types of concepts whose names are ordinary words of any page."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One row: its type, and its forms by language, the preferred one first."""

    type: str
    forms: dict[str, tuple[str, ...]]

    def pairs(self, direction: str) -> list[tuple[str, str]]:
        """Return every source form with the preferred term of the target language."""
        source, target = direction.split("-")
        if source not in self.forms or target not in self.forms:
            return []
        return [(form, self.forms[target][0]) for form in self.forms[source]]


def read_concepts(folder: Path) -> list[Concept]:
    """Read every glossary (`*.csv`) of a folder: columns `type`, `fr`, `fr_variants`, and so on.

    Raises ValueError where there is no glossary.
    """
    concepts = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                if row.get("type") not in _COMMON:
                    concepts.append(Concept(row.get("type") or "", _forms(row)))
    if not any(concept.forms for concept in concepts):
        raise ValueError(f"{folder} holds no glossary (*.csv with a column for a language)")
    return concepts


def _forms(row: dict[str, str]) -> dict[str, tuple[str, ...]]:
    cells = {name: cell or "" for name, cell in row.items() if name}
    found = {}
    for language in (name for name in cells if len(name) == 2):
        listed = f"{cells[language]}|{cells.get(f'{language}_variants', '')}".split("|")
        if cells[language]:
            found[language] = tuple(dict.fromkeys(form.strip() for form in listed if form.strip()))
    return found


def persons(concepts: Sequence[Concept]) -> list[Concept]:
    """Return the concepts that are persons with a name in several words."""
    return [
        concept
        for concept in concepts
        if concept.type == "person" and all(" " in forms[0] for forms in concept.forms.values())
    ]
