"""What assembling says: what is there, what is missing, what a correction changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app, corrections
from tests.workflow.newsroom import Newsroom
from tests.workflow.reviewed import ARTICLE, reviewed

Run = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A short article, reviewed and published in German; commands run in its folder."""
    monkeypatch.chdir(tmp_path)
    room = reviewed(tmp_path)
    room.assemble("de")
    return room


@pytest.fixture
def run(desk: Newsroom) -> Run:
    return lambda *words: CliRunner().invoke(app, words)


def demand_approval(room: Newsroom) -> None:
    (room.project.root / "l10n.toml").write_text(
        '[engine]\nname = "pseudo"\n[edition]\napproval = true\n'
    )


def correct(room: Newsroom) -> None:
    room.edit({"Personne ne l'a vu.": "Niemand hat ihn gesehen."}, "de")


def test_a_difference_is_shown_with_the_words_that_change(desk: Newsroom, run: Run) -> None:
    correct(desk)
    before = desk.snapshot(hidden=True)
    result = run("assemble", "-l", "de", "--diff")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "--- out/de/kim.txt",
        "+++ out/de/kim.txt (as it would be now)",
        "@@ line 5 @@",
        "-Niemand hat [-sie-] gesehen.",
        "+Niemand hat {+ihn+} gesehen.",
    ]
    assert desk.snapshot(hidden=True) == before


def test_no_difference_is_no_output_and_exit_0(run: Run) -> None:
    result = run("assemble", "-l", "de", "--diff")
    assert (result.exit_code, result.output) == (0, "")


def test_a_difference_can_be_had_as_json(desk: Newsroom, run: Run) -> None:
    correct(desk)
    result = run("assemble", "-l", "de", "--diff", "--json")
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)
    assert (found["path"], found["edition"]) == ("out/de/kim.txt", "outdated")
    (change,) = found["changes"]
    assert change["before"][change["gone"][0]["start"] : change["gone"][0]["end"]] == "sie"


def test_an_edition_that_was_never_made_is_a_difference(run: Run) -> None:
    result = run("assemble", "-l", "de-AT", "--diff")
    assert result.exit_code == 1
    assert "out/de-AT/kim.txt: the edition has not been made yet" in result.stdout


@pytest.mark.parametrize("coloured", [True, False])
def test_colour_is_for_terminals_and_nothing_in_an_edition_can_act_on_one(
    desk: Newsroom, run: Run, monkeypatch: pytest.MonkeyPatch, coloured: bool
) -> None:
    monkeypatch.setattr(corrections, "colourful", lambda stream: coloured)
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = desk.project.root / "out" / "de" / "kim.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\x1b]0;hacked\x07\u202e!\n", "utf-8")
    result = CliRunner().invoke(app, ["assemble", "-l", "de", "--diff"], color=True)
    assert "\x1b]0" not in result.stdout
    assert "\u202e" not in result.stdout
    assert ("\x1b[" in result.stdout) == coloured


def test_unfinished_work_has_no_difference_and_is_listed(desk: Newsroom, run: Run) -> None:
    desk.write(ARTICLE.replace("700", "900"))
    desk.extract("de")
    result = run("assemble", "-l", "de", "--diff")
    assert result.exit_code == 1
    assert "locales/de/LC_MESSAGES/kim.po:" in result.stderr


def test_editions_that_need_an_approval_are_not_made_without(desk: Newsroom, run: Run) -> None:
    demand_approval(desk)
    result = run("assemble", "-l", "de")
    assert result.exit_code == 1
    assert result.stderr.count("error[not-approved]") == 5
    assert "l10n approve" in result.stderr
    assert run("assemble", "-l", "de", "--check").exit_code == 1
    result = run("assemble", "-l", "de", "--draft")
    assert result.exit_code == 0
    assert "draft: 5 not approved" in result.stdout
    assert run("approve", "-l", "de").exit_code == 0
    assert run("assemble", "-l", "de", "--check").exit_code == 0
    correct(desk)
    result = run("assemble", "-l", "de", "--check")
    assert result.exit_code == 1
    assert result.stderr.count("error[not-approved]") == 1


def test_units_that_are_printed_otherwise_than_typed_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    room = Newsroom.founded(tmp_path, "# Port\n\nLe **chat** dort.\n", "kim.fr.md")
    room.extract("de")
    room.edit({"Port": "Hafen", "Le **chat** dort.": "Die ** Katze ** schläft."}, "de")
    said = (
        "1 unit mended in print, its codes were typed amiss (l10n check says what to write):"
        " locales/de/LC_MESSAGES/kim.po:"
    )
    for command in (["assemble"], ["assemble", "--check"], ["localize"]):
        assert said in CliRunner().invoke(app, [*command, "-l", "de"]).stdout, command
    told = json.loads(CliRunner().invoke(app, ["assemble", "-l", "de", "--json"]).stdout)
    assert told[0]["edition"]["mended"][0]["printed"] == "Die **Katze** schläft."


def test_what_breaks_the_structure_is_named_with_what_to_do_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    room = Newsroom.founded(tmp_path, "# Port\n\nLe **chat** dort.\n", "kim.fr.md")
    room.extract("de")
    room.edit({"Port": "Hafen", "Le **chat** dort.": "Die Katze schläft."}, "de")
    told = CliRunner().invoke(app, ["assemble", "-l", "de"]).stderr.splitlines()
    found = next(at for at, line in enumerate(told) if "error[structure-broken]" in line)
    assert told[found + 1].startswith("    Give the target the same links, emphasis and code")
    assert told[-1].startswith("error[unfinished]")


def test_localize_makes_a_draft_edition_of_what_is_not_approved(desk: Newsroom, run: Run) -> None:
    demand_approval(desk)
    result = run("localize", "-l", "de")
    assert result.exit_code == 0
    assert "out/draft/de/kim.txt (draft: 5 not approved)" in result.stdout


def test_drafts_that_nobody_changed_are_pointed_out_when_they_go_to_print(
    desk: Newsroom, run: Run
) -> None:
    desk.write(ARTICLE + "\nUn mot de plus.\n")
    desk.localize("de")
    catalog = desk.po("de")
    catalog.write_bytes(catalog.read_bytes().replace(b"#, fuzzy\n", b""))
    result = run("assemble", "-l", "de")
    assert "1 of 6 units were accepted exactly as the machine wrote them" in result.stdout
