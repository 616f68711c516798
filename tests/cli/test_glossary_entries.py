"""People add concepts, look them up, count them and try their sentences from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n import storage
from l10n.cli import app

Run = Callable[..., Result]

PLACES = b"""\xef\xbb\xbfconcept,type,fr,en,de,de_variants,en_forbidden,fr_examples,en_examples,source\r
north_korea,place,Cor\xc3\xa9e du Nord,North Korea,Nordkorea,,Northern Korea > North Korea,\
En Cor\xc3\xa9e du Nord.,,CLDR\r
black_sea,place,mer Noire,Black Sea,Schwarzes Meer,Schwarzmeer,,,,\r
"""
WEAPONS = "concept,type,fr,en,de,gender_de,context,do_not_translate\nkn23,weapon,KN-23,,,,,yes\n"
MINE = ("mine", "--type", "weapon", "--set", "fr=mine", "--set", "en=mine", "--set", "de=Mine")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two glossary files; commands run in it."""
    (tmp_path / "l10n.toml").write_text('source = "fr"\ntargets = ["en", "de"]\n')
    (tmp_path / "glossaries").mkdir()
    (tmp_path / "glossaries" / "places.csv").write_bytes(PLACES)
    (tmp_path / "glossaries" / "weapons.csv").write_text(WEAPONS)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "glossaries"


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command in the project; a traceback is never an answer."""

    def command(*words: str) -> Result:
        result = CliRunner().invoke(app, ["glossary", *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        return result

    return command


@pytest.mark.parametrize("command", ["add", "show", "stats", "test"])
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = CliRunner().invoke(app, ["glossary", command, "--help"])
    assert result.exit_code == 0
    assert f"l10n glossary {command}" in result.stdout


def test_a_concept_is_added_where_its_type_is_and_nothing_else_changes(
    folder: Path, run: Run
) -> None:
    result = run("add", *MINE, "--set", "gender_de=f")
    assert result.exit_code == 0
    assert result.stdout == "glossaries/weapons.csv:3: “mine” is added.\n"
    added = "mine,weapon,mine,mine,Mine,f,,\n"
    assert (folder / "weapons.csv").read_text() == WEAPONS + added
    assert (folder / "places.csv").read_bytes() == PLACES
    assert storage.states(folder / "weapons.csv")[-2].read() == WEAPONS.encode()
    assert run("show", "Minen").stdout.startswith("mine  weapon  glossaries/weapons.csv:3")


def test_what_a_spreadsheet_would_run_is_written_harmless_and_read_as_it_was(
    folder: Path, run: Run
) -> None:
    words = ("sea", "--type", "place", "--set", "fr=Léman", "--set", "en=Lake Geneva")
    result = run("add", *words, "--set", "de=Genfersee", "--set", 'source=="x", y')
    assert result.exit_code == 0
    last = (folder / "places.csv").read_bytes().removeprefix(PLACES).decode()
    assert last == 'sea,place,Léman,Lake Geneva,Genfersee,,,,,"\'=""x"", y"\r\n'
    (shown,) = json.loads(run("show", "sea", "--json").stdout)
    assert shown["term"]["source"] == '="x", y'


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("kn23", *MINE[1:]), 2, "glossaries/weapons.csv:2: error[glossary-duplicate]"),
        ((*MINE, "--set", "contxt=a"), 2, "“context”"),
        ((*MINE, "--set", "note=a"), 2, "--add-columns"),
        ((*MINE, "--set", "note"), 2, "COLUMN=TEXT"),
        ((*MINE, "--set", "de=Bergwerk"), 2, "twice"),
        ((*MINE, "--set", "concept=a"), 2, "said already"),
        ((*MINE, "--set", "context=a\nb"), 2, "several lines"),
        ((*MINE, "--file", "../elsewhere.csv"), 2, "does not read"),
        (("m", "--type", "title", *MINE[3:]), 2, "--file"),
        (("", *MINE[1:]), 1, "glossary-concept"),
        ((*MINE[:-2],), 1, "glossary-locale"),
        ((*MINE[:-1], "de=M"), 1, "glossary-short"),
        ((*MINE[:-1], "de=Mi\u202ene"), 1, "Mi\\u202ene"),
        ((*MINE, "--set", "gender_de=x"), 1, "glossary-value"),
        (("nk", "--type", "place", *MINE[3:], "--set", "en_forbidden=mine"), 1, "self-forbidden"),
        (
            ("s", "--type", "place", "--set", "fr=mer Noire", "--set", "en=x y", "--set", "de=Xy"),
            1,
            "glossaries/places.csv:3",
        ),
        (("s", "--type", "place", *MINE[3:], "--set", "en_examples=Bombs."), 1, "glossary-example"),
    ],
)
def test_what_would_harm_the_glossary_is_refused_and_nothing_is_written(
    folder: Path, run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    result = run("add", *words)
    assert said in result.stderr
    assert result.exit_code == code
    assert result.stdout == ""
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_columns_and_files_are_made_when_asked_for(folder: Path, run: Run) -> None:
    assert (
        run("add", *MINE, "--set", "de_forms=Minchen", "--add-columns", "--dry-run").exit_code == 0
    )
    assert (folder / "weapons.csv").read_text() == WEAPONS
    assert run("add", *MINE, "--set", "en-GB_variants=mines", "--add-columns").exit_code == 0
    assert (folder / "weapons.csv").read_text() == (
        "concept,type,fr,en,de,gender_de,context,do_not_translate,en-GB,en-GB_variants\n"
        "kn23,weapon,KN-23,,,,,yes,,\n"
        "mine,weapon,mine,mine,Mine,,,,,mines\n"
    )
    words = ("--set", "fr=obus", "--set", "en=shell", "--set", "de=Granate", "--set", "note=x")
    result = run("add", "shell", "--type", "weapon", *words, "--file", "shells", "--json")
    assert json.loads(result.stdout)["term"]["where"]["path"] == "glossaries/shells.csv"
    assert (folder / "shells.csv").read_text() == (
        "concept,type,fr,en,de,note\nshell,weapon,obus,shell,Granate,x\n"
    )


def test_nothing_is_added_while_another_run_is_at_work(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("L10N_WAIT", "0")
    with storage.lock(folder.parent):
        result = run("add", *MINE)
    assert result.exit_code == 4
    assert (folder / "weapons.csv").read_text() == WEAPONS


@pytest.mark.parametrize(
    ("asked", "concept", "reason"),
    [
        ("north_korea", "north_korea", "concept"),
        ("North KOREA", "north_korea", "concept"),
        ("Schwarzen Meeres", "black_sea", "de"),
        ("Northern Korea", "north_korea", "en forbidden"),
        ("l’armée de la mer Noire", "black_sea", "fr “mer Noire”"),
        ("KN", "kn23", "concept part"),
        ("schwarzmeer", "black_sea", "de"),
    ],
)
def test_a_concept_is_found_by_name_or_by_any_form_in_any_language(
    run: Run, asked: str, concept: str, reason: str
) -> None:
    found = json.loads(run("show", *asked.split(), "--json").stdout)
    assert (found[0]["term"]["concept"], found[0]["reason"]) == (concept, reason)


def test_what_is_shown_is_readable(run: Run) -> None:
    assert run("show", "north_korea").stdout == (
        "north_korea  place  glossaries/places.csv:2  (concept)\n"
        "  fr  Corée du Nord\n"
        "        example          En Corée du Nord.\n"
        "  en  North Korea\n"
        "        never            Northern Korea → North Korea\n"
        "  de  Nordkorea\n"
        "  source               CLDR\n"
    )


@pytest.mark.parametrize("asked", ["Südkorea", "x", " ", "\u202e", "<b>[/b]", "a" * 10_000])
def test_what_the_glossary_does_not_know_is_said_with_what_is_like_it(run: Run, asked: str) -> None:
    result = run("show", asked)
    assert result.exit_code == 2
    assert "glossary-unknown" in result.stderr
    assert ("Nordkorea" in result.stderr) == (asked == "Südkorea")


def test_the_glossary_is_counted_by_type_file_and_locale(run: Run) -> None:
    found = json.loads(run("stats", "--json").stdout)
    assert found["total"] == {
        "concepts": 3,
        "covered": {"fr": 3, "en": 3, "de": 3},
        "attested": 1,
        "exemplified": 1,
        "untranslated": 1,
        "sentences": 1,
    }
    assert {name: one["concepts"] for name, one in found["types"].items()} == {
        "place": 2,
        "weapon": 1,
    }
    assert "glossaries/weapons.csv" in run("stats").stdout
    assert run("stats").stdout.startswith("3 concepts in 2 files, 1 sentence.\n")


def test_sentences_are_tried_and_counted(folder: Path, run: Run) -> None:
    result = run("test")
    assert result.exit_code == 0
    assert (
        "Tried 1 sentence of 1 concept (1 example, 0 counterexamples): 0 failed.\n" in result.stdout
    )
    broken = PLACES.replace(b",,,,\r\n", b",,La mer noire.|La mer Noire.,A lake.,\r\n")
    (folder / "places.csv").write_bytes(broken)
    result = run("test")
    assert result.exit_code == 1
    assert result.stdout.count("glossaries/places.csv:3: error[glossary-example]") == 2
    assert "“A lake.” (en_examples)" in result.stdout
    assert run("test", "north_korea").exit_code == 0


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_sentences_that_fail_can_be_had_for_machines(folder: Path, run: Run, form: str) -> None:
    (folder / "places.csv").write_bytes(PLACES.replace(b"En Cor", b"En Kor"))
    result = run("test", "--format", form)
    assert result.exit_code == 1
    assert "glossary-example" in result.stdout
    assert "places.csv" in result.stdout
    if form != "github":
        json.loads(result.stdout)
    assert "Tried 1 sentence of 1 concept" in result.stderr


def test_a_glossary_without_sentences_is_no_success(folder: Path, run: Run) -> None:
    assert run("test", "kn23").exit_code == 2
    (folder / "places.csv").unlink()
    result = run("test")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "glossary-no-examples" in result.stderr


def test_a_file_that_cannot_be_read_is_named_by_every_command(folder: Path, run: Run) -> None:
    (folder / "places.csv").write_bytes(b'concept,type,fr\na,b,"c\n')
    for words in (("add", *MINE), ("show", "x"), ("stats",), ("test",)):
        result = run(*words)
        assert result.exit_code == 2
        assert "glossaries/places.csv:2: error[glossary-quote]" in result.stderr
