"""Terms go out to other programs and come in from them, and nothing is overwritten in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app
from l10n.project import load_project
from l10n.terminology import load

Run = Callable[..., Result]

CSV = """concept,type,fr,en,de,fr_variants,de_forbidden,note
tank,weapon,char,tank,Panzer,blindé,Tank,Tracked.
unsc,organisation,Conseil de sécurité,Security Council,Sicherheitsrat,,,
"""
NEW = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="fr" xmlns="urn:iso:std:iso:30042:ed-2">
<text><body>
<conceptEntry id="tank"><langSec xml:lang="fr"><termSec><term>char</term></termSec></langSec>
<langSec xml:lang="de"><termSec><term>{tank}</term></termSec></langSec></conceptEntry>
<conceptEntry id="ship"><langSec xml:lang="fr"><termSec><term>navire</term></termSec></langSec>
<langSec xml:lang="de"><termSec><term>{ship}</term></termSec></langSec></conceptEntry>
</body></text></tbx>
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one glossary file, as the current folder."""
    (tmp_path / "l10n.toml").write_text("", encoding="utf-8")
    (tmp_path / "glossaries").mkdir()
    (tmp_path / "glossaries" / "all.csv").write_text(CSV, encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a glossary command in the project; a traceback is never an answer."""

    def command(*words: str) -> Result:
        result = CliRunner().invoke(app, ["glossary", *words])
        assert "Traceback" not in result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        return result

    return command


def incoming(folder: Path, tank: str = "Panzer", ship: str = "Schiff") -> str:
    (folder / "in.tbx").write_text(NEW.format(tank=tank, ship=ship), encoding="utf-8")
    return "in.tbx"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "glossaries").glob("*"))}


@pytest.mark.parametrize(
    "words",
    [
        ("terms.tbx",),
        ("terms.csv",),
        ("terms.txt", "--target", "de"),
        ("terms.utf8", "--target", "en", "--source", "fr"),
        ("terms.tbx", "--format", "tbx2", "--target", "de"),
        ("terms.xml", "--format", "tbx-dct"),
    ],
)
def test_what_was_exported_is_all_known_when_it_comes_back(
    folder: Path, run: Run, words: tuple[str, ...]
) -> None:
    before = files(folder)
    exported = run("export", *words)
    assert (exported.exit_code, exported.stderr) == (0, "")
    options = [word for word in words[1:] if word not in ("--format", "tbx2", "tbx-dct")]
    result = run("import", words[0], *options, "--update")
    assert result.exit_code == 0
    assert "0 new, 0 changed, 2 unchanged, 0 contradicting." in result.stdout
    assert files(folder) == before


def test_without_a_file_the_export_is_printed(run: Run) -> None:
    result = run("export", "--format", "omegat", "--target", "de")
    assert result.stdout.startswith("char\tPanzer\t")
    assert run("export", "--format", "tbx").stdout.startswith("<?xml")


def test_an_export_over_an_old_file_keeps_a_backup_and_rests_when_nothing_changed(
    folder: Path, run: Run
) -> None:
    (folder / "terms.tbx").write_text("mine", encoding="utf-8")
    assert "written, 2 concepts as tbx" in run("export", "terms.tbx").stdout
    assert b"mine" in [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert "unchanged" in run("export", "terms.tbx").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export",), "no format"),
        (("export", "terms.doc"), "which format"),
        (("export", "terms.tbx", "--format", "xls"), "no format of terms"),
        (("export", "terms.txt"), "--target en or --target de"),
        (("export", "terms.txt", "--target", "tlh"), "not a locale"),
        (("export", "terms.txt", "--target", "fr"), "both fr"),
        (("export", "glossaries/all.csv"), "of the project itself"),
        (("import", "gone.tbx"), "not there"),
        (("import", "terms.doc"), "which format"),
        (("import", "in.tbx", "--into", "glossaries/x.txt"), "--into glossaries/terms.csv"),
    ],
)
def test_what_cannot_be_done_is_said(
    folder: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    incoming(folder)
    before = files(folder)
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert files(folder) == before


def test_new_concepts_get_a_file_of_their_own(folder: Path, run: Run) -> None:
    before = files(folder)
    result = run("import", incoming(folder))
    assert result.exit_code == 0
    assert "new: ship: de “Schiff”, fr “navire”" in result.stdout
    assert "1 new, 0 changed, 1 unchanged, 0 contradicting." in result.stdout
    after = files(folder)
    assert after.pop("in.csv").decode() == "concept,type,fr,de\nship,,navire,Schiff\n"
    assert after == before


def test_new_concepts_join_a_file_whose_other_bytes_stay(folder: Path, run: Run) -> None:
    run("import", incoming(folder), "--into", "glossaries/all.csv")
    text = files(folder)["all.csv"].decode()
    assert text.startswith(CSV)
    assert text.removeprefix(CSV).startswith("ship,,navire,,Schiff")


def test_a_changed_concept_waits_for_the_update_and_keeps_the_rest_of_its_row(
    folder: Path, run: Run
) -> None:
    name = incoming(folder, tank="Kampfpanzer")
    before = files(folder)
    result = run("import", name, "--into", "glossaries/ships.csv")
    assert result.exit_code == 1
    assert "changed, left as it is: in.tbx:4: tank (glossaries/all.csv:2" in result.stdout
    assert "    de: “Panzer” → “Kampfpanzer”" in result.stdout
    assert files(folder)["all.csv"] == before["all.csv"]
    result = run("import", name, "--update")
    assert result.exit_code == 0
    assert files(folder)["all.csv"].decode() == CSV.replace("Panzer", "Kampfpanzer")
    backups = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert before["all.csv"] in backups


def test_a_contradiction_is_shown_and_never_written(folder: Path, run: Run) -> None:
    name = incoming(folder, tank="Tank")
    result = run("import", name, "--update")
    assert result.exit_code == 1
    assert "contradicting, left out: in.tbx:4: tank" in result.stdout
    assert "“Tank” is forbidden in the glossary and right in the file" in result.stdout
    assert files(folder)["all.csv"].decode() == CSV
    assert "ship" in files(folder)["in.csv"].decode()


def test_a_dry_run_writes_nothing(folder: Path, run: Run) -> None:
    name = incoming(folder, tank="Kampfpanzer")
    before = files(folder)
    result = run("import", name, "--update", "--dry-run")
    assert "glossaries/in.csv: 1 concept would be written" in result.stdout
    assert "glossaries/all.csv: 1 concept would be written" in result.stdout
    assert files(folder) == before
    assert not (folder / ".l10n").exists()


def test_programs_get_json(folder: Path, run: Run) -> None:
    told = json.loads(run("import", incoming(folder), "--json").stdout)
    assert [one["kind"] for one in told["taken"]] == ["unchanged", "new"]
    assert told["files"] == {"glossaries/in.csv": ["ship"]}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "in.tbx: error[tbx-empty]"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', "in.tbx:1: error[tbx-declaration]"),
        (NEW.encode()[:400], "in.tbx:6: error[tbx-xml]: the file is cut off"),
        (NEW.encode("utf-16").replace(b"n\0a\0v\0", b"\0\0\0\0\0\0"), "in.tbx"),
    ],
)
def test_a_file_that_cannot_be_read_safely_changes_nothing(
    folder: Path, run: Run, content: bytes, said: str
) -> None:
    (folder / "in.tbx").write_bytes(content)
    before = files(folder)
    result = run("import", "in.tbx")
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert files(folder) == before


def test_what_a_row_cannot_hold_is_refused_with_its_line(folder: Path, run: Run) -> None:
    text = NEW.format(tank="Panzer", ship="Schiff").replace(
        "<term>navire</term></termSec>",
        "<term>navire</term></termSec><termSec><term>a|b</term></termSec>",
    )
    (folder / "in.tbx").write_text(text, encoding="utf-8")
    before = files(folder)
    result = run("import", "in.tbx")
    assert result.exit_code == 2
    assert "ship" in result.stderr
    assert files(folder) == before


def test_formulas_are_harmless_in_the_file_and_whole_in_the_glossary(
    folder: Path, run: Run
) -> None:
    run("import", incoming(folder, ship="=HYPERLINK(1)"))
    data = files(folder)["in.csv"]
    assert b",'=HYPERLINK(1)" in data
    glossary, _ = load([("in.csv", data)])
    assert glossary.terms[0].renderings["de"].preferred == "=HYPERLINK(1)"


def test_the_project_still_loads_what_was_imported(folder: Path, run: Run) -> None:
    run("import", incoming(folder))
    project = load_project(folder / "l10n.toml")
    names = [path.name for path in project.glossary_files()]
    assert names == ["all.csv", "in.csv"]
    assert run("check").exit_code in (0, 1)


@pytest.mark.parametrize("command", ["export", "import"])
def test_the_commands_explain_themselves_with_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert f"l10n glossary {command}" in result.stdout
