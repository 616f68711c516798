"""French number and gender, and the contractions of articles."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from l10n.terminology.matching.words import fold

_IRREGULAR = {"œil": "yeux", "ciel": "cieux", "monsieur": "messieurs", "madame": "mesdames"}
_SINGLE = {plural: single for single, plural in _IRREGULAR.items()}
# Inside a term one may stand for another: livraison d'armes, livraison des armes.
_CLASSES = (
    frozenset({"de", "d", "du", "des"}),
    frozenset({"à", "a", "au", "aux"}),
    frozenset({"le", "la", "les", "l"}),
)
_FIXED = frozenset({"en", "et", "ou", "sur", "sous", "par", "pour", "dans", "sans", "contre"})

# Ending of the masculine -> endings of the feminine; the longest that fits wins.
_FEMININE = {
    "ien": ("ienne",),
    "éen": ("éenne",),
    "on": ("onne",),
    "el": ("elle",),
    "if": ("ive",),
    "eux": ("euse",),
    "ef": ("effe", "ève"),  # cheffe
    "euf": ("euve",),
    "eur": ("euse", "rice", "eure", "eresse"),
    "teur": ("teuse", "trice", "teure"),
    "deur": ("deuse", "drice", "deure"),
    "ier": ("ière",),
    "ger": ("gère",),
    "cher": ("chère",),
    "ller": ("llère",),
    "eau": ("elle",),
    "et": ("ète", "ette"),
    "eil": ("eille",),
    "ul": ("ulle", "ule"),
    "oux": ("ouse", "ouce"),
    "as": ("asse", "ase"),
    "os": ("osse",),
    "an": ("ane", "anne"),
    "ong": ("ongue",),
    "sec": ("sèche",),
    "turc": ("turque",),
    "grec": ("grecque",),
    "public": ("publique",),
    "anc": ("anche",),
    "e": ("e",),
}


def inflect(words: Sequence[str], name: bool, singular: bool) -> list[frozenset[str]]:
    """See `l10n.terminology.matching.inflection.inflect`."""
    return [_name(fold(word)) if name else _forms(fold(word), singular) for word in words]


@lru_cache(maxsize=65536)
def _forms(word: str, singular: bool) -> frozenset[str]:
    for alike in _CLASSES:
        if word in alike:
            return alike
    if len(word) < 3 or word in _FIXED or not word[-1].isalpha():
        return frozenset({word})
    found = set()
    for single in _singulars(word) if singular else [word]:
        feminine = _feminine(single)
        found |= {single, *_plurals(single), *feminine, *(form + "s" for form in feminine)}
    found.add(word)
    return frozenset(found | {bare for form in found for bare in _name(form)})


def _name(word: str) -> frozenset[str]:
    # Capitals often go without their accent: Etats-Unis, Etat-major.
    first = unicodedata.normalize("NFD", word[0])[0]
    return frozenset({word, first + word[1:]})


def _singulars(word: str) -> list[str]:
    if word in _SINGLE:
        return [_SINGLE[word]]
    if word.endswith("aux") and len(word) > 4:
        return [word, word[:-1], word[:-2] + "l", word[:-2] + "il"]
    if word.endswith("eux") and len(word) > 4:
        return [word, word[:-1]]
    if word.endswith("s") and len(word) > 3:
        return [word, word[:-1]]
    return [word]


def _plurals(word: str) -> list[str]:
    if word in _IRREGULAR:
        return [_IRREGULAR[word]]
    if word[-1] in "sxz":
        return [word]
    if word.endswith(("eau", "eu", "au")):
        return [word + "x", word + "s"]
    if word.endswith("al"):
        return [word[:-1] + "ux", word + "s"]
    if word.endswith("ail"):
        return [word[:-2] + "ux", word + "s"]  # travaux, but détails
    if word.endswith("ou"):
        return [word + "s", word + "x"]
    return [word + "s"]


def _feminine(word: str) -> tuple[str, ...]:
    for length in range(min(6, len(word)), 0, -1):
        endings = _FEMININE.get(word[-length:])
        if endings:
            return tuple(word[:-length] + ending for ending in endings)
    return (word + "e",)
