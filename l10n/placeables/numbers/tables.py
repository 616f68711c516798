"""The number words of each language, and German numbers that are written in one word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from l10n.placeables.lexicon import lexicon

_LONGEST = 80
"""No number that anybody reads is a longer word; German ones take time by their length squared."""


@dataclass(frozen=True, eq=False)
class Tables:
    """The number words of one language, folded."""

    one: frozenset[str]
    words: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    about: Mapping[str, int]
    doubtful: frozenset[str]
    and_units: str
    behind_and: frozenset[str]
    """What stands behind `and_units`: *vingt et un*; empty: any unit, as in *treinta y dos*."""
    vigesimal: bool
    """Whether it counts on from sixty and in twenties: *soixante-dix*, *quatre-vingts*."""
    and_scales: str
    compounds: bool
    suffixes: re.Pattern[str] | None

    after_one: frozenset[str]
    """The words before which *un*, *one* and *ein* are numbers."""
    first: frozenset[str]
    """The words that a number can begin with, those in one word with it apart."""

    def halves(self, word: str) -> Decimal:
        """The half that *zweieinhalb* adds."""
        return Decimal("0.5") if word.endswith(("einhalb", "anderthalb")) else Decimal(0)


def unit_value(word: str, tables: Tables) -> int | None:
    """The value of ``word`` below a scale, None for any other word."""
    if word in tables.words:
        return tables.words[word]
    return _compound(word, tables) if tables.compounds and len(word) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _compound(word: str, tables: Tables) -> int | None:
    """A German number in one word, with an ending such as *-mal*, *-jährig* or *-te*."""
    if word in ("anderthalb", "eineinhalb"):
        return 1
    value = _joined(word.removesuffix("einhalb"), tables)
    if value is None and word.startswith("ver") and "fach" in word:  # verfünffacht
        word = word.removeprefix("ver")
    if value is None and tables.suffixes:
        for cut in range(3, len(word)):
            stem = _joined(word[:cut], tables)
            if stem is not None and tables.suffixes.fullmatch(word[cut:]):
                return stem
    return value


def _joined(word: str, tables: Tables) -> int | None:
    if word in tables.words:
        return tables.words[word]
    for name, factor in (("tausend", 1000), ("hundert", 100)):
        if name in word:
            left, _, right = word.partition(name)
            many = 1 if left in ("", "ein") else _joined(left, tables)
            rest = 0 if not right else _rest(right.removeprefix("und"), tables)
            return None if many is None or rest is None else many * factor + rest
    left, joint, right = word.partition("und")
    if joint and tables.words.get(right, 0) >= 20:
        units = 1 if left == "ein" else tables.words.get(left)
        return None if units is None or units > 9 else units + tables.words[right]
    return None


def _rest(word: str, tables: Tables) -> int | None:
    return 1 if word in ("ein", "eins") else _joined(word, tables)


@cache
def tables_of(language: str) -> Tables:
    """The tables of ``language``; raise ``KeyError`` for one without data."""
    data: dict[str, Any] = lexicon(language)["numbers"]

    def table(name: str) -> dict[str, int]:
        return {word.casefold(): int(value) for word, value in data.get(name, {}).items()}

    compounds = bool(data.get("compounds"))
    scales = table("scales")
    if compounds:  # *tausend* is a part of its word as well
        scales = {word: value for word, value in scales.items() if value > 1000}
    one, words, ordinals = frozenset(data.get("one", ())), table("words"), table("ordinals")
    parts, about = table("parts"), table("about")
    return Tables(
        one=one,
        words=words,
        scales=scales,
        ordinals=ordinals,
        parts=parts,
        about=about,
        doubtful=frozenset(data.get("doubtful", ())),
        and_units=data.get("and_units", ""),
        behind_and=frozenset(data.get("behind_and", ())),
        vigesimal=bool(data.get("vigesimal")),
        and_scales=data.get("and_scales", ""),
        compounds=compounds,
        suffixes=re.compile(data["suffixes"]) if compounds else None,
        after_one=frozenset({*scales, *parts, *about}),
        first=frozenset({*one, *words, *scales, *ordinals, *about}),
    )
