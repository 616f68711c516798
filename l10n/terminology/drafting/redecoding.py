"""Which draft an engine should write anew for a missing term, and whether to take what it wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from l10n.model.glossary import Term, TermMatch
from l10n.model.locale import Locale
from l10n.model.translation import Continued, Opening, Translation
from l10n.terminology.drafting.forms import candidates
from l10n.terminology.drafting.openings import ways
from l10n.terminology.drafting.stretches import starts
from l10n.terminology.matching.targets import Targets
from l10n.terminology.matching.words import words

PLACES = 2
"""Places in a draft that are tried for one term, the second if the first was of no use."""
LONGEST = 2_000
"""Code points of a source beyond which no terms are put into its draft."""
DROP = 0.7
"""How much lower (mean log-probability per token) the rest may be than the whole was."""
COVERED = 0.75
"""Share of the source words covered by the free draft that a new one must cover."""
DROP_WITHOUT = 0.3
"""The same where the term's place is but guessed from its neighbours."""
_LENGTHS = (0.7, 1.4)
_NEAR = 6
"""How many words apart two equal ones are a stammer."""
_STEM = 5
"""Letters in which words of one stem are alike."""
_TELLING = 4
"""Letters from which a word is no function word."""

Keeps = Callable[[str, str], bool]
"""Whether a new draft (second) keeps what the old one (first) had besides terms: its numbers …"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One missing term, and the ways to begin a draft that has it at the next place to try."""

    match: TermMatch
    opening: Opening
    there: bool
    """Whether something in the draft stood for the term."""


def wanted(source: str, matches: Sequence[TermMatch], targets: Targets) -> list[TermMatch]:
    """The terms that a draft of ``source`` must have, each concept once, in order."""
    known = [
        match
        for match in matches
        if match.span.of(source) == match.form and targets.known(match.term)
    ]
    return list({id(match.term): match for match in reversed(known)}.values())[::-1]


def attempt(
    draft: Translation,
    source: str,
    matches: Sequence[TermMatch],
    locale: Locale,
    targets: Targets,
    tried: Sequence[str] = (),
) -> Attempt | None:
    """The missing term that stands first in ``draft``, with an opening; None when none is left.

    ``matches`` are the terms found in ``source``, whose language is that of ``locale``. The first
    comes first because all behind it may change. ``tried`` has each concept as often as it was
    tried in vain: next is its next place.
    """
    if len(source) > LONGEST:
        return None
    best: tuple[int, Attempt] | None = None
    found = wanted(source, matches, targets)
    held = [span for one in found for span in targets.admitted(one.term, draft.text)[:1]]
    for match in found:
        rendering = match.term.rendering(targets.locale.tag)
        past = tried.count(match.term.concept)
        if rendering is None or past >= PLACES or targets.admitted(match.term, draft.text):
            continue
        places, there = starts(draft.text, draft.links, match, locale, targets)
        places = [at for at in places if not any(one.start < at < one.end for one in held)]
        if past >= len(places) or (best and best[0] <= places[past]):
            continue
        forms, plural = candidates(match, locale, rendering, targets.locale.language)
        forms = [form for form in forms if targets.admitted(match.term, form)]
        if forms:
            begun = ways(
                draft.text,
                places[past],
                forms,
                match.term,
                rendering,
                targets.locale.language,
                plural=plural,
                there=there,
            )
            best = places[past], Attempt(match, Opening(source, begun), there)
    return best[1] if best else None


def taken(
    draft: Translation,
    free: Translation,
    attempt: Attempt,
    written: Continued,
    matches: Sequence[TermMatch],
    targets: Targets,
    keeps: Keeps,
) -> bool:
    """Whether what was ``written`` for ``attempt`` is no worse than ``draft``, and has its term.

    No worse: nothing forbidden has come in, and ``keeps`` agrees. Nor worse than ``free``, what the
    engine wrote unasked: no more words are doubled, the length is sane, hardly less of the source
    is covered, and what stands behind the term is about as likely. Other terms may be gone behind
    it (`right` tells): they can be tried for in their turn.
    """
    text = written.translation.text
    low, high = (share * len(free.text) for share in _LENGTHS)
    room = len(attempt.match.form)
    before = _covered(free, matches)
    terms = [match.term for match in matches if targets.known(match.term)]
    return (
        not written.translation.refused
        and written.behind >= free.score - (DROP if attempt.there else DROP_WITHOUT)
        and low - room <= len(text) <= high + room
        and text[-1:].isalnum() == free.text[-1:].isalnum()
        and _covered(written.translation, matches) >= min(COVERED * before, before - 2)
        and bool(targets.admitted(attempt.match.term, text))
        and _forbidden(text, terms, targets) <= _forbidden(draft.text, terms, targets)
        and doubled(text, stems=True) <= doubled(free.text, stems=True)
        and keeps(draft.text, text)
    )


def right(draft: Translation, matches: Sequence[TermMatch], targets: Targets) -> set[str]:
    """The concepts of ``matches`` that ``draft`` has in an admitted form."""
    return {match.term.concept for match in matches if targets.admitted(match.term, draft.text)}


def _covered(draft: Translation, matches: Sequence[TermMatch]) -> int:
    """How many longer words of the source, terms apart, something in the draft was made from."""
    origins = {origin for origin, _ in draft.links if len(origin) >= _TELLING}
    return sum(not any(one.overlaps(match.span) for match in matches) for one in origins)


def _forbidden(text: str, terms: Sequence[Term], targets: Targets) -> int:
    return sum(len(targets.forbidden(term, text)) for term in terms)


def doubled(text: str, *, stems: bool = False) -> int:
    """How many words stand in ``text`` twice, close to each other: *arms deliveries of arms*.

    With ``stems``, longer words that begin alike count as well: *crises a crisis*.
    """
    found = [word.fold[:_STEM] if stems else word.fold for word in words(text)]
    near = 0
    for at, word in enumerate(found):
        close = found[max(at - _NEAR, 0) : at] if len(word) >= _TELLING else found[at - 1 : at]
        near += word in close
    return near
