"""What people saved by hand is a kept state as soon as any command has read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n import po, storage
from l10n.cli import app
from l10n.model.unit import State
from tests.workflow.newsroom import Newsroom

Run = Callable[..., Result]
TEXT = "Un titre\n\nIl pleut sur la ville. Il vente aussi un peu. Il neige dans la montagne.\n"
READING = {
    "assemble": ("assemble", "-l", "de"),
    "status": ("status", "-l", "de"),
    "check": ("check",),
    "approve": ("approve", "-l", "de", "--by", "Anna", "--despite-findings"),
}


@pytest.fixture
def catalog(newsroom: Newsroom) -> Path:
    """A drafted catalog whose every unit was then reviewed in an editor."""
    for glossary in newsroom.project.glossary_files():
        glossary.unlink()
    newsroom.write(TEXT)
    assert run("localize", "-l", "de").exit_code == 0
    path = newsroom.po("de")
    document = po.read(path.read_bytes(), "kim.po")
    units = tuple(
        replace(unit, target=f"‹{unit.source}›", state=State.REVIEWED, origin=None)
        for unit in document.catalog.units
    )
    # As an editor saves it: past our storage, which would keep it.
    path.write_bytes(po.render(replace(document.catalog, units=units), document))
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def kept(catalog: Path) -> list[bytes | None]:
    return [state.read() for state in storage.states(catalog)]


@pytest.mark.parametrize("command", READING)
def test_hours_of_review_come_back_after_a_command_that_only_read_them(
    catalog: Path, command: str
) -> None:
    reviewed = catalog.read_bytes()
    assert run(*READING[command]).exit_code in (0, 1)
    catalog.write_bytes(reviewed[: len(reviewed) // 2])
    assert run("restore", catalog, "--last").exit_code == 0
    assert catalog.read_bytes() == reviewed


@pytest.mark.parametrize("words", [("assemble", "--check"), ("approve", "--dry-run", "--by", "A")])
def test_a_command_that_writes_nothing_keeps_nothing(
    newsroom: Newsroom, catalog: Path, words: tuple[str, ...]
) -> None:
    before = newsroom.snapshot(hidden=True)
    run(*words, "-l", "de")
    assert newsroom.snapshot(hidden=True) == before


def test_the_same_state_is_kept_once_with_the_time_of_the_file(catalog: Path) -> None:
    for _ in range(3):
        run("status", "-l", "de")
        run("check")
    assert kept(catalog).count(catalog.read_bytes()) == 1
    assert storage.states(catalog)[-1].path.stat().st_mtime_ns == catalog.stat().st_mtime_ns


def test_what_a_tool_dropped_is_still_told_after_a_command_that_only_read_it(
    catalog: Path,
) -> None:
    run("status", "-l", "de")
    document = po.read(catalog.read_bytes(), "kim.po")
    selected = replace(document.catalog, units=document.catalog.units[-1:])
    catalog.write_bytes(po.render(selected, document))
    for command in READING.values():
        run(*command)
    assert "po-dropped" in run("extract", "-l", "de").stderr


@pytest.mark.parametrize("data", [b"", b"\x89PNG\0", b'msgid "a"\nmsgstr "b'])
def test_what_is_no_good_catalog_is_not_kept(catalog: Path, data: bytes) -> None:
    catalog.write_bytes(data)
    before = kept(catalog)
    for command in READING.values():
        assert run(*command).exit_code == 2
    assert kept(catalog) == before


def test_a_catalog_at_the_top_of_its_folder_is_passed_over(catalog: Path) -> None:
    stray = catalog.parents[2] / "stray.po"
    stray.write_bytes(catalog.read_bytes())
    assert run("check", stray).exit_code in (0, 1)
    assert not storage.states(stray)


def test_a_disk_that_takes_no_state_stops_no_command(catalog: Path) -> None:
    folder = Path(".l10n/backups")
    before = kept(catalog)
    folder.rename(".l10n/elsewhere")
    folder.write_bytes(b"")
    assert run("status", "-l", "de").exit_code == 0
    folder.unlink()
    Path(".l10n/elsewhere").rename(folder)
    assert kept(catalog) == before
