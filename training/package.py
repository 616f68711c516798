"""Store a model once in `models/`, and put the Argos packages together that share it."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LANGUAGES = {"de": "German", "en": "English", "fr": "French"}
ARGOS_VERSION = "1.9.0"
LENGTH_PENALTY = 1.6
SHARED = (
    "README.md",
    "sentencepiece.model",
    "model/config.json",
    "model/model.bin",
    "model/shared_vocabulary.json",
)


def metadata(
    source: str, target: str, version: str, alignment: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return the Argos metadata of one pair; the prefix tells the shared model what to write.

    ``alignment`` says which attention the model reports and how to read it, as `heads.py --json`
    prints it.
    """
    return {
        "package_version": version,
        "argos_version": ARGOS_VERSION,
        "type": "translate",
        "from_code": source,
        "from_name": LANGUAGES[source],
        "to_code": target,
        "to_name": LANGUAGES[target],
        "target_prefix": f"__{target}__",
        # Ours; Argos passes it over. Chosen on the development sets: `evaluate.py`.
        "length_penalty": LENGTH_PENALTY,
        **({"alignment": alignment} if alignment else {}),
    }


def store(
    name: str,
    version: str,
    pairs: list[str],
    built: Path,
    models: Path,
    alignment: dict[str, Any] | None = None,
    opt_in: Mapping[str, str] | None = None,
) -> None:
    """Copy the built files to `models/<name>/`, write the metadata of each pair, the manifest.

    `opt_in` has the pairs that are to be installed only when somebody asks for them, and why.
    """
    folder = models / name
    for file in SHARED:
        if (built / file).exists():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(built / file, folder / file)
    packages = []
    for pair in pairs:
        source, target = pair.split("-")
        path = folder / "metadata" / f"{source}_{target}.json"
        path.parent.mkdir(exist_ok=True)
        _write_json(path, metadata(source, target, version, alignment))
        packages.append(
            {
                "from": source,
                "to": target,
                "folder": f"translate-{source}_{target}-{version.replace('.', '_')}",
                "metadata": f"{name}/metadata/{path.name}",
                **({"opt_in": True, "why": opt_in[pair]} if opt_in and pair in opt_in else {}),
            }
        )
    model = {"name": name, "version": version, "shared": _listing(models, name, SHARED)}
    model["packages"] = [p | _digest(models / p["metadata"]) for p in packages]
    manifest = models / "MANIFEST.json"
    others = json.loads(manifest.read_text("utf-8"))["models"] if manifest.exists() else []
    kept = [other for other in others if other["name"] != name]
    _write_json(
        manifest, {"format": 1, "models": sorted([*kept, model], key=lambda m: str(m["name"]))}
    )


def _listing(models: Path, name: str, files: tuple[str, ...]) -> list[dict[str, Any]]:
    """Describe the shared files: where they lie here, where they go in a package, and digest."""
    return [
        {"path": f"{name}/{file}", "as": file} | _digest(models / name / file) for file in files
    ]


def _digest(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def zip_packages(models: Path, out: Path) -> list[Path]:
    """Write every package of the manifest as an `.argosmodel` file; the same bytes each time."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for model in json.loads((models / "MANIFEST.json").read_text("utf-8"))["models"]:
        for package in model["packages"]:
            path = out / f"{package['folder']}.argosmodel"
            parts = [(package["metadata"], "metadata.json")]
            parts += [(file["path"], file["as"]) for file in model["shared"]]
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for stored, name in parts:
                    entry = zipfile.ZipInfo(f"{package['folder']}/{name}", (1980, 1, 1, 0, 0, 0))
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    entry.external_attr = 0o644 << 16
                    archive.writestr(entry, (models / stored).read_bytes())
            written.append(path)
    return written


def main() -> None:
    """Read the options; store a model, zip the packages, or both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=Path(__file__).parents[1] / "models")
    parser.add_argument("--built", type=Path, help="folder with sentencepiece.model and model/")
    parser.add_argument("--name", default="starter")
    parser.add_argument("--version", default="2.0")
    parser.add_argument("--pairs", nargs="+", default=["fr-en", "fr-de", "en-de"])
    parser.add_argument(
        "--opt-in", nargs="+", default=[], metavar="PAIR", help="not installed unless asked for"
    )
    parser.add_argument("--why", default="", help="why these are not")
    parser.add_argument("--alignment", type=Path, help="what heads.py --json printed")
    parser.add_argument("--zips", type=Path, help="write the .argosmodel files into this folder")
    options = parser.parse_args()
    if options.built:
        told = json.loads(options.alignment.read_text("utf-8")) if options.alignment else {}
        alignment = told.get("alignment")
        opt_in = dict.fromkeys(options.opt_in, options.why)
        store(
            options.name,
            options.version,
            options.pairs,
            options.built,
            options.models,
            alignment,
            opt_in,
        )
    if options.zips:
        for path in zip_packages(options.models, options.zips):
            print(path)


if __name__ == "__main__":
    main()
