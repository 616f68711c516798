"""Which draft an engine should write anew for a missing term, and whether to take what it wrote."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from l10n.model.glossary import TermMatch
from l10n.model.locale import Locale
from l10n.model.translation import Continued, Opening, Translation
from l10n.terminology.forms import candidates
from l10n.terminology.openings import ways
from l10n.terminology.stretches import starts
from l10n.terminology.targets import Targets
from l10n.terminology.words import words

PLACES = 2
"""Places in a draft that are tried for one term."""
LONGEST = 2_000
"""Code points of a source beyond which no terms are put into its draft."""
DROP = 0.7
"""How much lower (mean log-probability per token) the rest may be than the whole was."""
_LENGTHS = (0.7, 1.4)
_NEAR = 6
"""How many words apart two equal ones are a stammer."""
_TELLING = 4
"""Letters from which a word is no function word."""

Keeps = Callable[[str, str], bool]
"""Whether a new draft (second) keeps what the old one (first) had besides terms: its numbers …"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One missing term, and the openings of drafts that would have it."""

    match: TermMatch
    openings: tuple[Opening, ...]


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
    tried: Collection[str] = (),
) -> Attempt | None:
    """The missing term that stands first in ``draft``, with openings; None when none is left.

    ``matches`` are the terms found in ``source``, whose language is that of ``locale``. The first
    comes first because all behind it may change. ``tried`` are concepts not to be tried again.
    """
    if len(source) > LONGEST:
        return None
    best: tuple[int, Attempt] | None = None
    found = wanted(source, matches, targets)
    taken = [span for one in found for span in targets.admitted(one.term, draft.text)[:1]]
    for match in found:
        rendering = match.term.rendering(targets.locale.tag)
        concept = match.term.concept
        if rendering is None or concept in tried or targets.admitted(match.term, draft.text):
            continue
        places, there = starts(draft.text, draft.links, match, locale, targets)
        places = [at for at in places if not any(one.start < at < one.end for one in taken)]
        forms = [
            form
            for form in candidates(match, locale, rendering, targets.locale.language)
            if targets.admitted(match.term, form)
        ]
        if not places or not forms or (best and best[0] <= places[0]):
            continue
        language = targets.locale.language
        openings = tuple(
            Opening(
                source,
                ways(draft.text, at, forms, match.term, rendering, language, there=there),
            )
            for at in places[:PLACES]
        )
        best = places[0], Attempt(match, openings)
    return best[1] if best else None


def taken(
    draft: Translation,
    attempt: Attempt,
    written: Sequence[Continued],
    matches: Sequence[TermMatch],
    targets: Targets,
    keeps: Keeps,
) -> Translation | None:
    """The likeliest of what was ``written`` for ``attempt`` that is no worse than ``draft``.

    No worse: the term is there, all others that were right still are, nothing forbidden or doubled
    has come in, the length is sane, what stands behind the term is about as likely as the draft
    was, and ``keeps`` agrees. None when there is none such.
    """
    terms = [match.term for match in matches if targets.known(match.term)]
    right = [term for term in terms if targets.admitted(term, draft.text)]
    wrong = sum(len(targets.forbidden(term, draft.text)) for term in terms)

    def good(one: Continued) -> bool:
        text = one.translation.text
        low, high = (share * len(draft.text) for share in _LENGTHS)
        room = len(attempt.match.form)
        return (
            not one.translation.refused
            and one.behind >= draft.score - DROP
            and low - room <= len(text) <= high + room
            and text[-1:].isalnum() == draft.text[-1:].isalnum()
            and bool(targets.admitted(attempt.match.term, text))
            and all(targets.admitted(term, text) for term in right)
            and sum(len(targets.forbidden(term, text)) for term in terms) <= wrong
            and doubled(text) <= doubled(draft.text)
            and keeps(draft.text, text)
        )

    kept = [one.translation for one in written if good(one)]
    return max(kept, key=lambda one: one.score, default=None)


def doubled(text: str) -> int:
    """How many words stand in ``text`` twice, close to each other: *arms deliveries of arms*."""
    found = [word.fold for word in words(text)]
    near = 0
    for at, word in enumerate(found):
        if (at and word == found[at - 1]) or (
            len(word) >= _TELLING and word in found[max(at - _NEAR, 0) : at]
        ):
            near += 1
    return near
