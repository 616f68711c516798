"""A template has every sentence of an article and nobody's translation, in gettext's form."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.unit import State
from tests.bilingual.catalogs import PORT, catalogs


@given(catalogs)
@settings(max_examples=60)
def test_a_template_holds_each_living_unit_without_its_target(catalog: Catalog) -> None:
    data = po.template(catalog)
    read = po.read(data, "port.pot").catalog
    living = [unit for unit in catalog.units if unit.state is not State.OBSOLETE]
    assert [unit.key for unit in read.units] == [unit.key for unit in living]
    assert all(
        (unit.state, unit.target, unit.comments) == (State.UNTRANSLATED, "", ())
        for unit in read.units
    )
    assert po.render(read, po.read(data, "port.pot")) == data


def test_notes_and_references_stay() -> None:
    read = po.read(po.template(PORT), "port.pot").catalog
    first = PORT.units[0]
    assert (read.units[0].notes, read.units[0].references) == (first.notes, first.references)


def test_the_header_is_for_tools_to_fill_in() -> None:
    text = po.template(PORT, published=date(2023, 9, 12)).decode()
    assert '"POT-Creation-Date: 2023-09-12 00:00+0000\\n"' in text
    for left in ("YEAR-MO-DA HO:MI+ZONE", "FULL NAME <EMAIL@ADDRESS>"):
        assert left in text
    assert "Plural-Forms" not in text
    assert '"Language:' not in text
    assert text.index('#, fuzzy\nmsgid ""\n') < text.index("Le port ferme")
