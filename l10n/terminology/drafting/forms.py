"""The forms in which a term may be put into a draft: number from the source, endings by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.model.glossary import Rendering, Term, TermMatch
from l10n.model.locale import Locale
from l10n.terminology.drafting import agreement
from l10n.terminology.matching.phrases import is_proper
from l10n.terminology.matching.words import words

_ENDINGS = ("e", "en", "er", "es", "em")
# Which of them an adjective may have before a noun of each gender, with any article or none.
_BEFORE = {
    "m": ("e", "er", "en", "em"), "f": ("e", "en", "er"), "n": ("e", "es", "en", "em"),
    "pl": ("e", "en", "er"), "": _ENDINGS,
}  # fmt: skip
_LONGEST_FIRST = ("en", "er", "es", "em", "e")
_HUNG = re.compile(r" (?:der|des|dem|den|von|vom|für|zu|zum|zur|in|im|an|am|auf|mit|gegen|und) ")
_UMLAUTS = str.maketrans("aou", "äöü")


def chosen(match: TermMatch, locale: Locale, rendering: Rendering) -> tuple[str, bool] | None:
    """The form to begin with and whether the source has a plural that it does not show yet.

    The preferred form, or a short one for a short name. ``locale`` is the source's; None where the
    glossary does not say what the term is called there.
    """
    known = match.term.rendering(locale.tag)
    if known is None:
        return None
    found = [word.fold for word in words(match.form)]
    if not found:
        return None
    short = len(found) < len(words(known.preferred))
    form = _short(rendering) if short else rendering.preferred
    listed = [[word.fold for word in words(one)] for one in known.admitted]
    singular = [one for one in listed if one and found[0] in (one[0] + "s", one[0] + "x")]
    adjective = match.term.pos == "adjective" and match.form[0].islower()
    if match.term.pos == "adjective" and not adjective and form[0].islower():
        # Les Nord-Coréens are people: Nordkoreaner, not nordkoreanisch.
        form = next((one for one in rendering.variants if one[0].isupper()), form)
    plural = bool(found not in listed and singular and not is_proper(match.term) and not adjective)
    return form, plural


def candidates(
    match: TermMatch, locale: Locale, rendering: Rendering, language: str
) -> tuple[list[str], bool]:
    """Forms of the term in ``language`` that an engine may choose from, and whether of a plural.

    More than exist: German plurals and cases are made by every rule that could hold, because an
    engine hardly ever prefers what is no word.
    """
    begun = chosen(match, locale, rendering)
    if begun is None:
        return [], False
    form, plural = begun
    term = match.term
    if term.do_not_translate or not form[-1].isalpha():
        return [form], False
    # Obus, prix, choix: such a word does not tell its number, nor does one listed as a plural.
    either = not plural and not is_proper(term) and words(match.form)[0].fold.endswith(("s", "x"))
    if language == "de":
        found = [*_german(form, term, rendering, plural)]
        found += _german(form, term, rendering, True) if either else ()
    elif language == "en":
        found = [] if plural else [form]
        found += _english_plurals(form) if plural or either else ()
    else:
        found = [form]
    return list(dict.fromkeys([*(found or [form]), *rendering.forms])), plural or either


def _short(rendering: Rendering) -> str:
    """The short form, the first variant made of words of the preferred one, or that itself."""
    if rendering.short:
        return rendering.short
    full = {word.fold for word in words(rendering.preferred)}
    for form in rendering.variants:
        if {word.fold for word in words(form)} < full:
            return form
    return rendering.preferred


def _english_plurals(form: str) -> Iterator[str]:
    """*heads of state*, *shells*, *bodies*: the word before ``of`` is the one that changes."""
    head, of, rest = form.partition(" of ")
    made = agreement.plural(head, "en", "")
    if made:
        yield made + of + rest
    elif head.endswith(("x", "ch", "sh", "ss")):
        yield head + "es" + of + rest
    elif head.endswith("man"):
        yield head[:-3] + "men" + of + rest


def _german(form: str, term: Term, rendering: Rendering, plural: bool) -> Iterator[str]:
    if term.type == "person":
        yield form
        return
    # What hangs behind the noun stays as it is: Nationaler Sicherheitsrat | der USA.
    hung = _HUNG.search(form)
    form, rest = (form[: hung.start()], form[hung.start() :]) if hung else (form, "")
    adjective, blank, noun = form.rpartition(" ")
    if form[0].islower() and not blank:
        yield from (form + ending + rest for ending in ("", *_ENDINGS))
        return
    lead, space, last = adjective.rpartition(" ")
    stem = next((last[: -len(end)] for end in _LONGEST_FIRST if last.endswith(end)), "")
    gender = "pl" if plural else rendering.gender
    sure = bool(agreement.plural(noun, "de", rendering.gender))
    nouns = [*(_plurals(noun, rendering.gender) if plural else ())]
    nouns += () if plural and sure else (noun,)
    bent = [] if plural else [*_genitives(noun, rendering, term)]
    if not (blank and stem and noun[:1].isupper()):
        yield from (adjective + blank + one + rest for one in (*nouns, *bent))
        return
    for ending in _BEFORE.get(gender, _ENDINGS):
        yield from (f"{lead}{space}{stem}{ending} {one}{rest}" for one in nouns)
    yield from (f"{lead}{space}{stem}en {one}{rest}" for one in bent)


def _genitives(noun: str, rendering: Rendering, term: Term) -> Iterator[str]:
    if rendering.gender in ("m", "n") or (not rendering.gender and not is_proper(term)):
        if not noun.endswith(("s", "ß", "x", "z")):
            yield noun + "s"
        if not noun.endswith(("e", "a", "o", "i", "u", "y", "el", "er", "en")):
            yield noun + "es"


def _plurals(noun: str, gender: str) -> Iterator[str]:
    sure = agreement.plural(noun, "de", gender)
    if sure:
        made = [sure]
    elif noun.endswith("e"):
        made = [noun + "n"]
    else:
        rounded = _rounded(noun)
        made = [noun + "e", noun + "en", noun + "er"]
        made += [] if noun.endswith(("s", "ß", "x", "z")) else [noun + "s"]
        made += [rounded, rounded + "e", rounded + "er"] if rounded else []
    for one in made:
        yield one
        if one.endswith(("e", "er", "el")):
            yield one + "n"


def _rounded(noun: str) -> str:
    """``noun`` with the umlaut of many plurals in its last stem vowel; empty where it has none."""
    for at in range(len(noun) - 1, max(len(noun) - 6, 0), -1):
        if noun[at] in "aou":
            if noun[at] == "u" and noun[at - 1] == "a":
                at -= 1
            return noun[:at] + noun[at].translate(_UMLAUTS) + noun[at + 1 :]
        if noun[at] in "iäöü":
            break
    return ""
