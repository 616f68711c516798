"""The project: what `l10n.toml` says, and where every file lies."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from l10n.errors import InputError, UsageError
from l10n.model.article import Role
from l10n.model.finding import Where
from l10n.model.locale import Locale

CONFIG = "l10n.toml"

_FOLDERS = ("articles", "glossaries", "locales", "models", "out", "packages")
_KEYS: dict[str, tuple[str, ...]] = {
    "": ("source", "targets", "folders", "edition", "engine", "roles"),
    "folders": _FOLDERS,
    "edition": ("translated_from",),
    "engine": ("name",),
}


@dataclass(frozen=True, slots=True)
class Source:
    """An article file of the project.

    ``name`` is its path below the article folder without language and suffix (``kim`` for
    ``articles/kim.fr.txt``); it names the catalogs and the editions.
    """

    name: str
    path: Path
    locale: Locale
    suffix: str


@dataclass(frozen=True, slots=True)
class Project:
    """One newsroom project. All folders are absolute; picklable, so that workers can have it."""

    root: Path
    source: Locale
    targets: tuple[Locale, ...]
    folders: Mapping[str, Path]
    engine: str = "argos"
    translated_from: bool = True
    """Whether editions end with a line that says what they were translated from."""
    roles: Mapping[str, Mapping[int, Role]] = field(default_factory=dict)
    """Roles that override the parser's: by article path (as `shown`), then by 1-based line."""

    def shown(self, path: Path) -> str:
        """``path`` as people read it: relative to the project where it lies in it, with ``/``."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def catalog(self, name: str, locale: Locale) -> Path:
        """Where the catalog of article ``name`` for ``locale`` lies."""
        return self.folders["locales"] / locale.folder / "LC_MESSAGES" / f"{name}.po"

    def edition(self, name: str, locale: Locale, suffix: str, *, draft: bool) -> Path:
        """Where the edition goes: ``out/de/kim.txt``, a draft to ``out/draft/de/kim.txt``."""
        out = self.folders["out"] / "draft" if draft else self.folders["out"]
        return out / locale.tag / f"{name}{suffix}"

    def glossary_files(self) -> list[Path]:
        """The glossary files, sorted by name."""
        return sorted(self.folders["glossaries"].glob("*.csv"))

    def overrides(self, path: Path) -> Mapping[int, Role]:
        """What `[roles]` says of the article at ``path``."""
        below = self.folders["articles"]
        names = [self.shown(path), path.name]
        if path.resolve().is_relative_to(below):
            names.append(path.resolve().relative_to(below).as_posix())
        return next((self.roles[name] for name in names if name in self.roles), {})

    def source_of(self, path: Path) -> Source:
        """What the article file at ``path`` is called and which language it is in.

        ``kim.fr.txt`` names its language; ``kim.txt`` is in the project's source language.
        """
        path = path.resolve()
        articles = self.folders["articles"]
        below = path.relative_to(articles) if path.is_relative_to(articles) else Path(path.name)
        stem = below.with_suffix("")
        locale = self.source
        if stem.suffix and _is_language(stem.suffix[1:]):
            locale = Locale.parse(stem.suffix[1:])
            stem = stem.with_suffix("")
        return Source(stem.as_posix(), path, locale, path.suffix)

    def sources(self, suffixes: Sequence[str]) -> list[Source]:
        """Every article of the project that ends in one of ``suffixes``, sorted by name.

        Raises `UsageError` when two files would share their catalogs and editions.
        """
        found = sorted(
            (
                self.source_of(path)
                for path in self.folders["articles"].rglob("*")
                if path.is_file()
                and path.suffix in suffixes
                and not path.name.startswith(".")
                and path.stem.lower() != "readme"
            ),
            key=lambda source: (source.name, source.path),
        )
        for one, other in pairwise(found):
            if one.name == other.name:
                raise UsageError(
                    f"{self.shown(one.path)} and {self.shown(other.path)} would share the"
                    f" catalogs of “{one.name}”.",
                    advice="Rename one of them.",
                    code="article-name-twice",
                )
        return found


def _is_language(text: str) -> bool:
    try:
        Locale.parse(text)
    except UsageError:
        return False
    return True


def find_config(start: Path) -> Path | None:
    """The nearest ``l10n.toml`` from ``start`` upwards, or none."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder / CONFIG
    return None


def load_project(config: Path) -> Project:
    """Read ``config``; the environment (``L10N_PACKAGES``, ``L10N_ENGINE``) goes over the file.

    Raises `InputError` for a file that is no TOML, `UsageError` for what we do not understand in
    it: unknown keys are refused by name, because a misspelt key that is ignored costs an evening.
    """
    where = Where(config.name)
    try:
        table = tomllib.loads(config.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(
            "the file is not UTF-8.", where=where, advice="Save it as UTF-8.", code="config"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"no valid TOML: {error}.", where=where, advice="Nothing was read.", code="config"
        ) from error
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}.", where=Where(str(config)), code="config"
        ) from error
    _refuse_unknown_keys(table, where)
    root = config.resolve().parent
    folders = table.get("folders", {})
    packages = root / _text(folders, "packages", "", where) if "packages" in folders else None
    return Project(
        root=root,
        source=Locale.parse(_text(table, "source", "fr", where)),
        targets=tuple(Locale.parse(tag) for tag in _texts(table, "targets", ["en", "de"], where)),
        folders={
            name: (root / _text(folders, name, name, where)).resolve()
            for name in _FOLDERS
            if name != "packages"
        }
        | {"packages": packages_folder(packages)},
        engine=os.environ.get("L10N_ENGINE")
        or _text(table.get("engine", {}), "name", "argos", where),
        translated_from=_flag(table.get("edition", {}), "translated_from", True, where),
        roles={
            name: {
                _line(name, line, where): _role(name, role, where) for line, role in lines.items()
            }
            for name, lines in table.get("roles", {}).items()
        },
    )


def packages_folder(chosen: Path | None = None) -> Path:
    """Where installed models lie: ``L10N_PACKAGES``, else ``chosen``, else one folder a user."""
    if named := os.environ.get("L10N_PACKAGES"):
        return Path(named).resolve()
    if chosen is not None:
        return chosen.resolve()
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "article-l10n" / "packages"


def _refuse_unknown_keys(table: Mapping[str, Any], where: Where) -> None:
    for section, known in _KEYS.items():
        part = table.get(section, {}) if section else table
        if not isinstance(part, dict):
            raise UsageError(f"[{section}] must be a table.", where=where, code="config")
        for key in part:
            if key not in known:
                name = f"{section}.{key}" if section else key
                raise UsageError(
                    f"unknown key “{name}”.",
                    where=where,
                    advice=f"Known here: {', '.join(known)}.",
                    code="config-unknown-key",
                )


def _text(table: Mapping[str, Any], key: str, default: str, where: Where) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise UsageError(f"“{key}” must be a text in quotes.", where=where, code="config")
    return value


def _texts(table: Mapping[str, Any], key: str, default: list[str], where: Where) -> list[str]:
    value = table.get(key, default)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UsageError(f"“{key}” must be a list of texts.", where=where, code="config")
    return value


def _flag(table: Mapping[str, Any], key: str, default: bool, where: Where) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise UsageError(f"“{key}” must be true or false.", where=where, code="config")
    return value


def _line(name: str, line: str, where: Where) -> int:
    if not line.isdigit() or line == "0":
        raise UsageError(
            f'[roles."{name}"]: “{line}” is no line number.', where=where, code="config"
        )
    return int(line)


def _role(name: str, role: object, where: Where) -> Role:
    try:
        return Role(str(role))
    except ValueError:
        raise UsageError(
            f'[roles."{name}"]: unknown role “{role}”.',
            where=where,
            advice=f"Known: {', '.join(Role)}.",
            code="config",
        ) from None
