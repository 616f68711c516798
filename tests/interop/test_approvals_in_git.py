"""Approvals live in git: it names the editor, merges what two of them signed, or says it cannot."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from l10n.cli import person
from l10n.errors import InputError
from l10n.executors import SerialExecutor
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.workflow.desk.approve import Signed, approve_all
from tests.workflow.newsroom import Newsroom
from tests.workflow.reviewed import reviewed

from .repository import AUTHOR

pytestmark = pytest.mark.interop
WHEN = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A short article, reviewed and approved in German, committed on the branch ``main``."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    room = reviewed(tmp_path)
    room.project = replace(room.project, approval=True)
    approve(room, "Anna")
    git(room, "init", "--quiet", "--initial-branch=main")
    commit(room)
    return room


def git(room: Newsroom, *words: str, check: bool = True) -> int:
    command = ["git", *AUTHOR, "-C", str(room.project.root), *words]
    return subprocess.run(command, capture_output=True, check=check).returncode


def commit(room: Newsroom) -> None:
    git(room, "add", "--all")
    git(room, "commit", "--quiet", "--message=As it is now")


def approve(room: Newsroom, who: str) -> Signed:
    (signed,) = approve_all(room.jobs("de"), SerialExecutor(), Glossary(), who, WHEN)
    return signed


def on_a_branch(room: Newsroom, who: str, targets: dict[str, str]) -> None:
    """Let ``who`` correct ``targets`` and approve them, on a branch of their name."""
    git(room, "checkout", "--quiet", "-b", who, "main")
    room.edit(targets, "de")
    assert approve(room, who).approved == 5
    commit(room)


def test_editors_who_approved_different_paragraphs_are_merged(desk: Newsroom) -> None:
    on_a_branch(desk, "jorg", {"Le missile": "Der Flugkörper"})
    on_a_branch(desk, "zoe", {"Le ministre n'a rien dit.": "Der Minister schwieg."})
    assert git(desk, "merge", "--quiet", "--no-edit", "jorg", check=False) == 0
    (outcome,) = desk.assemble("de")
    assert outcome.error is None
    text = desk.project.approvals("kim", Locale("de")).read_text(encoding="utf-8")
    assert [line.split("\t")[3] for line in text.splitlines()[2:]] == [
        "jorg", "Anna", "Anna", "Anna", "zoe",
    ]  # fmt: skip


def test_editors_who_approved_the_same_unit_are_told_so_at_its_line(desk: Newsroom) -> None:
    source = "Personne ne l'a vu."
    on_a_branch(desk, "jorg", {source: "Keiner hat sie gesehen."})
    on_a_branch(desk, "zoe", {source: "Niemand sah sie."})
    ours = desk.po("de").read_bytes()
    assert git(desk, "merge", "--quiet", "--no-edit", "jorg", check=False) == 1
    desk.po("de").write_bytes(ours)
    (outcome,) = desk.assemble("de")
    assert isinstance(outcome.error, InputError)
    assert str(outcome.error.where) == "locales/de/approvals/kim.tsv:6"
    assert outcome.error.code == "approvals-conflict"


def test_an_editor_is_called_what_git_calls_them(
    desk: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("L10N_USER", raising=False)
    monkeypatch.setenv("LOGNAME", "login-name")
    assert person.name("", desk.project.root) == "login-name"
    git(desk, "config", "user.name", "Anna\u00a0Meier-Groß")
    assert person.name("", desk.project.root) == "Anna Meier-Groß"
    monkeypatch.setenv("L10N_USER", "Zoe")
    assert person.name("", desk.project.root) == "Zoe"
