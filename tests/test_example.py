"""The example of this checkout: a scraped page, and its reviewed English and German editions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n.executors import SerialExecutor
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.project import Project, load_project
from l10n.terminology import audit
from l10n.workflow.files import read_glossary
from l10n.workflow.job import plan
from l10n.workflow.jobs import extract_all
from l10n.workflow.publishing.editions import assemble_all
from l10n.workflow.qa import catalogs_of, check_all
from tests.workflow.newsroom import ARTICLE, CHECKOUT

LINES = ARTICLE.split("\n")
TAGS = ("en", "en-GB", "de", "de-AT", "de-CH")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The checkout, but editions go elsewhere."""
    checkout = load_project(CHECKOUT / "l10n.toml")
    return replace(checkout, folders=dict(checkout.folders) | {"out": tmp_path})


@pytest.fixture
def editions(project: Project, tmp_path: Path) -> dict[str, list[str]]:
    """The lines of every finished edition, by locale."""
    jobs = plan(project, project.sources([".txt"]), [Locale.parse(tag) for tag in TAGS])
    outcomes = assemble_all(jobs, SerialExecutor())
    assert [outcome.error for outcome in outcomes] == [None] * len(TAGS)
    return {
        tag: (tmp_path / tag / "article.txt").read_text(encoding="utf-8").split("\n")
        for tag in TAGS
    }


def test_its_catalogs_are_reviewed_and_extracting_changes_nothing(project: Project) -> None:
    jobs = plan(project, project.sources([".txt"]), project.targets)
    outcomes = extract_all(jobs, SerialExecutor(), write=False)
    assert len(outcomes) == 2
    for outcome in outcomes:
        assert outcome.error is None
        assert outcome.counts == {State.REVIEWED: 59}
        assert outcome.catalog
        assert not outcome.catalog.changed


def test_no_check_finds_anything_in_them(project: Project) -> None:
    glossary, findings = read_glossary(project)
    assert [*findings, *audit(glossary, project.source, project.targets)] == []
    paths = catalogs_of(project)
    assert len(paths) >= 2
    checked = check_all(paths, SerialExecutor(), project=project, glossary=glossary)
    assert [(item.error, item.findings) for item in checked] == [(None, ())] * len(paths)


@pytest.mark.parametrize(
    ("tag", "first", "second"),
    [
        ("en", "First published: September 12, 2023", "October 17, 2023"),
        ("en-GB", "First published: 12 September 2023", "17 October 2023"),
        ("de", "Erstmals veröffentlicht am 12. September 2023", "17. Oktober 2023"),
        ("de-AT", "Erstmals veröffentlicht am 12. September 2023", "17. Oktober 2023"),
        ("de-CH", "Erstmals publiziert am 12. September 2023", "17. Oktober 2023"),
    ],
)
def test_its_editions_print_dates_as_the_locale_does(
    editions: dict[str, list[str]], tag: str, first: str, second: str
) -> None:
    assert editions[tag][3:5] == [first, second]


def test_its_editions_have_every_paragraph_and_none_of_the_page_around(
    editions: dict[str, list[str]],
) -> None:
    for lines in editions.values():
        # section, title, credit, two dates, 14 paragraphs, 2 of the bio, a blank, the origin
        assert len([line for line in lines if line]) == 3 + 2 + 14 + 2 + 1
        for number in (4, 5, 6, 25, 28, 29):
            assert LINES[number - 1] not in lines
    assert editions["en"].count("Defense & Security") == 1
    assert editions["de"][0] == "Verteidigung & Sicherheit"
    assert "Image source: Wikimedia Commons" in editions["en"]
    assert "Bildquelle: Wikimedia Commons" in editions["de"]


def test_no_french_sentence_is_left(editions: dict[str, list[str]]) -> None:
    french = {" le ", " les ", " une ", " est ", " dans ", " sur ", "é", "è", "ê", "ç"}
    for lines in editions.values():
        text = "\n".join(lines)
        assert not [word for word in french if word in text]
