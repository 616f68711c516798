"""`--since` asks git what the glossary was, whatever the repository looks like."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app
from tests.cli.glossary_project import CLEAN, PLANTED, found
from tests.interop.repository import AUTHOR

pytestmark = pytest.mark.interop


WRONG = "sub,weapon,sous-marin,,,,,,\n"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project below the root of a repository, in a folder with blanks and accents; committed."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "dépôt" / "la rédaction -x"
    found(folder, PLANTED)
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main", "..")
    commit("first")
    return folder


def git(*words: str) -> str:
    return subprocess.run(
        ["git", *AUTHOR, *words], capture_output=True, check=True, text=True
    ).stdout


def commit(message: str) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


def check(*words: str) -> Result:
    return CliRunner().invoke(app, ["glossary", "check", "--fail-on", "warning", *words])


def test_nothing_changed_nothing_said(room: Path) -> None:
    result = check("--since", "HEAD")
    assert result.exit_code == 0
    assert "No findings." in result.stdout


def test_only_what_the_change_brings_is_said(room: Path) -> None:
    """Rows may move, columns may come; files of another name too, also beyond ASCII."""
    head, *rows = PLANTED.splitlines()
    moved = "\n".join([head + ",pos", *[row + "," for row in reversed(rows)], ""])
    (room / "glossaries" / "arms.csv").write_text(moved, encoding="utf-8")
    (room / "glossaries" / "été neuf.csv").write_text(CLEAN[: CLEAN.index("tank")] + WRONG)
    result = check("--since", "HEAD")
    assert result.exit_code == 1
    codes = [line for line in result.stdout.splitlines() if "error[" in line or "warning[" in line]
    assert len(codes) == 2, result.stdout
    assert all(
        line.startswith("glossaries/été neuf.csv:2: error[glossary-locale]") for line in codes
    )
    commit("second")
    assert check("--since", "HEAD").exit_code == 0
    assert check("--since", "HEAD~1").exit_code == 1


def test_a_new_row_that_makes_an_old_one_wrong_is_said(room: Path) -> None:
    path = room / "glossaries" / "arms.csv"
    path.write_text(CLEAN, encoding="utf-8")
    commit("clean")
    head, _, rows = CLEAN.partition("\n")
    path.write_text(f"{head}\npit,general,mine,pit,Grube,,,,\n{rows}", encoding="utf-8")
    result = check("--since", "HEAD")
    assert result.exit_code == 1
    assert "glossaries/arms.csv:4: error[glossary-homograph]" in result.stdout
    assert "See glossaries/arms.csv:2." in result.stdout


def test_a_glossary_that_was_broken_or_not_there_is_all_new(room: Path) -> None:
    path = room / "glossaries" / "arms.csv"
    path.write_bytes(b"\xff")
    commit("broken")
    path.write_text(CLEAN + WRONG, encoding="utf-8")
    assert check("--since", "HEAD").exit_code == 1
    path.unlink()
    path.parent.rmdir()
    commit("gone")
    path.parent.mkdir()
    path.write_text(CLEAN + WRONG, encoding="utf-8")
    assert check("--since", "HEAD").exit_code == 1


@pytest.mark.parametrize(
    "revision", ["nowhere", "--output=x", "-x", "", "HEAD~99", "a b", "HEAD:x"]
)
def test_an_unknown_revision_is_told(room: Path, revision: str) -> None:
    result = check(f"--since={revision}")
    if revision:
        assert result.exit_code == 2
        assert "error[git-revision]" in result.stderr
        assert f"“{revision}”" in result.stderr
    assert not (room / "x").exists()


def test_a_shallow_clone_is_told_what_it_lacks(
    room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = git("rev-parse", "HEAD").strip()
    (room / "glossaries" / "arms.csv").write_text(CLEAN, encoding="utf-8")
    commit("second")
    git("clone", "-q", "--depth", "1", f"file://{room.parent}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow" / room.name)
    result = check("--since", old)
    assert result.exit_code == 2
    assert "error[git-shallow]" in result.stderr
    assert "fetch-depth: 0" in result.stderr


def test_outside_of_a_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(tmp_path / "plain")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path / "plain")
    result = check("--since", "HEAD")
    assert result.exit_code == 2
    assert "error[git-none]" in result.stderr


def test_a_repository_without_a_commit_has_no_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(tmp_path)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", ".")
    result = check("--since", "HEAD")
    assert result.exit_code == 2
    assert "error[git-revision]" in result.stderr


def test_impact_asks_git_too(room: Path) -> None:
    path = room / "glossaries" / "arms.csv"
    path.write_text(PLANTED.replace("char,tank,Panzer", "char,tank,Kampfwagen"), encoding="utf-8")
    result = CliRunner().invoke(app, ["glossary", "impact"])
    assert result.exit_code == 0
    assert "glossaries/arms.csv:2: changed: tank" in result.stdout
    assert "de: “Panzer” → “Kampfwagen”" in result.stdout
    assert (
        "locales/de/LC_MESSAGES/front.po: 2 units, 1 reviewed, 1 no longer right: line 10"
        in result.stdout
    )
    commit("second")
    again = CliRunner().invoke(app, ["glossary", "impact", "--since", "HEAD~1"])
    assert again.stdout == result.stdout
