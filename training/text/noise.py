"""Make training pairs as rough as real input: headline case, lost accents, unseen names, numbers."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Sequence

from text.nations import other_nation
from text.terms import Concept

_NAME = re.compile(r"(?<![\w'’-])[^\W\d_a-zß-öø-ÿ][\w-]+(?: [^\W\d_a-zß-öø-ÿ][\w-]+)*(?![\w'’-])")
_NUMBER = re.compile(r"(?<![\w.,-])\d{2,4}(?![\w.,-]|\s\d)")
_WORD = re.compile(r"(?<![\w'’])[^\W\d_]\w*")

CAPITALS, TITLE_CASE, NO_ACCENTS, NO_STOP = 0.01, 0.01, 0.01, 0.01
"""Shares of the pairs whose source is set in capitals or as an English title, loses its accents, or
whose both sides lose the final stop."""

NEW_NAME, NEW_NUMBER, NEW_NATION = 0.15, 0.15, 0.4
"""Shares of the pairs with a name (number, country) on both sides in which another stands."""

KNOWN_PERSON = 0.3
"""Share of the new names that are persons of the glossary, each side in its own spelling."""


def shared_names(source: str, target: str) -> list[str]:
    """Return the runs of capitalised words inside the source that the target has as they are.

    The first word of a sentence is capitalised anyway and does not count.
    """
    runs = [match[0] for match in _NAME.finditer(source) if match.start()]
    return [run for run in runs if len(run) > 2 and source.count(run) == target.count(run) == 1]


def name_pool(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return every name that some pair has on both sides, sorted."""
    return sorted({name for pair in pairs for name in shared_names(*pair)})


def other_name(source: str, target: str, pool: Sequence[str], chances: random.Random) -> list[str]:
    """Put one name of the pool where both sides have a name: names are to be copied whole."""
    names = shared_names(source, target)
    if not names:
        return [source, target]
    old = chances.choice(names)
    alike = [chances.choice(pool) for _ in range(8)]
    new = min(alike, key=lambda name: abs(name.count(" ") - old.count(" ")))
    return [side.replace(old, new) for side in (source, target)]


def other_number(source: str, target: str, chances: random.Random) -> list[str]:
    """Put another number of as many digits where both sides have the same; years stay years."""
    numbers = [n for n in _NUMBER.findall(source) if source.count(n) == target.count(n) == 1]
    if not numbers:
        return [source, target]
    old = chances.choice(numbers)
    if len(old) == 4 and old[:2] in ("18", "19", "20"):
        new = str(chances.randint(1850, 2035))
    else:
        new = str(chances.randint(10 ** (len(old) - 1), 10 ** len(old) - 1))
    return [side.replace(old, new) for side in (source, target)]


def without_accents(text: str) -> str:
    """Return the text without its accents and cedillas."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def title_case(text: str, shortest: int = 1) -> str:
    """Begin every word of at least so many letters with a capital, as English titles do."""
    return _WORD.sub(
        lambda match: (
            match[0][:1].upper() + match[0][1:] if len(match[0]) >= shortest else match[0]
        ),
        text,
    )


def other_person(
    source: str, target: str, direction: str, known: Sequence[Concept], chances: random.Random
) -> list[str]:
    """Put a person of the glossary where both sides have the same name in several words."""
    names = [name for name in shared_names(source, target) if " " in name]
    told = [one for one in known if one.pairs(direction)]
    if not names or not told:
        return [source, target]
    old = chances.choice(names)
    new = chances.choice(told).pairs(direction)[0]
    return [side.replace(old, name) for side, name in zip((source, target), new, strict=True)]


def roughen(
    source: str,
    target: str,
    pool: Sequence[str],
    chances: random.Random,
    direction: str,
    known: Sequence[Concept] = (),
) -> tuple[str, str]:
    """Imitate real input in some pairs; most stay as they are. One draw decides for each kind."""
    if chances.random() < NEW_NATION:
        source, target = other_nation(source, target, direction, chances)
    if pool and chances.random() < NEW_NAME:
        if chances.random() < KNOWN_PERSON:
            source, target = other_person(source, target, direction, known, chances)
        else:
            source, target = other_name(source, target, pool, chances)
    if chances.random() < NEW_NUMBER:
        source, target = other_number(source, target, chances)
    chance = chances.random()
    if chance < CAPITALS:
        return source.upper(), target
    chance -= CAPITALS
    if chance < TITLE_CASE:
        return title_case(source, chances.choice((1, 4))), target
    chance -= TITLE_CASE
    if chance < NO_ACCENTS:
        return without_accents(source), target
    chance -= NO_ACCENTS
    if chance < NO_STOP and source.endswith(".") and target.endswith("."):
        return source[:-1], target[:-1]
    return source, target
