"""The profiles of sites in ``l10n.toml``: read from its table, and put into its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from l10n.errors import UsageError
from l10n.model.article import Role
from l10n.model.finding import Where
from l10n.model.site import Site

_KEYS = ("match", "files", "tail", "lines")
_NAME = re.compile(r"[A-Za-z0-9_-]+\Z")


def read_sites(table: object, where: Where) -> tuple[Site, ...]:
    """The profiles of ``[sites]``, in the order of the file; `UsageError` names what is wrong."""
    if not isinstance(table, dict):
        raise UsageError("[sites] must be a table.", where=where, code="config")
    return tuple(_site(name, profile, where) for name, profile in table.items())


def refuse_name(name: str) -> None:
    """Raise `UsageError` for a name that would need quotes as the name of a table."""
    if not _NAME.match(name):
        raise UsageError(
            f"“{name}” is no name for a site.",
            advice="Use letters, digits, “-” and “_” alone.",
            code="site-name",
        )


def write_site(text: str, site: Site) -> str:
    """The text of ``l10n.toml`` with the profile of ``site``; everything else stays as it is.

    An older profile of that name is taken out; the new one goes to the end.
    """
    kept: list[str] = []
    ours = False
    for line in text.splitlines(keepends=True):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line)
        if header and not _in_array(line):
            ours = re.match(rf"sites\.{re.escape(site.name)}(?:\.|\Z)", header[1]) is not None
        if not ours:
            kept.append(line)
    before = "".join(kept).rstrip("\n")
    return (before + "\n\n" if before else "") + toml_of(site)


def toml_of(site: Site) -> str:
    """``site`` as the tables of ``l10n.toml`` that describe it."""
    head = [f"[sites.{site.name}]"]
    for key, patterns in (("match", site.match), ("files", site.files), ("tail", site.tail)):
        if patterns:
            head.append(f"{key} = {_array(patterns)}")
    lines = [f"{role} = {_array(patterns)}" for role, patterns in site.lines.items() if patterns]
    parts = ["\n".join(head)]
    if lines:
        parts.append("\n".join([f"[sites.{site.name}.lines]", *lines]))
    return "\n\n".join(parts) + "\n"


def _array(patterns: Iterable[str]) -> str:
    """One pattern on the line, several on a line each."""
    quoted = [json.dumps(pattern, ensure_ascii=False) for pattern in patterns]
    if len(quoted) == 1:
        return f"[{quoted[0]}]"
    return "[\n" + "".join(f"  {pattern},\n" for pattern in quoted) + "]"


def _in_array(line: str) -> bool:
    """Whether a line that begins with a bracket is an item of an array, not the head of a table."""
    return line.rstrip().endswith(",")


def _site(name: str, table: object, where: Where) -> Site:
    if not isinstance(table, dict):
        raise UsageError(f"[sites.{name}] must be a table.", where=where, code="config")
    for key in table:
        if key not in _KEYS:
            raise UsageError(
                f"unknown key “sites.{name}.{key}”.",
                where=where,
                advice=f"Known here: {', '.join(_KEYS)}.",
                code="config-unknown-key",
            )
    lines = table.get("lines", {})
    if not isinstance(lines, dict):
        raise UsageError(f"[sites.{name}.lines] must be a table.", where=where, code="config")
    site = Site(
        name,
        match=_patterns(name, "match", table, where),
        files=_patterns(name, "files", table, where),
        lines={_role(name, role, where): _patterns(name, role, lines, where) for role in lines},
        tail=_patterns(name, "tail", table, where),
    )
    if not (site.match or site.files):
        raise UsageError(
            f"[sites.{name}] does not say which articles are of this site.",
            where=where,
            advice="Give match (a line that each of its pages has) or files (names of files).",
            code="config",
        )
    return site


def _patterns(name: str, key: str, table: Mapping[str, Any], where: Where) -> tuple[str, ...]:
    value = table.get(key, [])
    good = isinstance(value, list) and all(
        isinstance(item, str) and any(sign.isalnum() or sign == "#" for sign in item)
        for item in value
    )
    if not good:
        raise UsageError(
            f"[sites.{name}]: “{key}” must be a list of texts with a word in each.",
            where=where,
            code="config",
        )
    return tuple(value)


def _role(name: str, role: str, where: Where) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise UsageError(
            f"[sites.{name}.lines]: unknown role “{role}”.",
            where=where,
            advice=f"Known: {', '.join(Role)}.",
            code="config-unknown-key",
        ) from None
