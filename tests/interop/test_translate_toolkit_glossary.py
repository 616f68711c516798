"""The translate toolkit, which stands behind Weblate, reads our TBX 2, and we read its own."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.terminology.exchange import Pair
from l10n.terminology.exchange.tbx import DCA, MARTIF

from .catalog import run

pytestmark = pytest.mark.interop

PAIR = Pair(Locale("en"), Locale("de"))
GLOSSARY = Glossary(
    tuple(
        Term(name, "weapon", {"en": Rendering(en), "de": Rendering(de, ("<&>",))}, Where("g.csv"))
        for name, en, de in (("tank", "tank", "Panzer"), ("r&d", "R&D", "„Forschung“"))
    )
)


def test_every_term_of_ours_arrives(tmp_path: Path) -> None:
    terms, catalog = tmp_path / "terms.tbx", tmp_path / "terms.po"
    text = MARTIF.write(GLOSSARY, PAIR)
    terms.write_text(text, encoding="utf-8")
    run("tbx2po", terms, catalog)
    found = [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(catalog)) if entry.msgid]
    assert found == [("tank", "Panzer"), ("R&D", "„Forschung“")]


def test_every_term_of_theirs_arrives(tmp_path: Path) -> None:
    """Not being told the target language, it calls it ``xx``."""
    table, terms = tmp_path / "terms.csv", tmp_path / "terms.tbx"
    table.write_text("comment,source,target\n,tank,Panzer\n,R&D,„Forschung“\n", encoding="utf-8")
    run("csv2tbx", "--columnorder=comment,source,target", table, terms)
    data = terms.read_bytes()
    assert b"<!DOCTYPE martif PUBLIC" in data
    glossary, _ = DCA.read("terms.tbx", data, PAIR)
    found = [{tag: one.preferred for tag, one in t.renderings.items()} for t in glossary.terms]
    assert {"en": "tank", "de": "Panzer"} in found
    assert {"en": "R&D", "de": "„Forschung“"} in found
