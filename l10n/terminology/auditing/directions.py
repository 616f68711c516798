"""Characters that turn the direction of a line around, in any cell of a row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Rendering, Term
from l10n.terminology.auditing.subject import Subject

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""The marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9)."""

# The controls, and the blocks that are written from right to left.
_ODD = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def directions(subject: Subject) -> Iterator[Finding]:
    """An error for each cell with a direction control or, in a term, with letters from the right.

    A control can make a row look unlike what it says. None of the locales that we publish in is
    written from right to left.
    """
    for term in subject.glossary.terms:
        if _suspicious(term):
            for where, named, text in _cells(subject, term):
                yield from _direction(where, named, text)


def _suspicious(term: Term) -> bool:
    """Whether anything of the row can be odd; nearly no row is, and this is the quick answer."""
    said = "".join((term.concept, term.note, term.source, *term.context))
    return _ODD.search(said) is not None or any(
        _ODD.search("".join((*_forms(one), *one.examples, *one.counterexamples)))
        for one in term.renderings.values()
    )


def _cells(subject: Subject, term: Term) -> Iterator[tuple[Where, str, str]]:
    for named, text in (("concept", term.concept), ("note", term.note), ("source", term.source)):
        yield term.where, named, text
    for text in term.context:
        yield term.where, "context", text
    for tag, rendering in sorted(term.renderings.items()):
        for form in _forms(rendering):
            yield subject.places.of(term, tag, form), tag, form
        for text in (*rendering.examples, *rendering.counterexamples):
            yield term.where, f"{tag}_examples", text


def _forms(rendering: Rendering) -> list[str]:
    forms = (*rendering.admitted, *rendering.forbidden, *rendering.instead.values())
    return list(dict.fromkeys(forms))


def _direction(where: Where, named: str, text: str) -> Iterator[Finding]:
    signs = dict.fromkeys(letter for letter in text if letter in BIDI)
    if signs:
        shown = ", ".join(f"U+{ord(letter):04X}" for letter in signs)
        yield Finding(
            "glossary-direction",
            Severity.ERROR,
            where,
            f"“{text}” ({named}) holds a control for the direction of writing: {shown}.",
            "Type it anew.",
        )
    elif named not in ("note", "source") and any(
        unicodedata.bidirectional(letter) in ("R", "AL") for letter in text
    ):
        yield Finding(
            "glossary-direction",
            Severity.ERROR,
            where,
            f"“{text}” ({named}) has letters that are written from right to left.",
            "Write it in Latin letters.",
        )
