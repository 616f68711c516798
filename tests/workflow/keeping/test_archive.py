"""Too many obsolete units go to a file of their own, where nothing is lost and all is found again."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import InputError, L10nError
from l10n.executors import SerialExecutor
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit, is_mark
from l10n.workflow.jobs import extract_all
from l10n.workflow.keeping import archive
from l10n.workflow.keeping.archive import overflowing, read_archive, write_archive
from l10n.workflow.outcome import Outcome
from tests.workflow.newsroom import Newsroom

ENGLISH = Locale("en")
TODAY = date(2026, 11, 22)


def aside(source: str, target: str = "", day: str = "", context: str = "") -> Unit:
    """A unit that was put aside on ``day``."""
    notes = (f"obsolete since {day}",) if day else ()
    return Unit(Key(context, source), target or f"EN {source}", State.OBSOLETE, notes=notes)


def catalog(*units: Unit) -> Catalog:
    return Catalog("kim", Locale("fr"), ENGLISH, units)


def test_the_oldest_go_first_and_those_without_a_day_are_the_oldest() -> None:
    units = [
        aside("c", day="2026-11-03"),
        aside("a"),
        aside("d", day="2026-11-04"),
        aside("b", day="2026-11-01"),
    ]
    kept, overflow = overflowing(catalog(*units), 2)
    assert [unit.source for unit in overflow] == ["a", "b"]
    assert [unit.source for unit in kept.units] == ["c", "d"]
    assert overflowing(kept, 2) == (kept, ())


@given(
    st.lists(st.tuples(st.sampled_from(["", "2026-01-01", "2026-02-02"]), st.booleans())),
    st.integers(0, 5),
)
def test_nothing_is_lost_between_the_two_and_no_passage_is_cut(
    drawn: list[tuple[str, bool]], cap: int
) -> None:
    units = [
        aside(str(at), "⇧" if mark else "", day)
        for at, (day, mark) in enumerate(sorted(drawn, key=lambda one: one[0]))
    ]
    living = Unit(Key("", "here"), "EN here", State.REVIEWED)
    kept, overflow = overflowing(catalog(living, *units), cap)
    assert [*overflow, *kept.units[1:]] == units
    assert kept.units[0] == living
    assert len(kept.units) - 1 <= cap
    assert not overflow or len(kept.units) == 1 or not is_mark(kept.units[1].target)


def test_adding_and_taking_out_leaves_what_was_there(newsroom: Newsroom) -> None:
    found = read_archive(newsroom.project, "kim", ENGLISH)
    assert found.units == ()
    assert write_archive(found, catalog(), added=[aside("a"), aside("b")])
    found = read_archive(newsroom.project, "kim", ENGLISH)
    assert [unit.source for unit in found.units] == ["a", "b"]
    assert not write_archive(found, catalog(), added=[aside("a")]), "it says that already"
    assert write_archive(found, catalog(), added=[aside("c")], taken={Key("", "a")})
    found = read_archive(newsroom.project, "kim", ENGLISH)
    assert [unit.source for unit in found.units] == ["b", "c"]


def test_of_two_translations_of_a_sentence_both_are_kept_and_the_later_one_is_found(
    newsroom: Newsroom,
) -> None:
    for target in ("first", "second", "third", "third"):
        found = read_archive(newsroom.project, "kim", ENGLISH)
        write_archive(found, catalog(), added=[aside("a", target)])
    found = read_archive(newsroom.project, "kim", ENGLISH)
    assert [unit.target for unit in found.units] == ["third"]
    assert found.document is not None
    assert Counter(unit.target for unit in found.document.catalog.units) == Counter(
        ["first", "second", "third"]
    )


def test_an_archive_that_somebody_changes_meanwhile_is_left_alone(newsroom: Newsroom) -> None:
    write_archive(read_archive(newsroom.project, "kim", ENGLISH), catalog(), added=[aside("a")])
    found = read_archive(newsroom.project, "kim", ENGLISH)
    text = found.path.read_text("utf-8").replace("EN a", "EN A")
    found.path.write_text(text, encoding="utf-8")
    with pytest.raises(L10nError):
        write_archive(found, catalog(), added=[aside("b")])
    assert found.path.read_text("utf-8") == text


def test_an_archive_that_cannot_be_read_stops_the_job_and_changes_nothing(
    newsroom: Newsroom,
) -> None:
    newsroom.extract()
    path = read_archive(newsroom.project, "kim", ENGLISH).path
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a\n', encoding="utf-8")
    newsroom.write(newsroom.article.read_text("utf-8").replace("700", "900"))
    before = newsroom.po().read_bytes()
    (outcome,) = extract_all(newsroom.jobs("en"), SerialExecutor(), today=TODAY)
    assert isinstance(outcome.error, InputError)
    assert newsroom.po().read_bytes() == before


SENTENCES = [
    "Le maire de Dunkerque a inauguré mardi une bibliothèque sur les quais.",
    "Deux voiliers norvégiens attendent la marée pour entrer dans le bassin.",
    "Une boulangère distribue gratuitement des brioches aux enfants du quartier.",
    "Les pompiers ont éteint l'incendie d'un entrepôt abandonné depuis longtemps.",
    "Personne ne connaît encore la date de réouverture du musée portuaire.",
]


@pytest.fixture
def few(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom whose catalogs keep two obsolete units, and a reviewed article."""
    monkeypatch.setattr(archive, "CAP", 2)
    newsroom.write(page(SENTENCES))
    newsroom.extract()
    newsroom.review_all()
    return newsroom


def page(sentences: list[str]) -> str:
    return "\n".join(["Une ville au bord de la mer", "Elle vit de son port.", *sentences, ""])


def run(room: Newsroom, sentences: list[str], today: date = TODAY) -> Outcome:
    room.write(page(sentences))
    (outcome,) = extract_all(room.jobs("en"), SerialExecutor(), today=today)
    assert outcome.error is None
    return outcome


def texts(room: Newsroom) -> Counter[str]:
    """The human texts of a catalog and its archive."""
    stored = read_archive(room.project, "kim", ENGLISH).document
    units = [*room.catalog().units, *(stored.catalog.units if stored else ())]
    return Counter(unit.target for unit in units if unit.human)


def test_sentences_that_go_and_return_are_found_in_the_archive_reviewed_as_they_were(
    few: Newsroom,
) -> None:
    before, all_texts = few.catalog(), texts(few)
    outcome = run(few, SENTENCES[:1])
    assert outcome.merged.put_aside == 4
    assert outcome.archived == 2
    assert few.catalog().count()[State.OBSOLETE] == 2
    found = read_archive(few.project, "kim", ENGLISH).units
    assert [unit.source for unit in found] == SENTENCES[1:3]
    assert {unit.notes for unit in found} == {("obsolete since 2026-11-22",)}
    assert not texts(few) - all_texts
    assert not all_texts - texts(few)
    outcome = run(few, SENTENCES)
    assert outcome.merged.returned == 4
    assert few.catalog() == before
    assert read_archive(few.project, "kim", ENGLISH).units == ()


def test_a_sentence_like_one_in_the_archive_gets_its_translation_as_stale(few: Newsroom) -> None:
    run(few, SENTENCES[:1])
    changed = SENTENCES[1].replace("Deux", "Trois")
    run(few, [SENTENCES[0], changed])
    unit = few.units()[changed]
    assert (unit.state, unit.target) == (State.STALE, f"‹{SENTENCES[1]}›")
    assert unit.notes[0] == "changed: Deux → Trois voiliers"


def test_a_run_without_a_change_touches_neither_file_nor_reads_the_archive(few: Newsroom) -> None:
    run(few, SENTENCES[:1])
    before = few.snapshot()
    run(few, SENTENCES[:1], date(2027, 1, 1))
    assert few.snapshot() == before | {
        name: state for name, state in few.snapshot().items() if name.startswith("articles/")
    }
    path = read_archive(few.project, "kim", ENGLISH).path
    path.write_bytes(b"no catalog at all")
    assert run(few, SENTENCES[:1]).error is None


def test_a_run_that_was_killed_between_the_two_files_leaves_nothing_missing_and_goes_on(
    few: Newsroom,
) -> None:
    all_texts = texts(few)
    before = few.po().read_bytes()
    run(few, SENTENCES[:1])
    after = few.po().read_bytes()
    few.po().write_bytes(before)  # the archive was written, the catalog not yet
    run(few, SENTENCES[:1])
    assert few.po().read_bytes() == after
    assert texts(few) == all_texts


def test_without_writing_nothing_is_written(few: Newsroom) -> None:
    few.write(page(SENTENCES[:1]))
    before = few.snapshot(hidden=True)
    (outcome,) = extract_all(few.jobs("en"), SerialExecutor(), today=TODAY, write=False)
    assert outcome.archived == 2
    assert few.snapshot(hidden=True) == before
