"""Letters that look like others: Cyrillic and Greek among Latin ones, wide and styled ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term
from l10n.terminology.auditing.subject import Subject
from l10n.terminology.matching.words import words

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
# What Unicode keeps for old character sets; ² and ª are real signs, and µ is typed on keyboards.
_STYLED = ("<wide>", "<narrow>", "<font>", "<compat>", "<circle>", "<square>")
# Of Latin Extended-A: ĳ, Ĳ, ſ; the others with such a decomposition are real.
_STYLED_LATIN = frozenset("ĳĲſ")
_REAL = frozenset("µ…ŀĿŉ")


def scripts(subject: Subject) -> Iterator[Finding]:
    """A mixed word (error), a styled letter (error), a word of another script (warning)."""
    for term, tag, rendering in subject.renderings():
        for form in dict.fromkeys((*rendering.admitted, *rendering.forbidden)):
            if not form.isascii() and not _latin(form):
                yield from _scripts(subject, term, tag, form)


def _scripts(subject: Subject, term: Term, tag: str, form: str) -> Iterator[Finding]:
    styled = [letter for letter in form if letter not in _REAL and _styled(letter)]
    if styled:
        shown = ", ".join(dict.fromkeys(f"“{one}” U+{ord(one):04X}" for one in styled))
        yield Finding(
            "glossary-lookalike",
            Severity.ERROR,
            subject.places.of(term, tag, form),
            f"“{form}” ({tag}) has letters of another kind than those one types: {shown}.",
            "Type it anew.",
        )
    for word in words(form):
        found = {script for letter in word.raw if (script := _script(letter))}
        if len(found) > 1:
            names = " and ".join(name.title() for name in sorted(found))
            yield Finding(
                "glossary-lookalike",
                Severity.ERROR,
                subject.places.of(term, tag, form),
                f"“{word.raw}” ({tag}) mixes {names} letters.",
                "Type the word anew.",
            )
        elif found and found != {"LATIN"} and len(word.raw) > 1:
            yield Finding(
                "glossary-script",
                Severity.WARNING,
                subject.places.of(term, tag, form),
                f"“{word.raw}” ({tag}) is written in {found.pop().title()} letters.",
                "Write it in Latin letters.",
            )


def _latin(form: str) -> bool:
    """Whether every sign is of Latin-1 or Latin Extended-A: the test that nearly every form passes."""
    return all(letter < "\u0180" for letter in form) and not _STYLED_LATIN.intersection(form)


def _styled(letter: str) -> bool:
    return letter.isalnum() and unicodedata.decomposition(letter).startswith(_STYLED)


def _script(letter: str) -> str:
    script = unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
    return script if script in _SCRIPTS else ""
