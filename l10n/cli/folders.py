"""Where translation packages lie, inside a project and outside."""

from __future__ import annotations

from pathlib import Path

from l10n.cli import options


def package_folders(config: Path | None) -> tuple[Path, Path | None]:
    """Where packages are installed, and the folder of the starter models, if a project has some."""
    from l10n.engines.argos.packages.starter import MANIFEST
    from l10n.project import find_config, packages_folder

    if config is None and find_config(Path.cwd()) is None:
        return packages_folder(), None
    project = options.open_project(config)
    starter = project.folders["models"]
    return project.folders["packages"], starter if (starter / MANIFEST).is_file() else None
