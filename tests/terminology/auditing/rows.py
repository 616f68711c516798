"""Glossary files for tests, one concept a row, each row as the cells that it fills."""

from __future__ import annotations

import csv
import io

from l10n.model.finding import Finding
from l10n.model.locale import Locale
from l10n.terminology import audit, load

FR, EN, DE = Locale("fr"), Locale("en"), Locale("de")

TANK = {"concept": "tank", "type": "weapon", "fr": "char", "en": "tank", "de": "Panzer"}
SHELL = {"concept": "shell", "type": "weapon", "fr": "obus", "en": "shell", "de": "Granate"}
MINE = {"concept": "mine", "type": "weapon", "fr": "mine", "en": "mine", "de": "Mine"}
PIT = {"concept": "pit", "type": "general", "fr": "mine", "en": "pit", "de": "Bergwerk"}


def csv_of(*rows: dict[str, str]) -> str:
    """The rows as a glossary file; the first row stands on line 2."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def findings(
    *rows: dict[str, str], notes: bool = False, texts: dict[str, list[str]] | None = None
) -> list[Finding]:
    """What the audit says of the rows, with columns."""
    text = csv_of(*rows)
    glossary, _ = load([("g.csv", text.encode())])
    return audit(glossary, FR, [EN, DE], notes=notes, texts=texts, files={"g.csv": text})
