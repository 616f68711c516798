"""Package files: nothing that a zip says is believed, and nothing leaves its folder."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from l10n.engines.argos.packages import archive as room
from l10n.engines.argos.packages.archive import unpack
from l10n.errors import BrokenError, MissingError

SOUND = ["p/metadata.json", "p/model/model.bin", "p/sentencepiece.model"]


def packed(file: Path, names: Iterable[str | zipfile.ZipInfo]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in names:
            zipped.writestr(name, "{}")
    return file


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def test_a_sound_package_is_unpacked_into_its_folder(tmp_path: Path):
    folder = unpack(packed(tmp_path / "p.zip", ["p/", "p/model/", *SOUND]), tmp_path / "into")
    assert folder == tmp_path / "into" / "p"
    assert (folder / "model" / "model.bin").read_text() == "{}"


HOSTILE: list[tuple[list[str | zipfile.ZipInfo], str]] = [
    ([*SOUND, "/etc/passwd"], "unsafe name"),
    ([*SOUND, "p/../../evil"], "unsafe name"),
    ([*SOUND, "p//x"], "unsafe name"),
    ([*SOUND, "p/c:x"], "unsafe name"),
    ([*SOUND, "p/a\\..\\b"], "unsafe name"),
    ([*SOUND, "p/con. "], "unsafe name"),
    ([*SOUND, "p/line\nfeed"], "unsafe name"),
    ([*SOUND, link("p/model/link")], "link"),
    ([*SOUND, "p/Metadata.json"], "twice"),
    ([*SOUND, "q/metadata.json"], "one top folder"),
    ([*SOUND, "loose"], "outside"),
    (SOUND[:2], "no sentencepiece.model or bpe.model"),
    (SOUND[1:], "no metadata.json"),
    ([SOUND[0], SOUND[2]], "no model/model.bin"),
    ([], "one top folder"),
]


@pytest.mark.parametrize(("names", "reason"), HOSTILE)
def test_a_hostile_package_is_refused_before_a_byte_is_written(
    names: list[str | zipfile.ZipInfo], reason: str, tmp_path: Path
):
    into = tmp_path / "into"
    with pytest.raises(BrokenError, match=reason):
        unpack(packed(tmp_path / "p.zip", names), into)
    assert not into.exists()


def test_a_package_with_a_damaged_byte_is_refused(tmp_path: Path):
    file = tmp_path / "p.zip"
    with zipfile.ZipFile(file, "w") as zipped:
        for name in SOUND:
            zipped.writestr(name, "some content of a model")
    data = bytearray(file.read_bytes())
    data[data.index(b"content")] ^= 1
    file.write_bytes(data)
    with pytest.raises(BrokenError, match="no sound zip"):
        unpack(file, tmp_path / "into")


@pytest.mark.parametrize("keep", [0, 10, 200])
def test_a_package_that_is_cut_off_is_refused(keep: int, tmp_path: Path):
    file = packed(tmp_path / "p.zip", SOUND)
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(BrokenError, match="no sound zip"):
        unpack(file, tmp_path / "into")


def test_an_entry_that_is_larger_than_it_says_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "p.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in SOUND:
            zipped.writestr(name, "a" * 100_000)
    data = file.read_bytes()
    # Every place that tells the size now says ten bytes.
    file.write_bytes(data.replace(struct.pack("<I", 100_000), struct.pack("<I", 10)))
    with pytest.raises(BrokenError):
        unpack(file, tmp_path / "into")


def test_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = packed(tmp_path / "p.zip", SOUND)
    for name, value, reason in (
        ("LARGEST_FILE", 10, "bytes"),
        ("LARGEST_CONTENT", 5, "unpacks to more"),
        ("MOST_ENTRIES", 2, "entries"),
        ("LARGEST_METADATA", 1, "too large"),
    ):
        with monkeypatch.context() as limit:
            limit.setattr(room, name, value)
            with pytest.raises(BrokenError, match=reason):
                unpack(file, tmp_path / name)


def test_a_file_that_is_not_there_is_missing(tmp_path: Path):
    with pytest.raises(MissingError, match="no such package file"):
        unpack(tmp_path / "none.argosmodel", tmp_path / "into")
