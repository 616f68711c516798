"""`l10n memory` takes old translations in, writes all of them out, and says what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app
from tests.workflow.newsroom import Newsroom

OLD = """<tmx version="1.4"><header srclang="fr"/><body>
<tu><tuv xml:lang="fr"><seg>Il pleut.</seg></tuv><tuv xml:lang="en"><seg>It rains.</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>Il pleut.</seg></tuv><tuv xml:lang="en"><seg>Rain.</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """One article, and a memory from elsewhere beside it."""
    room = Newsroom.founded(tmp_path, "# Le port\n\nIl pleut.\n", "kim.fr.md")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "old.tmx").write_text(OLD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return room


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["memory", *words])


def test_import_says_what_was_taken_in(newsroom: Newsroom) -> None:
    result = run("import", "in/old.tmx", "--dry-run")
    assert result.stdout.startswith("in/old.tmx → memory/old.tmx: would be written\n")
    assert not newsroom.project.memories()
    result = run("import", "in/old.tmx")
    assert result.exit_code == 0
    assert result.stdout == (
        "in/old.tmx → memory/old.tmx: written\n"
        "    fr → en: 2 pairs, 0 known already, 0 duplicates left out, 1 contradiction\n"
    )
    assert result.stderr == ("in/old.tmx: en: contradiction: Il pleut.\n    It rains.\n    Rain.\n")
    assert "unchanged" in run("import", "in/old.tmx").stdout


def test_import_tells_programs_and_refuses_with_a_way_out(newsroom: Newsroom) -> None:
    (told,) = json.loads(run("import", "in/old.tmx", "--json").stdout)
    assert (told["path"], told["tallies"][0]["pairs"]) == ("memory/old.tmx", 2)
    (Path("in") / "old.tmx").write_text(OLD.replace("Rain.", "Rainy."), encoding="utf-8")
    result = run("import", "in/old.tmx")
    assert result.exit_code == 4
    assert "--update" in result.stderr
    assert "replaced" in run("import", "in/old.tmx", "--update").stdout
    result = run("import", "in/old.tmx", "-l", "de")
    assert result.exit_code == 2
    assert "nothing from fr into de; it has en" in result.stderr
    assert run("import", "in/missing.tmx").exit_code == 2


def test_export_and_stats_say_what_there_is(newsroom: Newsroom) -> None:
    newsroom.extract("en")
    newsroom.edit({"Il pleut.": "It rains."})
    run("import", "in/old.tmx")
    result = run("export", "-l", "en")
    assert result.stdout == "out/exchange/en/memory.tmx: written, 1 pair of 1 article\n"
    assert run("export", "-l", "en", "-o", "x.tmx").exit_code == 0
    assert run("export", "-o", "x.tmx").exit_code == 2
    assert run("stats", "-l", "en").stdout == (
        "en: 1 reviewed passage of 1 article; 0 units repeat a sentence of another\n"
        "    memory/old.tmx: 2 pairs\n"
    )
    assert json.loads(run("stats", "--json").stdout)[0]["reviewed"] == 1
