"""Put the packages that come with the checkout together from the models stored in it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.engines.argos.packages.installed import (
    Installed,
    hash_of,
    installed,
    read_package,
    recorded_sums,
)
from l10n.engines.argos.packages.staging import staging
from l10n.engines.argos.packages.store import put
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
class Starter:
    """A package that the manifest describes."""

    source: str
    target: str
    folder: str
    """What its folder is called once it is installed."""
    files: tuple[_File, ...]
    opt_in: bool = False
    """Whether it is installed only when somebody asks for it by name."""
    why: str = ""
    """Why it is not installed otherwise."""

    @property
    def pair(self) -> str:
        """``fr-de``"""
        return f"{self.source}-{self.target}"

    def lies_in(self, models: Path) -> bool:
        """Whether it is installed in ``models``, byte for byte."""
        sums = {file.place: file.digest for file in self.files}
        return recorded_sums(models / self.folder) == sums


def install_starter(
    source: Path, models: Path, *, only: Sequence[str] = (), spare: Container[str] = ()
) -> list[Installed]:
    """Install the packages that ``source/MANIFEST.json`` describes into the folder ``models``.

    All of them but those that are opt-in, or those ``only`` whose pairs are named (``fr-de``).
    Unless named, none takes the place of an installed package whose label is in ``spare``.

    A model that serves several pairs is stored once in ``source``; where the file system can, its
    packages share it on disk as well. What is installed already, byte for byte, is left alone, so
    that a second call writes nothing. Returns the packages by name. Raises `MissingError` when
    there is no manifest or no such pair, `BrokenError` when a file is not what the manifest says.
    """
    packages = _chosen(read_manifest(source), source, only, _spared(models, spare))
    result = [
        found
        for package in packages
        if package.lies_in(models) and (found := read_package(models / package.folder)) is not None
    ]
    missing = [p for p in packages if p.folder not in {found.folder.name for found in result}]
    if missing:
        with staging(models) as stage:
            copies: dict[str, Path] = {}
            staged = [_assemble(package, source, stage, copies) for package in missing]
            result += put(staged, models, stage)
    return sorted(result, key=lambda package: package.name)


def left_out(source: Path, models: Path) -> list[Starter]:
    """The opt-in packages of ``source`` that are not installed in ``models``, by pair."""
    packages = sorted(read_manifest(source), key=lambda package: package.pair)
    return [package for package in packages if package.opt_in and not package.lies_in(models)]


def _spared(models: Path, labels: Container[str]) -> set[str]:
    """The pairs whose installed package is one of ``labels``."""
    found = installed(models)
    return {f"{package.source}-{package.target}" for package in found if package.label in labels}


def _chosen(
    packages: list[Starter], source: Path, only: Sequence[str], spared: Container[str]
) -> list[Starter]:
    if not only:
        return [p for p in packages if not p.opt_in and p.pair not in spared]
    known = {package.pair: package for package in packages}
    for pair in only:
        if pair not in known:
            raise MissingError(
                f"No starter package translates “{pair}”.",
                where=Where(str(source / MANIFEST)),
                advice=f"There are: {', '.join(sorted(known))}.",
                code="package-missing",
            )
    return [known[pair] for pair in dict.fromkeys(only)]


def verify_starter(source: Path) -> list[Finding]:
    """Compare every file of the starter packages with the manifest; return what is wrong."""
    wrong: dict[str, str] = {}
    for package in read_manifest(source):
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


def _assemble(package: Starter, source: Path, stage: Path, copies: dict[str, Path]) -> Installed:
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


def read_manifest(source: Path) -> list[Starter]:
    """What ``source/MANIFEST.json`` describes; raises `MissingError` or `BrokenError`."""
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
            Starter(
                str(package["from"]),
                str(package["to"]),
                _safe(package["folder"]),
                (
                    _file({**package, "path": package["metadata"], "as": "metadata.json"}),
                    *(_file(shared) for shared in model["shared"]),
                ),
                _flag(package.get("opt_in", False)),
                str(package.get("why", "")),
            )
            for model in manifest["models"]
            for package in model["packages"]
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path, f"The list of starter packages cannot be read ({error!r}).") from error


def _file(entry: Mapping[str, object]) -> _File:
    size = entry["bytes"]
    if not isinstance(size, int):
        raise TypeError("bytes is no number")
    return _File(_safe(entry["path"]), _safe(entry["as"]), size, str(entry["sha256"]))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("opt_in is neither true nor false")
    return value


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
