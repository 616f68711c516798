"""A person's name in the target is spelled as the target's language spells it."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.checks.base import CheckContext
from l10n.model.glossary import Term
from l10n.terminology.matching.words import SOFT, Word, words

_SHORTEST = 3
"""Letters; shorter words (*Li*, *al*) are spelled alike by chance."""


def foreign_spelling(term: Term, text: str, context: CheckContext) -> str:
    """The word of ``text`` that spells ``term``'s name as another language does; empty if none.

    The last word of a name counts by itself (*Poutine* in English). Another counts only beside a word
    of the same name (*Wladimir Putin*, but not every Wladimir), and only if one language alone spells
    it so: *Dmitri*, which French and German have, is known in English too.
    """
    language = context.locale.language
    spelled: dict[str, set[str]] = {}
    last: set[str] = set()
    for tag, rendering in sorted(term.renderings.items()):
        for form in rendering.admitted:
            found = words(form)
            for word in found:
                spelled.setdefault(word.fold, set()).add(tag.partition("-")[0])
            if found and found[-1].raw[0].isupper():
                last.add(found[-1].fold)
    known = words(text)
    for at, word in enumerate(known):
        form = _form(word, spelled, language)
        if language in spelled.get(form, {language}) or len(form) < _SHORTEST:
            continue
        if not word.raw[0].isupper():
            continue
        near = [one for one in known[at + 1 : at + 2] if one.joint in SOFT]
        near += known[at - 1 : at] if at and word.joint in SOFT else []
        given = len(spelled[form]) == 1 and any(one.fold in spelled for one in near)
        if form in last or given:
            return text[word.start : word.end]
    return ""


def _form(word: Word, spelled: Mapping[str, set[str]], language: str) -> str:
    """``word`` as the glossary has it, without the ending of a German genitive."""
    genitive = language == "de" and word.fold not in spelled and word.fold.endswith("s")
    return word.fold[:-1] if genitive else word.fold
