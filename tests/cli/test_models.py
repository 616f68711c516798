"""The commands about models: what each word means, what is said, and what is asked of whom."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app
from l10n.cli.install import understood
from l10n.errors import UsageError
from tests.engines import tiny_package
from tests.engines.argos.packages.serving import Page, serving


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny package fr→en. Never written to by tests."""
    folder = tmp_path_factory.mktemp("built") / "translate-fr_en-1_0"
    return tiny_package.build(folder, "fr", "en", {"chat": "cat"})


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder that is no project, and packages in a folder of the test's own."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setenv("L10N_PACKAGES", str(tmp_path / "packages"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["models", *words])


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("fr en", [("fr", "en")]),
        ("FR EN", [("fr", "en")]),
        ("fr-en", [("fr", "en")]),
        ("translate-fr_en", [("fr", "en")]),
        ("fr_en en-de", [("fr", "en"), ("en", "de")]),
        ("x.argosmodel fr-en", [Path("x.argosmodel"), ("fr", "en")]),
        ("./fr", [Path("fr")]),
        ("translate-fr_en-1_9.argosmodel", [Path("translate-fr_en-1_9.argosmodel")]),
    ],
)
def test_words_mean_pairs_or_files(words: str, meaning: list[object]):
    assert understood(words.split()) == meaning


@pytest.mark.parametrize("words", ["fr", "fr en de", "fr x.argosmodel", "fr fr", "en-EN"])
def test_words_that_make_no_pair_are_refused_with_examples(words: str):
    with pytest.raises(UsageError) as caught:
        understood(words.split())
    assert "l10n models install fr" in caught.value.advice


@pytest.mark.parametrize("words", ["fr en", "fr-en"])
def test_a_file_that_is_called_like_a_language_is_not_guessed_at(words: str):
    Path(words.split()[0]).write_text("")
    with pytest.raises(UsageError, match="is the name of a file here") as caught:
        understood(words.split())
    assert f"./{words.split()[0]}" in caught.value.advice


@pytest.mark.parametrize("command", ["install", "recommend", "list", "remove", "verify"])
def test_every_command_explains_itself_with_an_example(command: str):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"l10n models {command}" in result.stdout


def test_update_alone_is_a_usage_error():
    assert run("install", "--update").exit_code == 2


def test_official_packages_are_installed_and_each_host_is_named_first(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    archive = tiny_package.pack(built, tmp_path / "package")
    with serving() as site:
        link = site.put("/fr_en", Page(archive.read_bytes()))
        entry = {"from_code": "fr", "to_code": "en", "package_version": "1.0", "links": [link]}
        site.put("/index.json", Page(json.dumps([entry]).encode()))
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", site.url)
        result = run("install", "fr", "en", "--quiet")
        assert result.exit_code == 0, result.output
        assert result.stdout == ""
        assert [line.split()[0] for line in result.stderr.splitlines()] == ["Asking", "Asking"]
        again = run("install", "fr", "en", "--json")
    assert json.loads(again.stdout)[0]["version"] == "1.0"
    assert "translate-fr_en-1.0" in run("list").stdout


def test_without_a_network_the_manual_way_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    result = run("install", "fr", "en")
    assert result.exit_code == 3
    assert "error[network]" in result.stderr
    assert "l10n models install FILE" in result.stderr


def test_recommend_says_what_it_costs_and_asks_nobody(monkeypatch: pytest.MonkeyPatch):
    result = run("recommend", "fr", "en")
    assert result.exit_code == 0
    for part in ("installed: nothing", "66.6 MB to fetch", "Mozilla", "l10n models install fr en"):
        assert part in result.stdout
    advice = json.loads(run("recommend", "fr-en", "fr-de", "--json").stdout)
    assert [(one["source"], one["target"]) for one in advice] == [("fr", "en"), ("fr", "de")]


def test_recommend_takes_the_pairs_of_the_project():
    Path("l10n.toml").write_text('source = "fr"\ntargets = ["en", "en-GB", "de", "fr-CH"]\n')
    lines = run("recommend").stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["fr → en", "fr → de"]


def test_recommend_outside_a_project_needs_languages():
    result = run("recommend")
    assert result.exit_code == 2
    assert run("recommend", "x.argosmodel").exit_code == 2


def stored(root: Path, package: Path) -> dict[str, Any]:
    """Store ``package`` as the checkout's models/ does; return the manifest."""
    shutil.copytree(package, root / "tiny")

    def entry(place: str) -> dict[str, object]:
        data = (package / place).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        return {"path": f"tiny/{place}", "as": place, "bytes": len(data), "sha256": digest}

    files = [path for path in sorted(package.rglob("*")) if path.is_file()]
    names = [path.relative_to(package).as_posix() for path in files]
    pair = {"from": "fr", "to": "en", "folder": "translate-fr_en-1_0"}
    metadata = {**entry("metadata.json"), "metadata": "tiny/metadata.json"}
    shared = [entry(name) for name in names if name != "metadata.json"]
    return {"models": [{"shared": shared, "packages": [{**pair, **metadata}]}]}


def test_an_opt_in_starter_pair_is_left_out_with_the_command_that_installs_it(built: Path):
    Path("l10n.toml").write_text("")
    manifest = stored(Path("models"), built)
    manifest["models"][0]["packages"][0] |= {"opt_in": True, "why": "drafts are too poor"}
    (Path("models") / "MANIFEST.json").write_text(json.dumps(manifest))
    result = run("install")
    assert result.exit_code == 0
    assert result.stderr == (
        "fr → en is left out (drafts are too poor). To install it:"
        " l10n models install --starter fr-en\n"
    )
    assert run("install", "--starter", "fr_en").exit_code == 0
    assert "translate-fr_en-1.0" in run("list").stdout
    assert run("verify").exit_code == 0


def test_an_official_package_stays_where_starters_are_installed(built: Path, tmp_path: Path):
    Path("l10n.toml").write_text("")
    official = tmp_path / "packages" / "translate-fr_en-1_9"
    shutil.copytree(built, official)
    metadata = official / "metadata.json"
    metadata.write_text(metadata.read_text().replace('"1.0"', '"1.9"'))
    manifest = stored(Path("models"), built)
    (Path("models") / "MANIFEST.json").write_text(json.dumps(manifest))
    result = run("install")
    assert result.stdout == ""
    assert result.stderr.startswith("translate-fr_en-1.9 is official and stays.")
    assert "translate-fr_en-1.9" in run("list").stdout
    assert run("install", "--starter", "fr-en").exit_code == 0
    assert "translate-fr_en-1.0" in run("list").stdout
