"""Status is a table for wide terminals, paragraphs for narrow ones, and JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app, overview
from l10n.cli.overview import duration
from tests.workflow.newsroom import CHECKOUT, Newsroom
from tests.workflow.reviewed import ARTICLE, reviewed

Run = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A short article, published in German and drafted in English; commands run in its folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    room = reviewed(tmp_path)
    room.assemble("de")
    room.localize("en")
    return room


@pytest.fixture
def run(desk: Newsroom) -> Run:
    return lambda *words: CliRunner().invoke(app, words)


def test_the_table_is_aligned_and_has_a_sum(run: Run) -> None:
    result = run("status")
    assert result.exit_code == 0
    table = result.stdout.splitlines()[:4]
    assert table == [
        "article  locale  reviewed  waiting  stale  untranslated  time left  edition",
        "kim      en             0     5/26      0             0      4 min  missing",
        "kim      de          5/26        0      0             0          –  current",
        "total                5/26     5/26      0             0      4 min  1 current",
    ]


def test_what_blocks_an_edition_is_said_with_the_next_step(run: Run) -> None:
    lines = run("status").stdout.splitlines()
    assert "kim en: 5 left to do: 5 units drafted, waiting for review." in lines
    review = "    Review in a PO editor, then run: l10n check locales/en/LC_MESSAGES/kim.po"
    assert review in lines
    assert "1 of 2 editions: nothing left to do." in lines


def test_an_outdated_edition_says_how_to_make_it_anew(desk: Newsroom, run: Run) -> None:
    desk.edit({"Le missile": "Der Flugkörper"}, "de")
    said = run("status", "-l", "de").stdout
    assert "the edition on disk is not what article and catalog give now" in said
    assert "Run: l10n assemble articles/kim.fr.txt -l de" in said


def test_what_nobody_has_or_asks_for_takes_no_column(desk: Newsroom, run: Run) -> None:
    head = run("status").stdout.splitlines()[0]
    assert "approved" not in head
    assert "obsolete" not in head
    assert "as drafted" not in head
    toml = '[engine]\nname = "pseudo"\n[edition]\napproval = true\n'
    (desk.project.root / "l10n.toml").write_text(toml)
    desk.write(ARTICLE.replace(" Le ministre n'a rien dit.", ""))
    catalog = desk.po("en")
    catalog.write_bytes(catalog.read_bytes().replace(b"#, fuzzy\n", b""))
    head = run("status").stdout.splitlines()[0]
    assert {"approved", "obsolete"} <= set(head.split())
    assert "as drafted" in head


def test_a_narrow_terminal_gets_a_paragraph_for_each_edition(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("status").stdout.splitlines()
    assert lines[:4] == [
        "kim en",
        "  waiting 5/26 · time left 4 min",
        "  edition missing",
        "kim de",
    ]


@pytest.mark.parametrize("coloured", [True, False])
def test_colour_is_for_terminals_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch, coloured: bool
) -> None:
    monkeypatch.setattr(overview, "colourful", lambda stream: coloured)
    result = CliRunner().invoke(app, ["status"], color=True)
    assert ("\x1b[" in result.stdout) == coloured


def test_json_has_the_keys_that_its_page_explains(desk: Newsroom, run: Run) -> None:
    told = json.loads(run("status", "--json").stdout)
    page = (CHECKOUT / "docs" / "status.md").read_text(encoding="utf-8")
    for table in (told["totals"], *told["editions"]):
        for key in table:
            assert f"`{key}`" in page, key
    english, german = told["editions"]
    assert (english["article"], english["locale"]) == ("kim", "en")
    assert english["states"]["pretranslated"] == {"units": 5, "words": 26}
    assert (english["left"], german["left"]) == (5, 0)
    assert german["edition"] == {"path": "out/de/kim.txt", "state": "current"}
    assert told["totals"]["left"] == 5


def test_an_article_that_cannot_be_read_is_an_error_and_the_others_are_shown(
    desk: Newsroom, run: Run
) -> None:
    desk.article.with_name("empty.fr.txt").write_bytes(b"")
    result = run("status", "-l", "de")
    assert result.exit_code == 2
    assert "articles/empty.fr.txt" in result.stderr
    assert "kim      de" in result.stdout


def test_an_escape_in_a_file_name_does_not_reach_the_terminal(desk: Newsroom, run: Run) -> None:
    desk.article.with_name("\x1b[31mred.fr.txt").write_text(ARTICLE, encoding="utf-8")
    result = run("status", "-l", "de")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (0, "–"),
        (1, "1 min"),
        (60, "1 h 00 min"),
        (125, "2 h 05 min"),
        (60 * 1200, "1,200 h 00 min"),
    ],
)
def test_minutes_are_told_as_people_tell_them(minutes: int, shown: str) -> None:
    assert duration(minutes) == shown
