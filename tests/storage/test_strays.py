"""What a killed run left is removed when it is ours, and given back when somebody saved it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from l10n import storage
from l10n.errors import ConflictError
from l10n.storage import strays, temporaries
from l10n.storage.strays import Recovered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "l10n.toml").touch()
    path = tmp_path / "kim.po"
    path.write_bytes(b"old")
    return path


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.communicate()
    return ended.pid


def stray(path: Path, pid: int, holds: bytes, *, stage: str = "tmp") -> Path:
    """What a run of process ``pid`` left that was to write ``new`` over ``old``."""
    name = temporaries.name(path, b"new", b"old").replace(f"-{os.getpid()}-", f"-{pid}-")
    left = path.with_name(f"{name}.{stage}")
    left.write_bytes(holds)
    return left


def test_ours_is_removed_begun_or_done(path: Path, dead: int) -> None:
    stray(path, dead, b"ne", stage="part")
    stray(path, dead, b"new")
    assert storage.recover(path.parent) == []
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["kim.po", "l10n.toml"]


def test_what_we_had_replaced_becomes_a_kept_state(path: Path, dead: int) -> None:
    path.write_bytes(b"new")
    stray(path, dead, b"old")
    assert storage.recover(path.parent) == []
    assert path.read_bytes() == b"new"
    assert [state.read() for state in storage.states(path)] == [b"old", b"new"]


def test_what_somebody_saved_in_that_instant_is_put_back(path: Path, dead: int) -> None:
    path.write_bytes(b"new")
    left = stray(path, dead, b"a translator's")
    assert storage.recover(path.parent) == [Recovered(path, None)]
    assert path.read_bytes() == b"a translator's"
    assert not left.exists()


def test_a_save_is_put_back_where_the_file_was_deleted_since(path: Path, dead: int) -> None:
    stray(path, dead, b"a translator's")
    path.unlink()
    # Only a name tells whose it is, and no file of that name is here to see.
    assert storage.recover(path.parent) == []
    assert storage.recover(path.parent, path.name) == [Recovered(path, None)]
    assert path.read_bytes() == b"a translator's"


def test_a_save_stays_beside_the_file_when_somebody_saved_again(path: Path, dead: int) -> None:
    path.write_bytes(b"saved later")
    for holds in (b"a translator's", b"another one's"):
        stray(path, dead, holds)
        (found,) = storage.recover(path.parent)
        assert found.beside is not None
        assert found.beside.read_bytes() == holds
    assert path.read_bytes() == b"saved later"
    assert sorted(entry.name for entry in path.parent.iterdir())[:3] == [
        "kim.po", "kim.po.theirs", "kim.po.theirs2",
    ]  # fmt: skip


def test_a_save_that_is_there_anyway_is_not_kept_twice(path: Path, dead: int) -> None:
    storage.keep(path, b"known")
    for holds in (b"known", b"old now"):
        path.write_bytes(b"old now")
        stray(path, dead, holds)
        assert storage.recover(path.parent) == []
    assert list(path.parent.glob("*.theirs")) == list(path.parent.glob(".l10n-*")) == []


def test_what_another_run_is_at_work_on_is_let_be(path: Path) -> None:
    left = stray(path, os.getppid(), b"a translator's")
    storage.recover(path.parent)
    assert left.exists()
    # … and so is our own, but not that of a run before us with the same number.
    own = stray(path, os.getpid(), b"new")
    storage.recover(path.parent)
    assert own.exists()
    namesake = own.with_name(own.name.replace(temporaries._run(), "00000000"))
    own.rename(namesake)
    storage.recover(path.parent)
    assert not namesake.exists()


def test_a_write_gives_a_save_back_first_and_then_sees_it(path: Path, dead: int) -> None:
    path.write_bytes(b"new")
    stray(path, dead, b"a translator's")
    with pytest.raises(ConflictError):
        storage.write(path, b"newer", expected=b"new")
    assert path.read_bytes() == b"a translator's"
    assert storage.write(path, b"newer", expected=b"a translator's")


def test_what_cannot_be_settled_stops_nobody(path: Path, dead: int) -> None:
    stuck = stray(path, dead, b"")
    stuck.unlink()
    stuck.mkdir()
    assert storage.recover(path.parent) == []
    assert storage.write(path, b"new", expected=b"old")
    assert stuck.exists()


def test_foreign_files_of_a_like_name_are_never_touched(path: Path, dead: int) -> None:
    names = [".l10n-1-0.tmp", ".l10n-notes.tmp", f".l10n-{dead}-x.part", "kim.po.theirs"]
    for name in names:
        path.with_name(name).write_text("a person's")
    storage.recover(path.parent)
    assert all(path.with_name(name).exists() for name in names)


def test_long_names_are_cut_between_letters() -> None:
    long = Path("é" * 126 + ".po")
    assert strays.beside(long, ".theirs").name == "é" * 124 + ".theirs"
    assert strays.beside(Path("kim.po"), ".new").name == "kim.po.new"


_KILLED = """
import os, signal, sys
from pathlib import Path
from l10n import storage
from l10n.storage import replacing
path = Path(sys.argv[1])
def saved_and_killed(one, other):
    other.write_bytes(b"a translator's")
    exchange(one, other)
    os.kill(os.getpid(), signal.SIGKILL)
exchange = replacing.exchange
replacing.exchange = saved_and_killed
storage.write(path, b"new", expected=b"old")
"""


def test_a_save_in_the_last_instant_outlives_a_kill_in_the_very_last(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"new"
    assert storage.recover(path.parent) == [Recovered(path, None)]
    assert path.read_bytes() == b"a translator's"
