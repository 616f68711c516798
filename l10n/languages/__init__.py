"""What we know of each language and region, as data: one TOML file each, in this folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Table = Mapping[str, Any]


@cache
def known() -> tuple[str, ...]:
    """The tags that have a file, sorted: ``de``, ``de-AT``, ``de-CH``, ``en`` …"""
    names = (file.name for file in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def table(tag: str) -> Table:
    """All that the file of ``tag`` says; a region's lies over that of its language.

    Raises ``KeyError`` for a tag without a file. Tables are shared: nobody changes them.
    """
    if tag not in known():
        raise KeyError(tag)
    own = tomllib.loads(files(__name__).joinpath(f"{tag}.toml").read_text("utf-8"))
    language = tag.partition("-")[0]
    return own if tag == language else _over(table(language), own)


def _over(base: Table, own: Table) -> Table:
    """``base`` with the values of ``own`` put over it, table in table."""
    return {
        **base,
        **{
            key: _over(base[key], value)
            if isinstance(value, dict) and isinstance(base.get(key), dict)
            else value
            for key, value in own.items()
        },
    }
