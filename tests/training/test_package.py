"""A model is stored once, and its packages hold what Argos expects, byte for byte."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from package import SHARED, metadata, store, zip_packages

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture
def models(tmp_path: Path) -> Path:
    built = tmp_path / "built"
    for name in SHARED:
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        (built / name).write_text(f"content of {name}", encoding="utf-8")
    stored = tmp_path / "models"
    stored.mkdir()
    store("small", "1.0", ["fr-en", "fr-de"], built, stored)
    return stored


def test_the_target_prefix_names_the_language_to_write() -> None:
    assert metadata("fr", "de", "1.0")["target_prefix"] == "__de__"


def test_each_package_is_one_folder_with_all_its_parts(models: Path, tmp_path: Path) -> None:
    paths = zip_packages(models, tmp_path / "zips")
    assert [p.name for p in paths] == [
        "translate-fr_en-1_0.argosmodel",
        "translate-fr_de-1_0.argosmodel",
    ]
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            assert {name.split("/")[0] for name in names} == {path.stem}
            assert {name.split("/", 1)[1] for name in names} == {"metadata.json", *SHARED}
            assert json.loads(archive.read(f"{path.stem}/metadata.json"))["from_code"] == "fr"


def test_zipping_twice_gives_the_same_bytes(models: Path, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in zip_packages(models, tmp_path / "a")]
    assert [path.read_bytes() for path in zip_packages(models, tmp_path / "b")] == first


def test_storing_a_new_version_replaces_the_old_entry(models: Path, tmp_path: Path) -> None:
    store("small", "1.1", ["fr-en"], tmp_path / "built", models)
    entries = json.loads((models / "MANIFEST.json").read_text("utf-8"))["models"]
    assert [(entry["name"], entry["version"]) for entry in entries] == [("small", "1.1")]


def test_the_models_of_the_project_are_what_the_manifest_says() -> None:
    """Sizes and digests fit, nothing is left over, and all of it stays small."""
    entries = json.loads((MODELS / "MANIFEST.json").read_text("utf-8"))["models"]
    assert entries
    listed: set[str] = set()
    for entry in entries:
        parts = [*entry["shared"], *((p | {"path": p["metadata"]}) for p in entry["packages"])]
        for part in parts:
            content = (MODELS / part["path"]).read_bytes()
            assert len(content) == part["bytes"]
            assert hashlib.sha256(content).hexdigest() == part["sha256"]
            listed.add(part["path"])
    present = [
        path for entry in entries for path in (MODELS / entry["name"]).rglob("*") if path.is_file()
    ]
    assert {path.relative_to(MODELS).as_posix() for path in present} == listed
    assert sum(path.stat().st_size for path in present) < 30_000_000
