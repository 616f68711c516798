"""The ending and the capital letter that a term takes in its place."""

from __future__ import annotations

from l10n.terminology.drafting.articles import GENDERS
from l10n.terminology.matching.words import fold

_FEMININE_PLURAL = ("ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz", "ur", "ik")


_WEAK = {
    "m": {"der": "e", "ein": "er"},
    "n": {"das": "e", "ins": "e", "ans": "e", "ein": "es"},
    "f": {"die": "e", "eine": "e"},
    "pl": {},
}  # fmt: skip
_ENDINGS = ("en", "em", "er", "es", "e")


def declined(form: str, before: str, gender: str, opening: bool) -> str | None:
    """A German term that begins with an adjective (*Vereinte Nationen*), made to fit ``before``.

    After an article the ending is weak and sure; without one the case is not known, so that only
    the beginning of a sentence takes the form as the glossary writes it. None when in doubt, and
    where the noun would need an ending too (*des*).
    """
    adjective, blank, noun = form.partition(" ")
    if not noun[:1].isupper() or not adjective.endswith(_ENDINGS):
        return form
    article_word = fold(before)
    if opening and not before:
        return form
    if article_word not in GENDERS.get(gender, ()):
        return None
    if article_word in ("des", "eines") and gender in ("m", "n"):
        return None
    if gender == "pl" and article_word == "den" and not noun.endswith(("n", "s")):
        return None
    stem = adjective
    for ending in _ENDINGS:
        if adjective.endswith(ending):
            stem = adjective[: -len(ending)]
            break
    return stem + _WEAK[gender].get(article_word, "en") + blank + noun


def ended(adjective: str, replaced: str) -> str | None:
    """A German adjective with the ending of the word it replaces; None when that is none."""
    if not replaced[:1].islower():
        return None
    for ending in _ENDINGS:
        if replaced.endswith(ending) and len(replaced) - len(ending) >= 3:
            return adjective + ending
    return None


def capital(form: str, replaced: str, sentence_start: bool) -> str:
    """``form`` with the capital that ``replaced`` had because it began a sentence."""
    if sentence_start and replaced[:1].isupper() and form[:1].islower():
        return form[0].upper() + form[1:]
    return form


def plural(form: str, language: str, gender: str) -> str | None:
    """The plural of a term by the rules without exceptions; None where one must know the word."""
    if language == "en":
        last = fold(form).rpartition(" ")[2]
        if not last.isalpha() or last.endswith(("s", "x", "z", "ch", "sh", "f", "fe", "o", "man")):
            return None
        if last.endswith("y") and last[-2:-1] not in "aeiou":
            return form[:-1] + "ies"
        return form + "s"
    if language == "de" and " " not in form:
        if gender == "f" and form.endswith("e"):
            return form + "n"
        if gender == "f" and form.endswith(_FEMININE_PLURAL):
            return form + "en"
        if gender in ("m", "n") and form.endswith(("er", "el", "en")):
            return form
        if not gender and form[:1].isupper() and form.endswith("aner"):  # Nordkoreaner
            return form
    return None


def genitive(form: str, before: str, gender: str) -> str:
    """``form`` with the ending that a German noun takes after *des* and *eines*."""
    if fold(before) in ("des", "eines") and gender in ("m", "n") and " " not in form:
        return form if form.endswith(("s", "ß", "x", "z")) else form + "s"
    return form
