"""The words of dates, times and numbers in each language, read from the data files once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

BLANK = "[ \t\u00a0\u2009\u202f]"
"""One blank as it stands between the parts of a date or number, no-break ones included."""


@cache
def lexicon(language: str) -> Mapping[str, Any]:
    """The tables of ``language`` (``fr``), as in ``data/fr.toml``; raise ``KeyError`` without one."""
    try:
        data = files("l10n.placeables").joinpath("data", f"{language}.toml").read_text("utf-8")
    except FileNotFoundError:
        raise KeyError(language) from None
    return tomllib.loads(data)


@cache
def speaks(language: str) -> bool:
    """Whether there are tables for ``language`` (``fr``)."""
    return files("l10n.placeables").joinpath("data", f"{language}.toml").is_file()


def any_of(words: object) -> str:
    """A regular expression for any of ``words``, longest first; apostrophes and blanks of any kind."""
    listed = sorted({str(word) for word in words}, key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "|".join(_pattern(word) for word in listed)


def _pattern(word: str) -> str:
    special = {" ": BLANK, "'": "['’]", "’": "['’]", ".": r"\."}
    return "".join(special.get(char, char) for char in word)
