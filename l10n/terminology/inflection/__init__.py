"""The forms a term may take in running text, by rules of each language."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.terminology.inflection import english, french, german

Forms = frozenset[str]


def inflect(
    words: Sequence[str], language: str, *, name: bool, singular: bool = True
) -> list[Forms]:
    """For each word of a term (as the glossary writes it), all folded forms it may take in a text.

    ``name`` is for persons, whose names are not inflected but for the German genitive. With
    ``singular``, a word that looks like a plural takes its singular forms as well. The rules
    give too many forms rather than too few; what is no word of the language does no harm, because
    it does not occur. A language without rules keeps its words as they are.
    """
    rules = {"fr": french.inflect, "en": english.inflect, "de": german.inflect}.get(language)
    if rules is None:
        return [frozenset({word.lower()}) for word in words]
    return rules(words, name, singular)
