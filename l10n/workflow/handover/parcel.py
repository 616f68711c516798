"""What a translator sends back: one file, a folder, a ZIP, a project of OmegaT."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n import storage
from l10n.errors import InputError
from l10n.model.finding import Where
from l10n.workflow.handover.manifest import NAME, Manifest, read_manifest
from l10n.workflow.handover.zipped import MOST_FILES, is_zip, unzipped

PO = (".po",)
XLIFF = (".xlf", ".xliff", ".mxliff", ".mqxliff", ".sdlxliff")
_OMEGAT = "omegat.project"
_INSTEAD = {
    ".mo": "This is the compiled form of a catalog; send the .po file.",
    ".pot": "This is a template without translations; send the .po file.",
    ".tmx": "A translation memory does not say which sentences are done; send the PO or XLIFF file.",
    ".docx": "Translations come back as PO or XLIFF, as they went out.",
    ".xlsx": "Translations come back as PO or XLIFF, as they went out.",
    ".txt": "For an article that was translated as a whole there is: l10n align",
    ".md": "For an article that was translated as a whole there is: l10n align",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A bilingual file, and what is known of the handoff it belongs to."""

    path: str
    """As people know it; a file in a ZIP is ``bundle.zip/kim.po``."""
    data: bytes
    manifest: Manifest | None = None

    @property
    def is_xliff(self) -> bool:
        return self.path.casefold().endswith(XLIFF)


def pieces_of(path: Path) -> list[Piece]:
    """Every PO and XLIFF file that ``path`` is or holds, sorted.

    Of a project of OmegaT only what lies in its ``target`` folder counts: ``source`` is what we
    handed over. Links are not followed. Raises `InputError` when there is nothing to take in.
    """
    shown = path.as_posix()
    if path.is_dir():
        # Of a bundle that came back, somebody may name the folder in it alone: OmegaT's target.
        return _chosen(_folder(path, shown), shown, _beside(path))
    data = storage.read(path)
    if is_zip(data):
        return _chosen(unzipped(data, shown), shown)
    suffix = path.suffix.casefold()
    if suffix not in (*PO, *XLIFF):
        raise InputError(
            "we take in no files of this kind.",
            where=Where(shown),
            advice=_INSTEAD.get(suffix, "Name a PO or XLIFF file, a bundle of ours, or a folder."),
            code="import-kind",
        )
    return [Piece(shown, data, _beside(path))]


def _beside(path: Path) -> Manifest | None:
    """The manifest of the bundle in which ``path`` still lies, beside it or one folder up."""
    for folder in (path.parent, path.parent.parent):
        found = folder / NAME
        if found.is_file():
            return read_manifest(storage.read(found), found.as_posix())
    return None


def _folder(path: Path, shown: str) -> dict[str, bytes]:
    found = {}
    for root, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        for name in sorted(names):
            file = Path(root) / name
            if name.startswith(".") or not file.is_file() or file.is_symlink():
                continue
            if name in (NAME, _OMEGAT) or file.suffix.casefold() in (*PO, *XLIFF):
                found[file.relative_to(path).as_posix()] = storage.read(file)
            if len(found) > MOST_FILES:
                raise InputError(
                    f"the folder holds more than {MOST_FILES:,} files to take in.",
                    where=Where(shown),
                    advice="Nothing was read. Name the files that came back.",
                    code="import-folder",
                )
    return found


def _chosen(files: Mapping[str, bytes], shown: str, outside: Manifest | None = None) -> list[Piece]:
    manifests = {
        _above(name): read_manifest(data, f"{shown}/{name}")
        for name, data in files.items()
        if PurePosixPath(name).name == NAME
    }
    projects = [_above(name) for name in files if PurePosixPath(name).name == _OMEGAT]
    chosen = []
    for name, data in files.items():
        if not name.casefold().endswith((*PO, *XLIFF)):
            continue
        home = next((folder for folder in projects if _inside(name, folder)), None)
        if home is not None and not _inside(name, _joined(home, "target")):
            continue
        chosen.append(Piece(f"{shown}/{name}", data, _nearest(manifests, name) or outside))
    if not chosen:
        raise InputError(
            "nothing is in it that could be taken in.",
            where=Where(shown),
            advice=(
                "In OmegaT, choose Project > Create Translated Documents; then send it again."
                if projects
                else "Translations come back as PO or XLIFF."
            ),
            code="import-nothing",
        )
    return chosen


def _nearest(manifests: Mapping[str, Manifest], name: str) -> Manifest | None:
    folders = [folder for folder in manifests if _inside(name, folder)]
    return manifests[max(folders, key=len)] if folders else None


def _above(name: str) -> str:
    return name.rpartition("/")[0]


def _inside(name: str, folder: str) -> bool:
    return not folder or name.startswith(f"{folder}/")


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
