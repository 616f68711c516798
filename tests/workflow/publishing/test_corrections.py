"""A correction shows the sentences that change, and the words in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import UnfinishedError
from l10n.executors import SerialExecutor
from l10n.model.locale import Locale
from l10n.workflow.publishing.corrections import Change, Correction, changes, corrections_all
from l10n.workflow.written import Freshness
from tests.workflow.newsroom import Newsroom
from tests.workflow.reviewed import ARTICLE, reviewed

BEFORE = """\
The missile

A missile flew 700 kilometres. It fell into the sea.
Nobody saw it.
"""

sentences = st.sampled_from(
    ["Nobody saw it.", "Nobody has seen it.", "He spoke.", "It rained.", "Why not?", "Rain fell."]
)
texts = st.lists(st.lists(sentences, max_size=3).map(" ".join), max_size=5).map("\n".join)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A short article, reviewed and published in German."""
    room = reviewed(tmp_path)
    room.assemble("de")
    return room


def correction(room: Newsroom, *, draft: bool = False) -> Correction:
    (found,) = corrections_all(room.jobs("de"), SerialExecutor(), draft=draft)
    return found


def plain(text: str) -> list[str]:
    return [
        part if part.endswith((".", "?")) else f"{part}."
        for line in text.split("\n")
        for part in line.replace(". ", ".\n").replace("? ", "?\n").split("\n")
        if part
    ]


@given(texts)
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert changes(text, text, "en") == []


@given(texts, texts)
def test_the_changes_make_the_new_text_out_of_the_old(before: str, after: str) -> None:
    found = changes(before, after, "en")
    gone = [change.before for change in found if change.before]
    added = [change.after for change in found if change.after]
    old, new = plain(before), plain(after)
    assert all(sentence in old for sentence in gone)
    assert all(sentence in new for sentence in added)
    kept = list(old)
    for sentence in gone:
        kept.remove(sentence)
    stayed = list(new)
    for sentence in added:
        stayed.remove(sentence)
    assert sorted(kept) == sorted(stayed)


@given(texts, texts)
def test_without_the_marked_words_both_sentences_are_the_same(before: str, after: str) -> None:
    def unmarked(text: str, spans: tuple[object, ...]) -> str:
        for span in reversed(spans):
            text = text[: span.start] + text[span.end :]  # type: ignore[attr-defined]
        return text

    for change in changes(before, after, "en"):
        if change.before and change.after:
            assert unmarked(change.before, change.gone) == unmarked(change.after, change.added)


def test_a_changed_number_is_shown_in_its_sentence() -> None:
    (change,) = changes(BEFORE, BEFORE.replace("700", "900"), "en")
    assert (change.line, change.new_line) == (3, 3)
    assert [span.of(change.before) for span in change.gone] == ["700"]
    assert [span.of(change.after) for span in change.added] == ["900"]


def test_a_sentence_that_comes_or_goes_is_shown_alone() -> None:
    longer = BEFORE.replace("sea.\n", "sea.\nIt was raining.\n")
    assert changes(BEFORE, longer, "en") == [Change(4, 4, "", "It was raining.")]
    assert changes(longer, BEFORE, "en") == [Change(4, 4, "It was raining.", "")]


def test_sentences_that_have_nothing_in_common_are_not_paired() -> None:
    found = changes("Nobody saw it.\n", "Rain fell all night long\n", "en")
    assert [(one.before, one.after) for one in found] == [
        ("Nobody saw it.", ""),
        ("", "Rain fell all night long"),
    ]


def test_a_corrected_catalog_shows_what_it_changes_in_print(newsroom: Newsroom) -> None:
    assert correction(newsroom).edition is Freshness.CURRENT
    newsroom.edit({"Personne ne l'a vu.": "Niemand hat ihn gesehen."}, "de")
    before = newsroom.snapshot(hidden=True)
    (change,) = correction(newsroom).changes
    assert change.before == "Niemand hat sie gesehen."
    assert change.after == "Niemand hat ihn gesehen."
    assert newsroom.snapshot(hidden=True) == before


def test_an_edition_that_is_not_there_is_missing_and_no_list_of_changes(newsroom: Newsroom) -> None:
    path = newsroom.project.edition("kim", Locale("de"), ".txt", draft=False)
    path.unlink()
    found = correction(newsroom)
    assert (found.edition, found.changes) == (Freshness.MISSING, ())


def test_an_edition_in_which_only_blanks_differ_is_outdated_without_changes(
    newsroom: Newsroom,
) -> None:
    path = newsroom.project.edition("kim", Locale("de"), ".txt", draft=False)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    found = correction(newsroom)
    assert (found.edition, found.changes) == (Freshness.OUTDATED, ())


def test_an_edition_that_is_no_text_any_more_can_still_be_compared(newsroom: Newsroom) -> None:
    path = newsroom.project.edition("kim", Locale("de"), ".txt", draft=False)
    path.write_bytes(b"\x00\xff\xfe" * 50)
    assert correction(newsroom).changes


def test_what_is_not_reviewed_is_said_and_can_be_compared_as_a_draft(newsroom: Newsroom) -> None:
    newsroom.write(ARTICLE.replace("700", "900"))
    newsroom.extract("de")
    assert isinstance(correction(newsroom).error, UnfinishedError)
    assert correction(newsroom, draft=True).edition is Freshness.MISSING


def test_what_assembling_overwrites_is_kept_among_the_backups(newsroom: Newsroom) -> None:
    path = newsroom.project.edition("kim", Locale("de"), ".txt", draft=False)
    path.write_text("What I wrote into it.\n", encoding="utf-8")
    newsroom.assemble("de")
    kept = newsroom.project.root / ".l10n" / "backups"
    assert b"What I wrote into it.\n" in [
        file.read_bytes() for file in kept.rglob("*") if file.is_file()
    ]
