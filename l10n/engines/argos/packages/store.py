"""Install, remove and verify the packages in a folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from l10n.engines.argos import libraries
from l10n.engines.argos.packages.archive import unpack
from l10n.engines.argos.packages.installed import (
    Installed,
    broken,
    installed,
    read_package,
    recorded_sums,
    sums,
    write_sums,
)
from l10n.engines.argos.packages.staging import staging, swap
from l10n.errors import BrokenError, MissingError
from l10n.model.finding import Finding, Severity, Where

_PATIENCE = 300
"""Seconds that loading a model may take."""


def install(archive: Path, models: Path, *, pair: tuple[str, str] | None = None) -> Installed:
    """Install a package file (``.argosmodel``) into the folder ``models``; return what it is.

    It is unpacked aside, checked, loaded in a process of its own and renamed into place. A package
    of the same pair is replaced; it stays as it was when anything fails. ``pair`` is what it must
    translate from and to. Raises `MissingError` (no such file, no extra ``mt``) and `BrokenError`
    (not sound, another pair, or the disk will not take it).
    """
    libraries.ctranslate2()
    with staging(models) as stage:
        unpacked = stage / "unpacked"
        unpacked.mkdir()
        folder = unpack(archive, unpacked)
        package = _readable(folder, archive)
        if pair not in (None, (package.source, package.target)):
            raise BrokenError(
                f"This is not the package that was asked for: it is {package.name}."
                " Nothing was changed.",
                where=Where(str(archive)),
                advice="Get the file again, or ask who made it.",
                code="package-broken",
            )
        if problem := probe(package):
            raise BrokenError(
                f"The package's model does not work: {problem}. Nothing was changed.",
                where=Where(str(archive)),
                advice="Get the file again, or ask who made it.",
                code="package-broken",
            )
        return put([package], models, stage)[0]


def put(packages: Sequence[Installed], models: Path, stage: Path) -> list[Installed]:
    """Move staged packages, complete and checked, into ``models``, each in place of its pair's.

    For this room; ``stage`` is what `staging` gave.
    """
    models = models.resolve()
    placed: list[Installed] = []
    for number, package in enumerate(packages):
        write_sums(package.folder)
        home = stage / f"swap-{number}"
        home.mkdir()
        staged = package.folder.rename(home / folder_name(package))
        same = [p.folder for p in installed(models) if p.name == package.name]
        taken = models / staged.name
        if taken.exists() and taken not in same:
            same.append(taken)
        final = swap(staged, models, same, home)
        found = read_package(final) if final else None
        placed += [found] if found else []
    return placed


def folder_name(package: Installed) -> str:
    """The folder a package lies in, as Argos' own files call it: ``translate-fr_en-1_9``."""
    version = "".join(sign if sign.isalnum() else "_" for sign in package.version)
    return f"{package.name}-{version}"


def remove(name: str, models: Path) -> list[Installed]:
    """Remove the packages called ``name`` (``fr-en``, ``translate-fr_en``, with version or not).

    Returns what was removed; raises `MissingError` when nothing is called so.
    """
    found = [package for package in installed(models) if name in _names(package)]
    if not found:
        known = ", ".join(package.name for package in installed(models)) or "none"
        raise MissingError(
            f"No package is called “{name}”.",
            where=Where(str(models)),
            advice=f"Installed: {known}.",
            code="package-missing",
        )
    with staging(models) as stage:
        swap(None, models.resolve(), [package.folder for package in found], stage)
    return found


def verify(models: Path) -> list[Finding]:
    """Check every package: metadata, each file's hash, and that its model loads and translates.

    Returns what is wrong, by path; an empty list is good news. Raises `MissingError` without the
    extra ``mt``.
    """
    libraries.ctranslate2()
    findings = [
        _finding(error.where.path if error.where else str(models), error.message)
        for error in broken(models)
    ]
    for package in installed(models):
        recorded, actual = recorded_sums(package.folder), sums(package.folder)
        wrong = [
            _finding(str(package.folder / file), problem)
            for file in sorted(recorded.keys() | actual.keys())
            if recorded and (problem := _difference(recorded.get(file), actual.get(file)))
        ]
        if not wrong and (problem := probe(package)):
            wrong.append(_finding(str(package.folder), f"The model does not work: {problem}."))
        findings += wrong
    return sorted(findings, key=lambda finding: finding.where)


def probe(package: Installed) -> str:
    """Load the package in a child process and translate a word; say what went wrong, if anything.

    CTranslate2 reads a model with little suspicion, and a crafted one can crash who loads it.
    """
    script = Path(__file__).with_name("probe.py")
    prefix = [package.target_prefix] if package.target_prefix else []
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and script
            [sys.executable, "-P", str(script), str(package.folder), *prefix],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it did not answer in {_PATIENCE} seconds"
    if done.returncode == 0:
        return ""
    if done.returncode < 0:
        return "it crashed when it was loaded"
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return (lines[-1] if lines else f"it ended with status {done.returncode}")[:300]


def _readable(folder: Path, archive: Path) -> Installed:
    """The metadata of an unpacked package; errors name the file the user knows."""
    reason = "it is no translation package"
    try:
        package = read_package(folder)
    except BrokenError as error:
        package, reason = None, error.message
    if package is None:
        raise BrokenError(
            f"This is no package that can be installed: {reason} Nothing was changed.",
            where=Where(str(archive)),
            advice="Get the file again, or ask who made it.",
            code="package-broken",
        )
    return package


def _names(package: Installed) -> set[str]:
    pairs = {f"{package.source}-{package.target}", f"{package.source}_{package.target}"}
    return pairs | {package.name, package.label, package.folder.name}


def _difference(recorded: str | None, actual: str | None) -> str:
    if recorded == actual:
        return ""
    if actual is None:
        return "The file is missing."
    if recorded is None:
        return "The file does not belong to the package."
    return "The file is not the one that was installed."


def _finding(path: str, message: str) -> Finding:
    return Finding(
        "package-damaged",
        Severity.ERROR,
        Where(path),
        message,
        "Install the package again: l10n models install FILE",
    )
