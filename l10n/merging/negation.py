"""How often a sentence says no."""

from __future__ import annotations

import re
from collections.abc import Iterable

from l10n.merging.words import plain, straight

# What turns a statement round, by language. *Kaum*, *hardly* and *à peine* weaken, and are left out.
_WORDS = {
    "en": r"\b(?:not|no|never|cannot|neither|nor|none|nobody|nothing|nowhere|without)\b|n't\b",
    "de": r"\b(?:nicht|nichts|nie|niemals|niemand(?:e[mn])?|nirgends|ohne|weder|kein(?:e[mnrs]?)?)\b",
    # *Un pas* is a step; *non seulement* and *non plus* deny nothing of their own.
    "fr": r"(?<!\bun )(?<!\ble )(?<!\bce )(?<!\bpetit )(?<!\bgrand )(?<!\bpremier )\bpas\b"
    r"|\b(?:jamais|aucune?|rien|nullement|sans|ni)\b|\bnon\b(?! (?:seulement|plus)\b)",
}
# French says it in two words; these say no only with *ne*, and *ne … que* says *only*.
_NE = re.compile(r"\b(?:ne\b|n')")
_WITH_NE = re.compile(r"\b(?:plus|guère|personne|point)\b")
_ONLY = re.compile(r"\b(?:ne\b|n')[^,;:.]{1,60}?\bqu(?:e\b|')")


# Words that do nothing but say no: where a negation came or went they need not be named as well.
_ALONE = frozenset(("ne", "n'", "pas", "point", "not", "do", "does", "did", "nicht"))


def says_no(found: Iterable[str]) -> bool:
    """Whether ``found`` are words that negate, and nothing else."""
    return all(straight(word).casefold() in _ALONE for word in found)


def negations(text: str, language: str) -> int:
    """How many negations ``text`` has; 0 in a language we have no words for."""
    pattern = _WORDS.get(language)
    if pattern is None:
        return 0
    said = plain(text).casefold()
    count = len(re.findall(pattern, said))
    if language == "fr":
        alone = len(_NE.findall(said)) - len(
            re.findall(r"\b(?:pas|jamais|aucune?|rien|ni)\b", said)
        )
        if alone > 0 and not _ONLY.search(said):
            count += min(alone, len(_WITH_NE.findall(said)))
    return count
