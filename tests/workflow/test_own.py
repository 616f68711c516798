"""What a region says otherwise is kept up to the article, and never falls back to its base unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n import po
from l10n.errors import UnfinishedError
from l10n.executors import SerialExecutor
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.workflow.desk.status import status_all
from l10n.workflow.jobs import extract_all
from l10n.workflow.qa import check_all
from tests.workflow.newsroom import Newsroom
from tests.workflow.reviewed import ARTICLE, reviewed

FALLEN = "Il est tombé en mer le 5 janvier 2024."
OWN = "Sie fiel am 5. Januar 2024 in die See, auf Höhe der „Großen Straße“."


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A German catalog, reviewed, and a Swiss one that was begun and says one sentence otherwise."""
    room = reviewed(tmp_path)
    extract(room, own=True)
    room.edit({FALLEN: OWN}, "de-CH")
    return room


def extract(room: Newsroom, *, own: bool = False) -> None:
    (outcome,) = extract_all(room.jobs("de", "de-CH"), SerialExecutor(), own=own)
    assert outcome.error is None


def few(room: Newsroom) -> None:
    """Leave in the Swiss catalog what differs alone, as people keep it in git."""
    document = po.read(room.po("de-CH").read_bytes(), "x.po")
    catalog = document.catalog
    units = tuple(unit for unit in catalog.units if unit.target)
    data = po.render(replace(catalog, units=units), document)
    room.po("de-CH").write_bytes(data)


def said(room: Newsroom) -> str:
    (outcome,) = room.assemble("de-CH")
    assert outcome.error is None, outcome.error
    return room.edition("de-CH")


def test_a_catalog_that_is_begun_lists_every_sentence_with_what_is_printed(room: Newsroom) -> None:
    units = room.units("de-CH")
    assert len(units) == 5
    assert "prints: Sie stürzte am 5. Januar 2024 ins Meer." in units[FALLEN].notes
    assert [unit.state for unit in units.values()].count(State.UNTRANSLATED) == 4
    assert "Only what de-CH says" in room.po("de-CH").read_text(encoding="utf-8")


def test_what_it_says_is_printed_as_it_stands_and_the_rest_comes_from_the_base(
    room: Newsroom,
) -> None:
    text = said(room)
    assert OWN in text
    assert "Eine Rakete flog 700 Kilometer weit." in text
    assert [outcome.edition and outcome.edition.units for outcome in room.assemble("de-CH")] == [5]


def test_bringing_it_up_again_changes_no_byte(room: Newsroom) -> None:
    before = room.snapshot(hidden=True)
    extract(room)
    assert room.snapshot(hidden=True) == before
    few(room)
    extract(room)
    before = room.snapshot(hidden=True)
    extract(room, own=True)
    assert room.snapshot(hidden=True) == before
    assert list(room.units("de-CH")) == [FALLEN], "a file of what differs stays one"


def test_sentences_that_are_left_to_the_base_are_no_finding(room: Newsroom) -> None:
    (checked,) = check_all(
        [room.po("de-CH")], SerialExecutor(), project=room.project, glossary=Glossary()
    )
    assert checked.error is None
    assert "untranslated" not in {finding.code for finding in checked.findings}


@pytest.mark.parametrize("listing", [True, False])
def test_a_sentence_that_changes_is_looked_at_in_the_region_too(
    room: Newsroom, listing: bool
) -> None:
    if not listing:
        few(room)
    said(room)
    room.write(ARTICLE.replace("tombé en mer", "tombé dans la mer"))
    (outcome,) = room.assemble("de-CH")
    assert isinstance(outcome.error, UnfinishedError)
    assert [finding.code for finding in outcome.error.findings] == ["region-astray"]
    assert outcome.error.findings[0].where.path == "locales/de_CH/LC_MESSAGES/kim.po"
    extract(room)
    now = FALLEN.replace("tombé en mer", "tombé dans la mer")
    unit = room.units("de-CH")[now]
    assert (unit.target, unit.state) == (OWN, State.STALE)
    room.edit({now: "Sie stürzte am 5. Januar 2024 ins Meer."}, "de")
    (outcome,) = room.assemble("de-CH")
    assert isinstance(outcome.error, UnfinishedError)
    assert [finding.code for finding in outcome.error.findings] == ["not-reviewed"]
    room.edit({now: OWN}, "de-CH")
    assert OWN in said(room)


def test_a_sentence_that_is_gone_is_kept_at_the_end(room: Newsroom) -> None:
    room.write(ARTICLE.replace(f" {FALLEN}", ""))
    (status,) = status_all(room.jobs("de-CH"), SerialExecutor())
    assert "of its own that the article has no more" in " ".join(status.blocking)
    assert status.next == "Run: l10n extract articles/kim.fr.txt -l de-CH"
    extract(room)
    assert room.units("de-CH")[FALLEN].state is State.OBSOLETE
    assert "Sie stürzte" not in said(room)


def test_no_region_begins_a_catalog_unasked(tmp_path: Path) -> None:
    room = reviewed(tmp_path)
    extract(room)
    assert not room.project.catalog("kim", Locale("de-CH")).exists()


@pytest.mark.parametrize("listing", [True, False])
def test_what_a_region_says_goes_to_no_other_sentence_of_the_article(
    tmp_path: Path, listing: bool
) -> None:
    text = "Titre\n\nLe port de Brest est fermé ce soir. Le port de Nantes est fermé ce soir.\n"
    room = Newsroom.founded(tmp_path, text)
    extract(room, own=True)
    room.review_all("de")
    nantes = "Le port de Nantes est fermé ce soir."
    room.edit({nantes: "Der Hafen von Nantes ist zu."}, "de-CH")
    if not listing:
        few(room)
    room.write(text.replace(f" {nantes}", ""))
    extract(room)
    units = room.units("de-CH")
    assert units[nantes].state is State.OBSOLETE
    assert not [unit for unit in units.values() if unit.state is State.STALE]
