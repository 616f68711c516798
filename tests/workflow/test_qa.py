"""Catalogs are checked one by one and against each other, and comments can set findings aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from l10n import po, storage
from l10n.executors import SerialExecutor, open_executor
from l10n.project import Project, load_project
from l10n.workflow.files import read_glossary
from l10n.workflow.qa import Checked, catalogs_of, check_all
from tests.workflow.newsroom import Newsroom
from tests.workflow.planted import PLANTED, TODAY, expected

DAY = date.fromisoformat(TODAY)


def project() -> Project:
    return load_project(PLANTED / "l10n.toml")


def checked(*names: str, day: date | None = DAY) -> list[Checked]:
    """The planted project's catalogs, or those named, checked one after the other."""
    room = project()
    paths = [room.root / name for name in names] or catalogs_of(room)
    return check_all(
        paths, SerialExecutor(), project=room, glossary=read_glossary(room)[0], today=day
    )


def places(results: list[Checked]) -> list[tuple[str, int, str]]:
    return sorted(
        (one.where.path, one.where.line, one.code) for each in results for one in each.findings
    )


def test_every_planted_error_is_found_at_its_line_and_nothing_else() -> None:
    assert len(expected()) > 20
    assert places(checked()) == expected()


def test_worker_processes_find_the_same_in_the_same_order() -> None:
    room = project()
    glossary, _ = read_glossary(room)
    with open_executor("processes", 2) as pool:
        there = check_all(catalogs_of(room), pool, project=room, glossary=glossary, today=DAY)
    assert there == checked()


def test_one_file_alone_is_compared_with_the_others_of_its_locale() -> None:
    name = "locales/en/LC_MESSAGES/summit.po"
    assert places(checked(name)) == [place for place in expected() if place[0] == name]


def test_a_region_is_compared_with_itself_alone() -> None:
    (austria,) = checked("locales/de_AT/LC_MESSAGES/kim.po")
    assert austria.findings == ()


def test_the_order_of_the_files_changes_nothing() -> None:
    room = project()
    paths = [path.relative_to(room.root).as_posix() for path in catalogs_of(room)]
    assert places(checked(*reversed(paths))) == places(checked(*paths))


@pytest.mark.parametrize(
    ("day", "left"),
    [(date(2026, 6, 30), 1), (date(2026, 7, 1), 2), (date(2027, 1, 1), 3), (None, 1)],
)
def test_a_comment_holds_through_its_last_day(day: date | None, left: int) -> None:
    """Of three sentences that lack a term beside the planted ones, two have a dated comment."""
    (kim,) = checked("locales/en/LC_MESSAGES/kim.po", day=day)
    silent = {"L'ONU se tait depuis.", "L'ONU se taira encore longtemps."}
    document = po.read((PLANTED / "locales/en/LC_MESSAGES/kim.po").read_bytes(), "kim.po")
    lines = {document.lines[key] for key in document.lines if key.source in silent}
    told = [one for one in kim.findings if one.where.line in lines and one.code == "term-missing"]
    assert len(told) == left - 1
    assert len(kim.ignored) == 3 - left


def test_nobody_who_reads_badly_judges_others(tmp_path: Path) -> None:
    for path in PLANTED.rglob("*.*"):
        copy = tmp_path / path.relative_to(PLANTED)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (tmp_path / "locales/en/LC_MESSAGES/kim.po").write_bytes(b'msgid "cut')
    room = load_project(tmp_path / "l10n.toml")
    third = tmp_path / "locales/en/LC_MESSAGES/third.po"
    glossary, _ = read_glossary(room)
    (one,) = check_all([third], SerialExecutor(), project=room, glossary=glossary)
    # Two are left, and the first by name sets the section's name.
    assert [finding.code for finding in one.findings] == ["term-inconsistent"]
    broken = check_all(catalogs_of(room), SerialExecutor(), project=room, glossary=glossary)
    assert [each.path for each in broken if each.error] == ["locales/en/LC_MESSAGES/kim.po"]


def test_extracting_again_keeps_the_comment_that_ignores(newsroom: Newsroom) -> None:
    newsroom.extract()
    data = newsroom.po().read_bytes()
    document = po.read(data, "kim.po")
    note = "l10n: ignore term-missing until 2026-12-31: the speaker says it otherwise"
    units = tuple(replace(unit, comments=(note,)) for unit in document.catalog.units)
    storage.write(
        newsroom.po(),
        po.render(replace(document.catalog, units=units), document),
        expected=data,
    )
    newsroom.extract()
    newsroom.localize("en", redo=True)
    assert all(note in unit.comments for unit in newsroom.catalog().units)
    assert newsroom.po().read_text("utf-8").count(f"# {note}\n") == len(units)
