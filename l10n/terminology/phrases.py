"""A term's form, compiled: which words, in which forms and cases, joined by what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from l10n.model.glossary import Rendering, Term
from l10n.terminology.inflection import inflect
from l10n.terminology.words import SOFT, Word, words

_PROPER = frozenset({"person", "place", "organisation", "organization", "org"})
_PROPER_POS = ("proper", "acronym", "designation")


class Case(Enum):
    """What the capitals of the glossary ask of a text."""

    ANY = "any"
    CAPITAL = "capital"
    """*Russe* the person, *Kim*, German nouns: a capital first letter."""
    ACRONYM = "acronym"
    """*UN* is not *un*; *OTAN* may be *Otan*."""

    def fits(self, raw: str) -> bool:
        if self is Case.ANY:
            return True
        if self is Case.CAPITAL:
            # XI is a numeral, KIM a headline.
            return raw[0].isupper() and (len(raw) > 2 or len(raw) == 1 or not raw.isupper())
        if raw.isupper() or (len(raw) > 2 and raw[-1] == "s" and raw[:-1].isupper()):
            return True
        return len(raw) >= 4 and raw.istitle()


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a phrase: its folded ``forms``, and the ``joint`` before it."""

    forms: frozenset[str]
    case: Case
    joint: str

    def fits(self, word: Word) -> bool:
        return word.fold in self.forms and self.case.fits(word.raw)

    def joins(self, word: Word) -> bool:
        """Whether what stands before ``word`` may stand inside the phrase."""
        return word.joint == self.joint or (word.joint in SOFT and self.joint in SOFT)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One admitted or forbidden form of a term in one language.

    ``text`` is the form as the glossary writes it; ``exact`` says that joints and digits must be as
    written (KN-23 is not KN 23); ``stop`` are words that must not follow, because a longer name
    begins here that is not completed (*Kim* in *Kim Jong Il*).
    """

    text: str
    language: str
    pieces: tuple[Piece, ...]
    proper: bool
    exact: bool = False
    stop: frozenset[str] = frozenset()

    def end(self, text: Sequence[Word], at: int) -> int | None:
        """The index after the last word when the phrase stands in ``text`` at word ``at``."""
        if at + len(self.pieces) > len(text):
            return None
        for offset, piece in enumerate(self.pieces):
            word = text[at + offset]
            if not piece.fits(word):
                return None
            if offset and not (word.joint == piece.joint if self.exact else piece.joins(word)):
                return None
        end = at + len(self.pieces)
        return None if self.stopped(text, end) else end

    def stopped(self, text: Sequence[Word], end: int) -> bool:
        """Whether another, longer name goes on at word ``end``."""
        return bool(
            self.stop
            and end < len(text)
            and text[end].joint in (" ", "-")
            and text[end].fold in self.stop
        )


def is_proper(term: Term) -> bool:
    """Whether the capitals of the term's names must stand in a text as well."""
    return term.type in _PROPER or any(kind in term.pos for kind in _PROPER_POS)


def phrase(
    form: str, term: Term, language: str, rendering: Rendering, *, singular: bool = True
) -> Phrase | None:
    """Compile ``form``, one of the forms of ``rendering``; None when it holds no word.

    Without ``singular`` a plural stands for itself alone: *Artilleriemunitionen* may be forbidden
    where *Artilleriemunition* is right.
    """
    found = words(form)
    if not found:
        return None
    proper = is_proper(term)
    strict = proper or language == "de"
    # Ministry of defence will do: the first capital tells a name.
    capital = next((at for at, word in enumerate(found) if word.raw[0].isupper()), 0)
    kept = len(found) if language == "de" or term.type == "person" else capital + 1
    all_forms = inflect(
        [word.raw for word in found], language, name=term.type == "person", singular=singular
    )
    pieces = tuple(
        Piece(forms, _case(word.raw, strict and index < kept), word.joint if index else "")
        for index, (word, forms) in enumerate(zip(found, all_forms, strict=True))
    )
    return Phrase(
        text=form,
        language=language,
        pieces=pieces,
        proper=proper,
        exact=any(letter.isdigit() for letter in form),
        stop=_stop(found, term, rendering),
    )


def _case(raw: str, strict: bool) -> Case:
    if len(raw) > 1 and raw.isupper():
        return Case.ACRONYM
    return Case.CAPITAL if strict and raw[0].isupper() else Case.ANY


def _stop(found: Sequence[Word], term: Term, rendering: Rendering) -> frozenset[str]:
    if term.type != "person":
        return frozenset()
    longer = [words(form) for form in rendering.admitted]
    return frozenset(
        full[len(found)].fold
        for full in longer
        if len(full) > len(found)
        and [word.fold for word in full[: len(found)]] == [word.fold for word in found]
    )
