"""Make a term fit its place: article, ending, capital letter."""

from __future__ import annotations

from l10n.terminology.words import fold

# Which forms of article and contraction can stand before a noun of each gender.
_GERMAN = {
    "m": frozenset("der den dem des ein einen einem eines im am vom zum beim ins ans".split()),  # noqa: SIM905
    "n": frozenset("das dem des ein einem eines im am vom zum beim ins ans".split()),  # noqa: SIM905
    "f": frozenset("die der eine einer zur".split()),  # noqa: SIM905
    "pl": frozenset("die der den".split()),  # noqa: SIM905
}
_DETERMINERS = frozenset().union(*_GERMAN.values())
# The article that replaces one of the wrong gender, where its case leaves no choice.
_CHANGED = {
    "f": {
        "das": "die", "dem": "der", "des": "der", "den": "die", "ein": "eine", "einem": "einer",
        "einen": "eine", "eines": "einer", "im": "in der", "am": "an der", "vom": "von der",
        "zum": "zur", "beim": "bei der", "ins": "in die", "ans": "an die",
    },
    "n": {"die": "das", "eine": "ein", "den": "das", "einen": "ein"},
}  # fmt: skip
# English acronyms and names that begin with a vowel in writing only.
_CONSONANT = ("un", "us", "eu", "uk", "uni", "use", "one", "europ", "ukr", "ura")
_FEMININE_PLURAL = ("ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz", "ur", "ik")


def article(before: str, form: str, language: str, gender: str) -> str | None:
    """The word ``before`` the place, made to fit ``form``; None when no choice is sure.

    What is no article comes back as it is.
    """
    word = fold(before)
    if language == "en" and word in ("a", "an"):
        return _cased(_indefinite(form), before)
    if language == "de" and word in _DETERMINERS and gender in _GERMAN:
        if word in _GERMAN[gender]:
            return before
        changed = _CHANGED.get(gender, {}).get(word)
        return _cased(changed, before) if changed else None
    return before


def _indefinite(form: str) -> str:
    word = fold(form)
    if form[:2].isupper() and word[:2] not in ("un", "us", "eu", "uk"):
        return "an" if word[0] in "aefhilmnorsx" and not word.startswith("nato") else "a"
    return "a" if word[0] not in "aeiou" or word.startswith(_CONSONANT) else "an"


def _cased(word: str, like: str) -> str:
    return word[0].upper() + word[1:] if like[:1].isupper() else word


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
    return None


def genitive(form: str, before: str, gender: str) -> str:
    """``form`` with the ending that a German noun takes after *des* and *eines*."""
    if fold(before) in ("des", "eines") and gender in ("m", "n") and " " not in form:
        return form if form.endswith(("s", "ß", "x", "z")) else form + "s"
    return form
