"""Editors approve what was reviewed; a finished edition can demand it, and any change takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from l10n.errors import InputError, MissingError, UnfinishedError
from l10n.executors import SerialExecutor
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.workflow.desk.approve import Signed, approve_all, revoke_all
from l10n.workflow.publishing.editions import EditionOutcome
from l10n.workflow.publishing.signoff import read_approvals
from tests.workflow.newsroom import Newsroom
from tests.workflow.reviewed import ARTICLE, TARGETS, founded, reviewed

WHEN = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Newsroom:
    """A short article, reviewed in German, in a project that demands approval."""
    room = reviewed(tmp_path)
    room.project = replace(room.project, approval=True)
    return room


def approve(
    room: Newsroom, *tags: str, who: str = "Anna", when: datetime = WHEN, despite: bool = False
) -> Signed:
    (signed,) = approve_all(
        room.jobs(*tags or ("de",)),
        SerialExecutor(),
        Glossary(),
        who,
        when,
        despite_findings=despite,
    )
    return signed


def assembled(room: Newsroom, *tags: str) -> list[EditionOutcome]:
    return room.assemble(*tags or ("de",))


def missing(room: Newsroom, *tags: str) -> list[str]:
    """The sources of units that an edition lacks an approval for."""
    (outcome,) = assembled(room, *tags)
    if outcome.error is None:
        return []
    assert isinstance(outcome.error, UnfinishedError)
    assert {finding.code for finding in outcome.error.findings} == {"not-approved"}
    return [finding.message.removeprefix("not approved: ") for finding in outcome.error.findings]


def who_approved(room: Newsroom, tag: str = "de") -> list[str]:
    held = read_approvals(room.project, "kim", Locale.parse(tag))
    return [entry.who for entry in held.approvals.entries]


def test_nothing_is_published_that_no_editor_approved(desk: Newsroom) -> None:
    assert missing(desk) == list(TARGETS)
    signed = approve(desk)
    assert (signed.units, signed.approved, signed.new) == (5, 5, 5)
    assert missing(desk) == []
    assert "Die Rakete" in desk.edition("de")


def test_approving_again_changes_no_byte(desk: Newsroom) -> None:
    approve(desk)
    before = desk.snapshot(hidden=True)
    signed = approve(desk, who="Jörg", when=WHEN + timedelta(days=1))
    assert (signed.approved, signed.new) == (5, 0)
    assert desk.snapshot(hidden=True) == before


def test_a_changed_target_takes_its_approval_back_and_no_other(desk: Newsroom) -> None:
    approve(desk)
    desk.edit({"Personne ne l'a vu.": "Keiner hat sie gesehen."}, "de")
    assert missing(desk) == ["Personne ne l'a vu."]
    approve(desk, who="Jörg")
    assert who_approved(desk) == ["Anna", "Anna", "Anna", "Jörg", "Anna"]
    assert missing(desk) == []


def test_a_changed_source_takes_its_approval_back(desk: Newsroom) -> None:
    approve(desk)
    desk.write(ARTICLE.replace("Personne", "Nul"))
    desk.extract("de")
    desk.edit({"Nul ne l'a vu.": "Niemand hat sie gesehen."}, "de")
    assert missing(desk) == ["Nul ne l'a vu."]


def test_a_change_that_is_undone_needs_no_new_approval(desk: Newsroom) -> None:
    approve(desk)
    desk.edit({"Personne ne l'a vu.": "Keiner hat sie gesehen."}, "de")
    desk.edit(TARGETS, "de")
    assert missing(desk) == []


def test_a_sentence_that_moves_keeps_its_approval(desk: Newsroom) -> None:
    approve(desk)
    first, second = "Personne ne l'a vu.", "Le ministre n'a rien dit."
    desk.write(ARTICLE.replace(f"{first} {second}", f"{second} {first}"))
    desk.extract("de")
    assert missing(desk) == []


def test_what_nobody_reviewed_cannot_be_approved(desk: Newsroom) -> None:
    desk.write(ARTICLE + "\nUn mot de plus.\n")
    desk.extract("de")
    signed = approve(desk)
    assert (signed.units, signed.approved, signed.waiting) == (6, 5, 1)


def test_an_error_that_checks_find_keeps_the_article_from_approval(desk: Newsroom) -> None:
    wrong = {"Un missile a parcouru 700 kilomètres.": "Eine Rakete flog 900 Kilometer weit."}
    desk.edit(wrong, "de")
    signed = approve(desk)
    assert [finding.code for finding in signed.blocking] == ["number-missing"]
    assert (signed.approved, who_approved(desk)) == (0, [])
    assert approve(desk, despite=True).approved == 5


def test_an_error_in_a_unit_that_is_not_reviewed_is_no_matter(desk: Newsroom) -> None:
    desk.write(ARTICLE.replace("700", "900"))
    desk.extract("de")
    stale = next(unit for unit in desk.catalog("de").units if "900" in unit.source)
    assert stale.state is State.STALE
    assert approve(desk).approved == 4


def test_an_approval_can_be_taken_back(desk: Newsroom) -> None:
    approve(desk)
    (signed,) = revoke_all(desk.jobs("de"))
    assert signed.revoked == 5
    assert missing(desk) == list(TARGETS)
    assert approve(desk, who="Jörg").new == 5


def test_revoking_what_was_never_approved_writes_nothing(desk: Newsroom) -> None:
    before = desk.snapshot()
    (signed,) = revoke_all(desk.jobs("de"))
    assert signed.revoked == 0
    assert desk.snapshot() == before


def test_a_passage_of_joined_sentences_is_approved_as_one(desk: Newsroom) -> None:
    both = {
        "Personne ne l'a vu.": "Niemand sah sie, und der Minister schwieg.",
        "Le ministre n'a rien dit.": "⇧",
    }
    desk.edit(both, "de")
    assert approve(desk).approved == 5
    assert missing(desk) == []
    desk.edit({"Personne ne l'a vu.": "Niemand sah sie. Der Minister schwieg."}, "de")
    assert missing(desk) == list(both)


def test_a_region_is_approved_with_its_base_but_for_what_it_says_itself(desk: Newsroom) -> None:
    approve(desk)
    assert missing(desk, "de-AT") == []
    assert "5. Jänner 2024" in desk.edition("de-AT")
    own = desk.po("de-AT")
    own.parent.mkdir(parents=True)
    base = desk.po("de").read_text(encoding="utf-8")
    own.write_text(base.replace("Language: de\\n", "Language: de_AT\\n"), encoding="utf-8")
    every = desk.units("de-AT")
    desk.edit({source: "" for source in every if "ministre" not in source}, "de-AT")
    desk.edit({"Le ministre n'a rien dit.": "Der Herr Minister hat geschwiegen."}, "de-AT")
    assert missing(desk, "de-AT") == ["Le ministre n'a rien dit."]
    assert missing(desk) == []
    signed = approve(desk, "de-AT")
    assert (signed.units, signed.approved) == (1, 1)
    assert missing(desk, "de-AT") == []
    assert "Der Herr Minister" in desk.edition("de-AT")
    (revoked,) = revoke_all(desk.jobs("de"))
    assert revoked.revoked == 5
    assert len(missing(desk, "de-AT")) == 4


def test_a_region_that_says_nothing_itself_has_nothing_to_approve(desk: Newsroom) -> None:
    assert approve(desk, "de-AT").units == 0
    assert not desk.project.approvals("kim", Locale("de-AT")).exists()


def test_localize_makes_a_draft_edition_while_an_approval_is_missing(desk: Newsroom) -> None:
    (outcome,) = desk.localize("de")
    (edition,) = outcome.editions
    assert (edition.draft, edition.unapproved, edition.drafts) == (True, 5, 0)
    approve(desk)
    (outcome,) = desk.localize("de")
    (edition,) = outcome.editions
    assert not edition.draft


def test_where_nobody_demands_approval_nothing_is_asked(desk: Newsroom) -> None:
    desk.project = replace(desk.project, approval=False)
    desk.project.approvals("kim", Locale("de")).parent.mkdir()
    desk.project.approvals("kim", Locale("de")).write_bytes(b"broken")
    assert [outcome.error for outcome in assembled(desk)] == [None]


def test_drafts_that_were_accepted_as_they_were_are_counted(desk: Newsroom) -> None:
    desk.write(ARTICLE + "\nUn mot de plus. Encore un mot.\n")
    desk.localize("de")
    text = desk.po("de").read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    desk.po("de").write_text(text, encoding="utf-8")
    assert approve(desk, despite=True).as_drafted == 2
    (outcome,) = assembled(desk)
    assert outcome.edition
    assert (outcome.edition.as_drafted, outcome.edition.units) == (2, 7)


def test_an_article_without_a_catalog_cannot_be_approved(tmp_path: Path) -> None:
    signed = approve(founded(tmp_path))
    assert isinstance(signed.error, MissingError)
    assert "l10n localize articles/kim.fr.txt" in signed.error.advice


@pytest.mark.parametrize("data", [b"", b"I approve.\n", b"# l10n approvals\tversion=2\n"])
def test_a_broken_approvals_file_is_refused_and_left_alone(desk: Newsroom, data: bytes) -> None:
    path = desk.project.approvals("kim", Locale("de"))
    path.parent.mkdir()
    path.write_bytes(data)
    for error in (
        approve(desk).error,
        revoke_all(desk.jobs("de"))[0].error,
        assembled(desk)[0].error,
    ):
        assert isinstance(error, InputError)
        assert error.where
        assert error.where.path == "locales/de/approvals/kim.tsv"
    assert path.read_bytes() == data
