"""How much is left to do: words, and the minutes that people usually need for them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from l10n.model.unit import State

WORDS_AN_HOUR: Mapping[State, int] = {
    State.UNTRANSLATED: 300,
    State.PRETRANSLATED: 500,
    State.STALE: 500,
}
"""Source words that a translator settles in an hour, by what lies before them.

- From scratch 300: agencies plan with 2,000 to 3,000 words for a day of eight hours.
- A machine's draft 500: post-editing was 66 % faster than translating from scratch on average over
  90 million words of 879 translators (S. Terribile, *Is post-editing really faster than human
  translation?*, arXiv:2312.12660; CIOL, 2024). The same study warns that it went from 7 % slower to
  130 % faster, depending on the languages: this is a plan, no promise.
- A stale translation 500 as well: one has to find what changed and correct that; A. Guerberof
  (*Productivity and quality in MT post-editing*, 2009) found such near matches no faster than drafts.
"""
APPROVED_AN_HOUR = 1000
"""Source words that an editor reads beside their translation in an hour. Our own assumption: twice as
fast as post-editing, because nearly everything stays as it is."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units and of words in their sources."""

    units: int = 0
    words: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.units + other.units, self.words + other.words)


NOTHING = Amount()


def words(text: str) -> int:
    """The words of ``text``: what stands between blanks and holds a letter or digit.

    French sets blanks before its signs (``Quoi ?``), so that signs alone do not count; an elision
    (``l'homme``) is one word, as in GMX-V and in the word counts of office programs.
    """
    return sum(any(sign.isalnum() for sign in part) for part in text.split())


def amount(sources: Iterable[str]) -> Amount:
    """How much text ``sources`` are."""
    total = NOTHING
    for source in sources:
        total += Amount(1, words(source))
    return total


def minutes(left: Mapping[State, Amount], unapproved: Amount | None = None) -> int:
    """Whole minutes for what is left, rounded up, at the speeds above; 0 when nothing is."""
    hours = sum(
        left[state].words / speed for state, speed in WORDS_AN_HOUR.items() if state in left
    )
    if unapproved:
        hours += unapproved.words / APPROVED_AN_HOUR
    # Rounded first: 0.1 + 0.2 must not become one minute more.
    return math.ceil(round(hours * 60, 6))
