"""Words and figures that survive translation: what two languages write nearly alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from l10n.alignment.beads import Sentence

# A figure with its stops, commas and blanks; a designation (KN-23) keeps its letters.
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DESIGNATION = re.compile(r"\b(?=\w*-?\d)[A-Z]\w*-?\d+\w*\b")

# One sound, one sign: cognates differ in how a language spells it (sanctions, Sanktionen;
# Ukraine, ukrainien; philosophie, Filosofie). In this order.
_SOUNDS = (
    ("sch", "s"), ("ch", "k"), ("ck", "k"), ("qu", "k"), ("ph", "f"), ("th", "t"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("w", "v"), ("c", "k"), ("q", "k"), ("y", "i"), ("z", "s"), ("j", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(\w)\1")

STEM = 4
"""Letters of a word that must agree. Endings are a language's own."""
NAME = 3
"""Letters of a capitalised word that must agree: Poutine, Putin; Kim."""


def anchors(sentence: Sentence) -> frozenset[str]:
    """Everything in ``sentence`` that its translation may have as well, each with its kind.

    ``=`` facts from outside, ``#`` figures, ``^`` names, ``~`` the beginnings of other words.
    """
    found = {f"={fact}" for fact in sentence.facts}
    text = sentence.text
    for figure in _FIGURE.finditer(text):
        found.add("#" + re.sub(r"\D", "", figure[0]))
    for name in _DESIGNATION.finditer(text):
        found.add("#" + name[0].casefold().replace("-", ""))
    first = True
    for word in _WORD.finditer(text):
        for part in word[0].split("-"):
            sounds = _sounds(part)
            if part[0].isupper() and not first and len(part) >= NAME:
                found.add("^" + sounds[:NAME])
            if len(sounds) > STEM:
                found.add("~" + sounds[:STEM])
        first = False
    return frozenset(found)


def _sounds(word: str) -> str:
    """``word`` in small Latin letters without marks, sounds spelled in one way."""
    plain = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    for spelled, sound in _SOUNDS:
        plain = plain.replace(spelled, sound)
    return _DOUBLED.sub(r"\1", plain)


def united(sets: Sequence[frozenset[str]], at: Iterable[int]) -> frozenset[str]:
    """The anchors of several sentences."""
    return frozenset().union(*(sets[one] for one in at))
