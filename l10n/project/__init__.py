"""The project: what `l10n.toml` says, and where every file lies."""

from l10n.project.config import CONFIG, find_config, load_project, packages_folder
from l10n.project.layout import Project, Source

__all__ = ["CONFIG", "Project", "Source", "find_config", "load_project", "packages_folder"]
