"""What a language's sentences look like: the table `sentences` of its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from l10n import languages
from l10n.errors import UsageError


class Kind(IntEnum):
    """What a stop behind an abbreviation means; the classes of `[abbreviations]`."""

    INSIDE = 0
    """Never ends a sentence (``before_name`` and ``inside``)."""
    BEFORE_NUMBER = 1
    """Belongs to the number that follows; where none does, it is an ordinary word."""
    EITHER = 2
    """Ends a sentence only before a starter."""
    CLOSING = 3
    """Ends a sentence before any capital."""


_CLASSES = {
    "before_name": Kind.INSIDE,
    "inside": Kind.INSIDE,
    "before_number": Kind.BEFORE_NUMBER,
    "either": Kind.EITHER,
    "closing": Kind.CLOSING,
}


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's rules; each field is explained where its data stands, in the TOML file."""

    language: str
    opening: frozenset[str]
    abbreviations: Mapping[str, Kind]
    """By their text without blanks and without the last stop: ``z.B``, ``etc``."""
    one_letter: frozenset[str]
    units: frozenset[str]
    lettered: frozenset[str]
    starters: frozenset[str]
    particles: frozenset[str]
    reporting: frozenset[str]
    names_with_mark: frozenset[str]
    accents_may_stay_small: bool
    nouns_are_capitalised: bool
    title_leaders: frozenset[str]
    ordinal_followers: frozenset[str]
    ordinal_leaders: frozenset[str]


@cache
def rules_for(language: str) -> Rules:
    """The rules of ``language`` (``fr``, ``de``, ``en``); raises `UsageError` for any other."""
    known = [tag for tag in languages.known() if "-" not in tag]
    if language not in known or "sentences" not in languages.table(language):
        raise UsageError(
            f"There are no sentence rules for “{language}”.",
            advice=f"Use one of: {', '.join(known)}.",
            code="segmentation-language",
        )
    return _rules(language, languages.table(language)["sentences"])


def _rules(language: str, data: Mapping[str, Any]) -> Rules:
    words, ordinals = data["words"], data.get("ordinals", {})
    return Rules(
        language=language,
        opening=frozenset(data["quotations"]["opening"]),
        abbreviations=_abbreviations(data["abbreviations"]),
        one_letter=frozenset(words["one_letter"]),
        units=frozenset(words["units"]),
        lettered=frozenset(words["lettered"]),
        starters=frozenset(words["starters"]),
        particles=frozenset(words["particles"]),
        reporting=frozenset(words["reporting"]),
        names_with_mark=frozenset(words["names_with_mark"]),
        accents_may_stay_small=words.get("accents_may_stay_small", False),
        nouns_are_capitalised=words.get("nouns_are_capitalised", False),
        title_leaders=frozenset(words.get("title_leaders", ())),
        ordinal_followers=frozenset(ordinals.get("followers", ())),
        ordinal_leaders=frozenset(ordinals.get("leaders", ())),
    )


def _abbreviations(classes: Mapping[str, list[str]]) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for name, words in classes.items():
        for word in words:
            key = word.replace(" ", "").removesuffix(".")
            found[key] = _CLASSES[name]
            # *Z. B.* and *Vol. 2* may begin a sentence; but *max.* says nothing of *Max.*
            if "." in key or name == "before_number":
                found.setdefault(key[0].upper() + key[1:], _CLASSES[name])
    return found
