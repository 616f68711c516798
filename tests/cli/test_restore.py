"""An earlier state of a catalog can be had back, whatever has become of the file."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n import storage
from l10n.cli import app
from l10n.storage import temporaries
from tests.soak.scene import BEFORE, CATALOG, texts, translated

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def command(*words: object) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words])
        assert "Traceback" not in result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        return result

    return command


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A reviewed catalog that was written once more since; commands run in its project."""
    scene = translated(tmp_path / "project")
    monkeypatch.chdir(scene.root)
    more = BEFORE + "\nUne phrase toute neuve est venue à la fin.\n"
    (scene.root / "articles" / "kim.fr.md").write_text(more, encoding="utf-8")
    assert run("extract", "-l", "en").exit_code == 0
    return CATALOG


def listed(run: Run, catalog: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("restore", catalog, "--json").stdout)["states"]
    return found


def test_states_are_listed_with_number_time_size_and_texts_the_last_one_first(
    run: Run, catalog: Path
) -> None:
    lines = run("restore", catalog).stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].split()[0] == "3"
    assert "7 by people" in lines[0]
    assert lines[0].endswith("(in the file now)")
    assert "0 by people" in lines[2]
    states = listed(run, catalog)
    assert [state["number"] for state in states] == [1, 2, 3]
    assert [state["human"] for state in states] == [0, 7, 7]
    assert states[2]["size"] == catalog.stat().st_size
    assert states[2]["present"] is True


def test_a_state_is_put_back_and_that_can_be_taken_back(run: Run, catalog: Path) -> None:
    now = catalog.read_bytes()
    assert run("restore", catalog, "--state", 2, "--dry-run").exit_code == 0
    assert catalog.read_bytes() == now
    result = run("restore", catalog, "--state", 2)
    assert result.exit_code == 0
    assert catalog.read_bytes() != now
    assert "--state 3" in result.stdout
    assert run("restore", catalog, "--state", 3).exit_code == 0
    assert catalog.read_bytes() == now


def test_fewer_texts_come_back_only_in_so_many_words(run: Run, catalog: Path) -> None:
    now = catalog.read_bytes()
    result = run("restore", catalog, "--state", 1)
    assert result.exit_code == 2
    assert "0 texts of people, the file has 7" in result.stderr
    assert "--fewer" in result.stderr
    assert catalog.read_bytes() == now
    assert run("restore", catalog, "--state", 1, "--fewer").exit_code == 0
    assert texts(catalog.read_bytes()) == []


def test_a_catalog_that_was_cut_off_is_refused_with_the_way_out(run: Run, catalog: Path) -> None:
    whole = catalog.read_bytes()
    behind_an_entry = whole.rindex(b"\n\n") + 1
    for command, end in [
        (("check", catalog), behind_an_entry),
        (("extract", "-l", "en"), behind_an_entry),
        (("localize", "-l", "en"), 0),
        (("status", "-l", "en"), 1000),
    ]:
        catalog.write_bytes(whole[:end])
        result = run(*command)
        assert result.exit_code == 2
        line = whole[:end].count(b"\n") + 1
        assert f"{catalog}:{line}: error[po-cut]" in result.stderr
        assert f"l10n restore {catalog} --last" in result.stderr
        assert catalog.read_bytes() == whole[:end]
        assert run("restore", catalog, "--last").exit_code == 0
        assert catalog.read_bytes() == whole
    # Once more, and it is what it is.
    assert run("restore", catalog, "--last").exit_code == 0
    assert catalog.read_bytes() == whole


@pytest.mark.parametrize("become", ["missing", "empty", "garbage", "very long"])
def test_the_last_state_comes_back_whatever_the_file_has_become(
    run: Run, catalog: Path, become: str
) -> None:
    whole = catalog.read_bytes()
    damaged = {
        "empty": b"",
        "garbage": b"\x89PNG\0\0",
        "very long": b"x" * (storage.LIMIT + 1),
    }
    catalog.unlink()
    if become != "missing":
        catalog.write_bytes(damaged[become])
    assert len(listed(run, catalog)) == 3
    assert run("restore", catalog, "--last").exit_code == 0
    assert catalog.read_bytes() == whole
    assert run("check", catalog, "--only", "codes").exit_code == 0
    aside = [state for state in listed(run, catalog) if not state["whole"]]
    assert len(aside) == (become not in ("missing", "empty"))


def test_a_shorter_file_is_right_when_somebody_says_so(run: Run, catalog: Path) -> None:
    whole = catalog.read_bytes()
    cut = whole[: whole.rindex(b"\n\n") + 1]
    catalog.write_bytes(cut)
    assert run("extract", "-l", "en").exit_code == 2
    result = run("restore", catalog, "--accept")
    assert result.exit_code == 0
    assert "taken as whole" in result.stdout
    assert run("extract", "-l", "en").exit_code == 0
    # A still shorter one is not.
    catalog.write_bytes(cut[:-30])
    assert run("extract", "-l", "en").exit_code == 2


def test_what_cannot_be_read_cannot_be_accepted(run: Run, catalog: Path) -> None:
    catalog.write_bytes(catalog.read_bytes()[:-9])
    assert run("restore", catalog, "--accept").exit_code == 2
    catalog.unlink()
    assert run("restore", catalog, "--accept").exit_code == 2


def test_a_file_that_was_set_aside_as_damaged_stays_so(run: Run, catalog: Path) -> None:
    whole = catalog.read_bytes()
    cut = whole[: whole.rindex(b"\n\n") + 1]
    for _ in range(2):
        catalog.write_bytes(cut)
        assert run("check", catalog).exit_code == 2
        assert run("restore", catalog, "--last").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--state", "99"), "there is no state 99; 1, 2, 3 are kept"),
        (("--state", "1", "--last"), "different things"),
    ],
)
def test_what_is_asked_in_vain_is_said(
    run: Run, catalog: Path, words: tuple[str, ...], said: str
) -> None:
    result = run("restore", catalog, *words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_catalog_that_is_gone_is_begun_anew_and_the_way_back_is_said(
    run: Run, catalog: Path
) -> None:
    whole = catalog.read_bytes()
    catalog.unlink()
    result = run("extract", "-l", "en")
    assert result.exit_code == 0
    assert "it had 7 texts of people" in result.stderr
    command = f"l10n restore {catalog} --state 3"
    assert command in result.stderr
    assert run(*command.split()[1:]).exit_code == 0
    assert catalog.read_bytes() == whole


def test_the_command_that_a_message_names_works_in_any_folder_of_the_project(
    run: Run, catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = catalog.read_bytes()
    catalog.write_bytes(whole[:-40])
    monkeypatch.chdir(catalog.parent)
    assert f"l10n restore {CATALOG} --last" in run("check", "kim.po").stderr
    assert run("restore", CATALOG, "--last").exit_code == 0
    assert Path("kim.po").read_bytes() == whole
    assert len(run("restore", "kim.po").stdout.splitlines()) == 4


def test_a_file_without_states_is_said(run: Run, catalog: Path) -> None:
    assert "no states" in run("restore", "locales/en/LC_MESSAGES/other.po").stdout
    result = run("restore", "locales/en/LC_MESSAGES/other.po", "--last")
    assert result.exit_code == 2
    assert "no state of this file is kept" in result.stderr


@pytest.mark.parametrize(
    "name", ["une visite à Pyongyang", unicodedata.normalize("NFD", "é") * 80, "2024/mai"]
)
def test_articles_of_any_name_have_states_and_come_back(run: Run, catalog: Path, name: str) -> None:
    article = Path("articles", f"{name}.fr.md")
    article.parent.mkdir(exist_ok=True)
    article.write_text("# Un titre\n\nUn texte.\n", encoding="utf-8")
    assert run("extract", article, "-l", "en").exit_code == 0
    path = Path("locales/en/LC_MESSAGES", f"{name}.po")
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    result = run("check", path)
    assert result.exit_code == 2
    assert "[po-cut]" in result.stderr
    if " " in name:
        assert f"l10n restore '{path}' --last" in result.stderr
    assert run("restore", path, "--last").exit_code == 0
    assert path.read_bytes() == whole


def test_a_catalog_that_looks_open_in_an_editor_is_warned_of_and_work_goes_on(
    run: Run, catalog: Path
) -> None:
    catalog.with_name(".~lock.kim.po#").write_text(",somebody,desk,")
    result = run("extract", "-l", "en")
    assert result.exit_code == 0
    assert f"{catalog}: warning: it looks open in LibreOffice" in result.stderr


@pytest.mark.parametrize("way", ["link", "setting"])
def test_catalogs_outside_the_project_have_states_too(
    run: Run, catalog: Path, tmp_path_factory: pytest.TempPathFactory, way: str
) -> None:
    share = tmp_path_factory.mktemp("share") / "locales"
    Path("locales").rename(share)
    if way == "link":
        Path("locales").symlink_to(share)
    else:
        with Path("l10n.toml").open("a") as config:
            config.write(f'[folders]\nlocales = "{share}"\n')
        catalog = share.joinpath(*catalog.parts[1:])
    assert run("extract", "-l", "en").exit_code == 0
    whole = catalog.read_bytes()
    catalog.write_bytes(whole[:-40])
    assert "[po-cut]" in run("extract", "-l", "en").stderr
    assert run("restore", catalog, "--last").exit_code == 0
    assert catalog.read_bytes() == whole


def test_what_was_saved_while_a_run_was_killed_is_put_back_by_the_next_run(
    run: Run, catalog: Path
) -> None:
    ours = catalog.read_bytes()
    saved = ours.replace("‹Les missiles du Nord›".encode(), b"North Korea's missiles")
    # What a run leaves that is killed between an exchange of names and the look at what came out.
    name = temporaries.name(catalog, ours, b"what it had read").replace(
        f"-{os.getpid()}-", "-4194999-"
    )
    catalog.with_name(f"{name}.tmp").write_bytes(saved)
    result = run("extract", "-l", "en", "--json")
    assert result.exit_code == 0
    assert f"{catalog}: what was saved while a run was killed is put back" in result.stderr
    json.loads(result.stdout)
    assert "North Korea's missiles" in texts(catalog.read_bytes())
    assert [entry.name for entry in catalog.parent.iterdir()] == ["kim.po"]


def test_a_run_that_does_not_wait_says_who_is_at_work_and_how_to_wait(
    run: Run, catalog: Path
) -> None:
    with storage.lock(Path.cwd()):
        result = run("--wait", "0", "restore", catalog, "--last")
    assert result.exit_code == 4
    assert "process " in result.stderr
    assert "--wait" in result.stderr
