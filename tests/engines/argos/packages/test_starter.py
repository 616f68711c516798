"""Starter packages: one stored model, several packages, nothing believed unseen."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from l10n.engines import engine
from l10n.engines.argos.packages.installed import installed
from l10n.engines.argos.packages.starter import (
    MANIFEST,
    install_starter,
    left_out,
    verify_starter,
)
from l10n.engines.argos.packages.store import verify
from l10n.errors import BrokenError, MissingError
from l10n.model.locale import Locale


def entry(root: Path, path: str, place: str) -> dict[str, object]:
    data = (root / path).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return {"path": path, "as": place, "bytes": len(data), "sha256": digest}


@pytest.fixture
def stored(built: Path, tmp_path: Path) -> Path:
    """A folder like the checkout's ``models/``, with the tiny model for two pairs."""
    root = tmp_path / "stored"
    shutil.copytree(built / "translate-fr_en-1_0", root / "tiny")
    (root / "tiny" / "metadata.json").unlink()
    packages = []
    for target in ("en", "de"):
        name = f"tiny/fr_{target}.json"
        data = {
            "package_version": "2.0",
            "from_code": "fr",
            "to_code": target,
            "target_prefix": f"__{target}__",
        }
        (root / name).write_text(json.dumps(data))
        meta = entry(root, name, "metadata.json")
        packages.append(
            {
                "from": "fr",
                "to": target,
                "folder": f"translate-fr_{target}-2_0",
                "metadata": name,
                "bytes": meta["bytes"],
                "sha256": meta["sha256"],
            }
        )
    shared = [
        entry(root, path.relative_to(root).as_posix(), path.relative_to(root / "tiny").as_posix())
        for path in sorted((root / "tiny").rglob("*"))
        if path.is_file() and not path.name.startswith("fr_")
    ]
    manifest = {"format": 1, "models": [{"name": "tiny", "shared": shared, "packages": packages}]}
    (root / MANIFEST).write_text(json.dumps(manifest))
    return root


def test_each_pair_becomes_a_package_that_works(stored: Path, tmp_path: Path):
    models = tmp_path / "packages"
    found = install_starter(stored, models)
    assert [package.label for package in found] == ["translate-fr_de-2.0", "translate-fr_en-2.0"]
    assert verify(models) == []
    argos = engine("argos", models, threads=1)
    for target in ("en", "de"):
        draft = argos.translate(["le chat noir"], Locale("fr"), Locale(target))[0]
        assert draft.text == "le cat black"


def test_a_second_call_writes_nothing(stored: Path, tmp_path: Path):
    models = tmp_path / "packages"
    first = install_starter(stored, models)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert install_starter(stored, models) == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_package_that_was_damaged_is_put_right(stored: Path, tmp_path: Path):
    models = tmp_path / "packages"
    install_starter(stored, models)
    (models / "translate-fr_en-2_0" / "SHA256SUMS").unlink()
    install_starter(stored, models)
    assert verify(models) == []


def test_a_file_that_is_not_as_the_manifest_says_is_refused(stored: Path, tmp_path: Path):
    assert verify_starter(stored) == []
    model = stored / "tiny" / "model" / "model.bin"
    model.write_bytes(model.read_bytes()[:-1])
    assert [finding.where.path for finding in verify_starter(stored)] == [str(model)]
    with pytest.raises(BrokenError, match="not the one"):
        install_starter(stored, tmp_path / "packages")
    model.unlink()
    with pytest.raises(BrokenError, match="missing"):
        install_starter(stored, tmp_path / "packages")
    assert list((tmp_path / "packages").iterdir()) == []


@pytest.fixture
def opt_in(stored: Path) -> Path:
    """The same folder, with German as an opt-in pair."""
    manifest = json.loads((stored / MANIFEST).read_text())
    manifest["models"][0]["packages"][1] |= {"opt_in": True, "why": "drafts are too poor"}
    (stored / MANIFEST).write_text(json.dumps(manifest))
    return stored


def test_an_opt_in_pair_is_left_out_until_it_is_asked_for(opt_in: Path, tmp_path: Path):
    models = tmp_path / "packages"
    assert [package.name for package in install_starter(opt_in, models)] == ["translate-fr_en"]
    assert [(one.pair, one.why) for one in left_out(opt_in, models)] == [
        ("fr-de", "drafts are too poor")
    ]
    found = install_starter(opt_in, models, only=["fr-de"])
    assert [package.name for package in found] == ["translate-fr_de"]
    assert left_out(opt_in, models) == []
    assert [package.name for package in install_starter(opt_in, models)] == ["translate-fr_en"]
    assert [package.name for package in installed(models)] == ["translate-fr_de", "translate-fr_en"]


def test_an_opt_in_pair_is_verified_like_the_others(opt_in: Path):
    (opt_in / "tiny" / "fr_de.json").write_text("{}")
    assert [finding.where.path for finding in verify_starter(opt_in)] == [
        str(opt_in / "tiny" / "fr_de.json")
    ]


def test_a_pair_that_is_not_there_is_told_with_those_that_are(stored: Path, tmp_path: Path):
    with pytest.raises(MissingError, match="“fr-it”") as caught:
        install_starter(stored, tmp_path / "packages", only=["fr-it"])
    assert "fr-de, fr-en" in caught.value.advice


def test_a_starter_takes_the_place_of_a_spared_package_only_by_name(stored: Path, tmp_path: Path):
    models = tmp_path / "packages"
    install_starter(stored, models, only=["fr-en"])
    better = models / "translate-fr_en-9_0"
    (models / "translate-fr_en-2_0").rename(better)
    text = (better / "metadata.json").read_text()
    (better / "metadata.json").unlink()  # it may share its bytes with the stored one
    (better / "metadata.json").write_text(text.replace('"2.0"', '"9.0"'))
    spare = {"translate-fr_en-9.0"}
    found = install_starter(stored, models, spare=spare)
    assert [package.label for package in found] == ["translate-fr_de-2.0"]
    found = install_starter(stored, models, spare=spare, only=["fr-en"])
    assert [package.label for package in found] == ["translate-fr_en-2.0"]


def test_without_a_manifest_there_are_no_starter_packages(tmp_path: Path):
    with pytest.raises(MissingError, match="no starter packages"):
        install_starter(tmp_path, tmp_path / "packages")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"models": [{}]}', '{"models": 7}', '{"models": ["x"]}']
)
def test_a_manifest_that_cannot_be_read_is_named(text: str, tmp_path: Path):
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(BrokenError, match="cannot be read"):
        install_starter(tmp_path, tmp_path / "packages")


def test_a_manifest_cannot_reach_out_of_its_folder(stored: Path, tmp_path: Path):
    manifest = (stored / MANIFEST).read_text()
    (stored / MANIFEST).write_text(manifest.replace("translate-fr_en-2_0", "../../evil"))
    with pytest.raises(BrokenError, match="unsafe path"):
        install_starter(stored, tmp_path / "packages")
