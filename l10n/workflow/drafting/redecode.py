"""Let an engine that can go on from a given beginning write drafts anew for missing terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from l10n.engines import Engine, numbers
from l10n.engines.base import Continuing
from l10n.model.glossary import TermMatch
from l10n.model.locale import Locale
from l10n.model.translation import Continued, Translation
from l10n.placeables.designations import carries, find_designations
from l10n.terminology import Attempt, Targets, attempt, right, taken

ROUNDS = 6
"""Attempts at the missing terms of one sentence, from left to right."""


@dataclass(frozen=True, slots=True)
class Redecoded:
    """A draft on its way: as it is now, and the concepts that the engine was made to write."""

    source: str
    free: Translation
    """What the engine gave unasked."""
    translation: Translation
    matches: Sequence[TermMatch] = ()
    concepts: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    """Concepts for which it was of no use, each as often as it was tried."""
    safe: tuple[Translation, tuple[str, ...]] | None = None
    """The last draft, and its concepts, that had lost no term, where the present one has."""


def redecode(
    sources: Sequence[str],
    translations: Sequence[Translation],
    matches: Iterable[Sequence[TermMatch]],
    engine: Engine,
    source: Locale,
    targets: Targets,
) -> list[Redecoded]:
    """The ``translations`` of ``sources``, in order, with missing terms written by the engine.

    ``matches`` are the terms found in each source, ``targets`` what they are called. Each round
    is one batch with one missing term of every sentence that still has some. An engine that cannot
    be told how to begin leaves all as it is.
    """
    drafts = [
        Redecoded(text, translation, translation, () if translation.refused else found)
        for text, translation, found in zip(sources, translations, matches, strict=True)
    ]
    if not isinstance(engine, Continuing):
        return drafts
    left = [number for number, draft in enumerate(drafts) if draft.matches]
    for _ in range(ROUNDS):
        found = {number: _attempt(drafts[number], source, targets) for number in left}
        asked = {number: one for number, one in found.items() if one}
        if not asked:
            break
        left = list(asked)
        openings = list(dict.fromkeys(one.opening for one in asked.values()))
        written = dict(
            zip(openings, engine.continue_with(openings, source, targets.locale), strict=True)
        )
        for number, one in asked.items():
            drafts[number] = _weighed(drafts[number], one, written[one.opening], targets)
    return [_settled(draft, targets) for draft in drafts]


def _weighed(draft: Redecoded, asked: Attempt, written: Continued, targets: Targets) -> Redecoded:
    concept = asked.match.term.concept
    kept = partial(keeps, draft.source, language=targets.locale.language)
    if not taken(draft.translation, draft.free, asked, written, draft.matches, targets, kept):
        return replace(draft, tried=(*draft.tried, concept))
    safe = draft.safe or (draft.translation, draft.concepts)
    before = right(safe[0], draft.matches, targets)
    lost = before - right(written.translation, draft.matches, targets)
    return replace(
        draft,
        translation=written.translation,
        concepts=(*draft.concepts, concept),
        safe=safe if lost else None,
    )


def _settled(draft: Redecoded, targets: Targets) -> Redecoded:
    """The draft, or the last one before a term was lost for good and none won for it."""
    if draft.safe is None:
        return draft
    now = right(draft.translation, draft.matches, targets)
    if len(now) > len(right(draft.safe[0], draft.matches, targets)):
        return replace(draft, safe=None)
    return replace(draft, translation=draft.safe[0], concepts=draft.safe[1], safe=None)


def keeps(source: str, old: str, new: str, language: str) -> bool:
    """Whether ``new`` has every number, designation and address of ``source`` that ``old`` has.

    Nor may it have figures that neither of them has.
    """
    given, before, after = (Counter(_digits(text)) for text in (source, old, new))
    lost = set(numbers.lost(source, new, language)) - set(numbers.lost(source, old, language))
    return (
        not lost
        and given & before <= after
        and after <= given | before
        and all(
            carries(new, one, language) or not carries(old, one, language)
            for one in find_designations(source)
        )
        and all(word in new for word in old.split() if "@" in word or "://" in word)
    )


def _attempt(draft: Redecoded, source: Locale, targets: Targets) -> Attempt | None:
    return attempt(draft.translation, draft.source, draft.matches, source, targets, draft.tried)


def _digits(text: str) -> list[str]:
    return [
        "".join(filter(str.isdigit, word)) for word in text.split() if any(map(str.isdigit, word))
    ]


__all__ = ["Redecoded", "keeps", "redecode"]
