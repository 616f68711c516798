"""Find the terms of a glossary in a text: longest match, inflected, offsets exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from l10n.model.glossary import Glossary, Term, TermMatch
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.terminology.phrases import Phrase, Piece, phrase
from l10n.terminology.targets import Targets
from l10n.terminology.words import SOFT, Word, words


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: the words that may follow, and the terms that end here."""

    edges: dict[str, list[tuple[Piece, _Node]]] = field(default_factory=dict)
    pieces: dict[tuple[frozenset[str], object, str], _Node] = field(default_factory=dict)
    ends: list[tuple[int, Term, Phrase, bool]] = field(default_factory=list)

    def child(self, piece: Piece) -> _Node:
        key = (piece.forms, piece.case, piece.joint)
        if key not in self.pieces:
            node = self.pieces[key] = _Node()
            for form in piece.forms:
                self.edges.setdefault(form, []).append((piece, node))
        return self.pieces[key]


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    order: int
    term: Term
    phrase: Phrase
    preferred: bool
    hits: int
    named: bool
    """Written with a capital that neither the glossary nor the sentence asks for."""


class Matcher:
    """All source forms of a glossary in one language, ready to be found in many texts.

    Building costs time in proportion to the glossary, finding in proportion to the text.
    """

    def __init__(self, glossary: Glossary, language: str) -> None:
        self.glossary = glossary
        self.language = language
        self._root = _Node()
        self._contexts: dict[int, list[Phrase]] = {}
        self._targets: dict[str, Targets] = {}
        for order, term in enumerate(glossary.terms):
            self._add(order, term)

    def _add(self, order: int, term: Term) -> None:
        seen: set[str] = set()
        for tag in sorted(term.renderings):
            if tag.partition("-")[0] != self.language:
                continue
            rendering = term.renderings[tag]
            for form in rendering.admitted:
                compiled = phrase(form, term, self.language, rendering)
                if compiled is None or form in seen:
                    continue
                seen.add(form)
                node = self._root
                for piece in compiled.pieces:
                    node = node.child(piece)
                node.ends.append((order, term, compiled, form == rendering.preferred))
                if order not in self._contexts:
                    told = (phrase(word, term, self.language, rendering) for word in term.context)
                    self._contexts[order] = [one for one in told if one]

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in ``text``, in order, none overlapping another.

        Where terms overlap, the one with more words wins, then the one that begins first. Where two
        concepts have the same form, context decides; where it says nothing, a concept without
        context wins, and if there is none, nothing is reported.
        """
        found = words(text)
        by_place: dict[tuple[int, int], list[_Candidate]] = {}
        for candidate in self._candidates(found):
            by_place.setdefault((candidate.first, candidate.last), []).append(candidate)
        chosen = [best for group in by_place.values() if (best := _choose(group))]
        chosen.sort(key=lambda one: (one.first - one.last, one.first))
        taken: set[int] = set()
        kept: list[_Candidate] = []
        for one in chosen:
            if taken.isdisjoint(range(one.first, one.last)):
                taken.update(range(one.first, one.last))
                kept.append(one)
        kept.sort(key=lambda one: one.first)
        spans = ((one.term, Span(found[one.first].start, found[one.last - 1].end)) for one in kept)
        return tuple(TermMatch(term, span, span.of(text)) for term, span in spans)

    def named(self, text: str) -> tuple[Term, ...]:
        """The concepts of which ``text`` as a whole is a form, context aside, in glossary order."""
        found = words(text)
        whole = {
            one.order: one.term
            for one in self._candidates(found)
            if one.first == 0 and one.last == len(found)
        }
        return tuple(whole[order] for order in sorted(whole))

    def _candidates(self, found: Sequence[Word]) -> Iterator[_Candidate]:
        for first in range(len(found)):
            reached = [self._root]
            at = first
            while reached and at < len(found):
                word = found[at]
                reached = [
                    node
                    for before in reached
                    for piece, node in before.edges.get(word.fold, ())
                    if piece.case.fits(word.raw) and (at == first or piece.joins(word))
                ]
                at += 1
                for node in reached:
                    for order, term, compiled, preferred in node.ends:
                        whole = first == 0 and at == len(found)
                        if (whole or term.type != "section") and not compiled.stopped(found, at):
                            hits = self._hits(order, found)
                            named = _named(found, first, compiled)
                            yield _Candidate(
                                first, at, order, term, compiled, preferred, hits, named
                            )

    def _hits(self, order: int, found: Sequence[Word]) -> int:
        """How many context words of concept ``order`` stand in the text."""
        return sum(
            any(context.end(found, at) for at in range(len(found)))
            for context in self._contexts.get(order, ())
        )

    def targets(self, locale: Locale) -> Targets:
        """What the terms are called in ``locale``, ready to be looked for in many texts."""
        if locale.tag not in self._targets:
            self._targets[locale.tag] = Targets(locale)
        return self._targets[locale.tag]

    def satisfied(self, term: Term, text: str, locale: Locale) -> Span | None:
        """Where an admitted form of ``term`` stands in the target ``text``, in any inflection."""
        found = self.targets(locale).admitted(term, text)
        return found[0] if found else None

    def violations(self, term: Term, text: str, locale: Locale) -> tuple[Span, ...]:
        """Where a form that the glossary forbids for ``term`` stands in the target ``text``."""
        return self.targets(locale).forbidden(term, text)


def _named(found: Sequence[Word], first: int, compiled: Phrase) -> bool:
    """Whether a capital makes a name of the term: the ministry of *Défense* is no air *défense*."""
    begins = first == 0 or found[first].joint not in SOFT
    return not begins and found[first].raw[0].isupper() and compiled.text[0].islower()


def _choose(group: Sequence[_Candidate]) -> _Candidate | None:
    """The concept that is meant among those with a form at the same place."""
    concepts = {one.order for one in group}
    if len(concepts) == 1:
        best = max(group, key=lambda one: one.preferred)
        short = best.term.context and not best.preferred and best.last - best.first == 1
        return None if short and (best.named or not best.hits) else best
    most = max(one.hits for one in group)
    if most:
        told = [one for one in group if one.hits == most]
    else:
        told = [one for one in group if not one.term.context]
    if not told or (most and len({one.order for one in told}) > 1):
        return None
    return min(told, key=lambda one: (not one.preferred, one.order))


_BUILT: list[Matcher] = []
_KEPT = 8


def matcher(glossary: Glossary, language: str) -> Matcher:
    """A `Matcher` for ``glossary``, built once: the last few are kept."""
    for built in _BUILT:
        if built.glossary is glossary and built.language == language:
            return built
    made = Matcher(glossary, language)
    _BUILT.insert(0, made)
    del _BUILT[_KEPT:]
    return made
