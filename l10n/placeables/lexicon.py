"""The words of dates, times and numbers in each language, and the units of measure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from l10n import languages

BLANK = "[ \t\u00a0\u2009\u202f]"
"""One blank as it stands between the parts of a date or number, no-break ones included."""


@cache
def lexicon(tag: str) -> languages.Table:
    """The tables of a language or locale (``fr``, ``de-CH``), those of its language for a region
    without a file; raise ``KeyError`` where dates or numbers are lacking."""
    language = tag.partition("-")[0]
    if not speaks(language):
        raise KeyError(tag)
    return languages.table(tag if tag in languages.known() else language)


def written(tag: str, room: str) -> languages.Table:
    """How ``tag`` writes the things of ``room`` (``dates``, ``numbers``); empty without data."""
    found: languages.Table = lexicon(tag).get(room, {}).get("written", {})
    return found


@cache
def speaks(language: str) -> bool:
    """Whether dates and numbers can be found in ``language`` (``fr``)."""
    return (
        language in languages.known() and {"dates", "numbers"} <= languages.table(language).keys()
    )


@cache
def unit_table() -> Mapping[str, Mapping[str, Any]]:
    """The units of measure by dimension, as in ``units.toml``."""
    return tomllib.loads(
        files("l10n.placeables").joinpath("measures/units.toml").read_text("utf-8")
    )


def any_of(words: object) -> str:
    """A regular expression for any of ``words``, longest first; apostrophes and blanks of any kind.

    Of no words it matches nothing.
    """
    listed = sorted({str(word) for word in words}, key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "|".join(_pattern(word) for word in listed) or "(?!)"


def _pattern(word: str) -> str:
    special = {" ": BLANK, "'": "['’]", "’": "['’]", ".": r"\."}
    return "".join(special.get(char, char) for char in word)
