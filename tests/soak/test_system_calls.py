"""A real process killed by the system before each call that writes (strace, fault injection)."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.soak.commands import COMMANDS, Command
from tests.soak.running import run
from tests.soak.scene import CATALOG, Scene

CHECKOUT = Path(__file__).parents[2]
CALLS = (
    "openat,write,fsync,rename,renameat2,link,unlink,mkdir,chmod,fchmod,chown,utimensat"
    ",ftruncate,flock"
)
_CALL = re.compile(r"^\d+ +(\w+)\((.*)$")
_READS = re.compile(r"O_RDONLY")

pytestmark = pytest.mark.soak


def traced(scene: Scene, command: Command, *options: str) -> int:
    """Run ``command`` under strace with ``options``; return its exit code, or minus the signal."""
    done = subprocess.run(
        [
            *("strace", "-f", "-y", "-e", f"trace={CALLS}", *options),
            *(sys.executable, "-B", str(CHECKOUT / "cli.py"), *command.words),
        ],
        cwd=scene.root,
        # The same imports in the same order, so that the n-th call is the same one each time.
        env=os.environ | {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    return done.returncode


def calls(scene: Scene, command: Command) -> list[tuple[str, int]]:
    """The calls of ``command`` that change something in the project: name, and which one of those."""
    log = scene.root.with_name("log")
    assert traced(scene, command, "-o", str(log)) == command.exit_code
    numbers: Counter[str] = Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        told = _CALL.match(line)
        if told is None:
            continue
        name, rest = told.groups()
        numbers[name] += 1
        ours = str(scene.root) in rest or "l10n-" in rest or "locales/" in rest
        if ours and not (name == "openat" and _READS.search(rest)):
            found.append((name, numbers[name]))
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_a_process_killed_before_each_call_that_writes_loses_nothing(
    command: Command, tmp_path: Path
) -> None:
    scene = command.setup(tmp_path / "scene")
    copy = scene.root.with_name("copy")
    # Names of one length, so that the same calls are made in each copy.
    found = calls(scene.copied(copy), command)
    end = (copy / CATALOG).read_bytes()
    shutil.rmtree(copy)
    assert {"fsync", "rename"} <= {name for name, _ in found}
    assert len(found) > 20
    for name, number in found:
        there = scene.copied(copy)
        ended = traced(
            there, command, "-o", "/dev/null", "-e", f"inject={name}:signal=KILL:when={number}"
        )
        assert ended in (-signal.SIGKILL, 128 + signal.SIGKILL), (name, number, ended)
        if "restore" not in command.words:
            assert scene.texts <= there.kept(), (name, number)
        assert run(there.root, command.words) == command.exit_code, (name, number)
        assert scene.texts <= there.kept(), (name, number)
        assert there.catalog.read_bytes() == end, (name, number)
        assert there.strays() == [], (name, number)
        shutil.rmtree(copy)
