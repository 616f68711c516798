"""pre-commit itself installs the hooks from this checkout and runs them in another repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.glossary_project import CLEAN, PLANTED, found
from tests.interop.repository import AUTHOR

pytestmark = pytest.mark.interop

CHECKOUT = Path(__file__).parents[2]


def run(*words: str | Path, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": str(home),
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    return subprocess.run(
        list(map(str, words)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def commit(folder: Path) -> None:
    for words in (["init", "-q"], ["add", "-A"], [*AUTHOR, "commit", "-q", "-m", "first"]):
        done = run("git", *words, cwd=folder, home=folder)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """pre-commit in an environment of its own, a repository with our hooks, and its cache."""
    folder = tmp_path_factory.mktemp("hooks")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    program = folder / "venv" / "bin"
    install = [program / "python", "-m", "pip", "install", "--quiet", "pre-commit"]
    subprocess.run(install, check=True)
    ours = folder / "article-l10n"
    ours.mkdir()
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, ours)
    shutil.copytree(CHECKOUT / "l10n", ours / "l10n", ignore=shutil.ignore_patterns("__pycache__"))
    commit(ours)
    return program / "pre-commit", ours, folder / "cache"


def test_the_hooks_are_good_to_pre_commit(hooks: tuple[Path, Path, Path]) -> None:
    program, ours, cache = hooks
    done = run(program, "validate-manifest", ".pre-commit-hooks.yaml", cwd=ours, home=cache)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_pass_and_fail_in_another_repository(
    hooks: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    program, ours, cache = hooks
    glossary = found(tmp_path, CLEAN)
    commit(tmp_path)
    words = ("try-repo", ours, "--all-files", "--verbose")
    done = run(program, *words, cwd=tmp_path, home=cache)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 2, done.stdout
    assert "2 concepts in 1 file." in done.stdout

    glossary.write_text(PLANTED, encoding="utf-8")
    catalog = tmp_path / "locales/de/LC_MESSAGES/front.po"
    text = catalog.read_text("utf-8").replace("Die Mine", "Die Grube")
    catalog.write_text(text, encoding="utf-8")
    done = run(program, *words, cwd=tmp_path, home=cache)
    assert done.returncode == 1
    assert "glossaries/arms.csv:3: error[glossary-duplicate]" in done.stdout
    assert "locales/de/LC_MESSAGES/front.po:14: error[term-" in done.stdout
