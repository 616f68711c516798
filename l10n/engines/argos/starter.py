"""Put the packages that come with the checkout together from the models stored in it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.engines.argos.installed import Installed, hash_of, read_package, recorded_sums
from l10n.engines.argos.staging import staging
from l10n.engines.argos.store import put
from l10n.errors import BrokenError, MissingError
from l10n.model.finding import Finding, Severity, Where

MANIFEST = "MANIFEST.json"


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    """Relative to the folder of the manifest, with ``/``."""
    place: str
    """Where it goes in a package's folder."""
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class _Package:
    folder: str
    files: tuple[_File, ...]


def install_starter(source: Path, models: Path) -> list[Installed]:
    """Install every package that ``source/MANIFEST.json`` describes into the folder ``models``.

    A model that serves several pairs is stored once in ``source``; where the file system can, its
    packages share it on disk as well. What is installed already, byte for byte, is left alone, so
    that a second call writes nothing. Returns the packages by name. Raises `MissingError` when
    there is no manifest, `BrokenError` when a file is not what the manifest says.
    """
    packages = _read_manifest(source)
    result = [
        found
        for package in packages
        if _sums(package) == recorded_sums(models / package.folder)
        and (found := read_package(models / package.folder)) is not None
    ]
    missing = [p for p in packages if p.folder not in {found.folder.name for found in result}]
    if missing:
        with staging(models) as stage:
            copies: dict[str, Path] = {}
            staged = [_assemble(package, source, stage, copies) for package in missing]
            result += put(staged, models, stage)
    return sorted(result, key=lambda package: package.name)


def verify_starter(source: Path) -> list[Finding]:
    """Compare every file of the starter packages with the manifest; return what is wrong."""
    wrong: dict[str, str] = {}
    for package in _read_manifest(source):
        for file in package.files:
            try:
                _check(source / file.path, file)
            except BrokenError as error:
                wrong[str(source / file.path)] = error.message
    advice = "Get the checkout's models/ folder again."
    return [
        Finding("package-damaged", Severity.ERROR, Where(path), message, advice)
        for path, message in sorted(wrong.items())
    ]


def _sums(package: _Package) -> dict[str, str]:
    return {file.place: file.digest for file in package.files}


def _assemble(package: _Package, source: Path, stage: Path, copies: dict[str, Path]) -> Installed:
    folder = stage / package.folder
    for file in package.files:
        target = folder.joinpath(*PurePosixPath(file.place).parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = copies.get(file.digest)
        if copy is None or not _linked(copy, target):
            _copy(source / file.path, target, file)
        copies[file.digest] = target
    found = read_package(folder)
    if found is None:
        raise _damaged(source / MANIFEST, f"{package.folder} is no translation package.")
    return found


def _linked(copy: Path, target: Path) -> bool:
    """Whether ``target`` could be made a second name of ``copy``."""
    try:
        os.link(copy, target)
    except OSError:
        return False
    return True


def _copy(source: Path, target: Path, file: _File) -> None:
    _check(source, file)
    shutil.copyfile(source, target)


def _check(path: Path, file: _File) -> None:
    if not path.is_file():
        raise _damaged(path, "A file of the starter packages is missing.")
    if path.stat().st_size != file.size or hash_of(path) != file.digest:
        raise _damaged(path, f"The file is not the one that {MANIFEST} describes.")


def _read_manifest(source: Path) -> list[_Package]:
    path = source / MANIFEST
    if not path.is_file():
        raise MissingError(
            "There are no starter packages here.",
            where=Where(str(path)),
            advice="Install a package file instead: l10n models install FILE",
            code="package-missing",
        )
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        return [
            _Package(
                _safe(package["folder"]),
                (
                    _file({**package, "path": package["metadata"], "as": "metadata.json"}),
                    *(_file(shared) for shared in model["shared"]),
                ),
            )
            for model in manifest["models"]
            for package in model["packages"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(path, f"The list of starter packages cannot be read ({error!r}).") from error


def _file(entry: Mapping[str, object]) -> _File:
    size = entry["bytes"]
    if not isinstance(size, int):
        raise TypeError("bytes is no number")
    return _File(_safe(entry["path"]), _safe(entry["as"]), size, str(entry["sha256"]))


def _safe(path: object) -> str:
    """A relative path that stays inside its folder."""
    parts = PurePosixPath(str(path)).parts
    if not parts or ".." in parts or PurePosixPath(str(path)).is_absolute() or "\\" in str(path):
        raise ValueError(f"unsafe path {path!r}")
    return str(path)


def _damaged(path: Path, message: str) -> BrokenError:
    return BrokenError(
        message,
        where=Where(str(path)),
        advice="Get the checkout's models/ folder again.",
        code="package-broken",
    )
