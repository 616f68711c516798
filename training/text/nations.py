"""Put another country or people into a pair, so that each is learned from the sentences of all."""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Nation:
    """A country's name or adjective.

    Its kind is what French puts before it (`la`, `l'`, `le`: only names of one kind stand for one
    another), or `of` for an adjective. German names without an article only.
    """

    kind: str
    fr: tuple[str, ...]
    en: str
    de: str
    weight: float

    def pattern(self, language: str) -> re.Pattern[str]:
        """Return what finds it; group 1 is its ending."""
        return _pattern(self, language)

    def gendered(self) -> bool:
        """Tell whether the French form shows which gender the other name has to take."""
        return self.kind != "of" or self.fr[0] != self.fr[1]

    def written(self, language: str, found: re.Match[str]) -> str:
        """Return how it is written in the place of another one of its kind that was found."""
        if language == "en":
            return self.en
        if language == "de":
            genitive = "" if self.kind != "of" and self.de.endswith(("s", "z")) else found[1]
            return self.de + genitive
        if self.kind != "of":
            return self.fr[0]
        feminine = found[0].removesuffix("s").endswith("e")
        plural = found[1] == "s" and not self.fr[feminine].endswith("s")
        return self.fr[feminine] + "s" * plural


@cache
def _pattern(nation: Nation, language: str) -> re.Pattern[str]:
    if language == "en":
        return re.compile(rf"(?<![\w-]){nation.en}()(?![\w-])")
    if language == "de":
        endings = "(|e|en|er|es|em)" if nation.kind == "of" else "(|s)"
        return re.compile(rf"(?<![\w-]){nation.de}{endings}(?![\w-])")
    forms = "|".join(sorted(nation.fr, key=len, reverse=True))
    ending = "(s?)" if nation.kind == "of" else "()"
    return re.compile(rf"(?<![\w-])(?:{forms}){ending}(?![\w-])")


@cache
def nations() -> tuple[Nation, ...]:
    """Read the table beside this module."""
    with Path(__file__).with_name("nations.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return tuple(
            Nation(r["kind"], tuple(r["fr"].split("|")), r["en"], r["de"], float(r["weight"]))
            for r in rows
        )


@cache
def _any(language: str) -> re.Pattern[str]:
    return re.compile("|".join(one.pattern(language).pattern for one in nations()))


def other_nation(
    source: str, target: str, direction: str, chances: random.Random
) -> tuple[str, str]:
    """Replace one country or adjective that stands once on each side; else return the pair."""
    languages = direction.split("-")
    if not (_any(languages[0]).search(source) and _any(languages[1]).search(target)):
        return source, target
    for nation in nations():
        if not nation.gendered():
            continue
        found = [
            list(nation.pattern(language).finditer(side))
            for language, side in zip(languages, (source, target), strict=True)
        ]
        if all(len(matches) == 1 for matches in found):
            kin = [one for one in nations() if one.kind == nation.kind and one != nation]
            (new,) = chances.choices(kin, [one.weight for one in kin])
            source, target = (
                _put(side, match, new.written(language, match), language)
                for language, side, (match,) in zip(languages, (source, target), found, strict=True)
            )
            return source, target
    return source, target


def _put(text: str, place: re.Match[str], name: str, language: str) -> str:
    """Write a name in its place, in English with the article that its first sound asks for."""
    before = text[: place.start()]
    if language == "en":
        article = "\\1n " if name[0] in "AEIO" else "\\1 "
        before = re.sub(r"(?<![\w-])([Aa])n? $", article, before)
    return before + name + text[place.end() :]
