"""Editors sign with their name, hear what they sign, and are stopped where something is wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n import storage
from l10n.cli import app
from tests.workflow.newsroom import CHECKOUT, Newsroom
from tests.workflow.reviewed import ARTICLE, reviewed

Run = Callable[..., Result]
FILE = "locales/de/approvals/kim.tsv"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A short article, reviewed in German; commands run in its folder, at a fixed moment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795372200")
    monkeypatch.setenv("L10N_USER", "Anna Meier")
    return reviewed(tmp_path)


@pytest.fixture
def run(desk: Newsroom) -> Run:
    """Run a command in the project; a traceback is never an answer."""

    def command(*words: str) -> Result:
        result = CliRunner().invoke(app, words)
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        return result

    return command


def lines(room: Newsroom) -> list[list[str]]:
    text = (room.project.root / FILE).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def test_an_approval_says_who_when_and_over_what(desk: Newsroom, run: Run) -> None:
    result = run("approve", "articles/kim.fr.txt", "-l", "de")
    assert result.exit_code == 0
    assert "kim  de  5 of 5 units approved (5 of them now, by Anna Meier)" in result.stdout
    assert FILE in result.stdout
    stamp, columns, *entries = lines(desk)
    assert stamp == ["# l10n approvals", "version=1", "article=kim", "locale=de"]
    assert columns == ["context", "source", "target", "who", "when", "words"]
    assert [entry[5] for entry in entries] == list(desk.units("de"))
    assert {entry[3] for entry in entries} == {"Anna Meier"}
    assert {entry[4] for entry in entries} == {"2026-11-22T18:30:00Z"}


def test_the_moment_and_the_name_of_the_first_approval_stay(
    desk: Newsroom, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("approve", "-l", "de")
    before = lines(desk)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1895372200")
    result = run("approve", "-l", "de", "--by", "Jörg")
    assert "none of them new" in result.stdout
    assert lines(desk) == before


@pytest.mark.parametrize("options", [(), ("--revoke",)])
def test_a_dry_run_of_it_writes_nothing(desk: Newsroom, run: Run, options: tuple[str, ...]) -> None:
    if options:
        run("approve", "-l", "de")
    before = desk.snapshot(hidden=True)
    result = run("approve", "-l", "de", "--dry-run", *options)
    assert result.exit_code == 0
    assert "5" in result.stdout
    assert desk.snapshot(hidden=True) == before


def test_revoking_takes_back_every_approval(desk: Newsroom, run: Run) -> None:
    run("approve", "-l", "de")
    result = run("approve", "-l", "de", "--revoke")
    assert result.exit_code == 0
    assert "5 approvals taken back" in result.stdout
    assert len(lines(desk)) == 2
    assert "nothing was approved" in run("approve", "-l", "de", "--revoke").stdout


def test_errors_of_check_stop_an_approval_until_one_insists(desk: Newsroom, run: Run) -> None:
    desk.edit({"Un missile a parcouru 700 kilomètres.": "Eine Rakete flog 900 Kilometer."}, "de")
    result = run("approve", "-l", "de")
    assert result.exit_code == 1
    assert "locales/de/LC_MESSAGES/kim.po:" in result.stderr
    assert "number-missing" in result.stderr
    assert "--despite-findings" in result.stderr
    assert not (desk.project.root / FILE).exists()
    assert run("approve", "-l", "de", "--despite-findings").exit_code == 0


def test_what_nobody_has_reviewed_is_said_and_not_approved(desk: Newsroom, run: Run) -> None:
    desk.write(ARTICLE + "\nUn mot de plus.\n")
    desk.extract("de")
    result = run("approve", "-l", "de")
    assert "5 of 6 units approved" in result.stdout
    assert "1 were not reviewed, and cannot be approved" in result.stdout
    desk.extract("en")
    result = run("approve", "-l", "en")
    assert result.exit_code == 1
    assert "0 of 6 units approved" in result.stdout


def test_drafts_that_nobody_changed_are_pointed_out(desk: Newsroom, run: Run) -> None:
    desk.write(ARTICLE + "\nUn mot de plus.\n")
    desk.localize("de")
    catalog = desk.po("de")
    catalog.write_bytes(catalog.read_bytes().replace(b"#, fuzzy\n", b""))
    said = "1 of 6 were accepted exactly as the machine wrote them"
    assert said in run("approve", "-l", "de", "--despite-findings").stdout


def test_json_says_the_same_for_programs(desk: Newsroom, run: Run) -> None:
    (signed,) = json.loads(run("approve", "-l", "de", "--json").stdout)
    assert (signed["article"], signed["locale"]) == ("kim", "de")
    assert (signed["units"], signed["approved"], signed["new"]) == (5, 5, 5)
    assert signed["path"] == FILE


def test_a_locale_must_be_named(desk: Newsroom, run: Run) -> None:
    result = run("approve", "articles/kim.fr.txt")
    assert result.exit_code == 2
    assert "--locale" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-l", "tlh"), "tlh"),
        (("-l", "fr"), "target language"),
        (("articles/none.txt", "-l", "de"), "articles/none.txt"),
    ],
)
def test_what_cannot_be_approved_is_named(run: Run, words: tuple[str, ...], said: str) -> None:
    result = run("approve", *words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_article_that_nobody_extracted_is_said(desk: Newsroom, run: Run) -> None:
    result = run("approve", "-l", "en")
    assert result.exit_code == 3
    assert "l10n localize articles/kim.fr.txt" in result.stderr


@pytest.mark.parametrize("command", ["approve", "assemble", "localize", "status"])
def test_a_broken_approvals_file_is_named_with_its_line(
    desk: Newsroom, run: Run, command: str
) -> None:
    run("approve", "-l", "de")
    (desk.project.root / "l10n.toml").write_text(
        '[engine]\nname = "pseudo"\n[edition]\napproval = true\n'
    )
    path = desk.project.root / FILE
    data = path.read_bytes().replace(b"\t2026-11-22", b"\t>>>", 1)
    path.write_bytes(data)
    result = run(command, "-l", "de")
    assert result.exit_code == 2
    assert f"{FILE}:3: error[approvals-broken]" in result.stderr
    assert path.read_bytes() == data


def test_another_run_at_work_is_waited_for_and_then_named(desk: Newsroom, run: Run) -> None:
    with storage.lock(desk.project.root):
        result = run("--wait", "0", "approve", "-l", "de")
    assert result.exit_code == 4
    assert str(os.getpid()) in result.stderr


def test_a_folder_that_takes_no_file_is_said(desk: Newsroom, run: Run) -> None:
    (desk.project.root / FILE).parent.write_text("a file where a folder should be")
    result = run("approve", "-l", "de")
    assert result.exit_code == 3
    assert "approvals" in result.stderr


def test_somebody_who_approves_at_the_same_time_is_not_overwritten(
    desk: Newsroom, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("approve", "-l", "de")
    path = desk.project.root / FILE
    theirs = path.read_bytes().replace(b"Anna Meier", b"Zoe")
    reading = storage.read

    def read_then_somebody_saves(file: Path, **options: int) -> bytes:
        data = reading(file, **options)
        if file == path and data != theirs:
            path.write_bytes(theirs)
        return data

    monkeypatch.setattr(storage, "read", read_then_somebody_saves)
    result = run("approve", "-l", "de", "--revoke")
    assert result.exit_code == 4
    assert path.read_bytes() == theirs


NAMES = ["kim jong-un", "core\u0301ens", "ké" * 80, "=kim", "kim\twith\ttabs", "kim'; rm"]


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_of_articles_are_approved_like_any_other(
    desk: Newsroom, run: Run, name: str
) -> None:
    (desk.project.root / "articles" / f"{name}.fr.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("extract", "-l", "de").exit_code == 0
    catalog = desk.project.folders["locales"] / "de" / "LC_MESSAGES" / f"{name}.po"
    text = desk.po("de").read_text(encoding="utf-8")
    head = catalog.read_text(encoding="utf-8").partition("\n\n")[0]
    catalog.write_text(head + "\n\n" + text.partition("\n\n")[2], encoding="utf-8")
    words = ("approve", f"articles/{name}.fr.txt", "-l", "de", "--json")
    (signed,) = json.loads(run(*words).stdout)
    assert (signed["error"], signed["approved"]) == (None, 5)
    (again,) = json.loads(run(*words).stdout)
    assert (again["error"], again["approved"], again["new"]) == (None, 5, 0)


def test_who_signs_is_asked_by_option_then_environment_then_login(
    desk: Newsroom, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def who(*words: str) -> str:
        run("approve", "-l", "de", "--revoke")
        run("approve", "-l", "de", *words)
        return lines(desk)[2][3]

    monkeypatch.setenv("PATH", "")  # no git, which would be asked before the login
    monkeypatch.setenv("LOGNAME", "login-name")
    assert who("--by", " Jörg\t Groß ") == "Jörg Groß"
    assert who() == "Anna Meier"
    monkeypatch.delenv("L10N_USER")
    assert who() == "login-name"


def test_a_name_cannot_act_on_the_terminal_or_add_a_line(desk: Newsroom, run: Run) -> None:
    result = run("approve", "-l", "de", "--by", "Anna\x1b[31m\u2028=======\u202e")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert len((desk.project.root / FILE).read_text("utf-8").splitlines()) == 7
    assert "none of them new" in run("approve", "-l", "de").stdout


def test_the_settings_page_names_every_key_of_editions() -> None:
    page = (CHECKOUT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert "`edition.approval`" in page
    assert "`L10N_USER`" in page
