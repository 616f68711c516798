"""Signs in a term that nobody means: stray spaces, invisible characters, single letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term
from l10n.terminology.auditing.directions import BIDI
from l10n.terminology.auditing.subject import Subject
from l10n.terminology.matching.words import INVISIBLE

# No-break, narrow no-break and thin space, and the other spaces of Unicode.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def letters(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the signs of each form, admitted or forbidden."""
    for term, tag, rendering in subject.renderings():
        for form in dict.fromkeys((*rendering.admitted, *rendering.forbidden)):
            if form.isascii() and "  " not in form and len(form) > 1 and form.isprintable():
                continue
            yield from _letters(subject, term, tag, form)


def _letters(subject: Subject, term: Term, tag: str, form: str) -> Iterator[Finding]:
    odd = [
        letter for letter in form if letter in INVISIBLE or letter in _SPACES or _control(letter)
    ]
    if odd:
        shown = ", ".join(dict.fromkeys(f"U+{ord(letter):04X}" for letter in odd))
        yield Finding(
            "glossary-invisible",
            Severity.ERROR,
            subject.places.of(term, tag, form),
            f"“{form}” ({tag}) holds a character that nobody sees: {shown}.",
            "Type the term anew.",
        )
    if "  " in form:
        yield Finding(
            "glossary-space",
            Severity.WARNING,
            subject.places.of(term, tag, form),
            f"“{form}” ({tag}) holds two spaces in a row.",
            "Remove one.",
        )
    if sum(letter.isalnum() for letter in form) < 2:
        yield Finding(
            "glossary-short",
            Severity.ERROR,
            subject.places.of(term, tag, form),
            f"“{form}” ({tag}) has fewer than two letters, so it would be found everywhere.",
            "Write the term in full, or remove it.",
        )


def _control(letter: str) -> bool:
    """A format control, or a sign that Unicode does not assign; C0 controls the reader has told."""
    return letter not in BIDI and unicodedata.category(letter) in ("Cf", "Co", "Cn", "Cs")
