"""Forms made alike: what stays of a term when case, accents, hyphens and plurals are of no account."""

from __future__ import annotations

import unicodedata

from l10n.terminology.matching.words import fold, plain

# Letters that Unicode does not take apart.
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_JOINTS = str.maketrans("", "", " -'.")


def cased(form: str) -> str:
    """Small letters; acronyms keep theirs, because *US* is not *us*."""
    form = plain(form)
    return " ".join(word if _acronym(word) else fold(word) for word in form.split())


def unaccented(form: str) -> str:
    """``form`` without accents and other marks."""
    if form.isascii():
        return form
    split = unicodedata.normalize("NFD", form.translate(_LETTERS))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def joined(form: str) -> str:
    """``form`` without hyphens, spaces, apostrophes and the dots of acronyms."""
    return form.translate(_JOINTS)


def singular(form: str, language: str) -> str:
    """Each word without the commonest ending of the plural: a rough key, no word of the language."""
    apart = form.replace("-", " ").replace("'", " ")
    return " ".join(_singular(word, language) for word in apart.split())


def _singular(word: str, language: str) -> str:
    if len(word) < 4 or _acronym(word):
        return word
    if language == "fr":
        return word[:-1] if word[-1] in "sx" else word
    if language == "en":
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    # German plurals change too much for an ending to tell; only the clear ones.
    return word[:-2] if word.endswith("en") and word[-3:-2] in "gtk" else word


def _acronym(word: str) -> bool:
    return word.isupper() and sum(letter.isalpha() for letter in word) > 1


def key(form: str, language: str) -> str:
    """What two forms share that a hasty reader takes for the same."""
    return joined(unaccented(singular(cased(form), language)))


def difference(one: str, other: str, language: str) -> str:
    """In what two forms with the same `key` differ: ``case``, ``hyphens``, ``plural``, ``accents``."""
    if cased(one) == cased(other):
        return "case"
    if joined(cased(one)) == joined(cased(other)):
        return "hyphens and spaces"
    one, other = (joined(singular(cased(form), language)) for form in (one, other))
    return "plural" if one == other else "accents"
