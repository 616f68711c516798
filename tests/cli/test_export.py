"""`l10n export` writes catalogs for other programs, and never over somebody's work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n import po
from l10n.bilingual import tmx, xliff
from l10n.cli import app
from l10n.model.unit import State
from tests.workflow.newsroom import Newsroom

Run = Callable[..., Result]

ARTICLE = """# Le port ferme

Il pleut sur le port. La mer est calme.

Le capitaine dort. Il rêve.
"""


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A short article of five units; commands run in the project's folder."""
    room = Newsroom.founded(tmp_path, ARTICLE, "kim.fr.md")
    for glossary in (tmp_path / "glossaries").iterdir():
        glossary.unlink()
    monkeypatch.chdir(tmp_path)
    return room


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    return lambda *words: CliRunner().invoke(app, ["export", *words])


@pytest.fixture
def drafted(newsroom: Newsroom) -> Newsroom:
    """The article with drafts in English, two of them reviewed."""
    newsroom.localize("en")
    newsroom.edit({unit.source: f"“{unit.source}”" for unit in newsroom.catalog().units[:2]})
    return newsroom


def test_an_xliff_is_the_catalog_with_its_states(drafted: Newsroom, run: Run) -> None:
    result = run("-l", "en", "--to", "xliff")
    assert result.stdout == "out/exchange/en/kim.xlf: written, 5 units\n"
    returned = xliff.read(Path("out/exchange/en/kim.xlf").read_bytes(), "kim.xlf")
    units = [unit for unit in drafted.catalog().units if unit.state is not State.OBSOLETE]
    assert [(u.key, u.target, u.state) for u in returned.units] == [
        (u.key, u.target, u.state) for u in units
    ]
    again = run("-l", "en", "--to", "xliff")
    assert again.stdout == "out/exchange/en/kim.xlf: unchanged, 5 units\n"


def test_a_memory_holds_what_is_reviewed_or_the_drafts(drafted: Newsroom, run: Run) -> None:
    assert "en/kim.tmx: written, 2 units" in run("-l", "en", "--to", "tmx").stdout
    drafts = run("-l", "en", "--to", "tmx", "--drafts")
    assert "en/kim-drafts.tmx: written, 3 units" in drafts.stdout
    reviewed = tmx.read(Path("out/exchange/en/kim.tmx").read_bytes(), "x")
    assert {unit.state for unit in reviewed.units} == {State.REVIEWED}
    drafted_ones = tmx.read(Path("out/exchange/en/kim-drafts.tmx").read_bytes(), "x")
    assert {unit.state for unit in drafted_ones.units} == {State.PRETRANSLATED}


def test_a_template_is_the_article_alone(newsroom: Newsroom, run: Run) -> None:
    result = run("--to", "pot")
    assert result.stdout == "out/exchange/kim.pot: written, 5 units\n"
    data = Path("out/exchange/kim.pot").read_bytes()
    template = po.read(data, "kim.pot").catalog
    assert {unit.state for unit in template.units} == {State.UNTRANSLATED}
    newsroom.extract("de")
    assert {unit.key for unit in template.units} == {
        unit.key for unit in newsroom.catalog("de").units
    }
    # Terms and dates are a language's own.
    notes = {note.partition(":")[0] for unit in template.units for note in unit.notes}
    assert notes == {"role", "before", "after"}


def test_articles_of_one_language_can_be_one_memory(drafted: Newsroom, run: Run) -> None:
    other = drafted.article.with_name("zwei.fr.md")
    other.write_text(ARTICLE, encoding="utf-8")
    assert CliRunner().invoke(app, ["extract"]).exit_code == 0
    result = run("-l", "en", "--to", "tmx", "-o", "memory.tmx")
    assert result.stdout == "memory.tmx: written, 2 units\n"
    assert run("--to", "tmx", "-o", "memory.tmx").exit_code == 2
    assert run("-l", "en", "--to", "xliff", "-o", "all.xlf").exit_code == 2
    assert run("-l", "en", "--to", "pot", "-o", "all.pot").exit_code == 2


def test_a_folder_can_be_named(drafted: Newsroom, run: Run) -> None:
    assert run("-l", "en", "--to", "xliff", "-o", "to send").exit_code == 0
    assert (drafted.project.root / "to send" / "en" / "kim.xlf").is_file()


def test_work_in_an_exported_file_is_not_written_over(drafted: Newsroom, run: Run) -> None:
    assert run("-l", "en", "--to", "xliff").exit_code == 0
    path = Path("out/exchange/en/kim.xlf")
    as_sent = path.read_bytes()
    drafted.edit({drafted.catalog().units[1].source: "Another text."})
    assert "kim.xlf: written" in run("-l", "en", "--to", "xliff").stdout
    worked = path.read_bytes().replace(b"Another text.", b"A better text.")
    path.write_bytes(worked)
    result = run("-l", "en", "--to", "xliff")
    assert result.exit_code == 4
    assert "l10n import out/exchange/en/kim.xlf" in result.stderr
    assert "1 of its translations" in result.stderr
    assert path.read_bytes() == worked != as_sent
    assert run("-l", "en", "--to", "xliff", "-o", "new.xlf").exit_code == 0
    # Once the catalog has it, nothing is lost.
    drafted.edit({drafted.catalog().units[1].source: "A better text."})
    assert run("-l", "en", "--to", "xliff").exit_code == 0


@pytest.mark.parametrize("name", ["project_save.tmx", "messages.pot"])
def test_a_file_of_another_program_is_not_written_over(
    drafted: Newsroom, run: Run, name: str
) -> None:
    path = Path(name)
    path.write_text("<tmx>somebody's</tmx>", encoding="utf-8")
    result = run("-l", "en", "--to", name[-3:], "-o", name)
    assert result.exit_code == 4
    assert "did not write" in result.stderr
    assert path.read_text(encoding="utf-8") == "<tmx>somebody's</tmx>"


@pytest.mark.parametrize("there", [b"half a file <xliff", b"PK\3\4xl/workbook.xml", b""])
def test_a_file_that_cannot_be_read_is_not_written_over(
    drafted: Newsroom, run: Run, there: bytes
) -> None:
    path = Path("mine.xlf")
    path.write_bytes(there)
    result = run("-l", "en", "--to", "xliff", "-o", "mine.xlf")
    assert result.exit_code == 4
    assert path.read_bytes() == there


def test_a_dry_run_writes_nothing(drafted: Newsroom, run: Run) -> None:
    before = drafted.snapshot()
    for kind in ("xliff", "tmx", "pot"):
        result = run("--to", kind, "-l", "en", "--dry-run")
        assert "would be written" in result.stdout
    assert drafted.snapshot() == before


def test_json_says_the_same(drafted: Newsroom, run: Run) -> None:
    (item,) = json.loads(run("-l", "en", "--to", "xliff", "--json").stdout)
    assert item["path"] == "out/exchange/en/kim.xlf"
    assert (item["articles"], item["locale"], item["units"]) == (["kim"], "en", 5)
    assert item["before"] == "missing"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ((), 2, "not named"),
        (("--to", "docx"), 2, "--to pot, --to xliff, --to tmx"),
        (("--to", "tmx", "-o", "memory.xlf"), 2, "add: --to xliff"),
        (("--to", "xliff", "-l", "en"), 3, "l10n extract articles/kim.fr.md"),
        (("--to", "pot", "no.fr.md"), 2, "no such file"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(
    newsroom: Newsroom, run: Run, words: tuple[str, ...], code: int, says: str
) -> None:
    result = run(*words)
    assert result.exit_code == code
    assert says in result.stderr
    assert not Path("out").exists()


def test_one_catalog_that_cannot_be_read_does_not_stop_the_others(
    drafted: Newsroom, run: Run
) -> None:
    drafted.extract("de")
    drafted.po("de").write_bytes(b'msgid "')
    result = run("--to", "xliff")
    assert result.exit_code == 2
    assert "out/exchange/en/kim.xlf: written" in result.stdout
    assert "locales/de/LC_MESSAGES/kim.po:1" in result.stderr
