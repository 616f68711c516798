"""Whether an article and its translation are in the languages they should be in."""

from __future__ import annotations

from l10n.errors import InputError
from l10n.formats.text.language import NAMES, guess
from l10n.formats.text.lexicon import forms_of
from l10n.model.article import Article
from l10n.model.finding import Where
from l10n.workflow.units import source_units


def refuse_languages(article: Article, translation: Article) -> None:
    """Raise `InputError` when one of the two texts is in another language than it should be."""
    found = {}
    for one in (article, translation):
        words = " ".join(unit.key.source for unit in source_units(one))
        language, sure = guess(forms_of(words))
        found[one.path] = language if sure else one.locale.language
    ours, theirs = found[article.path], found[translation.path]
    wanted = article.locale.language, translation.locale.language
    if (ours, theirs) == wanted:
        return
    if (theirs, ours) == wanted:
        raise InputError(
            f"this is in {NAMES[ours]}, and {translation.path} is in {NAMES[theirs]}: they are swapped.",
            where=Where(article.path),
            advice="Nothing was changed. Name the source first, then its translation.",
            code="align-swapped",
        )
    at = 0 if ours != wanted[0] else 1
    wrong = (article, translation)[at]
    raise wrong_language(wrong.path, (ours, theirs)[at], wanted[at])


def wrong_language(shown: str, language: str, wanted: str) -> InputError:
    """The error for a text in ``language`` where one in ``wanted`` belongs."""
    return InputError(
        f"this is in {NAMES[language]}, not in {NAMES[wanted]}.",
        where=Where(shown),
        advice="Nothing was changed. Name the source first, then its translation; -l names the"
        " locale of the translation.",
        code="align-language",
    )
