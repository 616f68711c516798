"""The forms a term may take in running text, by rules of each language."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.terminology.matching.inflection import english, french, german
from l10n.terminology.matching.words import fold

Forms = frozenset[str]


def inflect(
    words: Sequence[str],
    language: str,
    *,
    name: bool,
    singular: bool = True,
    spelling: bool = False,
) -> list[Forms]:
    """For each word of a term (as the glossary writes it), all folded forms it may take in a text.

    ``name`` is for persons, whose names are not inflected but for the German genitive. With
    ``singular``, a word that looks like a plural takes its singular forms as well, with
    ``spelling`` an English one those of Britain and America. The rules give too many forms rather
    than too few; what is no word of the language does no harm, because it does not occur. A
    language without rules keeps its words as they are.
    """
    if language == "en":
        return english.inflect(words, name, singular, spelling)
    rules = {"fr": french.inflect, "de": german.inflect}.get(language)
    if rules is None:
        return [frozenset({fold(word)}) for word in words]
    return rules(words, name, singular)
