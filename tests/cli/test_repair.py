"""`l10n repair` puts letters right that went wrong, shows each change, and keeps what was there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app
from tests.workflow.newsroom import Newsroom

GOOD = "Défense\nL’homme a déjà parlé, « sans notes », à la cérémonie de l’été.\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in ("repair", *words)])


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "a.fr.txt"
    path.write_text(GOOD.encode().decode("latin-1"), "utf-8")
    return path


def test_every_change_is_shown_and_made(wrong: Path) -> None:
    result = run(wrong)
    assert result.exit_code == 0
    assert "9 words are repaired" in result.stdout
    assert "→ déjà (UTF-8 read as" in result.stdout
    assert wrong.read_text("utf-8") == GOOD


def test_a_dry_run_shows_and_writes_nothing(wrong: Path) -> None:
    before = wrong.read_bytes()
    result = run(wrong, "--dry-run")
    assert result.exit_code == 0
    assert "would be repaired" in result.stdout
    assert wrong.read_bytes() == before


def test_a_second_run_changes_nothing(wrong: Path) -> None:
    run(wrong)
    before = wrong.read_bytes()
    result = run(wrong)
    assert "nothing to repair" in result.stdout
    assert wrong.read_bytes() == before


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-32", "mac-roman"])
def test_a_file_in_another_encoding_comes_out_in_utf8(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "b.fr.txt"
    path.write_bytes(GOOD.encode(encoding))
    assert run(path).exit_code == 0
    assert path.read_text("utf-8") == GOOD


def test_bytes_of_another_encoding_among_utf8_are_put_right_place_by_place(tmp_path: Path) -> None:
    path = tmp_path / "c.fr.md"
    path.write_bytes(GOOD.encode() + "L’été déjà à Genève\r\n".encode("cp1252") + GOOD.encode())
    (done,) = json.loads(run(path, "--json").stdout)
    assert path.read_bytes().decode() == GOOD + "L’été déjà à Genève\r\n" + GOOD
    assert (done["encoding"], done["mixed"], done["changed"]) == ("Windows-1252", True, True)
    assert done["changes"][0] == {
        "line": 3,
        "before": "L\\x92\\xe9t\\xe9",
        "after": "L’été",
        "cause": "Windows-1252 among UTF-8",
    }


def test_line_ends_that_are_cr_alone_become_lf(tmp_path: Path) -> None:
    path = tmp_path / "d.fr.txt"
    path.write_bytes(GOOD.replace("\n", "\r").encode())
    assert run(path).exit_code == 0
    assert path.read_text("utf-8") == GOOD


def test_the_declaration_of_a_page_says_utf8_as_well(tmp_path: Path) -> None:
    path = tmp_path / "e.fr.html"
    page = '<!doctype html><meta charset="windows-1252"><p>Déjà l’été à Genève.</p>\n'
    path.write_bytes(page.encode("cp1252"))
    assert run(path).exit_code == 0
    assert path.read_text("utf-8") == page.replace("windows-1252", "utf-8")


def test_what_has_two_readings_is_refused_until_a_person_says_which(tmp_path: Path) -> None:
    path = tmp_path / "f.de.txt"
    data = "In Köln\n".encode("mac-roman")
    path.write_bytes(data)
    result = run(path)
    assert result.exit_code == 2
    assert "more than one encoding: Mac Roman or Windows-1252" in result.stderr
    assert path.read_bytes() == data
    assert run(path, "--from", "mac-roman").exit_code == 0
    assert path.read_text("utf-8") == "In Köln\n"


def test_an_encoding_that_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    path = tmp_path / "g.fr.txt"
    path.write_bytes(b"d\xe9j\xe0")
    result = run(path, "--from", "latin-99")
    assert result.exit_code == 2
    assert "no encoding that we know" in result.stderr


def test_lost_letters_are_told_and_the_exit_says_so(tmp_path: Path) -> None:
    path = tmp_path / "h.fr.txt"
    path.write_text("Titre\nL’�t� en France\n", "utf-8")
    result = run(path)
    assert result.exit_code == 1
    assert "h.fr.txt:2: warning" in result.stderr
    assert path.read_text("utf-8") == "Titre\nL’�t� en France\n"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04word/document.xml"])
def test_other_files_are_refused_and_the_rest_is_repaired(
    tmp_path: Path, wrong: Path, data: bytes
) -> None:
    other = tmp_path / "i.fr.txt"
    other.write_bytes(data)
    result = run(other, wrong)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert other.read_bytes() == data
    assert wrong.read_text("utf-8") == GOOD


def test_in_a_project_what_was_there_can_be_had_again(newsroom: Newsroom) -> None:
    path = next(iter(sorted((newsroom.project.root / "articles").glob("*.txt"))))
    good = path.read_bytes()
    wrong = good.decode("latin-1").encode()
    path.write_bytes(wrong)
    result = run(path)
    assert result.exit_code == 0
    assert path.read_bytes() == good
    command = result.stdout.partition("to take this back: l10n ")[2].split()
    assert CliRunner().invoke(app, command).exit_code == 0
    assert path.read_bytes() == wrong
