"""An article from a site nobody prepared for goes through without a change in code."""

from pathlib import Path

import pytest

from l10n.model.unit import State
from tests.workflow.newsroom import CHECKOUT, Newsroom

TEXT = (CHECKOUT / "tests/workflow/data/fregates.fr.txt").read_text(encoding="utf-8")
CHROME = [*range(1, 6), *range(11, 15), 21, *range(27, 30), *range(35, 42)]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom.founded(tmp_path, TEXT)


def test_its_roles_are_what_a_reader_sees(newsroom: Newsroom) -> None:
    newsroom.extract()
    contexts = [unit.context for unit in newsroom.catalog().units if unit.context]
    assert contexts == [
        *("section", "title", "dek", "byline", "caption", "image-credit"),
        *("heading", "heading", "list-item", "list-item", "list-item"),
        *("author-bio", "author-bio"),
    ]


def test_its_edition_has_every_paragraph_and_no_chrome(newsroom: Newsroom) -> None:
    newsroom.extract("de")
    newsroom.review_all("de")
    newsroom.assemble("de")
    edition = newsroom.edition("de")
    lines = TEXT.splitlines()
    for number, line in enumerate(lines, 1):
        if number in CHROME:
            assert line not in edition.splitlines(), line
    assert "Veröffentlicht am 14. März 2024" in edition
    assert "Aktualisiert am 15. März 2024" in edition
    assert edition.count("‹") == len(newsroom.catalog("de").units)


def test_a_date_in_a_sentence_is_printed_for_the_locale(newsroom: Newsroom) -> None:
    newsroom.localize("en")
    unit = next(unit for unit in newsroom.catalog().units if "6 juin 2024" in unit.source)
    assert any("“June 6, 2024”" in note for note in unit.notes)
    assert unit.state is State.PRETRANSLATED
    assert "June 6, 2024" in unit.target


def test_names_of_a_byline_are_kept(newsroom: Newsroom) -> None:
    newsroom.localize("de")
    unit = next(unit for unit in newsroom.catalog("de").units if unit.context == "byline")
    assert unit.target == "Claire Vasseur und Ioan Marin"
