"""Which quotation mark closes which, over all sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.segmentation.quotations import CLOSE, OPEN, canonical
from l10n.segmentation.rules import rules_for

# Blanks of any width part words alike; `canonical` knows the plain one.
_BLANKS = str.maketrans("\u00a0\u2009\u202f\t\n", "     ")
# The sign for inches and seconds: behind a figure, before anything but a letter.
_INCHES = re.compile(r"(?<=\d)\"(?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Mark:
    """A double quotation mark (or ``‹›``): its sentence, its code point there, what it does."""

    sentence: int
    at: int
    sign: str
    opens: bool
    partner: int = -1
    """Which of the marks is the other end, counted from 0; -1 when there is none."""


def pair(sentences: Sequence[str], language: str) -> tuple[Mark, ...]:
    """The quotation marks of ``sentences``, which follow one another in a paragraph, in order.

    Marks pair from the inside out. Apostrophes and single marks are none of them, nor is ``"``
    for inches. Raises `UsageError` for a language without rules.
    """
    if not any(sign in sentence for sentence in sentences for sign in '"«»“”„‟‹›'):
        return ()
    text = _without_inches(" ".join(sentences).translate(_BLANKS))
    shown = canonical(text, rules_for(language))
    marks: list[Mark] = []
    opened: list[int] = []
    start = 0
    for number, sentence in enumerate(sentences):
        for at, sign in enumerate(shown[start : start + len(sentence)]):
            if sign == OPEN:
                opened.append(len(marks))
                marks.append(Mark(number, at, sentence[at], opens=True))
            elif sign == CLOSE:
                partner = opened.pop() if opened else -1
                if partner >= 0:
                    marks[partner] = replace(marks[partner], partner=len(marks))
                marks.append(Mark(number, at, sentence[at], opens=False, partner=partner))
        start += len(sentence) + 1
    return tuple(marks)


def _without_inches(text: str) -> str:
    """Straight marks behind figures become ``″`` where no quotation is open that they could close."""
    places = {match.start() for match in _INCHES.finditer(text)}
    if not places:
        return text
    inches: set[int] = set()
    open_ = False
    for match in re.finditer('"', text):
        if match.start() in places and not open_:
            inches.add(match.start())
        else:
            open_ = not open_
    if open_ and (text.count('"') - len(places)) % 2 == 0:
        inches = places  # "a 12" screen" pairs when the one in the middle measures
    return "".join("″" if at in inches else sign for at, sign in enumerate(text))
