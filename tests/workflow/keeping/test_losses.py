"""No catalog is written that would lose a text of a person, unless a person says so (law 7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import BrokenError
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import Key, State, Unit
from l10n.workflow.files import read_catalog, write_catalog
from l10n.workflow.keeping.losses import lost
from tests.workflow.newsroom import Newsroom


def unit(source: str, target: str, state: State = State.REVIEWED) -> Unit:
    return Unit(Key("", source), target, state)


def catalog(units: Iterable[Unit]) -> Catalog:
    return Catalog("kim", Locale.parse("fr"), Locale.parse("en"), tuple(units))


OLD = catalog([unit("Un.", "One."), unit("Oui.", "Yes."), unit("Si.", "Yes.")])

sources = st.sampled_from(["Un.", "Deux.", "Trois.", "Quatre."])
targets = st.sampled_from(["One.", "Two.", "Yes.", ""])
units = st.builds(unit, sources, targets, st.sampled_from(State))
catalogs = st.lists(units, max_size=5, unique_by=lambda one: one.key).map(catalog)


def test_equal_texts_are_counted_so_two_are_not_kept_by_one() -> None:
    gone = lost(OLD, catalog([unit("Un.", "One."), unit("Oui.", "Yes.")]))
    assert [one.source for one in gone] == ["Si."]


def test_a_text_may_move_to_another_unit_or_state_or_file() -> None:
    new = catalog([unit("Un, et plus.", "One.", State.STALE), unit("Oui.", "Yes.", State.OBSOLETE)])
    assert lost(OLD, new, moved=[unit("Si.", "Yes.", State.OBSOLETE)]) == []


def test_a_machines_text_does_not_stand_for_a_persons() -> None:
    origin = Origin("argos", "-", "-", fingerprint("Un."), fingerprint("One."))
    draft = replace(unit("Un.", "One.", State.PRETRANSLATED), origin=origin)
    assert lost(catalog([unit("Un.", "One.")]), catalog([draft]))
    assert lost(catalog([draft]), catalog([])) == []


def test_a_figure_carried_into_a_stale_text_loses_nothing_but_another_word_does() -> None:
    old = catalog([unit("À 700 km.", "700 km away.")])
    now = replace(unit("À 1 900 km.", "1,900 km away.", State.STALE), previous=Key("", "À 700 km."))
    assert lost(old, catalog([now])) == []
    assert lost(old, catalog([replace(now, target="900 miles away.")]))
    assert lost(old, catalog([replace(now, previous=Key("", "Another."))]))


def test_what_a_person_replaces_is_named_by_its_key() -> None:
    new = catalog([unit("Un.", "A single one."), *OLD.units[1:]])
    assert lost(OLD, new) == [OLD.units[0]]
    assert lost(OLD, new, replaced={Key("", "Un.")}) == []


@given(catalogs, catalogs)
def test_nothing_is_lost_when_everything_is_there_and_everything_when_nothing_is(
    old: Catalog, new: Catalog
) -> None:
    assert lost(old, catalog([*new.units, *old.units])) == []
    assert lost(old, new, moved=old.units) == []
    assert len(lost(old, catalog([]))) == old.human_texts()
    # The number never falls unseen.
    assert old.human_texts() - new.human_texts() <= len(lost(old, new))


def test_a_catalog_that_would_lose_texts_is_not_written_and_they_are_named(
    newsroom: Newsroom,
) -> None:
    newsroom.extract()
    newsroom.review_all()
    before = newsroom.po().read_bytes()
    stored = read_catalog(newsroom.project, "kim", Locale.parse("en"))
    assert stored is not None
    fewer = replace(stored.catalog, units=stored.catalog.units[:-7])
    with pytest.raises(BrokenError, match="would lose 7 texts") as caught:
        write_catalog(newsroom.project, fewer, stored)
    assert caught.value.code == "po-loss"
    assert "and 2 more" in caught.value.message
    assert newsroom.po().read_bytes() == before
    assert write_catalog(newsroom.project, fewer, stored, moved=stored.catalog.units[-7:])
