"""English plurals. The possessive is a word of its own here (``UN``, ``'s``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from l10n.terminology.matching.inflection.spelling import spellings
from l10n.terminology.matching.words import fold

_PREPOSITIONS = frozenset(
    {"of", "for", "on", "in", "to", "at", "by", "with", "from", "against", "without", "under"}
)
_FIXED = _PREPOSITIONS | {"the", "and", "a", "an", "or", "de", "der", "von", "al", "bin"}
# Adjectives that follow their noun: secretaries-general, courts martial.
_POSTPOSED = frozenset({"general", "martial", "elect", "designate", "major"})
_IRREGULAR = {
    "person": ("people", "persons"),
    "child": ("children",),
    "foot": ("feet",),
    "knife": ("knives",),
    "life": ("lives",),
    "aircraft": ("aircraft",),
    "criterion": ("criteria",),
    "phenomenon": ("phenomena",),
    "nucleus": ("nuclei",),
    "memorandum": ("memoranda", "memorandums"),
}
_SINGLE = {plural: single for single, plurals in _IRREGULAR.items() for plural in plurals}


def inflect(
    words: Sequence[str], name: bool, singular: bool, spelling: bool
) -> list[frozenset[str]]:
    """See `l10n.terminology.matching.inflection.inflect`. Nouns before another noun keep their number.

    So *arm delivery* has the plural *arm deliveries*, not *arms delivery*; where singulars count,
    *weapon delivery* will do for *weapons delivery*.
    """
    folded = [fold(word) for word in words]
    if name:
        return [frozenset({word}) for word in folded]
    found = []
    for index, word in enumerate(folded):
        forms = _forms(word, singular) if _heads(folded, index) else _attributive(word, singular)
        if spelling:
            forms = frozenset().union(*(spellings(form) for form in forms))
        found.append(forms)
    return found


def _heads(words: Sequence[str], index: int) -> bool:
    """Whether the word at ``index`` is one that the plural changes."""
    after = words[index + 1] if index + 1 < len(words) else "of"
    return after in _PREPOSITIONS or after in _POSTPOSED


@lru_cache(maxsize=65536)
def _attributive(word: str, singular: bool) -> frozenset[str]:
    if _kept(word) or not singular:
        return frozenset({word})
    return frozenset({word, *_singulars(word)})


def _kept(word: str) -> bool:
    return len(word) < 2 or word in _FIXED or not word[-1].isalpha()


@lru_cache(maxsize=65536)
def _forms(word: str, singular: bool) -> frozenset[str]:
    if word[-1].isdigit():
        return frozenset({word, word + "s"})  # F-16s, Leopard 2s
    if _kept(word):
        return frozenset({word})
    found = {word, *_plurals(word)}
    for single in _singulars(word) if singular else ():
        found |= {single, *_plurals(single)}
    if singular:
        found |= _persons(found)
    return frozenset(found)


def _plurals(word: str) -> set[str]:
    if word in _IRREGULAR:
        return set(_IRREGULAR[word])
    if word.endswith("man"):
        return {word[:-3] + "men", word + "s"}
    if word.endswith("y") and word[-2] not in "aeiou":
        return {word[:-1] + "ies"}
    if word.endswith("sis"):
        return {word[:-2] + "es"}
    if word.endswith(("s", "x", "z", "sh")):
        return {word + "es"}
    if word.endswith("ch"):
        return {word + "es", word + "s"}  # speeches, but Czechs
    if word.endswith(("f", "fe")):
        return {word + "s", word.rstrip("e")[:-1] + "ves"}
    return {word + "s", word + "es"} if word.endswith("o") else {word + "s"}


def _singulars(word: str) -> set[str]:
    if word in _SINGLE:
        return {_SINGLE[word]}
    if word.endswith("ies") and len(word) > 4:
        return {word[:-3] + "y", word[:-1]}
    if word.endswith(("ches", "shes", "sses", "xes")):
        return {word[:-2]}
    if word.endswith("men") and len(word) > 4:
        return {word[:-3] + "man"}
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return {word[:-1]}
    return set()


def _persons(forms: set[str]) -> set[str]:
    """The same office held by a woman, or by anybody: *spokeswoman*, *Frenchwomen*, *chairpersons*.

    *Human* and *German* give no words of English, so that they need no exception.
    """
    found = set()
    for form in forms:
        for ending, others in (
            ("man", ("woman", "person")),
            ("woman", ("man", "person")),
            ("person", ("man", "woman")),
            ("men", ("women", "people", "persons")),
        ):
            if form.endswith(ending) and len(form) >= len(ending) + 4:
                found |= {form[: -len(ending)] + other for other in others}
    return found
