"""What a text must contain before a pattern is worth trying on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from l10n.placeables.lexicon import fold

_DIGIT = "0"
"""Stands for any digit among what is needed: ``0000`` for four in a row."""
_DIGIT_RUNS = re.compile(r"\d+")
_SKIPPED = re.compile(r"\(\?<?!")
_OPENING = re.compile(r"\(\?(?:P<\w+>|<?=|:|-?i:)")
_REPEATED = re.compile(r"(?P<none>[?*]|\{0?,\d*\})|\+|\{(?P<least>\d+)(?:,\d*)?\}")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_DIGITS = re.compile(r"\[(?:\\d|\d(?:-\d)?)+\]")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_MARKS = re.compile(r"\[([^\w\s\\^\[\]]+)\]")

_OWN_SIGNS = frozenset("-–—/:@'’%,")
"""Signs that stand for themselves in a regular expression, and that many a sentence lacks."""
_LONGEST = 8
"""No pattern asks for more digits in a row."""
_ENOUGH = 2
"""More words than these seldom tell whether a pattern can match."""

Needs = tuple[frozenset[str], ...]
"""One word of each set occurs, folded, in every text that matches."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Patterns with what each of them needs; most sentences have it for few of them."""

    patterns: tuple[re.Pattern[str], ...]
    groups: tuple[tuple[frozenset[str] | None, tuple[tuple[int, Needs], ...]], ...]
    """The places of patterns that need the same rare words, and what each of them needs as well."""

    @classmethod
    def of(cls, patterns: Iterable[re.Pattern[str]]) -> Gate:
        """A gate before ``patterns``, which find nothing that they would not have found alone."""
        known = tuple(patterns)
        groups: dict[frozenset[str] | None, list[tuple[int, Needs]]] = {}
        for place, pattern in enumerate(known):
            first, *rest = needs_of(pattern.pattern) or (None,)
            groups.setdefault(first, []).append((place, tuple(rest[:_ENOUGH])))
        return cls(known, tuple((first, tuple(several)) for first, several in groups.items()))

    def tried(self, text: str) -> list[tuple[int, re.Pattern[str]]]:
        """Those of the patterns that can match in ``text``, with their places, in order."""
        known = _looked_at(text)
        places = [
            place
            for first, several in self.groups
            if first is None or known[first]
            for place, rest in several
            if all(known[words] for words in rest)
        ]
        return [(place, self.patterns[place]) for place in sorted(places)]


class _Text(dict[frozenset[str], bool]):
    """Whether one of some words occurs in a text, found out when it is asked for."""

    def __init__(self, text: str) -> None:
        longest = max(map(len, _DIGIT_RUNS.findall(text)), default=0)
        self._folded = fold(text)
        self._digits = _DIGIT * min(longest, _LONGEST)

    def __missing__(self, words: frozenset[str]) -> bool:
        folded, digits, found = self._folded, self._digits, False
        for word in words:
            if word in (digits if word[0] == _DIGIT else folded):
                found = True
                break
        self[words] = found
        return found


@lru_cache(maxsize=2)
def _looked_at(text: str) -> _Text:
    return _Text(text)


def needs_of(pattern: str) -> Needs:
    """What stands in every text that the regular expression ``pattern`` matches, rarest first.

    Letters of which one would do (a class, an optional part) are left out, so that the answer asks
    for too little rather than too much. Literals are taken as `re.IGNORECASE` takes them.
    """
    needs, _ = _alternatives(pattern, 0)
    return needs


def _alternatives(pattern: str, at: int) -> tuple[Needs, int]:
    """What the alternatives from ``at`` to the closing bracket need, and where that stands."""
    needs, at = _sequence(pattern, at)
    if pattern[at : at + 1] != "|":
        return needs, at
    either = [needs]
    while pattern[at : at + 1] == "|":
        needs, at = _sequence(pattern, at + 1)
        either.append(needs)
    if not all(either):
        return (), at
    words = {word for each in either for word in each[0]}
    fewest = (word for word in words if not any(one in word for one in words if one != word))
    return (frozenset(fewest),), at


def _sequence(pattern: str, at: int) -> tuple[Needs, int]:
    needs: set[frozenset[str]] = set()
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        part, char, at = _atom(pattern, at)
        repeated = _REPEATED.match(pattern, at)
        if repeated:
            at = repeated.end() + pattern.startswith("?", repeated.end())
            char *= int(repeated["least"] or 1) if not repeated["none"] else 0
        if not char or (run and (run[0] == _DIGIT) != (char[0] == _DIGIT)):
            needs |= {frozenset({run})} if run else set()
            run = ""
        run += char
        if repeated and char and char[0] != _DIGIT:  # *e+*: what follows is not what stands next
            needs.add(frozenset({run}))
            run = ""
        if not (repeated and repeated["none"]):
            needs.update(part)
    needs |= {frozenset({run})} if run else set()
    return tuple(sorted(needs, key=_rarity)), at


def _atom(pattern: str, at: int) -> tuple[Needs, str, int]:
    """What the atom at ``at`` needs, or the letter or digit that it is, and where it ends."""
    char = pattern[at]
    if char == "(":
        skipped = _SKIPPED.match(pattern, at)
        opening = skipped or _OPENING.match(pattern, at)
        if opening is None and pattern.startswith("(?", at):  # a backreference
            return (), "", pattern.index(")", at) + 1
        needs, end = _alternatives(pattern, opening.end() if opening else at + 1)
        return (() if skipped else needs), "", end + 1
    if char == "[":
        found = _CLASS.match(pattern, at)
        end = found.end() if found else at + 1
        marks = _MARKS.fullmatch(pattern, at, end)
        needs = (frozenset(marks[1]),) if marks and "-" not in marks[1][1:-1] else ()
        return needs, _DIGIT if _DIGITS.fullmatch(pattern, at, end) else "", end
    if char == "\\":
        escape = _ESCAPE.match(pattern, at)
        end = escape.end() if escape else at + 2
        return (), _DIGIT if pattern[at + 1] == "d" else "", end
    if char in _OWN_SIGNS:
        return (frozenset(char),), "", at + 1
    return (), _DIGIT if char.isdigit() else char.casefold() if char.isalpha() else "", at + 1


def _rarity(words: frozenset[str]) -> tuple[int, int, list[str]]:
    """Long words tell most texts apart, and so do few."""
    return -min(map(len, words)), len(words), sorted(words)
