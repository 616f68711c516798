"""The store: a package is there whole or not at all, and what was there stays when it fails."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from l10n.engines.argos.packages import staging as staging_room
from l10n.engines.argos.packages.installed import SUMS, installed
from l10n.engines.argos.packages.store import install, remove, verify
from l10n.errors import BrokenError, MissingError


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def changed(archive: Path, to: Path, name: str, data: bytes) -> Path:
    """A copy of a package file with other content for one entry."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(to, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, data if entry.endswith(name) else old.read(entry))
    return to


def metadata(**changes: object) -> bytes:
    return json.dumps({"from_code": "fr", "to_code": "en", **changes}).encode()


def test_an_installed_package_is_listed_verified_and_removed(archive: Path, tmp_path: Path):
    models = tmp_path / "packages"
    package = install(archive, models)
    assert package.label == "translate-fr_en-1.0"
    assert [found.folder.name for found in installed(models)] == ["translate-fr_en-1_0"]
    assert [path.name for path in models.iterdir()] == ["translate-fr_en-1_0"]
    assert verify(models) == []
    assert [found.name for found in remove("fr-en", models)] == ["translate-fr_en"]
    assert list(models.iterdir()) == []


def test_argostranslate_itself_loads_what_is_installed(archive: Path, tmp_path: Path):
    models = tmp_path / "packages"
    install(archive, models)
    code = (
        "from argostranslate import package\n"
        "found = package.get_installed_packages()[0]\n"
        "print(found.from_code, found.to_code, found.package_version, found.target_prefix)\n"
        "print(found.tokenizer.encode('chat noir'))\n"
    )
    places = {
        name: str(tmp_path) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **places, "ARGOS_PACKAGES_DIR": str(models)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["fr en 1.0 __en__", "['▁chat', '▁noir']"]


def test_a_new_version_takes_the_place_of_the_old(archive: Path, built: Path, tmp_path: Path):
    models = tmp_path / "packages"
    install(archive, models)
    newer = changed(
        archive, tmp_path / "new.zip", "metadata.json", metadata(package_version="1.10")
    )
    install(newer, models)
    assert [package.label for package in installed(models)] == ["translate-fr_en-1.10"]
    assert [path.name for path in models.iterdir()] == ["translate-fr_en-1_10"]


BROKEN = [
    ("model.bin", b"no model at all", "does not work"),
    ("model.bin", b"", "does not work"),
    ("sentencepiece.model", b"nonsense", "does not work"),
    ("metadata.json", b"{", "cannot be read"),
    ("metadata.json", b"[]", "no JSON object"),
    ("metadata.json", b"\xff", "cannot be read"),
    ("metadata.json", b"{}", "from_code"),
    ("metadata.json", metadata(from_code="../.."), "from_code"),
    ("metadata.json", metadata(to_code=7), "to_code"),
    ("metadata.json", metadata(type="sbd"), "no translation package"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BROKEN)
def test_a_package_that_does_not_work_leaves_the_old_one_untouched(
    name: str, data: bytes, reason: str, archive: Path, tmp_path: Path
):
    models = tmp_path / "packages"
    install(archive, models)
    before = snapshot(tmp_path)
    bad = changed(archive, tmp_path / "bad.zip", name, data)
    with pytest.raises(BrokenError, match=reason) as caught:
        install(bad, models)
    assert caught.value.where is not None
    assert caught.value.where.path == str(bad)
    bad.unlink()
    assert snapshot(tmp_path) == before


def test_a_model_that_is_cut_off_is_refused(archive: Path, built: Path, tmp_path: Path):
    whole = (built / "translate-fr_en-1_0" / "model" / "model.bin").read_bytes()
    cut = changed(archive, tmp_path / "cut.zip", "model.bin", whole[: len(whole) // 2])
    with pytest.raises(BrokenError, match="does not work"):
        install(cut, tmp_path / "packages")


def test_a_folder_that_takes_no_writing_is_an_error_and_no_traceback(archive: Path, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BrokenError, match="cannot write"):
        install(archive, tmp_path / "file")


def test_when_the_last_rename_fails_the_old_package_is_back(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    models = tmp_path / "packages"
    install(archive, models)
    before = snapshot(models)
    rename = Path.rename

    def fails_at_home(self: Path, target: Path) -> Path:
        if "swap-0" in self.parts and self.parent.name == "swap-0" and target.parent == models:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_at_home)
    with pytest.raises(BrokenError, match="disk is full"):
        install(archive, models)
    assert snapshot(models) == before


def test_a_run_that_was_killed_half_way_is_mended_by_the_next(archive: Path, tmp_path: Path):
    models = tmp_path / "packages"
    install(archive, models)
    killed = tmp_path / ".l10n" / "staging-killed" / "swap-0" / "previous"
    killed.mkdir(parents=True)
    (models / "translate-fr_en-1_0").rename(killed / "translate-fr_en-1_0")
    with staging_room.staging(models):
        assert [package.name for package in installed(models)] == ["translate-fr_en"]
    assert not (tmp_path / ".l10n" / "staging-killed").exists()


def test_verify_names_every_file_that_is_not_as_installed(archive: Path, tmp_path: Path):
    models = tmp_path / "packages"
    folder = install(archive, models).folder
    (folder / "model" / "config.json").unlink()
    (folder / "model" / "model.bin").write_bytes(b"other")
    (folder / "extra").write_text("")
    damaged = [(finding.where.path, finding.message) for finding in verify(models)]
    assert damaged == [
        (str(folder / "extra"), "The file does not belong to the package."),
        (str(folder / "model" / "config.json"), "The file is missing."),
        (str(folder / "model" / "model.bin"), "The file is not the one that was installed."),
    ]


def test_verify_loads_packages_that_others_installed(built: Path, tmp_path: Path):
    models = tmp_path / "packages"
    shutil.copytree(built, models)
    assert verify(models) == []
    (models / "translate-en_de-1_0" / "model" / "model.bin").write_bytes(b"")
    (models / "translate-fr_en-1_0" / "metadata.json").write_text("{")
    messages = [finding.message for finding in verify(models)]
    assert any("does not work" in message for message in messages)
    assert any("cannot be read" in message for message in messages)


def test_sums_are_those_that_coreutils_would_check(archive: Path, tmp_path: Path):
    folder = install(archive, tmp_path / "packages").folder
    lines = (folder / SUMS).read_text().splitlines()
    assert all(len(line.split("  ")[0]) == 64 for line in lines)
    assert [line.split("  ")[1] for line in lines] == sorted(snapshot(folder).keys() - {SUMS})


def test_removing_what_is_not_there_names_what_is(archive: Path, tmp_path: Path):
    models = tmp_path / "packages"
    with pytest.raises(MissingError, match=r"Installed: none\."):
        remove("fr-en", models)
    install(archive, models)
    with pytest.raises(MissingError, match="Installed: translate-fr_en"):
        remove("fr-it", models)


def test_a_folder_that_is_no_package_is_passed_over(tmp_path: Path):
    (tmp_path / "stray").mkdir()
    (tmp_path / "file.txt").write_text("")
    assert installed(tmp_path) == []
    assert installed(tmp_path / "nowhere") == []
