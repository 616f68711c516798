"""A person's name in the target is spelled as the target's language spells it."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.base import CheckContext
from l10n.model.glossary import Term
from l10n.terminology.words import SOFT, Word, words

_SHORTEST = 3
"""Letters; shorter words (*Li*, *al*) are spelled alike by chance."""


def foreign_spelling(term: Term, text: str, context: CheckContext) -> str:
    """The word of ``text`` that spells ``term``'s name as another language does; empty if none.

    The last word of a name counts by itself (*Poutine* in English), another only beside a word of
    the same name (*Wladimir Putin*, but not every Wladimir).
    """
    own = {fold for _, fold, _ in _words_of(term, context.locale.language, foreign=False)}
    foreign: dict[str, bool] = {}
    for raw, fold, last in _words_of(term, context.locale.language, foreign=True):
        if fold not in own and raw[0].isupper() and len(raw) >= _SHORTEST:
            foreign[fold] = foreign.get(fold, False) or last
    if not foreign:
        return ""
    found = words(text)
    for at, word in enumerate(found):
        form = _known(word, foreign, context.locale.language)
        if form and word.raw[0].isupper():
            near = (found[at - 1 : at] if at and word.joint in SOFT else []) + [
                one for one in found[at + 1 : at + 2] if one.joint in SOFT
            ]
            if foreign[form] or any(one.fold in own or one.fold in foreign for one in near):
                return text[word.start : word.end]
    return ""


def _known(word: Word, foreign: dict[str, bool], language: str) -> str:
    if word.fold in foreign:
        return word.fold
    genitive = language == "de" and word.fold.endswith("s") and word.fold[:-1] in foreign
    return word.fold[:-1] if genitive else ""


def _words_of(term: Term, language: str, *, foreign: bool) -> Iterator[tuple[str, str, bool]]:
    """``(raw, fold, is last)`` of each word of the names in ``language``, or in all others."""
    for tag, rendering in sorted(term.renderings.items()):
        if (tag.partition("-")[0] != language) is foreign:
            for form in rendering.admitted:
                found = words(form)
                for at, word in enumerate(found, start=1):
                    yield word.raw, word.fold, at == len(found)
