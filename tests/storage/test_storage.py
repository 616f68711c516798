"""What the one writer must hold to, whatever happens around it."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from l10n import storage
from l10n.errors import BrokenError, ConflictError, InputError
from l10n.storage import moving
from l10n.storage.faults import unwritable

ROOT = Path(__file__).parents[2]


def run(code: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "l10n.toml").touch()
    return tmp_path


def leftovers(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if entry.name.startswith(".l10n-"))


def test_what_is_written_is_read_again_and_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "locales" / "de" / "kim.po"
    assert storage.write(path, "Ä\r\n\0".encode())
    assert storage.read(path) == "Ä\r\n\0".encode()
    assert leftovers(path.parent) == []


def test_equal_bytes_are_not_written_and_the_time_stays(tmp_path: Path) -> None:
    path = tmp_path / "kim.po"
    path.write_bytes(b"same")
    os.utime(path, ns=(1, 1))
    assert not storage.write(path, b"same", expected=b"same")
    assert not storage.write(path, b"same", expected=b"something else")
    assert path.stat().st_mtime_ns == 1


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "kim.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    storage.write(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symbolic_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "real.po", tmp_path / "link.po"
    target.write_bytes(b"old")
    link.symlink_to(target)
    storage.write(link, b"new", expected=b"old")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("expected", [b"what we read", storage.ABSENT])
def test_a_file_that_changed_is_left_alone_and_ours_lies_beside_it(
    tmp_path: Path, expected: bytes | storage.Expected
) -> None:
    path = tmp_path / "kim.po"
    path.write_bytes(b"what a translator saved")
    with pytest.raises(ConflictError, match=r"kim\.po\.new") as caught:
        storage.write(path, b"ours", expected=expected)
    assert caught.value.exit_code == 4
    assert path.read_bytes() == b"what a translator saved"
    assert (tmp_path / "kim.po.new").read_bytes() == b"ours"
    assert leftovers(tmp_path) == []


def test_a_file_that_was_deleted_meanwhile_is_a_conflict_too(tmp_path: Path) -> None:
    with pytest.raises(ConflictError):
        storage.write(tmp_path / "kim.po", b"ours", expected=b"what we read")
    assert not (tmp_path / "kim.po").exists()


def test_another_hard_link_keeps_the_old_bytes_and_so_does_the_kept_state(project: Path) -> None:
    path, other = project / "kim.po", project / "elsewhere.po"
    path.write_bytes(b"old")
    other.hardlink_to(path)
    storage.write(path, b"new", expected=b"old")
    assert (path.read_bytes(), other.read_bytes()) == (b"new", b"old")
    other.write_bytes(b"changed since")
    assert [state.read() for state in storage.states(path)] == [b"old", b"new"]


def test_a_link_out_of_the_project_has_its_states_in_the_project(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("share") / "real.po"
    target.write_bytes(b"old")
    (project / "kim.po").symlink_to(target)
    storage.write(project / "kim.po", b"new", expected=b"old")
    assert target.read_bytes() == b"new"
    assert [state.read() for state in storage.states(project / "kim.po")] == [b"old", b"new"]


def test_a_pipe_or_a_circle_of_links_in_the_way_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.po")
    with pytest.raises(BrokenError, match="a device or a pipe"):
        storage.write(tmp_path / "pipe.po", b"x", expected=storage.ABSENT)
    (tmp_path / "one.po").symlink_to(tmp_path / "other.po")
    (tmp_path / "other.po").symlink_to(tmp_path / "one.po")
    with pytest.raises(BrokenError, match="in a circle"):
        storage.write(tmp_path / "one.po", b"x", expected=storage.ABSENT)


def test_where_names_cannot_be_exchanged_a_file_is_replaced_all_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "_call", lambda: None)
    path = project / "kim.po"
    path.write_bytes(b"old")
    assert storage.write(path, b"new", expected=b"old")
    assert path.read_bytes() == b"new"
    assert [state.read() for state in storage.states(path)] == [b"old", b"new"]
    with pytest.raises(ConflictError):
        storage.write(path, b"newer", expected=b"old")
    assert leftovers(project) == []


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_disk_that_refuses_the_exchange_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(moving, "_call", lambda: lambda one, other: number)
    path = tmp_path / "kim.po"
    path.write_bytes(b"old")
    assert storage.write(path, b"new", expected=b"old")
    assert path.read_bytes() == b"new"


def test_this_system_exchanges_names(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    if moving.exchange(one, other):
        assert (one.read_bytes(), other.read_bytes()) == (b"2", b"1")
    else:
        assert sys.platform not in ("linux", "darwin")
    other.unlink()
    if sys.platform in ("linux", "darwin"):
        with pytest.raises(FileNotFoundError):
            moving.exchange(one, other)


def test_our_version_of_an_earlier_conflict_is_kept_before_it_is_replaced(project: Path) -> None:
    path = project / "kim.po"
    path.write_bytes(b"theirs")
    for ours in (b"ours", b"ours, again"):
        with pytest.raises(ConflictError):
            storage.write(path, ours, expected=b"read")
    beside = project / "kim.po.new"
    assert beside.read_bytes() == b"ours, again"
    assert [state.read() for state in storage.states(beside)] == [b"ours"]


@pytest.mark.parametrize(
    ("sign", "editor"),
    [
        (".~lock.kim.po#", "LibreOffice"),
        (".kim.po.swp", "vim"),
        (".#kim.po", "Emacs"),
        ("#kim.po#", "Emacs"),
        (".kim.po.kate-swp", "Kate"),
    ],
)
def test_a_file_that_is_open_in_an_editor_is_seen(tmp_path: Path, sign: str, editor: str) -> None:
    (tmp_path / "kim.po").touch()
    (tmp_path / sign).symlink_to("nobody@nowhere.1")
    (tmp_path / ".other.po.swp").touch()
    assert storage.open_files(tmp_path) == [(tmp_path / "kim.po", editor)]


def test_names_as_long_as_the_disk_allows_are_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 126 + ".po")
    assert storage.write(path, b"one", expected=storage.ABSENT)
    assert storage.write(path, b"two", expected=b"one")
    with pytest.raises(ConflictError):
        storage.write(path, b"three", expected=b"one")
    assert path.read_bytes() == b"two"


def test_a_folder_or_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "kim.po").mkdir()
    with pytest.raises(BrokenError, match="a folder stands") as caught:
        storage.write(tmp_path / "kim.po", b"x")
    assert caught.value.exit_code == 3
    (tmp_path / "locales").touch()
    with pytest.raises(BrokenError, match="a file stands"):
        storage.write(tmp_path / "locales" / "kim.po", b"x")


def test_a_disk_that_takes_no_more_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "kim.po"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(BrokenError, match="Nothing was changed"):
            storage.write(path, b"x" * 5000, expected=b"old")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you may not write here"),
        (errno.ENOTSUP, "not supported"),
    ],
)
def test_what_the_system_says_becomes_a_sentence_and_a_next_step(number: int, said: str) -> None:
    error = unwritable(Path("locales/kim.po"), OSError(number, "x"))
    assert said in error.message
    assert "Nothing was changed." in error.message
    assert error.advice
    assert str(error.where) == "locales/kim.po"


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not there"):
        storage.read(tmp_path / "missing.po")
    with pytest.raises(InputError, match="folder"):
        storage.read(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe"):
        storage.read(tmp_path / "pipe")
    (tmp_path / "big").write_bytes(b"12345")
    assert storage.read(tmp_path / "big", limit=5) == b"12345"
    with pytest.raises(InputError, match="larger"):
        storage.read(tmp_path / "big", limit=4)


def test_the_last_states_of_a_persons_file_are_kept(project: Path) -> None:
    path = project / "locales" / "kim.po"
    storage.write(path, b"0", expected=storage.ABSENT)
    for number in range(1, storage.KEPT + 5):
        storage.write(path, str(number).encode(), expected=str(number - 1).encode())
    kept = [state.read() for state in storage.states(path)]
    assert kept == [str(number).encode() for number in range(5, storage.KEPT + 5)]
    storage.write(project / "out" / "kim.txt", b"a")
    storage.write(project / "out" / "kim.txt", b"b")
    assert storage.states(project / "out" / "kim.txt") == []
    assert (project / ".l10n" / ".gitignore").read_bytes() == b"*\n"


def test_outside_a_project_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "kim.po"
    path.write_bytes(b"old")
    storage.write(path, b"new", expected=b"old")
    assert [entry.name for entry in tmp_path.iterdir()] == ["kim.po"]


def test_what_a_killed_run_left_is_cleared_and_that_of_a_living_one_is_not(tmp_path: Path) -> None:
    ended = run("pass")
    ended.communicate()
    stem = "-0123abcd-0-" + "-".join(["0" * 16] * 3)
    dead = tmp_path / f".l10n-{ended.pid}{stem}.part"
    living = tmp_path / f".l10n-{os.getppid()}{stem}.part"
    dead.touch()
    living.touch()
    storage.write(tmp_path / "kim.po", b"x")
    assert leftovers(tmp_path) == [living.name]


def test_two_runs_in_one_project_are_refused_with_who_and_since_when(project: Path) -> None:
    holder = run(
        "import sys, pathlib; from l10n import storage\n"
        "with storage.lock(pathlib.Path(sys.argv[1])):\n"
        "    print('held', flush=True); sys.stdin.read()",
        project,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with (
        pytest.raises(ConflictError, match=rf"process {holder.pid} .*since 20") as caught,
        storage.lock(project, wait=0.1),
    ):
        pass
    assert caught.value.exit_code == 4
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    with storage.lock(project):
        pass


def test_a_run_that_waits_says_for_whom_and_goes_on_when_the_other_is_done(project: Path) -> None:
    holder = run(
        "import sys, pathlib; from l10n import storage\n"
        "with storage.lock(pathlib.Path(sys.argv[1])):\n"
        "    print('held', flush=True); sys.stdin.readline()",
        project,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    holder.stdout.readline()
    told: list[str] = []

    def tell(who: str) -> None:
        told.append(who)
        holder.communicate("end\n")

    with storage.lock(project, wait=60, waiting=tell):
        pass
    assert len(told) == 1
    assert f"process {holder.pid} " in told[0]


def test_the_lock_is_free_again_after_the_block_and_after_an_error(project: Path) -> None:
    with pytest.raises(KeyError), storage.lock(project):
        raise KeyError
    with storage.lock(project), pytest.raises(ConflictError), storage.lock(project):
        pass
    with storage.lock(project):
        pass


_WRITER = """
import sys, pathlib
from l10n import storage
path = pathlib.Path(sys.argv[1])
print("ready", flush=True)
old = path.read_bytes()
while True:
    new = bytes([old[0] % 250 + 1]) * 300_000
    storage.write(path, new, expected=old)
    old = new
"""


def test_a_run_killed_while_it_writes_leaves_a_whole_file(project: Path) -> None:
    path = project / "kim.po"
    path.write_bytes(b"\1" * 300_000)
    for writes in range(12):
        writer = run(_WRITER, path)
        assert writer.stdout is not None
        writer.stdout.readline()
        for _ in range(writes % 4):
            before = path.stat().st_ino
            while path.stat().st_ino == before and writer.poll() is None:
                pass
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        data = path.read_bytes()
        assert len(data) == 300_000
        assert len(set(data)) == 1
    assert storage.write(path, b"the end", expected=data)
    assert leftovers(project) == []
    for state in storage.states(path)[:-1]:
        assert len(set(state.read() or b"")) == 1
