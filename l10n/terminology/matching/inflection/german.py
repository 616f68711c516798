"""German case and number endings, umlaut plurals, and the endings of adjectives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from l10n.terminology.matching.words import fold

_ARTICLES = frozenset({"der", "die", "das", "des", "dem", "den"})
_PREPOSITIONS = ("von", "vom", "zu", "zum", "zur", "für", "in", "im", "an", "am", "auf", "aus")
_FIXED = frozenset({*_PREPOSITIONS, "bei", "mit", "nach", "und", "oder", "über", "unter"})
_ADJECTIVE = ("e", "er", "es", "en", "em")
_NOUN = ("", "e", "en", "n", "s", "es", "er", "ern")
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}
# Nouns that are adjectives or participles, and end like them: Gefangener, Wehrpflichtige, Beamter.
_ADJECTIVAL = re.compile(r"(?:en|ig|lich|isch|[elrgkbtd]et|[lrgkbz]t|ckt|sst|ndt|amt|nd)e[rnms]?$")


def inflect(words: Sequence[str], name: bool, singular: bool) -> list[frozenset[str]]:
    """See `l10n.terminology.matching.inflection.inflect`.

    A word in capitals that ends like an adjective and stands before another in capitals is taken
    for one: *Schwarzes Meer*, *Vereinte Nationen*.
    """
    found = []
    for index, word in enumerate(words):
        last = index == len(words) - 1
        folded = fold(word)
        if name:
            found.append(frozenset({folded, folded + "s"} if last else {folded}))
        elif folded in _ARTICLES:
            found.append(_ARTICLES)
        elif len(folded) < 3 or folded in _FIXED or not folded[-1].isalpha():
            digits = folded[-1].isdigit() and not folded.isdigit()
            found.append(frozenset({folded, folded + "s"} if digits else {folded}))
        elif word[0].islower():
            found.append(_adjective(folded))
        elif not last and folded.endswith(_ADJECTIVE) and words[index + 1][0].isupper():
            found.append(_adjective(folded) | _noun(folded, singular))
        else:
            found.append(_noun(folded, singular))
    return found


@lru_cache(maxsize=65536)
def _adjective(word: str) -> frozenset[str]:
    stem = word
    for ending in ("en", "em", "er", "es", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            break
    return frozenset({word, stem, *(stem + ending for ending in _ADJECTIVE)}) | {
        word + ending for ending in _ADJECTIVE
    }


@lru_cache(maxsize=65536)
def _noun(word: str, singular: bool) -> frozenset[str]:
    found: set[str] = set()
    for stem in _singulars(word) if singular else [word]:
        found |= {stem + ending for ending in _NOUN}
        if stem.endswith("in"):
            found.add(stem + "nen")
        elif singular:
            found |= _women(stem)
        if stem.endswith(("nis", "us")):
            found |= {stem + "se", stem + "sen", stem + "ses"}
        if stem.endswith(("um", "us")):
            found.add(stem[:-2] + "en")
        if stem.endswith(("ma", "ta", "ka")):
            found.add(stem[:-1] + "en")
        rounded = _umlaut(stem)
        if rounded:
            found |= {rounded + ending for ending in ("", "e", "en", "er", "ern", "n")}
    if len(word) >= 7 and _ADJECTIVAL.search(word):
        stem = word[:-1] if word.endswith("e") else word[:-2]
        found |= {stem + ending for ending in _ADJECTIVE}
    return frozenset(found)


def _women(stem: str) -> set[str]:
    """*Chefin*, *Französin*, *Anwältinnen*: the same office or people, of a woman."""
    bare = stem.removesuffix("e")
    stems = {bare, _umlaut(bare) or bare}
    return {one + ending for one in stems for ending in ("in", "innen") if len(one) > 2}


def _singulars(word: str) -> list[str]:
    # Short words keep their ending: Wagen is no plural.
    if len(word) < 7:
        return [word]
    for ending in ("innen", "en", "n", "e"):
        if word.endswith(ending):
            kept = {"innen": "in", "en": "e"}.get(ending, "")
            stems = [word, word[: -len(ending)] + kept]
            return [*stems, word[:-2]] if ending == "en" else stems
    return [word]


def _umlaut(word: str) -> str | None:
    """``word`` with its last stem vowel rounded, as in many plurals; None where it has none."""
    end = len(word) - 1 if word.endswith("e") else len(word)
    for at in range(end - 1, max(-1, end - 6), -1):
        letter = word[at]
        if letter == "u" and at and word[at - 1] == "a":
            return word[: at - 1] + "äu" + word[at + 1 :]
        if letter in _UMLAUT:
            return word[:at] + _UMLAUT[letter] + word[at + 1 :]
        if letter in "eiäöüy" and at < end - 2:
            return None
    return None
