"""`l10n check` tells each planted error at its line in every format, and fails as it was asked to."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.checks import FAMILIES
from l10n.cli import app
from tests.workflow.planted import PLANTED, TODAY, expected

Run = Callable[..., Result]
THIRD = "locales/en/LC_MESSAGES/third.po"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    shutil.copytree(PLANTED, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, ["check", "--today", TODAY, *words])


def in_text(printed: str) -> list[tuple[str, int, str]]:
    found = re.findall(r"^(\S+):(\d+): \w+\[([\w-]+)\]: ", printed, re.MULTILINE)
    return [(path, int(line), code) for path, line, code in found]


def in_json(printed: str) -> list[tuple[str, int, str]]:
    return [(one["path"], one["line"], one["code"]) for one in json.loads(printed)["findings"]]


def in_github(printed: str) -> list[tuple[str, int, str]]:
    found = re.findall(r"^::\w+ file=([^,]+),line=(\d+),.*?title=([\w-]+)", printed, re.MULTILINE)
    return [(path, int(line), code) for path, line, code in found]


def in_sarif(printed: str) -> list[tuple[str, int, str]]:
    found = []
    for one in json.loads(printed)["runs"][0]["results"]:
        place = one["locations"][0]["physicalLocation"]
        line = place["region"]["startLine"]
        found.append((place["artifactLocation"]["uri"], line, one["ruleId"]))
    return found


@pytest.mark.parametrize(
    ("name", "read"),
    [("text", in_text), ("json", in_json), ("github", in_github), ("sarif", in_sarif)],
)
def test_each_planted_error_is_told_at_its_line(
    run: Run, name: str, read: Callable[[str], list[tuple[str, int, str]]]
) -> None:
    result = run("--format", name)
    assert result.exit_code == 1
    assert sorted(read(result.stdout)) == expected()
    assert "1 more ignored" in (result.stdout if name == "text" else result.stderr)


def test_findings_about_terms_point_at_the_row_of_the_glossary(run: Run) -> None:
    rows = (PLANTED / "glossaries" / "names.csv").read_text("utf-8").splitlines()
    told = json.loads(run("--format", "json").stdout)["findings"]
    named = [one for one in told if "concept " in one["message"] and one["related"]]
    assert len(named) > 5
    for one in named:
        concept = re.search(r"\(concept (\w+)\)", one["message"])
        assert concept
        assert one["related"]["path"] == "glossaries/names.csv"
        assert rows[one["related"]["line"] - 1].startswith(f"{concept[1]},")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 1),
        (("--fail-on", "error"), 1),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "never"), 0),
        (("--only", "dates"), 1),  # a comment that is wrong is wrong whatever is asked for
        ((THIRD,), 0),
        ((THIRD, "--fail-on", "warning"), 0),
        (("locales/de/LC_MESSAGES/kim.po", "--only", "codes", "--fail-on", "warning"), 0),
        (("--fail-on", "info"), 1),
        (("--fail-on", "often"), 2),
        (("--today", "31.12.2026"), 2),
        (("no.po",), 2),
    ],
)
def test_the_exit_code_says_whether_to_stop(run: Run, words: tuple[str, ...], code: int) -> None:
    assert run(*words).exit_code == code


def test_a_warning_fails_only_where_warnings_do(run: Run) -> None:
    words = ("locales/en/LC_MESSAGES/summit.po", "--only", "terms")
    assert run(*words).exit_code == 0
    assert run(*words, "--fail-on", "warning").exit_code == 1


def test_a_file_that_cannot_be_read_is_2_whatever_fails(
    run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    broken = tmp_path_factory.mktemp("broken") / "kim.po"
    broken.write_bytes(b'msgid "cut')
    assert run(str(broken), "--fail-on", "never").exit_code == 2


def test_a_baseline_lets_an_old_project_begin(run: Run) -> None:
    """What is known does not fail, though its line moves; a new finding does, at its line."""
    assert run("--write-baseline").exit_code == 0
    known = run("--baseline", "l10n-baseline.json", "--fail-on", "warning")
    assert known.exit_code == 0, known.stdout
    assert "findings are known to l10n-baseline.json" in known.stderr
    path = Path(THIRD)
    path.write_bytes(path.read_bytes().replace(b"\n\n", b"\n\n\n\n", 1))
    assert run("--baseline", "l10n-baseline.json").exit_code == 0
    path.write_bytes(path.read_bytes() + b'\nmsgid "En 2031."\nmsgstr "In 2032."\n')
    new = run("--baseline", "l10n-baseline.json")
    assert new.exit_code == 1
    assert {one[0] for one in in_text(new.stdout)} == {THIRD}
    # Of one file alone nothing can be said of the others.
    assert "gone" not in run(THIRD, "--baseline", "l10n-baseline.json").stderr
    assert "gone" not in run("--only", "dates", "--baseline", "l10n-baseline.json").stderr


@pytest.mark.parametrize("option", ["--write-baseline", "--prune-baseline"])
def test_a_baseline_is_about_all_families(run: Run, option: str) -> None:
    assert run("--only", "numbers", option).exit_code == 2


@pytest.mark.parametrize(
    ("name", "read"), [("json", in_json), ("github", in_github), ("sarif", in_sarif)]
)
def test_a_file_that_cannot_be_read_is_marked_at_its_line_like_any_other(
    run: Run, name: str, read: Callable[[str], list[tuple[str, int, str]]]
) -> None:
    broken = Path("broken.po")
    broken.write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    result = run(str(broken), "--format", name)
    assert result.exit_code == 2
    assert read(result.stdout) == [("broken.po", 2, "po-syntax")]


def test_of_a_file_that_cannot_be_read_nothing_good_is_said(run: Run) -> None:
    broken = Path("broken.po")
    broken.write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    result = run(str(broken))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "broken.po:2: error[po-syntax]" in result.stderr


def test_the_help_names_every_family_of_checks() -> None:
    said = CliRunner().invoke(app, ["check", "--help"]).stdout.split()
    assert {f"{family}," for family in FAMILIES[:-1]} | {f"{FAMILIES[-1]}."} <= {*said}
