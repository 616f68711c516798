"""The kept states of a file: which, in which order, and what they say of a file that was cut off."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import storage
from l10n.errors import BrokenError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "l10n.toml").touch()
    (tmp_path / "locales").mkdir()
    return tmp_path / "locales" / "kim.po"


def kept(path: Path) -> list[bytes | None]:
    return [state.read() for state in storage.states(path)]


def folder(path: Path) -> Path:
    return storage.states(path)[0].path.parent


def test_what_we_wrote_and_what_people_saved_are_both_kept_in_order(path: Path) -> None:
    storage.write(path, b"ours", expected=storage.ABSENT)
    path.write_bytes(b"a translator's")
    storage.write(path, b"ours again", expected=b"a translator's")
    assert kept(path) == [b"ours", b"a translator's", b"ours again"]
    assert [state.number for state in storage.states(path)] == [1, 2, 3]


def test_a_file_that_we_leave_as_a_person_saved_it_is_known_from_then_on(path: Path) -> None:
    path.write_bytes(b"a translator's")
    assert not storage.write(path, b"a translator's", expected=b"a translator's")
    assert kept(path) == [b"a translator's"]


def test_equal_states_are_kept_once_and_the_last_one_counts(path: Path) -> None:
    for data in (b"one", b"two", b"three", b"one"):
        storage.keep(path, data)
    assert kept(path) == [b"two", b"three", b"one"]


def test_a_state_has_the_time_of_the_file_it_was(path: Path) -> None:
    path.write_bytes(b"a translator's")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    storage.write(path, b"ours", expected=b"a translator's")
    assert storage.states(path)[0].path.stat().st_mtime == 1_700_000_000


def test_what_a_conflict_stopped_is_no_state(path: Path) -> None:
    path.write_bytes(b"read")
    with pytest.raises(Exception, match="changed"):
        storage.write(path, b"ours", expected=b"something else")
    assert kept(path) == []


def test_foreign_and_half_written_files_among_the_states_are_passed_over(path: Path) -> None:
    storage.keep(path, b"one")
    there = folder(path)
    (there / "notes.txt").write_text("a person's")
    (there / "000007.po").mkdir()
    (there / "000008.po").touch()
    (there / "000009.po").symlink_to(there / "nowhere")
    storage.keep(path, b"two")
    assert kept(path) == [b"one", b"two"]
    # A person's note and all that bears a number stays.
    assert sorted(entry.name for entry in there.iterdir()) == [
        "000001.po", "000002.po", "000007.po", "000008.po", "000009.po", "notes.txt",
    ]  # fmt: skip


def test_what_a_killed_run_had_laid_by_is_removed_by_the_next_one(path: Path) -> None:
    storage.keep(path, b"one")
    coming = path.parents[1] / ".l10n" / "coming"
    for name in ("4194999-0", f"{os.getppid()}-0", "a person's"):
        (coming / name).write_bytes(b"half of so")
    with storage.lock(path.parents[1]):
        left = sorted(entry.name for entry in coming.iterdir())
    assert left == sorted((f"{os.getppid()}-0", "a person's"))


def test_a_number_that_is_taken_by_something_else_is_passed_over(path: Path) -> None:
    storage.keep(path, b"one")
    (folder(path) / "000002.po").mkdir()
    storage.keep(path, b"two")
    assert [state.number for state in storage.states(path)] == [1, 3]


def test_a_file_where_the_states_belong_stops_the_write_and_nothing_is_changed(path: Path) -> None:
    path.write_bytes(b"old")
    (path.parents[1] / ".l10n").mkdir()
    (path.parents[1] / ".l10n" / "backups").touch()
    with pytest.raises(BrokenError, match="Nothing was changed"):
        storage.write(path, b"new", expected=b"old")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    "name",
    [
        "with blanks and ' quotes.po",
        unicodedata.normalize("NFD", "à côté.po"),
        "é" * 126 + ".po",
        "no suffix",
        "-rf.po",
    ],
)
def test_files_of_any_name_have_states(path: Path, name: str) -> None:
    path = path.with_name(name)
    storage.write(path, b"one two", expected=storage.ABSENT)
    storage.write(path, b"one two three", expected=b"one two")
    assert kept(path) == [b"one two", b"one two three"]
    assert storage.cut_from(path, b"one tw")
    assert path.read_bytes() == b"one two three"


def test_the_same_file_named_another_way_has_the_same_states(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.write(path, b"one", expected=storage.ABSENT)
    monkeypatch.chdir(path.parent)
    assert kept(Path("kim.po")) == kept(Path("../locales/kim.po")) == [b"one"]


@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=5), st.data())
def test_every_proper_prefix_of_a_known_state_is_recognised_unless_it_is_the_last(
    tmp_path_factory: pytest.TempPathFactory, known: list[bytes], data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("project")
    (root / "l10n.toml").touch()
    path = root / "kim.po"
    for state in known:
        storage.keep(path, state)
    last = storage.states(path)[-1].read()
    state = data.draw(st.sampled_from(known))
    prefix = state[: data.draw(st.integers(0, len(state)))]
    found = storage.cut_from(path, prefix)
    longer = [one for one in known if one.startswith(prefix) and one != prefix]
    if prefix == last or not longer:
        assert found is None
    else:
        assert found is not None
        assert found.read() in longer
    other = data.draw(st.binary(max_size=40))
    if not any(one.startswith(other) for one in known):
        assert storage.cut_from(path, other) is None


def test_a_file_is_read_by_nobody_more_in_its_states(path: Path) -> None:
    path.write_bytes(b"embargoed")
    path.chmod(0o600)
    storage.write(path, b"embargoed still", expected=b"embargoed")
    modes = {state.path.stat().st_mode & 0o777 for state in storage.states(path)}
    assert modes == {0o600}


def test_nothing_is_measured_by_what_was_set_aside(path: Path) -> None:
    storage.keep(path, b"one two three")
    storage.keep(path, b"one", whole=False)
    storage.keep(path, b"rubbish", whole=False)
    assert [state.whole for state in storage.states(path)] == [True, False, False]
    assert storage.cut_from(path, b"one")
    assert storage.cut_from(path, b"rub") is None
    # … until somebody says that it is right.
    storage.keep(path, b"one", whole=True)
    assert storage.cut_from(path, b"one") is None
    assert storage.cut_from(path, b"on")
