"""The packages that lie in a folder, as argostranslate lays them out."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import BrokenError
from l10n.model.finding import Where

SUMS = "SHA256SUMS"
"""In each package's folder: a hash of every other file, as `sha256sum --check` reads them."""

ARGOS_LENGTH_PENALTY = 0.2
"""Argos' own; with it, drafts are the ones that its packages were judged by."""


@dataclass(frozen=True, slots=True)
class Installed:
    """One installed package: its folder and what its ``metadata.json`` says."""

    folder: Path
    source: str
    """The language it translates from: ``fr``."""
    target: str
    version: str
    target_prefix: str = ""
    """A piece that every draft must begin with; it tells a multilingual model what to write."""
    length_penalty: float = ARGOS_LENGTH_PENALTY
    """How much the search favours long drafts: an extra key of ours, which Argos passes over."""
    alignment_shift: int = 0
    """By how many pieces the attention that the model reports comes late (`alignment.shift`, ours):
    with 1, where a piece was taken from shows while the next one is written."""

    @property
    def name(self) -> str:
        """What argostranslate's index calls it: ``translate-fr_en``."""
        return f"translate-{self.source}_{self.target}"

    @property
    def label(self) -> str:
        """Name and version, for provenance: ``translate-fr_en-0.1``."""
        return f"{self.name}-{self.version}"


def installed(models: Path) -> list[Installed]:
    """Return the translation packages in the folder ``models``, by name, older versions first.

    A folder that does not exist holds none. Passed over are folders without ``metadata.json``,
    packages of another kind (sentence splitters) and broken ones, which `broken` tells of: one
    bad package must not take the others away.
    """
    return _survey(models)[0]


def broken(models: Path) -> list[BrokenError]:
    """Return what is wrong with each package in ``models`` whose metadata cannot be read."""
    return _survey(models)[1]


def _survey(models: Path) -> tuple[list[Installed], list[BrokenError]]:
    found: list[Installed] = []
    wrong: list[BrokenError] = []
    for path in sorted(models.iterdir()) if models.is_dir() else []:
        if not (path / "metadata.json").is_file():
            continue
        try:
            package = read_package(path)
        except BrokenError as error:
            wrong.append(error)
        else:
            found += [package] if package else []
    return sorted(found, key=lambda p: (p.name, age(p.version), p.folder.name)), wrong


def age(version: str) -> tuple[int, ...]:
    """Sort key of a version: `1.10` is younger than `1.9`."""
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))


def read_package(folder: Path) -> Installed | None:
    """Read one package's metadata; None for a package that does not translate.

    Raises `BrokenError` when ``metadata.json`` is not what `argostranslate.package.IPackage`
    describes.
    """
    path = folder / "metadata.json"
    try:
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _broken(path, f"The package's metadata cannot be read: {error}") from error
    if not isinstance(metadata, dict):
        raise _broken(path, "The package's metadata is no JSON object.")
    if metadata.get("type", "translate") != "translate":
        return None
    values: dict[str, str] = {}
    for key, needed in (
        ("from_code", True),
        ("to_code", True),
        ("package_version", False),
        ("target_prefix", False),
    ):
        value = metadata.get(key, "")
        if not isinstance(value, str) or (needed and not value.isalnum()) or len(value) > 40:
            raise _broken(path, f"The package's metadata has no usable “{key}”.")
        values[key] = value
    return Installed(
        folder,
        values["from_code"],
        values["to_code"],
        values["package_version"] or "0",
        values["target_prefix"],
        _length_penalty(metadata, path),
        _alignment_shift(metadata, path),
    )


def _length_penalty(metadata: dict[str, Any], path: Path) -> float:
    value = metadata.get("length_penalty", ARGOS_LENGTH_PENALTY)
    if not isinstance(value, int | float) or not 0 <= value <= 5:
        raise _broken(path, "The package's metadata has no usable “length_penalty”.")
    return float(value)


def _alignment_shift(metadata: dict[str, Any], path: Path) -> int:
    alignment = metadata.get("alignment", {})
    value = alignment.get("shift", 0) if isinstance(alignment, dict) else None
    if value not in (0, 1):
        raise _broken(path, "The package's metadata has no usable “alignment”.")
    return int(value)


def sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in ``folder`` (but `SUMS`), by its path with ``/``."""
    return {
        name: hash_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (name := path.relative_to(folder).as_posix()) != SUMS
    }


def recorded_sums(folder: Path) -> dict[str, str]:
    """Return what `SUMS` says of ``folder``; empty when another program installed the package."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines) if name}


def write_sums(folder: Path) -> None:
    """Record the hash of every file of ``folder`` in it."""
    lines = [f"{digest}  {name}\n" for name, digest in sums(folder).items()]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def model_identity(package: Installed) -> str:
    """A hash of all that decides what a model writes, so that equal models are loaded once.

    Raises `BrokenError` when a file is not the one that was installed: a damaged model can take
    the whole process down.
    """
    recorded = recorded_sums(package.folder)
    digest = hashlib.sha256()
    for path in sorted((package.folder / "model").glob("*")):
        if path.is_file():
            own = hash_of(path)
            if recorded and own != recorded.get(f"model/{path.name}"):
                raise _broken(path, "The model is not the one that was installed.")
            digest.update(f"{own} {path.name}\n".encode())
    return digest.hexdigest()


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _broken(path: Path, message: str) -> BrokenError:
    return BrokenError(
        message,
        where=Where(str(path)),
        advice="Install the package again: l10n models install FILE",
        code="package-broken",
    )
