"""The hooks and the workflow that other repositories copy say only what our commands understand."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from l10n.cli import app
from tests.cli.glossary_project import PLANTED, found

CHECKOUT = Path(__file__).parents[2]
HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
WORKFLOW = yaml.safe_load((CHECKOUT / "docs" / "ci" / "l10n.yml").read_text("utf-8"))
PROGRAM = ["-c", "import sys; from l10n.cli import app; app(prog_name='l10n')"]


def entry(hook: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a hook's entry as pre-commit does: its words without a shell, then the files."""
    name, *options = shlex.split(HOOKS[hook]["entry"])
    assert name == "l10n"
    return subprocess.run(
        [sys.executable, *PROGRAM, *options, *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )


def commands(text: str) -> list[list[str]]:
    """The words of each of our commands in a shell script, without redirections."""
    lines = [line.partition(">")[0] for line in text.splitlines()]
    return [shlex.split(line) for line in lines if line.strip().startswith("l10n ")]


def accepted(words: list[str]) -> None:
    """Assert that ``l10n --help`` knows each command of ``words``, and its help each option."""
    path = [word for word in words[1:3] if re.fullmatch(r"[a-z]+", word)]
    if path[0] != "glossary":
        path = path[:1]
    result = CliRunner().invoke(app, [*path, "--help"])
    assert result.exit_code == 0, words
    for word in words[1 + len(path) :]:
        if word.startswith("--"):
            assert re.search(rf"{re.escape(word)}\b", result.stdout), word


def test_the_hooks_have_what_pre_commit_asks_for() -> None:
    known = {"id", "name", "description", "entry", "language", "files", "require_serial"}
    assert set(HOOKS) == {"l10n-check", "l10n-glossary-check"}
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        assert set(hook) <= known | {"pass_filenames"}
        assert hook["language"] == "python"
        accepted(shlex.split(hook["entry"]))


@pytest.mark.parametrize(
    ("hook", "path", "runs"),
    [
        ("l10n-check", "locales/de/LC_MESSAGES/kim.po", True),
        ("l10n-check", "news room/locales/de/LC_MESSAGES/été.po", True),
        ("l10n-check", "locales/kim.pot", False),
        ("l10n-glossary-check", "glossaries/places.csv", True),
        ("l10n-glossary-check", "newsroom/glossaries/places.csv", True),
        ("l10n-glossary-check", "l10n.toml", True),
        ("l10n-glossary-check", "glossaries/README.md", False),
        ("l10n-glossary-check", "data/places.csv", False),
    ],
)
def test_a_hook_runs_for_its_files(hook: str, path: str, runs: bool) -> None:
    assert bool(re.search(HOOKS[hook]["files"], path)) is runs


def test_the_glossary_hook_passes_and_fails(tmp_path: Path) -> None:
    glossary = found(tmp_path)
    assert entry("l10n-glossary-check", cwd=tmp_path).returncode == 0
    glossary.write_text(PLANTED, encoding="utf-8")
    done = entry("l10n-glossary-check", cwd=tmp_path)
    assert done.returncode == 1
    assert "glossaries/arms.csv:3: error[glossary-duplicate]" in done.stdout
    glossary.write_bytes(b"\xff")
    assert entry("l10n-glossary-check", cwd=tmp_path).returncode == 2


def test_the_catalog_hook_passes_and_fails(tmp_path: Path) -> None:
    """It minds the words, not that work is left to do."""
    found(tmp_path)
    path = "locales/de/LC_MESSAGES/front.po"
    done = entry("l10n-check", path, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    text = (tmp_path / path).read_text("utf-8")
    (tmp_path / path).write_text(text.replace("Ein Panzer", "Ein Wagen"), encoding="utf-8")
    done = entry("l10n-check", path, cwd=tmp_path)
    assert done.returncode == 1
    assert f"{path}:10: error[term-missing]" in done.stdout


@pytest.mark.parametrize(
    ("hook", "words"),
    [("l10n-check", ["locales/de/LC_MESSAGES/front.po"]), ("l10n-glossary-check", [])],
)
def test_a_hook_needs_no_engine_and_no_second(tmp_path: Path, hook: str, words: list[str]) -> None:
    """Of processor time; what it loads is in the base install."""
    found(tmp_path)
    options = shlex.split(HOOKS[hook]["entry"])[1:]
    program = (
        "import sys, time; from l10n.cli import app\n"
        f"try: app({[*options, *words]!r})\n"
        "except SystemExit: pass\n"
        "print(*sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)\n"
        "print(time.process_time(), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded, seconds = done.stderr.splitlines()[-2:]
    heavy = {"ctranslate2", "argostranslate", "sentencepiece", "numpy", "distributed", "sqlite3"}
    assert not heavy & set(loaded.split())
    assert float(seconds) < 3  # one on a machine that does nothing else


def steps() -> list[dict[str, Any]]:
    return [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]


def test_the_workflow_is_one() -> None:
    # YAML 1.1 reads the key “on” as true; GitHub does not.
    assert set(WORKFLOW) == {"name", True, "permissions", "jobs"}
    assert set(WORKFLOW[True]) == {"push", "pull_request"}
    assert WORKFLOW["permissions"] == {"contents": "read"}
    for job in WORKFLOW["jobs"].values():
        assert job["runs-on"] == "ubuntu-latest"
        assert job["steps"][0]["uses"].startswith("actions/checkout@")
        for step in job["steps"]:
            assert ("run" in step) != ("uses" in step)
            if "uses" in step:
                assert re.fullmatch(r"[\w-]+/[\w-]+(?:/[\w-]+)?@v\d+", step["uses"])


def test_every_command_of_the_workflow_and_the_page_is_one_of_ours() -> None:
    page = (CHECKOUT / "docs" / "ci" / "README.md").read_text("utf-8")
    scripts = [step["run"] for step in steps() if "run" in step]
    listed = [words for script in scripts for words in commands(script)]
    listed += [shlex.split(words) for words in re.findall(r"`(l10n [^`|]+)`", page)]
    listed += [
        words for block in re.findall(r"```\n(.*?)```", page, re.S) for words in commands(block)
    ]
    assert len(listed) > 8
    for words in listed:
        accepted(words)


def test_no_text_of_a_pull_request_becomes_part_of_a_command() -> None:
    for step in steps():
        assert "${{" not in step.get("run", "")


def test_the_page_explains_each_step_of_the_workflow() -> None:
    page = (CHECKOUT / "docs" / "ci" / "README.md").read_text("utf-8")
    for name in ("Glossary", "Catalogs", "What the glossary change touches", "code-scanning"):
        assert name in page
    for key in (
        "fetch-depth: 0",
        "permissions: contents: read",
        "security-events: write",
        "category",
    ):
        assert key in page
