"""A command killed at any moment loses nobody's text, and the next run goes on as if nothing was."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.soak.commands import COMMANDS, Command
from tests.soak.running import full_at, kill_points, killed_at, run
from tests.soak.scene import Scene

POINTS = 200
"""Kill points a command at least, over all ways to kill it."""


@pytest.fixture(params=[one for one in COMMANDS if one.brief], ids=str, scope="module")
def command(request: pytest.FixtureRequest) -> Command:
    found: Command = request.param
    return found


@pytest.fixture(scope="module")
def scene(command: Command, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Set up once; every run has a copy of its own."""
    return command.setup(tmp_path_factory.mktemp(str(command)) / "scene")


@pytest.fixture(params=COMMANDS, ids=str)
def whole_command(request: pytest.FixtureRequest) -> Command:
    found: Command = request.param
    return found


@pytest.fixture
def whole_scene(whole_command: Command, tmp_path: Path) -> Scene:
    return whole_command.setup(tmp_path / "scene")


def try_once(scene: Scene, command: Command, trap: Callable[[], None], end: bytes) -> int:
    """Run into the trap in a copy of the scene, then run again; return how the first run ended.

    In the ``end`` the catalog must be what a run that nobody killed makes of it.
    """
    copy = scene.copied(scene.root.with_name("copy"))
    try:
        ended = run(copy.root, command.words, trap)
        if "restore" not in command.words:
            # What restore is to bring back lies in the kept states until it does.
            assert scene.texts <= copy.kept(), "lost at once"
        assert run(copy.root, command.words) == command.exit_code, "the next run fails"
        assert scene.texts <= copy.kept(), "lost after the next run"
        assert copy.catalog.read_bytes() == end, "not what an untroubled run makes"
        assert copy.strays() == []
    finally:
        shutil.rmtree(copy.root)
    return ended


def spread(points: int, wanted: int | None) -> range:
    """``wanted`` points of ``1…points``, evenly; all when it is none."""
    return range(1, points + 1, 1 if wanted is None else max(1, points // wanted))


def kill_everywhere(scene: Scene, command: Command, wanted: int | None) -> int:
    counting = scene.copied(scene.root.with_name("count"))
    points = kill_points(counting.root, command.words)
    end = counting.catalog.read_bytes()
    shutil.rmtree(counting.root)
    chosen = spread(points, wanted)
    for point in chosen:
        ended = try_once(scene, command, killed_at(point), end)
        # A file system with a coarse clock makes a run wait, in more steps or fewer.
        done = ended == command.exit_code and point > points * 0.9
        assert ended == -signal.SIGKILL or done, point
    return len(chosen)


def fill_everywhere(scene: Scene, command: Command, wanted: int, *, deadly: bool) -> int:
    largest = max(path.stat().st_size for path in scene.root.rglob("*.po")) * 3 // 2
    untroubled = scene.copied(scene.root.with_name("untroubled"))
    assert run(untroubled.root, command.words) == command.exit_code
    end = untroubled.catalog.read_bytes()
    shutil.rmtree(untroubled.root)
    killed = 0
    for size in range(0, largest, max(1, largest // wanted)):
        ended = try_once(scene, command, full_at(size, deadly=deadly), end)
        assert ended in (command.exit_code, -signal.SIGXFSZ if deadly else 3), (size, ended)
        killed += ended != command.exit_code
    assert killed
    return killed


def test_a_command_killed_at_some_points_loses_nothing(scene: Scene, command: Command) -> None:
    assert kill_everywhere(scene, command, 5) >= 5


def test_a_command_on_a_disk_that_fills_up_loses_nothing(scene: Scene, command: Command) -> None:
    assert fill_everywhere(scene, command, 2, deadly=True)
    assert fill_everywhere(scene, command, 2, deadly=False)


@pytest.mark.soak
def test_a_command_killed_at_hundreds_of_points_loses_nothing(
    whole_scene: Scene, whole_command: Command
) -> None:
    killed = kill_everywhere(whole_scene, whole_command, 180)
    killed += fill_everywhere(whole_scene, whole_command, 60, deadly=True)
    assert killed >= POINTS
    fill_everywhere(whole_scene, whole_command, 60, deadly=False)
