"""Find the terms of a glossary in a text: longest match, inflected, offsets exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from l10n.model.glossary import Glossary, Term, TermMatch
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.terminology.matching.phrases import Phrase, phrase
from l10n.terminology.matching.targets import Targets
from l10n.terminology.matching.tree import Tree
from l10n.terminology.matching.words import SOFT, Word, words


class _Candidate(NamedTuple):
    first: int
    last: int
    gap: tuple[int, int]
    """Words between first and last that are none of the term: *ministre russe de la Défense*."""
    order: int
    term: Term
    phrase: Phrase
    preferred: bool
    named: bool
    """Written with a capital that neither the glossary nor the sentence asks for."""

    @property
    def own(self) -> Sequence[int]:
        """The words of the term itself."""
        start, end = self.gap
        if not end:
            return range(self.first, self.last)
        return [at for at in range(self.first, self.last) if not start <= at < end]

    @property
    def size(self) -> int:
        """How many they are."""
        return self.last - self.first - self.gap[1] + self.gap[0]

    def side(self, taken: dict[int, int]) -> tuple[int, int]:
        """The words that the match covers: its longer side if the gap holds another term."""
        start, end = self.gap
        if not end or all(at not in taken for at in range(start, end)):
            return self.first, self.last
        if start - self.first >= self.last - end:
            return self.first, start
        return end, self.last


class Matcher:
    """All source forms of a glossary in one language, ready to be found in many texts.

    Building costs time in proportion to the glossary, finding in proportion to the text.
    """

    def __init__(self, glossary: Glossary, language: str) -> None:
        self.glossary = glossary
        self.language = language
        self._tree = Tree()
        self._hints = Tree()
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
                if form in seen:
                    continue
                seen.add(form)
                compiled = phrase(form, term, self.language, rendering)
                if compiled is None:
                    continue
                if len(seen) == 1:
                    for index, word in enumerate(term.context):
                        if told := phrase(word, term, self.language, rendering):
                            self._hints.add(order, told, preferred=not index)
                self._tree.add(order, compiled, form == rendering.preferred)

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in ``text``, in order, none overlapping another.

        Where terms overlap, the one with more words wins, then the one that begins first. Where two
        concepts have the same form, context decides; where it says nothing, a concept without
        context wins, and if there is none, nothing is reported. An adjective in the middle of a
        term belongs to its match, unless it is a term itself.
        """
        found = words(text)
        by_place: dict[tuple[int, int], list[_Candidate]] = {}
        for candidate in self._candidates(found):
            by_place.setdefault((candidate.first, candidate.last), []).append(candidate)
        if not by_place:
            return ()
        hits = self._hits(found, by_place.values())
        chosen = [best for group in by_place.values() if (best := _choose(group, hits))]
        sized = sorted((-one.size, one.first, n) for n, one in enumerate(chosen))
        taken: dict[int, int] = {}
        kept: list[_Candidate] = []
        for _, _, n in sized:
            own = chosen[n].own
            if not any(at in taken for at in own):
                taken.update(dict.fromkeys(own, n))
                kept.append(chosen[n])
        matches = []
        for one in kept:
            first, last = one.side(taken)
            span = Span(found[first].start, found[last - 1].end)
            matches.append(TermMatch(one.term, span, span.of(text)))
        return tuple(sorted(matches, key=lambda match: match.span.start))

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
        terms = self.glossary.terms
        for first, last, start, end, node in self._tree.find(found):
            whole = first == 0 and last == len(found)
            for order, compiled, preferred in node.ends:
                term = terms[order]
                if term.type == "section" and not whole:
                    continue
                if compiled.stopped(found, last) or (end and not compiled.parts):
                    continue
                named = bool(term.context) and _named(found, first, compiled)
                yield _Candidate(first, last, (start, end), order, term, compiled, preferred, named)

    def _hits(self, found: Sequence[Word], groups: Iterable[list[_Candidate]]) -> dict[int, int]:
        """How many context words of each concept stand in the text, if any candidate has some."""
        if not any(one.term.context for group in groups for one in group):
            return {}
        told: dict[int, set[str]] = {}
        for _, _, _, end, node in self._hints.find(found):
            for order, compiled, _ in node.ends if not end else ():
                told.setdefault(order, set()).add(compiled.text)
        return {order: len(texts) for order, texts in told.items()}

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


def _choose(group: Sequence[_Candidate], hits: dict[int, int]) -> _Candidate | None:
    """The concept that is meant among those with a form at the same place."""
    if len(group) == 1 and not group[0].term.context:
        return group[0]
    if len({one.order for one in group}) == 1:
        best = max(group, key=lambda one: one.preferred)
        # An acronym is short as well, but no word of another meaning.
        word = best.last - best.first == 1 and not best.phrase.acronym
        short = best.term.context and not best.preferred and word
        return None if short and (best.named or not hits.get(best.order)) else best
    most = max(hits.get(one.order, 0) for one in group)
    if most:
        told = [one for one in group if hits.get(one.order, 0) == most]
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
