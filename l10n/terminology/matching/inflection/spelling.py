"""The same English word as Britain and America spell it."""

from __future__ import annotations

import re
from functools import lru_cache

# Closed classes, so that "tour", "sector" and "paper" stay what they are.
_OUR = re.compile(
    r"^(arm|behavi|cand|clam|col|endeav|fav|flav|harb|hon|hum|lab|neighb|parl|rig|rum|sav|splend"
    r"|val|vap|vig)(ou?)r(?!ate|ation|ous$)"
)
_RE = re.compile(
    r"^(\w*(?:cent|fib|lit|calib|sab|spect|theat|sceptre|met|reconnoit|maneuv|manoeuv|ochr|lust))"
    r"(re|er)(s?)$"
)
_ENCE = re.compile(r"^(def|off|pret|lic)en([sc])(e|es|ed|eless|elessly)$")
_IZE = re.compile(r"^(\w{3,})i([sz])(e|es|ed|ing|er|ers|ation|ations|ational)$")
_LL = re.compile(r"^(\w*[^aeiou][aeiou])(l{1,2})(ed|ing|er|ers|or|ors)$")
_PAIRS = {
    "program": "programme",
    "programs": "programmes",
    "catalog": "catalogue",
    "gray": "grey",
    "airplane": "aeroplane",
    "airplanes": "aeroplanes",
    "maneuver": "manoeuvre",
    "maneuvers": "manoeuvres",
    "skeptic": "sceptic",
    "skeptical": "sceptical",
    "tire": "tyre",
    "tires": "tyres",
    "check": "cheque",
    "judgment": "judgement",
    "aging": "ageing",
    "fulfill": "fulfil",
    "enrollment": "enrolment",
    "aluminum": "aluminium",
    "plow": "plough",
}
_OTHER = {**_PAIRS, **{british: american for american, british in _PAIRS.items()}}


@lru_cache(maxsize=8192)
def spellings(word: str) -> frozenset[str]:
    """``word`` (folded) and how the other side of the Atlantic spells it; what is none does no harm.

    Lists and endings after the tables of the Oxford and Merriam-Webster dictionaries: *-our/-or*,
    *-re/-er*, *-ence/-ense*, *-ise/-ize*, *-lled/-led*.
    """
    found = {word}
    if word in _OTHER:
        found.add(_OTHER[word])
    if match := _OUR.match(word):
        start, vowels = match.groups()
        found.add(start + ("o" if vowels == "ou" else "ou") + word[match.end(2) :])
    if match := _RE.match(word):
        start, ending, plural = match.groups()
        found.add(start + ("er" if ending == "re" else "re") + plural)
    for pattern, turned in ((_ENCE, {"s": "c", "c": "s"}), (_IZE, {"s": "z", "z": "s"})):
        if match := pattern.match(word):
            start, letter, rest = match.groups()
            between = "en" if pattern is _ENCE else "i"
            found.add(start + between + turned[letter] + rest)
    if match := _LL.match(word):
        start, letters, rest = match.groups()
        found.add(start + ("l" if letters == "ll" else "ll") + rest)
    return frozenset(found)
