"""Our own glossary files, as an exchange format."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.finding import Finding
from l10n.model.glossary import Glossary
from l10n.terminology.csvfiles.reading import load
from l10n.terminology.csvfiles.writing import render
from l10n.terminology.exchange.base import Pair
from l10n.terminology.exchange.choice import restricted


@dataclass(frozen=True, slots=True)
class Table:
    """CSV with the columns of `glossaries/README.md`."""

    name: str = "csv"
    bilingual: bool = False

    def read(self, path: str, data: bytes, pair: Pair | None) -> tuple[Glossary, list[Finding]]:
        """As `load` reads a file of the project."""
        glossary, findings = load([(path, data)])
        return (restricted(glossary, pair) if pair else glossary), findings

    def write(self, glossary: Glossary, pair: Pair | None) -> str:
        """As `render` writes a new file; formulas are made harmless, and restored by `read`."""
        chosen = restricted(glossary, pair) if pair else glossary
        return render(chosen.terms, () if chosen.terms else ("concept", "type", "fr")).decode()


TABLE = Table()
