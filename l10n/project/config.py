"""Read `l10n.toml` into a project; what we do not understand is refused by name."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from l10n.errors import InputError, UnknownLocaleError, UsageError
from l10n.model.article import Role
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.project.layout import Project
from l10n.project.sites import read_sites

CONFIG = "l10n.toml"

_FOLDERS = ("articles", "glossaries", "locales", "memory", "models", "out", "packages")
_KEYS: dict[str, tuple[str, ...]] = {
    "": ("source", "targets", "folders", "edition", "engine", "roles", "style", "sites"),
    "folders": _FOLDERS,
    "edition": ("translated_from", "approval", "url"),
    "engine": ("name",),
}


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
        text = config.read_bytes().decode("utf-8")
        table = tomllib.loads(text)
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
    _refuse_unknown_keys(table, text, where)
    root = config.resolve().parent
    folders = table.get("folders", {})
    packages = root / _text(folders, "packages", "", where) if "packages" in folders else None
    return Project(
        root=root,
        source=_locale(_text(table, "source", "fr", where), where),
        targets=tuple(_locale(tag, where) for tag in _texts(table, "targets", ["en", "de"], where)),
        folders={
            name: (root / _text(folders, name, name, where)).resolve()
            for name in _FOLDERS
            if name != "packages"
        }
        | {"packages": packages_folder(packages)},
        engine=os.environ.get("L10N_ENGINE")
        or _text(table.get("engine", {}), "name", "argos", where),
        translated_from=_flag(table.get("edition", {}), "translated_from", True, where),
        approval=_flag(table.get("edition", {}), "approval", False, where),
        url=_url(table.get("edition", {}), where),
        roles={
            name: {
                _line(name, line, where): _role(name, role, where) for line, role in lines.items()
            }
            for name, lines in table.get("roles", {}).items()
        },
        sites=read_sites(table.get("sites", {}), where),
        styles=_styles(table.get("style", {}), where),
    )


def packages_folder(chosen: Path | None = None) -> Path:
    """Where installed models lie: ``L10N_PACKAGES``, else ``chosen``, else one folder a user."""
    if named := os.environ.get("L10N_PACKAGES"):
        return Path(named).resolve()
    if chosen is not None:
        return chosen.resolve()
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "article-l10n" / "packages"


def _refuse_unknown_keys(table: Mapping[str, Any], text: str, where: Where) -> None:
    for section, known in _KEYS.items():
        part = table.get(section, {}) if section else table
        if not isinstance(part, dict):
            raise UsageError(f"[{section}] must be a table.", where=where, code="config")
        for key in part:
            if key not in known:
                name = f"{section}.{key}" if section else key
                raise UsageError(
                    f"unknown key “{name}”.",
                    where=Where(where.path, _line_of(key, text)),
                    advice=f"Known here: {', '.join(known)}.",
                    code="config-unknown-key",
                )


def _line_of(key: str, text: str) -> int:
    """The line on which ``key`` is set or opens a table; 0 when it is written in another way."""
    found = re.search(rf"(?m)^[ \t]*\[*[ \t]*(?:\w+\.)?\"?{re.escape(key)}\"?[ \t]*[=\].]", text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _locale(tag: str, where: Where) -> Locale:
    try:
        return Locale.parse(tag)
    except UnknownLocaleError as error:
        error.where = where
        raise


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


def _url(table: Mapping[str, Any], where: Where) -> str:
    """The pattern of addresses; refused where two editions would stand at one address."""
    url = _text(table, "url", "", where)
    if not url:
        return ""
    fields = set(re.findall(r"\{([^{}]*)\}", url))
    if not re.match(r"https?://(?:{lang}|[^\s/{}])+/", url) or re.search(r"[\s<>\"]", url):
        raise UsageError(
            f"“url” is no address: {url}.",
            where=where,
            advice="Write it like this: https://example.org/{lang}/{slug}",
            code="config",
        )
    if fields - {"lang", "slug", "name"} or "lang" not in fields or not fields & {"slug", "name"}:
        raise UsageError(
            "“url” must hold {lang}, and {slug} or {name}, and nothing else in braces.",
            where=where,
            advice="Write it like this: https://example.org/{lang}/{slug}",
            code="config",
        )
    return url


def _styles(table: Mapping[str, Any], where: Where) -> dict[str, Mapping[str, object]]:
    """The settings of `[style]` by tag; those for every locale under the empty tag."""
    if not isinstance(table, dict):
        raise UsageError("[style] must be a table.", where=where, code="config")
    styles: dict[str, Mapping[str, object]] = {
        "": {key: value for key, value in table.items() if not isinstance(value, dict)}
    }
    for tag, settings in table.items():
        if isinstance(settings, dict):
            styles[_locale(tag, where).tag] = settings
    return {tag: settings for tag, settings in styles.items() if settings}


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
