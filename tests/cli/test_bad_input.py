"""Whatever is wrong with the input: one message that says what, where and what now; nothing lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n import storage
from l10n.cli import app
from tests.workflow.newsroom import ARTICLE, CHECKOUT, Newsroom

Run = Callable[..., Result]


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    """Run a command in the project; a traceback is never an answer."""

    def command(*words: str) -> Result:
        result = CliRunner().invoke(app, words)
        assert "Traceback" not in result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        return result

    return command


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "kind"),
        (ARTICLE.encode("cp1252", "replace"), "1252"),
        (ARTICLE.encode("utf-16"), "UTF-16"),
        (ARTICLE.encode()[:700] + b"\xc3", "UTF-8"),
        (b"Subscribe to our newsletter\nLog in\n", "body"),
    ],
)
def test_an_article_that_cannot_be_read_is_named_with_its_fault(
    newsroom: Newsroom, run: Run, data: bytes, said: str
) -> None:
    newsroom.article.write_bytes(data)
    result = run("localize")
    assert result.exit_code == 2
    assert result.stderr.startswith("articles/kim.fr.txt")
    assert said.lower() in result.stderr.lower()
    assert newsroom.article.read_bytes() == data
    assert not newsroom.po().exists()


def test_one_bad_article_does_not_stop_the_others(newsroom: Newsroom, run: Run) -> None:
    newsroom.article.with_name("empty.fr.txt").write_bytes(b"")
    result = run("localize", "--locale", "en")
    assert result.exit_code == 2
    assert "articles/empty.fr.txt" in result.stderr
    assert newsroom.po().exists()


@pytest.mark.parametrize("command", ["extract", "localize", "pretranslate", "assemble", "check"])
def test_a_catalog_that_is_cut_off_is_refused_at_its_line_and_left_alone(
    newsroom: Newsroom, run: Run, command: str
) -> None:
    newsroom.extract()
    newsroom.review_all()
    whole = newsroom.po().read_bytes()
    cut = whole[: whole.index(b"msgstr", len(whole) // 2) + 20]
    newsroom.po().write_bytes(cut)
    result = run(command, *(["--locale", "en"] if command != "check" else []))
    assert result.exit_code == 2
    line = cut.count(b"\n") + 1
    assert f"locales/en/LC_MESSAGES/kim.po:{line}: error[po-" in result.stderr
    assert newsroom.po().read_bytes() == cut


def test_a_catalog_cut_off_in_the_notes_of_an_entry_is_refused(
    newsroom: Newsroom, run: Run
) -> None:
    newsroom.extract()
    newsroom.review_all()
    whole = newsroom.po().read_bytes()
    cut = whole[: whole.index(b"#. after", len(whole) // 2) + 12]
    newsroom.po().write_bytes(cut)
    result = run("extract", "--locale", "en")
    assert result.exit_code == 2
    assert "error[po-cut]" in result.stderr
    assert newsroom.po().read_bytes() == cut


def test_a_catalog_edited_while_we_run_is_kept_and_ours_lies_beside_it(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    newsroom.extract()
    edited = newsroom.po().read_bytes() + b"\n# a remark, saved this very moment\n"
    reading = storage.read

    def read_then_somebody_saves(path: Path, **options: int) -> bytes:
        data = reading(path, **options)
        if path == newsroom.po() and data != edited:
            path.write_bytes(edited)
        return data

    newsroom.write(ARTICLE.replace("700", "900"))
    monkeypatch.setattr(storage, "read", read_then_somebody_saves)
    result = run("extract", "--locale", "en")
    assert result.exit_code == 4
    assert "changed" in result.stderr
    assert newsroom.po().read_bytes() == edited
    assert b"900" in newsroom.po().with_name("kim.po.new").read_bytes()


def test_a_second_run_waits_for_nobody_and_says_who_works(newsroom: Newsroom, run: Run) -> None:
    with storage.lock(newsroom.project.root):
        result = run("--wait", "0", "extract")
    assert result.exit_code == 4
    assert str(os.getpid()) in result.stderr


def test_a_missing_model_is_said_with_the_command_that_installs_one(
    newsroom: Newsroom, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("L10N_PACKAGES", str(tmp_path / "packages"))
    result = run("localize", "--engine", "argos")
    assert result.exit_code == 3
    assert "l10n models install" in result.stderr


def test_a_damaged_package_is_not_installed(newsroom: Newsroom, run: Run, tmp_path: Path) -> None:
    package = tmp_path / "broken.argosmodel"
    package.write_bytes(b"PK\x03\x04 and then nothing")
    result = run("models", "install", str(package))
    assert result.exit_code == 3
    assert "broken.argosmodel" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("localize", "--locale", "tlh"), "tlh"),
        (("localize", "--to", "pdf"), "pdf"),
        (("localize", "--engine", "babelfish"), "babelfish"),
        (("localize", "--executor", "threads"), "threads"),
        (("localize", "articles/none.txt"), "articles/none.txt"),
        (("check", "none.po"), "none.po"),
        (("check", "--only", "style"), "style"),
        (("check", "--format", "xml"), "xml"),
        (("localize", "--locale", "fr"), "target language"),
    ],
)
def test_what_the_command_line_asks_in_vain_is_named(
    newsroom: Newsroom, run: Run, words: tuple[str, ...], said: str
) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_unknown_key_in_the_project_file_is_named(newsroom: Newsroom, run: Run) -> None:
    (newsroom.project.root / "l10n.toml").write_text("[engin]\nname = 'argos'\n")
    result = run("status")
    assert result.exit_code == 2
    assert result.stderr.startswith("l10n.toml:1: error[config-unknown-key]: unknown key “engin”")


def test_a_command_outside_a_project_says_how_to_start_one(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    result = run("localize")
    assert result.exit_code == 2
    assert "l10n init" in result.stderr


@pytest.mark.parametrize("command", ["extract", "localize", "glossary check"])
def test_a_glossary_row_with_too_few_columns_is_named_with_its_line(
    newsroom: Newsroom, run: Run, command: str
) -> None:
    glossary = newsroom.project.root / "glossaries" / "mine.csv"
    glossary.write_text("concept,type,fr,en,de\nun,organisation,ONU,UN,UN\nnato,organisation\n")
    result = run(*command.split())
    assert result.exit_code == 2
    assert "glossaries/mine.csv:3" in result.stderr


def test_a_disk_that_takes_no_more_leaves_the_old_catalog_whole(newsroom: Newsroom) -> None:
    newsroom.extract()
    newsroom.review_all()
    before = newsroom.snapshot()
    newsroom.write(ARTICLE.replace("700", "900"))
    # No process of the test may write a file of more than 8 KiB: like a disk that is full.
    done = subprocess.run(
        [sys.executable, str(CHECKOUT / "cli.py"), "extract", "--locale", "en"],
        cwd=newsroom.project.root,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)),
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "locales/en/LC_MESSAGES/kim.po" in done.stderr
    assert "Traceback" not in done.stderr
    after = newsroom.snapshot()
    assert after.pop("articles/kim.fr.txt") != before.pop("articles/kim.fr.txt")
    assert after == before


def test_a_folder_that_cannot_be_written_is_said(newsroom: Newsroom, run: Run) -> None:
    (newsroom.project.root / "locales").write_text("a file where a folder should be")
    result = run("extract")
    assert result.exit_code == 3
    assert "locales" in result.stderr


@pytest.mark.parametrize("named", [(), ("articles/kim.fr.txt",), ("articles/kim.md",)])
def test_two_files_of_one_name_never_share_a_catalog(
    newsroom: Newsroom, run: Run, named: tuple[str, ...]
) -> None:
    newsroom.article.with_name("kim.md").write_text("# Autre chose\n\nUn autre article.\n")
    result = run("extract", *named)
    assert result.exit_code == 2
    assert "articles/kim.fr.txt and articles/kim.md" in result.stderr
    assert not newsroom.po().exists()
