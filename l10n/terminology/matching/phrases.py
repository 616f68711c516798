"""A term's form, compiled: which words, in which forms and cases, joined by what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from l10n.model.glossary import Rendering, Term
from l10n.terminology.matching.inflection import inflect
from l10n.terminology.matching.words import SOFT, Word, fold, words

_PROPER = frozenset({"person", "place", "organisation", "organization", "org"})
_PROPER_POS = ("proper", "acronym", "designation")
# Of two nations: a Mexico-Américain is not from the city.
_NATION = re.compile(r"(?:ain|ais|ois|ien|éen)(?:s|e|es|ne|nes)?$")


class Case(Enum):
    """What the capitals of the glossary ask of a text."""

    ANY = "any"
    CAPITAL = "capital"
    """*Russe* the person, *Kim*, German nouns: a capital first letter."""
    ACRONYM = "acronym"
    """*UN* is not *un*; *OTAN* may be *Otan*."""
    EXACT = "exact"
    """Letter by letter as the glossary writes it; endings in small letters."""

    def fits(self, raw: str) -> bool:
        """Whether ``raw``, a word as it stands in the text, has the capitals it needs."""
        if self is Case.ANY or self is Case.EXACT:
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
    written: str = ""
    """The word as the glossary writes it, where its capitals are exact."""

    def fits(self, word: Word) -> bool:
        return word.fold in self.forms and self.cased(word)

    def cased(self, word: Word) -> bool:
        """Whether the capitals of ``word`` are those this piece asks for."""
        if self.case is not Case.EXACT:
            return self.case.fits(word.raw)
        # The first word of a sentence has a capital that says nothing.
        opens = not self.joint and word.joint not in SOFT and word.raw[1:].islower()
        pairs = zip(word.raw, self.written, strict=False)
        same = all(
            one.isupper() == other.isupper()
            for index, (one, other) in enumerate(pairs)
            if index or not opens
        )
        rest = word.raw[len(self.written) :]
        return same and rest == rest.lower()

    def joins(self, word: Word) -> bool:
        """Whether what stands before ``word`` may stand inside the phrase."""
        return word.joint == self.joint or (word.joint in SOFT and self.joint in SOFT)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One admitted or forbidden form of a term in one language.

    ``text`` is the form as the glossary writes it; ``exact`` says that joints and digits must be as
    written (KN-23 is not KN 23); ``stop`` are words that must not follow, because a longer name
    begins here that is not completed (*Kim* in *Kim Jong Il*). ``parts`` says that other words may
    stand between its own (*ministre russe de la Défense*).
    """

    text: str
    language: str
    pieces: tuple[Piece, ...]
    proper: bool
    exact: bool = False
    stop: frozenset[str] = frozenset()
    parts: bool = False

    @property
    def acronym(self) -> bool:
        """Whether it is one word in capitals (*CIJ*)."""
        return len(self.pieces) == 1 and self.pieces[0].case is Case.ACRONYM

    def end(self, text: Sequence[Word], at: int) -> int | None:
        """The index after the last word when the phrase stands in ``text`` at word ``at``."""
        end = at + len(self.pieces)
        if end > len(text) or not self.pieces[0].fits(text[at]):
            return None
        joined = False
        for offset, piece in enumerate(self.pieces[1:], 1):
            word = text[at + offset]
            if not piece.fits(word):
                return None
            if self.exact and word.joint != piece.joint:
                # German joins all of a compound: Leopard 2, but Leopard-2-Panzer.
                if self.language != "de" or (piece.joint, word.joint) != (" ", "-"):
                    return None
                joined = True
            elif not piece.joins(word):
                return None
        if joined and (end == len(text) or text[end].joint != "-"):
            return None
        return None if self.stopped(text, end) else end

    def stopped(self, text: Sequence[Word], end: int) -> bool:
        """Whether another, longer name goes on at word ``end``."""
        if end == len(text) or text[end].joint not in (" ", "-"):
            return False
        if self.language == "fr" and self.proper and text[end].joint == "-":
            return bool(_NATION.search(text[end].fold))
        return text[end].fold in self.stop


def is_proper(term: Term) -> bool:
    """Whether the capitals of the term's names must stand in a text as well."""
    return term.type in _PROPER or any(kind in term.pos for kind in _PROPER_POS)


def phrase(
    form: str,
    term: Term,
    language: str,
    rendering: Rendering,
    *,
    singular: bool = True,
    spelling: bool = True,
) -> Phrase | None:
    """Compile ``form``, one of the forms of ``rendering``; None when it holds no word.

    Without ``singular`` a plural stands for itself alone: *Artilleriemunitionen* may be forbidden
    where *Artilleriemunition* is right. With ``spelling`` British and American English are one.
    What the rendering lists among its ``forms`` is not inflected.
    """
    found = words(form)
    if not found:
        return None
    proper = is_proper(term)
    if form in rendering.forms and form not in (rendering.preferred, *rendering.variants):
        all_forms = [frozenset({word.fold}) for word in found]
    else:
        all_forms = inflect(
            [word.raw for word in found],
            language,
            name=term.type == "person",
            singular=singular,
            spelling=spelling and singular,
        )
        # An acronym has no gender and no case but for an s: EAU is not eaux, nor elle.
        all_forms = [
            frozenset({word.fold, word.fold + "s"}) if _acronym(word.raw) else forms
            for word, forms in zip(found, all_forms, strict=True)
        ]
    cases = _cases(found, term, language)
    pieces = tuple(
        Piece(
            forms,
            case,
            word.joint if index else "",
            word.raw if case is Case.EXACT else "",
        )
        for index, (word, forms, case) in enumerate(zip(found, all_forms, cases, strict=True))
    )
    return Phrase(
        text=form,
        language=language,
        pieces=pieces,
        proper=proper,
        exact=any(letter.isdigit() for letter in form),
        stop=_stop(found, term, rendering),
        parts=language == "fr" and term.type != "person" and found[0].raw[0].islower(),
    )


def _cases(found: Sequence[Word], term: Term, language: str) -> list[Case]:
    if term.case == "any":
        return [Case.ANY] * len(found)
    if term.case == "exact":
        return [Case.EXACT] * len(found)
    strict = is_proper(term) or language == "de"
    # Ministry of defence will do: the first capital tells a name.
    capital = next((at for at, word in enumerate(found) if word.raw[0].isupper()), 0)
    kept = len(found) if language == "de" or term.type == "person" else capital + 1
    # Jérusalem-Est: what a hyphen joins to a name is part of it (Jérusalem est une ville).
    return [
        _case(word.raw, strict and (index < kept or word.joint == "-"))
        for index, word in enumerate(found)
    ]


def _acronym(raw: str) -> bool:
    return len(raw) > 1 and raw.isupper()


def _case(raw: str, strict: bool) -> Case:
    if _acronym(raw):
        return Case.ACRONYM
    return Case.CAPITAL if strict and raw[0].isupper() else Case.ANY


def _stop(found: Sequence[Word], term: Term, rendering: Rendering) -> frozenset[str]:
    if term.type != "person":
        return frozenset()
    start = [word.fold for word in found]
    longer = [words(form) for form in rendering.admitted if fold(form) != fold(" ".join(start))]
    return frozenset(
        full[len(found)].fold
        for full in longer
        if len(full) > len(found) and [word.fold for word in full[: len(found)]] == start
    )
