"""Whenever an editor saves while a command runs, what it saved stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from l10n import storage
from tests.soak.commands import COMMANDS, Command
from tests.soak.running import at_point, kill_points, run
from tests.soak.scene import Scene, edited, save

OLD, NEW = "‹Les missiles du Nord›", "‹North Korea's missiles›"

Saving = Callable[[Path], Iterator[None]]
"""An editor's way to save; it may take several points of time."""


def over_it(path: Path) -> Iterator[None]:
    """As Poedit and Lokalize do: a new file, then over the old one."""
    save(path, changed(path))
    yield


def into_it(path: Path) -> Iterator[None]:
    """As gedit does with a link: emptied, then written, all in one go."""
    path.write_bytes(changed(path))
    yield


def into_it_slowly(path: Path) -> Iterator[None]:
    """… and with time between each of these steps."""
    data = changed(path)
    with path.open("wb", buffering=0) as file:
        yield
        file.write(data[: len(data) // 2])
        yield
        file.write(data[len(data) // 2 :])
    yield


def aside_first(path: Path) -> Iterator[None]:
    """As vim does with a backup: the old file away, a new one, the old one deleted."""
    data = changed(path)
    backup = path.with_name(path.name + "~")
    path.replace(backup)
    yield
    path.write_bytes(data)
    yield
    backup.unlink()
    yield


WAYS: list[Saving] = [over_it, into_it, into_it_slowly, aside_first]


def changed(path: Path) -> bytes:
    return path.read_bytes().replace(OLD.encode(), NEW.encode())


def save_at(scene: Scene, command: Command, way: Saving, point: int, step: int) -> None:
    """Let an editor save from ``point`` on; then look for it, then run again and look again."""
    copy = scene.copied(scene.root.with_name("copy"))
    try:
        saving = way(copy.catalog)
        ended = run(copy.root, command.words, at_point(point, saving, step))
        assert ended in (0, 2, 4), ended
        assert NEW in copy.kept(), (way.__name__, point, ended)
        # What we read half-saved or changed was refused; now it is whole.
        assert run(copy.root, command.words) == 0
        assert NEW in copy.kept()
        assert scene.texts - {OLD} <= copy.kept()
        assert copy.strays() == []
        assert not list(copy.root.rglob("*.theirs*"))
    finally:
        shutil.rmtree(copy.root)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return edited(tmp_path / "scene")


WRITING = [command for command in COMMANDS if str(command) in ("extract", "localize")]
"""Commands that write the catalog of one and the same scene."""


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_save_at_some_moments_of_a_run_stays(scene: Scene, way: Saving) -> None:
    points = kill_points(scene.copied(scene.root.with_name("count")).root, WRITING[0].words)
    # The second half is where the catalog is written.
    for point in range(points // 2, points, points // 8):
        save_at(scene, WRITING[0], way, point, step=points // 20)


@pytest.mark.soak
@pytest.mark.parametrize("command", WRITING, ids=str)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_save_at_a_hundred_moments_of_a_run_stays(
    scene: Scene, command: Command, way: Saving
) -> None:
    points = kill_points(scene.copied(scene.root.with_name("count")).root, command.words)
    for point in range(1, points + 1, max(1, points // 100)):
        save_at(scene, command, way, point, step=1 + point % 5)


def test_what_is_written_through_an_old_handle_is_among_the_kept_states(tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").touch()
    path = tmp_path / "kim.po"
    path.write_bytes(b"old")
    with path.open("r+b", buffering=0) as file:
        assert storage.write(path, b"new", expected=b"old")
        file.write(b"saved by an editor that had opened the file before")
    assert path.read_bytes() == b"new"
    assert b"saved by an editor that had opened the file before" in [
        state.read() for state in storage.states(path)
    ]
