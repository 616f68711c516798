"""`l10n glossary check` finds each planted error at its line, in every format, and exits as told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app
from tests.cli.glossary_project import CLEAN, PLANTED, PLANTED_CODES, found
from tests.report.sarif_shape import problems

Run = Callable[..., Result]


@pytest.fixture
def glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = found(tmp_path)
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def run(glossary: Path) -> Run:
    return lambda *words: CliRunner().invoke(app, ["glossary", "check", *words])


def at_lines(result: Result, fmt: str) -> dict[int, str]:
    """The code of the finding at each line of the glossary file, as a reader of ``fmt`` sees it."""
    path = "glossaries/arms.csv"
    if fmt == "text":
        pairs = re.findall(rf"^{path}:(\d+): \w+\[([\w-]+)\]: ", result.stdout, re.MULTILINE)
    elif fmt == "github":
        pattern = rf"^::\w+ file={path},line=(\d+)(?:,col=\d+,endColumn=\d+)?,title=([\w-]+)::"
        pairs = re.findall(pattern, result.stdout, re.MULTILINE)
    elif fmt == "json":
        shown = json.loads(result.stdout)["findings"]
        pairs = [(one["line"], one["code"]) for one in shown if one["severity"] != "info"]
        assert {one["path"] for one in shown} == {path}
    else:
        log = json.loads(result.stdout)
        assert problems(log) == []
        results = [one for one in log["runs"][0]["results"] if one["level"] != "note"]
        places = [one["locations"][0]["physicalLocation"] for one in results]
        assert {place["artifactLocation"]["uri"] for place in places} == {path}
        pairs = [
            (place["region"]["startLine"], one["ruleId"])
            for place, one in zip(places, results, strict=True)
        ]
    return {int(line): code.removeprefix("glossary-") for line, code in pairs}


@pytest.mark.parametrize("fmt", ["text", "json", "github", "sarif"])
def test_each_planted_error_is_found_at_its_line(glossary: Path, run: Run, fmt: str) -> None:
    glossary.write_text(PLANTED, encoding="utf-8")
    result = run("--format", fmt)
    assert result.exit_code == 1
    assert at_lines(result, fmt) == PLANTED_CODES


def test_a_clean_glossary_passes_and_says_so(run: Run) -> None:
    result = run("--fail-on", "warning")
    assert result.exit_code == 0
    assert "No findings." in result.stdout
    assert "2 concepts in 1 file." in result.stdout


def test_a_file_that_cannot_be_read_exits_with_2_and_its_line(glossary: Path, run: Run) -> None:
    glossary.write_text(CLEAN + 'open,weapon,"char\n', encoding="utf-8")
    result = run()
    assert result.exit_code == 2
    assert "glossaries/arms.csv:4: error[glossary-quote]" in result.stderr


@pytest.mark.parametrize(
    ("row", "fail_on", "code"),
    [
        ("ship,weapon,navire,ship  hull,Schiff,,,,", "error", 0),
        ("ship,weapon,navire,ship  hull,Schiff,,,,", "warning", 1),
        ("ship,weapon,navire,ship hull,Schiff,,,,", "warning", 0),
        ("ship,weapon,navire,ship hull,Schiff,,,,", "info", 1),
        ("ship,weapon,navire,,,,,,", "error", 1),
        ("ship,weapon,navire,,,,,,", "never", 0),
        ("ship,weapon,navire,,,,,,", "sometimes", 2),
    ],
)
def test_what_fails_is_for_the_user_to_say(
    glossary: Path, run: Run, row: str, fail_on: str, code: int
) -> None:
    """The row is of severity warning, info (it stands in no article) or error."""
    glossary.write_text(CLEAN + row + "\n", encoding="utf-8")
    assert run("--fail-on", fail_on).exit_code == code


def test_notes_are_counted_and_shown_on_demand(glossary: Path, run: Run) -> None:
    glossary.write_text(CLEAN + "ship,weapon,navire,ship,Schiff,,tank,,\n", encoding="utf-8")
    short = run()
    assert "Notes not shown: 1 glossary-forbidden-elsewhere, 1 glossary-unseen" in short.stdout
    assert "info[" not in short.stdout
    full = run("--verbose")
    assert (
        "glossaries/arms.csv:4: info[glossary-unseen]: “ship” stands in no article" in full.stdout
    )
    assert "See glossaries/arms.csv:2." in full.stdout
    assert "unseen" not in run("--verbose", "--no-unseen").stdout


def test_an_article_that_cannot_be_read_is_a_warning(glossary: Path, run: Run) -> None:
    broken = glossary.parent.parent / "articles" / "broken.fr.md"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    result = run()
    assert result.exit_code == 0
    assert "warning[article-unreadable]" in result.stdout


def test_a_baseline_lets_an_old_project_begin(glossary: Path, run: Run) -> None:
    glossary.write_text(PLANTED, encoding="utf-8")
    assert run("--write-baseline").exit_code == 0
    known = run("--baseline", "l10n-baseline.json")
    assert known.exit_code == 0
    assert "findings are known to l10n-baseline.json" in known.stderr
    assert "No findings." in known.stdout

    # Lines move, and one more row is wrong.
    head, _, rows = PLANTED.partition("\n")
    moved = f"{head}\nship2,weapon,frégate,frigate,Fregatte,,,,\n{rows}sub,weapon,x,sub,Boot,,,,\n"
    glossary.write_text(moved, encoding="utf-8")
    new = run("--baseline", "l10n-baseline.json")
    assert new.exit_code == 1
    assert at_lines(new, "text") == {moved.count("\n"): "short"}


def test_what_is_gone_from_a_baseline_is_said_and_can_be_pruned(glossary: Path, run: Run) -> None:
    glossary.write_text(PLANTED, encoding="utf-8")
    run("--write-baseline")
    before = Path("l10n-baseline.json").read_text("utf-8")
    glossary.write_text(PLANTED.replace("ship  hull", "ship hull"), encoding="utf-8")
    said = run("--baseline", "l10n-baseline.json")
    assert said.exit_code == 0
    assert "gone: glossaries/arms.csv: [glossary-space]" in said.stderr
    assert "--prune-baseline" in said.stderr
    assert Path("l10n-baseline.json").read_text("utf-8") == before
    run("--baseline", "l10n-baseline.json", "--prune-baseline")
    after = Path("l10n-baseline.json").read_text("utf-8")
    assert "ship  hull" in before
    assert "ship  hull" not in after
    assert "gone" not in run("--baseline", "l10n-baseline.json").stderr
    # A finding that comes back is new.
    glossary.write_text(PLANTED, encoding="utf-8")
    again = run("--baseline", "l10n-baseline.json", "--fail-on", "warning")
    assert again.exit_code == 1
    assert at_lines(again, "text") == {13: "space"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no JSON"),
        (b'{"version": 1,\n"glossary check": [', "l10n-baseline.json:2: error[baseline]"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[]", "no baseline of version 1"),
        (b'{"version": 2}', "no baseline of version 1"),
        (b'{"version": 1, "glossary check": {"a": 1}}', "an entry of “glossary check”"),
        (b'{"version": 1, "check": [{"code": "a", "path": "b", "message": 1}]}', "an entry"),
        (
            b'{"version": 1, "check": [{"code": "a", "path": "b", "message": "c", "count": -1}]}',
            "an entry",
        ),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_baseline_is_told_and_left_alone(
    glossary: Path, run: Run, data: bytes, said: str
) -> None:
    path = Path("l10n-baseline.json")
    path.write_bytes(data)
    for words in ([], ["--write-baseline"]):
        result = run("--baseline", str(path), *words)
        assert result.exit_code == 2
        assert said in result.stderr
        assert path.read_bytes() == data


def test_a_baseline_that_is_not_there_is_told(run: Run) -> None:
    result = run("--baseline", "nowhere.json")
    assert result.exit_code == 2
    assert "--write-baseline" in result.stderr


@pytest.mark.parametrize("option", ["--write-baseline", "--prune-baseline"])
def test_a_baseline_is_about_all_findings(run: Run, option: str) -> None:
    assert run("--since", "HEAD", option).exit_code == 2


def test_without_git_since_says_what_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("--since", "HEAD")
    assert result.exit_code == 3
    assert "error[git-missing]" in result.stderr


@pytest.mark.parametrize("fmt", ["github", "sarif"])
def test_code_hosts_get_paths_from_the_root_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fmt: str
) -> None:
    """Also where the project is a folder of it, with blanks and letters beyond ASCII."""
    (tmp_path / ".git").mkdir()
    room = tmp_path / "la rédaction 100%"
    found(room, PLANTED)
    monkeypatch.chdir(room / "articles")
    result = CliRunner().invoke(app, ["glossary", "check", "--format", fmt])
    assert result.exit_code == 1
    wanted = {
        "github": "::error file=la rédaction 100%25/glossaries/arms.csv,line=3,",
        "sarif": '"uri": "la%20r%C3%A9daction%20100%25/glossaries/arms.csv"',
    }[fmt]
    assert wanted in result.stdout


IMPACT_NEW = """\
concept,type,fr,en,de,en_variants,en_forbidden,context,note
mine,weapon,mine,mine,Mine,land mine,,,A note alone.
tank,weapon,char,main battle tank,Panzer,,tank,,
fires,general,tire,fires,schießt,,,,
"""


def impact(*words: str) -> Result:
    return CliRunner().invoke(app, ["glossary", "impact", *words])


def test_impact_counts_units_reviewed_ones_and_broken_ones(glossary: Path, tmp_path: Path) -> None:
    old = tmp_path / "before" / "arms.csv"
    old.parent.mkdir()
    old.write_text(CLEAN, encoding="utf-8")
    glossary.write_text(IMPACT_NEW, encoding="utf-8")
    for path in (old, old.parent):
        result = impact("--old", str(path))
        assert result.exit_code == 0, result.output
        assert "Concepts: 1 added, 1 changed.\n1 more changed in notes" in result.stdout
        assert "glossaries/arms.csv:3: changed: tank" in result.stdout
        assert "en: “tank” → “main battle tank”" in result.stdout
        assert "en_forbidden: +“tank”" in result.stdout
        english = "locales/en/LC_MESSAGES/front.po: 2 units, 1 reviewed, 1 no longer right"
        assert f"{english}: line 10" in result.stdout
        assert "locales/de/LC_MESSAGES/front.po: 2 units, 1 reviewed: lines 10, 19" in result.stdout
        assert (
            "Together: 4 units in 2 catalogs of 1 article; 2 reviewed; 1 no longer" in result.stdout
        )


def test_impact_as_json_is_the_same_each_time(glossary: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.csv"
    old.write_text(CLEAN.replace("Panzer", "Tank"), encoding="utf-8")
    results = [impact("--old", str(old), "--json").stdout for _ in range(2)]
    assert results[0] == results[1]
    shown = json.loads(results[0])
    (concept,) = shown["concepts"]
    assert concept["kind"] == "changed"
    assert [(one["path"], one["lines"]) for one in concept["touched"]] == [
        ("locales/de/LC_MESSAGES/front.po", [10, 19]),
        ("locales/en/LC_MESSAGES/front.po", [10, 19]),
    ]
    assert concept["touched"][0]["reviewed"] == [10]


def test_impact_of_a_removed_concept_is_what_it_touched(glossary: Path, tmp_path: Path) -> None:
    old = tmp_path / "arms.csv"
    old.write_text(CLEAN, encoding="utf-8")
    glossary.write_text("".join(CLEAN.splitlines(keepends=True)[:2]), encoding="utf-8")
    result = impact("--old", str(old))
    assert "glossaries/arms.csv:3: removed: mine" in result.stdout
    assert "Together: 2 units in 2 catalogs of 1 article; 2 reviewed; 0 no longer" in result.stdout


def test_impact_of_nothing_is_said(glossary: Path, tmp_path: Path) -> None:
    result = impact("--old", str(glossary))
    assert result.exit_code == 0
    assert result.stdout == "Concepts: none touched.\n"


def test_impact_leaves_out_a_catalog_that_cannot_be_read(glossary: Path, tmp_path: Path) -> None:
    old = tmp_path / "arms.csv"
    old.write_text(CLEAN.replace("Panzer", "Tank"), encoding="utf-8")
    (tmp_path / "locales/de/LC_MESSAGES/front.po").write_text('msgid "', encoding="utf-8")
    result = impact("--old", str(old))
    assert result.exit_code == 0
    assert "locales/de/LC_MESSAGES/front.po:1: warning[po-unreadable]" in result.stderr
    assert "in 1 catalog of 1 article" in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--old", "nowhere.csv"], "nowhere.csv"),
        (["--old", "articles"], "no glossary file"),
        (["--old", "locales/de/LC_MESSAGES/front.po"], "front.po:1"),
        (["--old", "l10n.toml", "--since", "HEAD"], "Use one of them"),
    ],
)
def test_impact_says_what_is_wrong_with_the_old_glossary(
    glossary: Path, words: list[str], said: str
) -> None:
    result = impact(*words)
    assert result.exit_code == 2
    assert said in result.stderr
