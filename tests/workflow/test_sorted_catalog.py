"""A tool that sorts a catalog changes nothing: its order is the article's again."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from l10n import po, storage
from l10n.model.catalog import Catalog
from l10n.model.unit import State
from tests.workflow.newsroom import ARTICLE, Newsroom


@pytest.fixture
def room(newsroom: Newsroom) -> Newsroom:
    """The real article, all reviewed, two sentences joined."""
    newsroom.extract()
    newsroom.review_all()
    units = newsroom.catalog().units
    newsroom.edit({units[10].source: "Both.", units[11].source: "⇧"})
    newsroom.extract()
    return newsroom


def shuffled(room: Newsroom) -> Catalog:
    """Save the catalog in another order."""
    catalog = room.catalog()
    units = sorted(catalog.units, key=lambda unit: unit.source)
    random.Random(1).shuffle(units)
    storage.write(room.po(), po.render(replace(catalog, units=tuple(units))))
    return catalog


def test_a_sorted_catalog_comes_back_in_the_order_of_the_text_with_every_state(
    room: Newsroom,
) -> None:
    before = shuffled(room)
    (outcome,) = room.extract()
    assert room.catalog() == before
    assert outcome.merged.moved == 0


def test_a_catalog_sorted_while_the_article_changed_keeps_every_text(room: Newsroom) -> None:
    before = shuffled(room)
    room.write(ARTICLE.replace("luxueux", "vieux"))
    room.extract()
    texts = {unit.target for unit in room.catalog().units}
    assert {unit.target for unit in before.units if unit.target} <= texts


def test_sentences_that_the_author_swapped_are_not_taken_for_sorted(room: Newsroom) -> None:
    """A joined sentence that no longer follows its partner waits for a person."""
    units = room.catalog().units
    one, two = units[10].source, units[11].source
    assert f"{one} {two}" in ARTICLE
    room.write(ARTICLE.replace(f"{one} {two}", f"{two} {one}"))
    room.extract()
    states = {unit.source: unit.state for unit in room.catalog().units}
    assert (states[one], states[two]) == (State.STALE, State.STALE)
