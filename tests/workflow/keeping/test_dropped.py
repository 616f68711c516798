"""What a tool dropped of people's work is said, with the command that brings it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n import po, storage
from l10n.model.finding import Finding
from l10n.model.unit import State, Unit
from tests.workflow.newsroom import Newsroom


@pytest.fixture
def room(newsroom: Newsroom) -> Newsroom:
    """The real article, all reviewed in English."""
    newsroom.extract()
    newsroom.review_all()
    return newsroom


def saved(room: Newsroom, *units: Unit) -> list[Finding]:
    """What the next run says when a tool has saved the catalog with these units."""
    document = po.read(room.po().read_bytes(), "kim.po")
    room.po().write_bytes(po.render(replace(document.catalog, units=units), document))
    (outcome,) = room.extract("en")
    return [finding for finding in outcome.findings if finding.code == "po-dropped"]


def test_a_selection_saved_as_the_catalog_is_said_with_the_state_that_has_all(
    room: Newsroom,
) -> None:
    before = room.po().read_bytes()
    (finding,) = saved(room, *room.catalog().units[10:20])
    assert finding.where.path == "locales/en/LC_MESSAGES/kim.po"
    assert finding.message.startswith("49 texts of people stood here when it was last written")
    assert "“" + room.catalog().units[0].source in finding.message
    number = int(finding.advice.split()[-1])
    assert [s.read() for s in storage.states(room.po()) if s.number == number] == [before]


def test_an_emptied_text_is_said(room: Newsroom) -> None:
    first, *others = room.catalog().units
    (finding,) = saved(room, replace(first, target="", state=State.UNTRANSLATED), *others)
    assert finding.message.startswith("a text of a person stood here")


def test_it_is_said_once(room: Newsroom) -> None:
    assert saved(room, *room.catalog().units[10:20])
    assert saved(room, *room.catalog().units) == []


def test_texts_that_were_corrected_put_aside_or_joined_are_not_missing(room: Newsroom) -> None:
    units = list(room.catalog().units)
    units[0] = replace(units[0], target="Corrected.")
    units[5] = replace(units[5], target="⇧", state=State.JOINED)
    units.append(replace(units.pop(7), state=State.OBSOLETE))
    assert saved(room, *units) == []
    open_again = [replace(u, target="") if u.state is State.JOINED else u for u in units]
    assert saved(room, *open_again) == []


def test_the_work_of_machines_is_not_missed(newsroom: Newsroom) -> None:
    newsroom.localize("en")
    assert saved(newsroom, *newsroom.catalog().units[3:8]) == []
