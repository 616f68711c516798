"""Which article goes before a term that is put into a draft."""

from __future__ import annotations

from l10n.model.glossary import Term
from l10n.terminology.matching.words import fold

Fitted = tuple[str, bool]
"""The term with the article it needs, and whether it takes the place of the word before."""

# English: names that stand with "the", by their last word; all organisations but a few do.
_WITH_THE = frozenset(
    {"states", "philippines", "netherlands", "emirates", "sea", "strait", "gulf", "strip", "bank"}
    | {"canal", "kingdom", "republic", "house", "peninsula", "east", "kremlin", "pentagon"}
    | {"mediterranean", "donbas", "koreas", "spaceport", "cosmodrome"}
)
_WITHOUT_THE = frozenset(
    {"nato", "opec", "unicef", "unesco", "hezbollah", "state media", "reporters without borders"}
    | {"doctors without borders", "munitions industry department", "bundestag", "islamic state"}
)
_ENGLISH_BEFORE = frozenset(
    {"of", "in", "by", "with", "to", "from", "at", "for", "on", "and", "against", "between"}
    | {"under", "within", "inside", "before", "than", "that", "or"}
)
# Words that begin with a vowel in writing only, and letters whose names begin with one.
_CONSONANT = ("un", "us", "eu", "uk", "uni", "use", "one", "europ", "ukr", "ura")
_VOWEL_LETTERS = "aefhilmnorsx"

# German: which articles and contractions can stand before a noun of each gender.
GENDERS = {
    "m": frozenset({"der", "den", "dem", "des", "ein", "einen", "einem", "eines"})
    | {"im", "am", "vom", "zum", "beim"},
    "n": frozenset({"das", "dem", "des", "ein", "einem", "eines"})
    | {"im", "am", "vom", "zum", "beim", "ins", "ans"},
    "f": frozenset({"die", "der", "eine", "einer", "zur"}),
    "pl": frozenset({"die", "der", "den"}),
}
DETERMINERS = frozenset().union(*GENDERS.values())
# The article that replaces one of the wrong gender, where its case leaves no choice.
_CHANGED = {
    "f": {
        "das": "die", "dem": "der", "des": "der", "den": "die", "ein": "eine", "einem": "einer",
        "einen": "eine", "eines": "einer", "im": "in der", "am": "an der", "vom": "von der",
        "zum": "zur", "beim": "bei der", "ins": "in die", "ans": "an die",
    },
    "n": {"die": "das", "eine": "ein", "den": "das", "einen": "ein"},
}  # fmt: skip
# What is left of an article before a name that has none: das Kiew, im Kiew.
_DROPPED = {"das": "", "dem": "", "im": "in", "vom": "von", "zum": "zu", "beim": "bei"}
_INDEFINITE = {
    "der": "einer", "die": "eine", "das": "ein", "den": "einen", "dem": "einem", "des": "eines",
}  # fmt: skip
_NOMINATIVE = {"m": "der", "f": "die", "n": "das", "pl": "die"}
_DATIVE = {"m": "dem", "f": "der", "n": "dem", "pl": "den"}
_ACCUSATIVE = {"m": "den", "f": "die", "n": "das", "pl": "die"}
_GOVERNED = {
    **dict.fromkeys(("von", "mit", "aus", "bei", "seit", "gegenüber", "laut"), _DATIVE),
    **dict.fromkeys(("für", "gegen", "durch", "ohne", "um"), _ACCUSATIVE),
}
_EITHER = frozenset({"in", "an", "auf", "über", "unter", "vor", "hinter", "neben", "zwischen"})
_DATIVE_TOO = frozenset({"zu", "nach"})


def after(preposition: str, gender: str) -> frozenset[str]:
    """The German articles that a noun of ``gender`` may have behind ``preposition``.

    Those of all cases for a word that is none, or one with more than one case (*wegen*).
    """
    word = fold(preposition)
    definite = frozenset({_DATIVE[gender], _ACCUSATIVE[gender]})
    if word in _GOVERNED:
        definite = frozenset({_GOVERNED[word][gender]})
    elif word in _DATIVE_TOO:
        definite = frozenset({_DATIVE[gender]})
    elif word not in _EITHER:
        return GENDERS[gender]
    return definite | frozenset(_INDEFINITE[article] for article in definite)


def english(form: str, term: Term, before: str, *, opening: bool, joined: bool) -> Fitted | None:
    """``form`` behind the word ``before`` (empty: none), or None when no choice is sure.

    ``opening``: it begins a sentence. ``joined``: a noun follows, as in *UN observers*, so that the
    article is that noun's.
    """
    word = fold(before)
    name = term.type in ("person", "place", "organisation")
    if word in ("a", "an"):
        if (name and not joined) or (form.endswith("s") and not form.endswith("ss")):
            return None
        right = _indefinite(form)
        return (form, False) if right == word else (f"{_cased(right, before)} {form}", True)
    if not name or joined or term.do_not_translate:
        return form, False
    if not takes_the(form, term):
        return form, word == "the"
    if opening or word in _ENGLISH_BEFORE:
        return f"the {form}", False
    return form, False


def takes_the(form: str, term: Term) -> bool:
    """Whether a name stands with *the* in English: *the Black Sea*, *the UN*."""
    shown = fold(form)
    if term.type == "organisation":
        return shown not in _WITHOUT_THE
    last = shown.rpartition(" ")[2]
    return term.type == "place" and (last in _WITH_THE or shown.startswith(("sea of", "strait of")))


def _indefinite(form: str) -> str:
    word = fold(form)
    if form[:2].isupper() and word[:2] not in ("un", "us", "eu", "uk"):
        return "an" if word[0] in _VOWEL_LETTERS and not word.startswith("nato") else "a"
    return "a" if word[0] not in "aeiou" or word.startswith(_CONSONANT) else "an"


def german(
    form: str, term: Term, before: str, gender: str, *, opening: bool, joined: bool
) -> Fitted | None:
    """As `english`, for a noun of ``gender`` (``m``, ``f``, ``n``, ``pl``, or empty: not known).

    A hyphen that joins another noun makes the article that noun's.
    """
    word = fold(before)
    if joined or term.type == "person" or gender not in GENDERS:
        return form, False
    bare = term.type == "place" and gender == "n" and " " not in form
    if bare:
        return _without(form, before)
    if word in DETERMINERS:
        if word in GENDERS[gender]:
            return form, False
        changed = _CHANGED.get(gender, {}).get(word)
        return (f"{_cased(changed, before)} {form}", True) if changed else None
    if term.type not in ("place", "organisation") or term.do_not_translate:
        return form, False
    if opening:
        return f"{_NOMINATIVE[gender]} {form}", False
    governed = _GOVERNED.get(word)
    return (f"{governed[gender]} {form}", False) if governed else None


def _without(form: str, before: str) -> Fitted | None:
    word = fold(before)
    if word not in DETERMINERS:
        return form, False
    left = _DROPPED.get(word)
    if left is None:
        return None
    return (f"{_cased(left, before)} {form}" if left else form), True


def _cased(word: str, like: str) -> str:
    return word[0].upper() + word[1:] if like[:1].isupper() else word
