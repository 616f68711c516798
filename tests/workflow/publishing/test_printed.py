"""Editors approve the words that are printed, also where the codes of a target were typed amiss."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import UnfinishedError
from l10n.executors import SerialExecutor
from l10n.formats import read_article
from l10n.model.approval import Approvals
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import State, Unit
from l10n.project import Project
from l10n.workflow.desk.approve import Signed, approve_all
from l10n.workflow.publishing.assemble import assemble
from l10n.workflow.publishing.printed import printed
from l10n.workflow.units import source_units
from l10n.workflow.written import Written
from tests.workflow.newsroom import Newsroom

WHEN = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
ARTICLE = "# Le *port*\n\nLe **chat** dort. Voir [là](https://a.org). Il pleut.\n"
TYPED = {
    "Le *port*": "Der *Hafen*",
    "Le **chat** dort.": "Die ** große ** Katze schläft.",
    "Voir [là](https://a.org).": "Siehe [dort] (https://a.org).",
    "Il pleut.": "Es regnet.",
}
DE = Locale("de")


@pytest.fixture
def desk(tmp_path: Path) -> Newsroom:
    room = Newsroom.founded(tmp_path, ARTICLE, "kim.fr.md")
    room.project = replace(room.project, approval=True)
    room.extract("de")
    room.edit(TYPED, "de")
    return room


def approve(room: Newsroom, tag: str = "de") -> Signed:
    (signed,) = approve_all(room.jobs(tag), SerialExecutor(), Glossary(), "Anna", WHEN)
    return signed


def written(room: Newsroom, tag: str = "de") -> Written:
    (outcome,) = room.assemble(tag)
    assert outcome.error is None
    assert outcome.edition
    return outcome.edition


def test_what_is_approved_and_not_changed_is_published(desk: Newsroom) -> None:
    assert approve(desk).approved == 4
    assert "Die **große** Katze schläft. Siehe [dort](https://a.org)." in (
        written(desk) and desk.edition("de")
    )


def test_typing_it_as_it_is_printed_keeps_the_approval(desk: Newsroom) -> None:
    approve(desk)
    desk.edit({"Le **chat** dort.": "Die **große** Katze schläft."}, "de")
    assert [one.source for one in written(desk).mended] == ["Voir [là](https://a.org)."]
    desk.edit({"Le **chat** dort.": "Die große **Katze** schläft."}, "de")
    (outcome,) = desk.assemble("de")
    assert outcome.error is not None
    assert "not approved" in outcome.error.message


def test_a_region_prints_and_approves_with_its_base(desk: Newsroom) -> None:
    approve(desk)
    edition = written(desk, "de-CH")
    assert "Die **grosse** Katze" in desk.edition("de-CH")
    assert [(one.where.path, one.typed) for one in edition.mended] == [
        ("locales/de/LC_MESSAGES/kim.po", TYPED[source]) for source in list(TYPED)[1:3]
    ]


def test_what_is_printed_otherwise_is_named_with_its_line(desk: Newsroom) -> None:
    approve(desk)
    first, second = written(desk).mended
    assert (first.typed, first.printed) == (
        "Die ** große ** Katze schläft.",
        "Die **große** Katze schläft.",
    )
    text = desk.po("de").read_text(encoding="utf-8").split("\n")
    for one in (first, second):
        assert one.where.path == "locales/de/LC_MESSAGES/kim.po"
        assert any(one.source in line for line in text[one.where.line - 1 : one.where.line + 12])
    assert written(desk).mended == (first, second), "an edition that is there already says it too"


SIGNS = st.sampled_from(["", " ", "**", "*", "＊", "[", "]", "(", " (", "［", "</b>", "x", "ß"])
TARGETS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3), SIGNS), min_size=4, max_size=4)


@given(TARGETS)
def test_however_codes_are_typed_approved_words_are_the_printed_ones(
    slips: list[tuple[int, int, str]],
) -> None:
    article = read_article(ARTICLE.encode(), "kim.fr.md", Locale("fr"))
    units = []
    for unit, (at, gone, sign) in zip(source_units(article), slips, strict=True):
        right = TYPED[unit.key.source].replace("** große **", "**große**").replace("] (", "](")
        target = right[:at] + sign + right[at + gone :]
        units.append(Unit(unit.key, target or right, State.REVIEWED))
    catalog = Catalog("kim", article.locale, DE, tuple(units))
    project = Project(Path("/nowhere"), article.locale, (DE,), {})
    words = printed(project, catalog, DE, "markdown")
    approvals = Approvals("kim", DE).approve(list(words.to_approve()), "Anna", WHEN)
    again = printed(project, catalog, DE, "markdown")
    approved = approvals.approved(list(again.to_approve()))
    assert approved == {unit.key for unit in units}
    codes: set[str] = set()
    try:
        assemble(article, again.catalog, approved=approved)
    except UnfinishedError as error:
        codes = {finding.code for finding in error.findings}
    assert codes <= {"structure-broken"}
