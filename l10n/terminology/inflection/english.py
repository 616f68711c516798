"""English plurals. The possessive is a word of its own here (``UN``, ``'s``)."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.terminology.words import fold

_FIXED = frozenset(
    {"of", "the", "and", "for", "on", "in", "to", "at", "by", "with", "from", "a", "an", "or"}
)


def inflect(words: Sequence[str], name: bool, singular: bool) -> list[frozenset[str]]:
    """See `l10n.terminology.inflection.inflect`."""
    return [frozenset({fold(word)}) if name else _forms(fold(word), singular) for word in words]


def _forms(word: str, singular: bool) -> frozenset[str]:
    if len(word) < 2 or word in _FIXED or not word[-1].isalpha():
        return frozenset({word})
    found = {word, *_plurals(word)}
    for single in _singulars(word) if singular else ():
        found |= {single, *_plurals(single)}
    return frozenset(found)


def _plurals(word: str) -> set[str]:
    if word.endswith("man"):
        return {word[:-3] + "men", word + "s"}
    if word.endswith("y") and word[-2] not in "aeiou":
        return {word[:-1] + "ies"}
    if word.endswith(("s", "x", "z", "sh")):
        return {word + "es"}
    if word.endswith("ch"):
        return {word + "es", word + "s"}  # speeches, but Czechs
    if word.endswith("f"):
        return {word + "s", word[:-1] + "ves"}
    return {word + "s", word + "es"} if word.endswith("o") else {word + "s"}


def _singulars(word: str) -> set[str]:
    if word.endswith("ies") and len(word) > 4:
        return {word[:-3] + "y", word[:-1]}
    if word.endswith(("ches", "shes", "sses", "xes")):
        return {word[:-2]}
    if word.endswith("men") and len(word) > 4:
        return {word[:-3] + "man"}
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return {word[:-1]}
    return set()
