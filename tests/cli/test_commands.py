"""Each command does what its help says, for people and for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app
from tests.workflow.newsroom import ARTICLE, CHECKOUT, Newsroom

Run = Callable[..., Result]

COMMANDS = [
    *("align", "handoff", "import"),
    "approve",
    *("localize", "extract", "pretranslate", "check", "assemble", "status", "init"),
    *("repair", "restore", "export"),
    *("glossary check", "glossary test", "glossary impact", "glossary add", "glossary show"),
    *("glossary stats", "glossary import", "glossary export"),
    *("models list", "models install", "models remove", "models verify"),
    "models recommend",
    *("memory import", "memory export", "memory stats"),
    "sites learn",
]


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    return lambda *words: CliRunner().invoke(app, words)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert f"l10n {command}" in result.stdout


@pytest.mark.parametrize("group", ["", "glossary", "memory", "models", "sites"])
def test_no_command_is_told_of_in_half_a_sentence(group: str) -> None:
    result = CliRunner().invoke(app, [*group.split(), "--help"], env={"COLUMNS": "80"})
    assert result.exit_code == 0
    assert "..." not in result.stdout.partition("Commands:")[2]


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; from l10n.cli import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "print(*(m for m in sys.modules if '.' not in m), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    assert "typer" in loaded
    heavy = {"ctranslate2", "argostranslate", "sentencepiece", "babel", "distributed", "polib"}
    assert not loaded & (heavy | {"pyromark", "yaml", "numpy", "sqlite3"})


def test_the_checkout_runs_without_being_installed() -> None:
    done = subprocess.run(
        [sys.executable, "cli.py", "--version"], cwd=CHECKOUT, capture_output=True, check=True
    )
    assert done.stdout.startswith(b"l10n ")


def test_localize_says_what_was_made_and_what_is_left(newsroom: Newsroom, run: Run) -> None:
    result = run("localize")
    assert result.exit_code == 0
    assert "8 lines left out" in result.stdout
    assert "59 units: 59 to review" in result.stdout
    assert "out/draft/de/kim.txt" in result.stdout


def test_a_trial_from_scratch_leaves_the_projects_catalogs_alone(
    newsroom: Newsroom, run: Run
) -> None:
    newsroom.extract()
    newsroom.review_all()
    before = newsroom.po().read_bytes()
    assert run("localize", "--scratch", "--locale", "en").exit_code == 0
    assert newsroom.po().read_bytes() == before
    assert (newsroom.project.root / "out/draft/locales/en/LC_MESSAGES/kim.po").exists()
    assert "[fr: " not in newsroom.edition(draft=True)
    assert "‹" not in newsroom.edition(draft=True)


def test_a_second_trial_from_scratch_makes_its_drafts_anew(newsroom: Newsroom, run: Run) -> None:
    words = ("localize", "--scratch", "--locale", "en")
    assert run(*words).exit_code == 0
    before = newsroom.snapshot()
    assert run(*words).exit_code == 0
    assert newsroom.snapshot() == before
    draft = newsroom.project.root / "out/draft/locales/en/LC_MESSAGES/kim.po"
    (newsroom.project.root / "glossaries" / "names.csv").unlink()
    assert run(*words).exit_code == 0
    assert draft.read_bytes() != before[draft.relative_to(newsroom.project.root).as_posix()][0]


def test_a_dry_run_writes_nothing(newsroom: Newsroom, run: Run) -> None:
    before = newsroom.snapshot()
    for command in ("extract", "pretranslate", "localize"):
        assert run(command, "--dry-run").exit_code == 0
    assert newsroom.snapshot() == before


@pytest.mark.parametrize(
    "words",
    [
        ("localize", "--json"),
        ("extract", "--json"),
        ("extract", "--explain", "--json"),
        ("status", "--json"),
        ("assemble", "--json"),
        ("check", "--json"),
        ("glossary", "check", "--json"),
        ("models", "list", "--json"),
    ],
)
def test_json_is_all_there_is_on_stdout(
    newsroom: Newsroom, run: Run, words: tuple[str, ...]
) -> None:
    newsroom.extract()
    json.loads(run(*words).stdout)


def test_explain_gives_every_line_a_role_and_a_reason(newsroom: Newsroom, run: Run) -> None:
    result = run("extract", "--explain", "--json")
    rows = json.loads(result.stdout)
    assert [row["line"] for row in rows] == list(range(1, len(ARTICLE.split("\n")) + 1))
    assert all(row["reason"] for row in rows)
    assert rows[3]["role"] == "chrome"


def test_a_role_from_the_project_file_wins(newsroom: Newsroom, run: Run) -> None:
    (newsroom.project.root / "l10n.toml").write_text('[roles."kim.fr.txt"]\n28 = "body"\n')
    rows = json.loads(run("extract", "--explain", "--json").stdout)
    assert (rows[27]["role"], rows[27]["reason"]) == ("body", "l10n.toml says so")


def test_assemble_lists_what_is_left_and_exits_1(newsroom: Newsroom, run: Run) -> None:
    newsroom.localize("en")
    result = run("assemble", "--locale", "en")
    assert result.exit_code == 1
    assert result.stderr.count("locales/en/LC_MESSAGES/kim.po:") == 59
    assert run("assemble", "--locale", "en", "--draft").exit_code == 0


def test_assemble_check_tells_whether_editions_are_up_to_date(newsroom: Newsroom, run: Run) -> None:
    newsroom.extract()
    newsroom.review_all()
    words = ("assemble", "--locale", "en", "--locale", "en-GB")
    assert run(*words, "--check").exit_code == 1
    assert not (newsroom.project.root / "out").exists()
    assert run(*words).exit_code == 0
    assert run(*words, "--check").exit_code == 0
    newsroom.edit({unit.source: "New." for unit in newsroom.catalog().units[:1]})
    result = run(*words, "--check")
    assert result.exit_code == 1
    assert "out/en/kim.txt: outdated" in result.stdout


def test_status_counts_what_a_person_has_to_do(newsroom: Newsroom, run: Run) -> None:
    newsroom.localize("en")
    newsroom.edit({unit.source: "Done." for unit in newsroom.catalog().units[:9]})
    assert "50 left to do" in run("status", "--locale", "en").stdout
    newsroom.review_all()
    assert "nothing left to translate" in run("status", "--locale", "en").stdout


@pytest.mark.parametrize(("to", "suffix"), [("markdown", ".md"), ("html", ".html")])
def test_an_edition_can_be_had_in_another_format(
    newsroom: Newsroom, run: Run, to: str, suffix: str
) -> None:
    newsroom.extract("de")
    newsroom.review_all("de")
    assert run("assemble", "--locale", "de-AT", "--to", to).exit_code == 0
    text = newsroom.edition("de-AT", suffix=suffix)
    assert "de-AT" in text
    assert "2023-09-12" in text
    assert "newsletter" not in text


def test_check_works_on_any_file_outside_a_project(
    newsroom: Newsroom,
    run: Run,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    newsroom.extract("de")
    newsroom.edit({source: source for source in newsroom.units("de")}, "de")
    changed = next(source for source in newsroom.units("de") if "700" in source)
    newsroom.edit({changed: changed.replace("700", "900")}, "de")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "kim.po").write_bytes(newsroom.po("de").read_bytes())
    monkeypatch.chdir(elsewhere)
    result = run("check", "kim.po", "--only", "numbers")
    assert result.exit_code == 1
    assert "kim.po:" in result.stdout
    assert "700" in result.stdout


@pytest.mark.parametrize("format_name", ["github", "sarif", "json"])
def test_findings_can_be_had_for_machines(newsroom: Newsroom, run: Run, format_name: str) -> None:
    newsroom.extract()
    result = run("check", "--format", format_name)
    assert result.exit_code == 1
    assert "locales/en/LC_MESSAGES/kim.po" in result.stdout


def test_the_shipped_glossary_is_clean_and_a_contradiction_is_found(
    newsroom: Newsroom, run: Run
) -> None:
    assert run("glossary", "check").exit_code == 0
    (newsroom.project.root / "glossaries" / "mine.csv").write_text(
        "concept,type,fr,en,de\nmine,place,Corée du Nord,Northern Korea,Nordkorea\n",
        encoding="utf-8",
    )
    result = run("glossary", "check")
    assert result.exit_code == 1
    assert "glossaries/mine.csv:2" in result.stdout


def test_a_new_project_can_be_worked_in_at_once(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("new")
    monkeypatch.chdir(folder)
    assert run("init", "--target", "en-GB").exit_code == 0
    (folder / "articles" / "kim.fr.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("localize", "--engine", "pseudo").exit_code == 0
    draft = (folder / "out" / "draft" / "en-GB" / "kim.txt").read_text(encoding="utf-8")
    assert "12 September 2023" in draft
    assert run("init").exit_code == 2
