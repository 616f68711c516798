"""The words of dates, times and numbers in each language, and the units of measure."""

from __future__ import annotations

import re
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


_SPECIAL = {" ": BLANK, "'": "['’]", "’": "['’]", ".": r"\."}
_MANY = 5


def fold(text: str) -> str:
    """``text`` as `re.IGNORECASE` compares it, a Turkish *ı* and *İ* being an i."""
    return text.casefold().replace("ı", "i").replace("\u0307", "")


def any_of(words: object) -> str:
    """A regular expression for any of ``words``, longest first; apostrophes and blanks of any kind.

    Of no words it matches nothing.
    """
    listed = sorted({str(word) for word in words}, key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    either = "|".join(_pattern(word) for word in listed) or "(?!)"
    if len(listed) < _MANY:
        return either
    # Python tries one alternative after the other: look at the first letter before.
    first = {letter for word in listed for letter in _SPECIAL.get(word[0], word[0]).strip("[]")}
    return rf"(?=[{''.join(map(re.escape, sorted(first)))}])(?:{either})"


def _pattern(word: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in word)
