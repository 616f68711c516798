"""Status says what is left to do, and when an edition is no longer what it should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.executors import SerialExecutor
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.workflow.desk.approve import approve_all, revoke_all
from l10n.workflow.desk.effort import Amount, minutes, words
from l10n.workflow.desk.status import Status, minutes_together, status_all
from l10n.workflow.written import Freshness
from tests.workflow.newsroom import Newsroom
from tests.workflow.reviewed import ARTICLE, founded, reviewed

CURRENT, OUTDATED, MISSING = Freshness.CURRENT, Freshness.OUTDATED, Freshness.MISSING


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A short article that nobody has begun to translate."""
    return founded(tmp_path)


@pytest.fixture
def desk(tmp_path: Path) -> Newsroom:
    """A short article, reviewed and published in German."""
    room = reviewed(tmp_path)
    room.assemble("de")
    return room


def status(room: Newsroom, tag: str = "de") -> Status:
    (found,) = status_all(room.jobs(tag), SerialExecutor())
    return found


def approve(room: Newsroom) -> None:
    when = datetime(2026, 11, 22, tzinfo=UTC)
    approve_all(room.jobs("de"), SerialExecutor(), Glossary(), "Anna", when)


def change_source(room: Newsroom) -> None:
    room.write(ARTICLE.replace("700", "900"))


def change_source_and_extract(room: Newsroom) -> None:
    change_source(room)
    room.extract("de")


def lose_a_paragraph(room: Newsroom) -> None:
    room.write(ARTICLE.replace("Personne ne l'a vu. Le ministre n'a rien dit.\n", ""))


def change_catalog(room: Newsroom) -> None:
    room.edit({"Le missile": "Der Flugkörper"}, "de")


def make_fuzzy(room: Newsroom) -> None:
    text = room.po("de").read_text(encoding="utf-8")
    msgid = 'msgid "Personne'
    room.po("de").write_text(text.replace(msgid, f"#, fuzzy\n{msgid}"), encoding="utf-8")


def edit_by_hand(room: Newsroom) -> None:
    path = room.project.edition("kim", Locale("de"), ".txt", draft=False)
    path.write_text(path.read_text(encoding="utf-8") + "P.S.\n", encoding="utf-8")


def spoil(room: Newsroom) -> None:
    path = room.project.edition("kim", Locale("de"), ".txt", draft=False)
    path.write_bytes(b"\xff\xfe\x00")


def delete(room: Newsroom) -> None:
    room.project.edition("kim", Locale("de"), ".txt", draft=False).unlink()


def change_glossary(room: Newsroom) -> None:
    (room.project.root / "glossaries" / "mine.csv").write_text(
        "concept,type,fr,en,de\nmissile,term,missile,missile,Flugkörper\n", encoding="utf-8"
    )


def nothing(room: Newsroom) -> None:
    pass


@pytest.mark.parametrize(
    ("happens", "then"),
    [
        (nothing, CURRENT),
        (change_glossary, CURRENT),
        (change_source, OUTDATED),
        (change_source_and_extract, OUTDATED),
        (lose_a_paragraph, OUTDATED),
        (change_catalog, OUTDATED),
        (make_fuzzy, OUTDATED),
        (edit_by_hand, OUTDATED),
        (spoil, OUTDATED),
        (delete, MISSING),
    ],
)
def test_an_edition_is_outdated_as_soon_as_it_is_not_what_it_would_be_now(
    desk: Newsroom, happens: Callable[[Newsroom], None], then: Freshness
) -> None:
    happens(desk)
    found = status(desk)
    assert found.error is None
    assert found.edition is then
    assert bool(found.blocking) == (then is not CURRENT)
    assert bool(found.next) == (then is not CURRENT)


def test_an_edition_that_somebody_changed_by_hand_is_told_apart(desk: Newsroom) -> None:
    edit_by_hand(desk)
    found = status(desk)
    assert found.blocking == ("somebody changed the edition on disk by hand",)
    assert found.next == "Run: l10n assemble articles/kim.fr.txt -l de --diff"
    desk.assemble("de")
    change_catalog(desk)
    assert status(desk).blocking == (
        "the edition on disk is not what article and catalog give now",
    )


def test_an_approval_that_is_withdrawn_makes_the_edition_outdated(desk: Newsroom) -> None:
    desk.project = replace(desk.project, approval=True)
    found = status(desk)
    assert (found.edition, found.approved, found.unapproved.units) == (OUTDATED, 0, 5)
    approve(desk)
    found = status(desk)
    assert (found.edition, found.approved, found.blocking) == (CURRENT, 5, ())
    revoke_all(desk.jobs("de"))
    found = status(desk)
    assert found.edition is OUTDATED
    assert found.blocking == ("5 units without an editor's approval",)
    assert found.next == "Run: l10n approve articles/kim.fr.txt -l de"


def test_a_draft_edition_is_outdated_when_its_catalog_has_moved_on(newsroom: Newsroom) -> None:
    newsroom.localize("de")
    assert status(newsroom).draft is CURRENT
    newsroom.edit({"Le missile": "Die Rakete"}, "de")
    assert status(newsroom).draft is OUTDATED
    newsroom.assemble("de", draft=True)
    assert status(newsroom).draft is CURRENT


def test_units_and_words_are_counted_by_what_people_have_to_do(desk: Newsroom) -> None:
    desk.write(ARTICLE.replace("700", "900").replace("vu.", "vu. Un mot de plus."))
    desk.localize("de")
    desk.write(ARTICLE.replace("700", "900").replace("vu.", "vu. Un mot de plus. Et deux."))
    found = status(desk)
    assert found.states == {
        State.REVIEWED: Amount(4, 2 + 9 + 4 + 5),
        State.STALE: Amount(1, 6),
        State.PRETRANSLATED: Amount(1, 4),
        State.UNTRANSLATED: Amount(1, 2),
    }
    assert (found.units, found.left) == (7, 3)
    assert found.minutes == minutes(found.states)
    assert found.blocking == (
        "1 sentence new or changed since the catalog was made",
        "1 unit not translated",
        "1 unit translated from an older source",
        "1 unit drafted, waiting for review",
    )
    assert found.next == "Run: l10n localize articles/kim.fr.txt -l de"


def test_where_drafts_wait_the_file_to_review_is_named(newsroom: Newsroom) -> None:
    newsroom.localize("de")
    assert status(newsroom).next == (
        "Review in a PO editor, then run: l10n check locales/de/LC_MESSAGES/kim.po"
    )


def test_a_joined_unit_waits_as_long_as_the_one_it_is_joined_to(desk: Newsroom) -> None:
    desk.edit({"Le ministre n'a rien dit.": "⇧"}, "de")
    assert status(desk).states[State.JOINED] == Amount(1, 5)
    make_fuzzy(desk)
    found = status(desk)
    assert State.JOINED not in found.states
    assert found.left == 2


def test_an_article_without_a_catalog_is_all_to_be_done(newsroom: Newsroom) -> None:
    found = status(newsroom)
    assert found.states == {State.UNTRANSLATED: Amount(5, 26)}
    assert found.blocking == ("there is no catalog yet",)
    assert found.next == "Run: l10n localize articles/kim.fr.txt -l de"


def test_kept_translations_of_vanished_sentences_are_counted(desk: Newsroom) -> None:
    lose_a_paragraph(desk)
    assert status(desk).obsolete == 2


def test_status_writes_nothing(desk: Newsroom) -> None:
    change_source(desk)
    before = desk.snapshot(hidden=True)
    status(desk)
    assert desk.snapshot(hidden=True) == before


@pytest.mark.parametrize("name", ["kim jong-un.fr.txt", "core\u0301ens.fr.txt", "ké" * 80 + ".txt"])
def test_odd_file_names_are_quoted_in_the_next_command(newsroom: Newsroom, name: str) -> None:
    newsroom.article = newsroom.article.with_name(name)
    newsroom.write(ARTICLE)
    assert f"articles/{name}" in status(newsroom).next.replace("'", "")


def test_a_broken_catalog_is_named_and_others_are_told_of(desk: Newsroom) -> None:
    desk.extract("en")
    desk.po("en").write_bytes(desk.po("en").read_bytes()[:-40])
    english, german = status_all(desk.jobs("en", "de"), SerialExecutor())
    assert isinstance(english.error, InputError)
    assert (german.error, german.edition) == (None, CURRENT)


def test_time_that_a_region_shares_with_its_base_is_counted_once(newsroom: Newsroom) -> None:
    newsroom.localize("de")
    both = status_all(newsroom.jobs("de", "de-AT", "de-CH"), SerialExecutor())
    assert [item.minutes for item in both] == [both[0].minutes] * 3
    assert minutes_together(both) == both[0].minutes


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Il est parti.", 3),
        ("L'homme qu'il a vu.", 4),
        ("Quoi ?", 1),
        ("« Non », dit-il — et 700 km.", 5),
    ],
)
def test_words_are_counted_as_office_programs_count_them(text: str, number: int) -> None:
    assert words(text) == number


@given(st.lists(st.text(max_size=8), max_size=5), st.lists(st.text(max_size=8), max_size=5))
def test_words_of_two_texts_are_those_of_both(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    assert words(f"{first} {second}") == words(first) + words(second)


amounts = st.builds(Amount, st.integers(0, 99), st.integers(0, 9999))


@given(st.dictionaries(st.sampled_from(State), amounts), amounts)
def test_more_work_never_takes_less_time(left: dict[State, Amount], more: Amount) -> None:
    for state in State:
        grown = left | {state: left.get(state, Amount()) + more}
        assert minutes(grown) >= minutes(left)
    assert minutes(left, more) >= minutes(left)
