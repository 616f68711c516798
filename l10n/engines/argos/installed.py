"""The packages that lie in a folder, as argostranslate lays them out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import BrokenError
from l10n.model.finding import Where

SUMS = "SHA256SUMS"
"""In each package's folder: a hash of every other file, as `sha256sum --check` reads them."""

MODEL_FILES = ("model/model.bin", "model/config.json")


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

    @property
    def name(self) -> str:
        """What argostranslate's index calls it: ``translate-fr_en``."""
        return f"translate-{self.source}_{self.target}"

    @property
    def label(self) -> str:
        """Name and version, for provenance: ``translate-fr_en-0.1``."""
        return f"{self.name}-{self.version}"


def installed(models: Path) -> list[Installed]:
    """Return the translation packages in the folder ``models``, by name.

    A folder that does not exist holds none. Folders without ``metadata.json`` are no packages and
    are passed over, as are packages of another kind (sentence splitters). Raises `BrokenError`
    for a package whose metadata cannot be read.
    """
    if not models.is_dir():
        return []
    found = [
        package
        for path in sorted(models.iterdir())
        if (path / "metadata.json").is_file()
        if (package := read_package(path)) is not None
    ]
    return sorted(found, key=lambda package: (package.name, package.folder.name))


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
    )


def sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in ``folder`` (but `SUMS`), by its path with ``/``."""
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (name := path.relative_to(folder).as_posix()) != SUMS
    }


def model_identity(package: Installed) -> str:
    """A hash of all that decides what a model writes, so that equal models are loaded once."""
    digest = hashlib.sha256()
    for path in sorted((package.folder / "model").glob("*")):
        if path.is_file():
            digest.update(path.name.encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _broken(path: Path, message: str) -> BrokenError:
    return BrokenError(
        message,
        where=Where(str(path)),
        advice="Install the package again: l10n models install FILE",
        code="package-broken",
    )
