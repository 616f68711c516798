"""Localizing drafts what is open, makes the editions that can be made, and repeats itself."""

from l10n.model.unit import State
from tests.workflow.newsroom import ARTICLE, Newsroom


def test_every_draft_is_fuzzy_and_says_where_it_came_from(newsroom: Newsroom) -> None:
    newsroom.localize("en", "de")
    for tag in ("en", "de"):
        for unit in newsroom.catalog(tag).units:
            assert unit.state is State.PRETRANSLATED, unit.source
            assert unit.origin is not None


def test_a_second_run_writes_no_file(newsroom: Newsroom) -> None:
    newsroom.localize("en", "de", "de-AT")
    before = newsroom.snapshot(hidden=True)
    newsroom.localize("en", "de", "de-AT")
    assert newsroom.snapshot(hidden=True) == before


def test_no_human_word_is_touched(newsroom: Newsroom) -> None:
    newsroom.extract()
    first, second, third = [unit.source for unit in newsroom.catalog().units][3:6]
    newsroom.edit({first: "One.", second: "Two.", third: "⇧"})
    newsroom.localize()
    units = newsroom.units()
    assert [units[source].target for source in (first, second, third)] == ["One.", "Two.", "⇧"]
    assert newsroom.catalog().human_texts() == 3


def test_a_draft_that_a_person_has_begun_to_edit_is_not_made_again(newsroom: Newsroom) -> None:
    newsroom.localize()
    text = newsroom.po().read_text(encoding="utf-8")
    begun = newsroom.catalog().units[5].target
    newsroom.po().write_text(text.replace(f'"{begun}"', '"The visit lasted"'), encoding="utf-8")
    newsroom.localize(redo=True)
    unit = newsroom.catalog().units[5]
    assert (unit.target, unit.state) == ("The visit lasted", State.PRETRANSLATED)


def test_what_a_person_translated_before_is_offered_again(newsroom: Newsroom) -> None:
    newsroom.extract()
    source = newsroom.catalog().units[3].source
    newsroom.edit({source: "They met."})
    newsroom.article = newsroom.article.with_name("other.fr.txt")
    newsroom.write(ARTICLE)
    newsroom.localize()
    other = newsroom.po().with_name("other.po").read_text(encoding="utf-8")
    assert 'msgstr "They met."' in other
    assert "engine=memory model=kim" in other


def test_an_unfinished_catalog_makes_a_draft_edition_that_says_so(newsroom: Newsroom) -> None:
    (outcome,) = newsroom.localize("de")
    (edition,) = outcome.editions
    assert edition.draft
    assert edition.path == "out/draft/de/kim.txt"
    assert "ENTWURF" in newsroom.edition("de", draft=True).splitlines()[0].upper()


def test_a_reviewed_catalog_makes_a_finished_edition(newsroom: Newsroom) -> None:
    newsroom.extract()
    newsroom.review_all()
    (outcome,) = newsroom.localize()
    (edition,) = outcome.editions
    assert (edition.path, edition.draft) == ("out/en/kim.txt", False)
