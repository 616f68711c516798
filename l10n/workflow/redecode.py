"""Let an engine that can go on from a given beginning write drafts anew for missing terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from l10n.engines import Engine, numbers
from l10n.engines.base import Continuing
from l10n.model.glossary import TermMatch
from l10n.model.locale import Locale
from l10n.model.translation import Translation
from l10n.placeables.designations import carries, find_designations
from l10n.terminology import Attempt, Targets, attempt, taken

ROUNDS = 4
"""Missing terms of one sentence that are put right so, from left to right."""


@dataclass(frozen=True, slots=True)
class Redecoded:
    """A draft on its way: what the engine gave, and the concepts it was made to write."""

    source: str
    translation: Translation
    matches: Sequence[TermMatch] = ()
    concepts: tuple[str, ...] = ()
    tried: frozenset[str] = field(default=frozenset())


def redecode(
    sources: Sequence[str],
    translations: Sequence[Translation],
    matches: Sequence[Sequence[TermMatch]],
    engine: Engine,
    source: Locale,
    targets: Targets,
) -> list[Redecoded]:
    """The ``translations`` of ``sources``, in order, with missing terms written by the engine.

    ``matches`` are the terms found in each source, ``targets`` what they are called. In each round one missing term of every sentence, all in one batch: an article with a term in
    every other sentence asks for few. An engine that cannot be told how to begin leaves all as is.
    """
    drafts = [
        Redecoded(text, translation, () if translation.refused else found)
        for text, translation, found in zip(sources, translations, matches, strict=True)
    ]
    if not isinstance(engine, Continuing):
        return drafts
    for _ in range(ROUNDS):
        asked = _attempts(drafts, source, targets)
        if not asked:
            break
        openings = [opening for one in asked.values() for opening in one.openings]
        distinct = list(dict.fromkeys(openings))
        written = dict(
            zip(distinct, engine.continue_with(distinct, source, targets.locale), strict=True)
        )
        for number, one in asked.items():
            draft = drafts[number]
            concept = one.match.term.concept
            better = taken(
                draft.translation,
                one,
                [written[opening] for opening in one.openings],
                draft.matches,
                targets,
                partial(keeps, draft.source, language=targets.locale.language),
            )
            tried = draft.tried | {concept}
            drafts[number] = (
                replace(
                    draft,
                    translation=better,
                    concepts=(*draft.concepts, concept),
                    tried=tried,
                )
                if better
                else replace(draft, tried=tried)
            )
    return drafts


def keeps(source: str, old: str, new: str, language: str) -> bool:
    """Whether ``new`` has every number, designation and address of ``source`` that ``old`` has."""
    lost = set(numbers.lost(source, new, language)) - set(numbers.lost(source, old, language))
    return (
        not lost
        and sorted(_digits(old)) == sorted(_digits(new))
        and all(
            carries(new, one, language) or not carries(old, one, language)
            for one in find_designations(source)
        )
        and all(word in new for word in old.split() if "@" in word or "://" in word)
    )


def _attempts(drafts: Sequence[Redecoded], source: Locale, targets: Targets) -> dict[int, Attempt]:
    found = (
        (
            number,
            attempt(
                one.translation,
                one.source,
                one.matches,
                source,
                targets,
                one.tried,
            ),
        )
        for number, one in enumerate(drafts)
        if one.matches
    )
    return {number: one for number, one in found if one}


def _digits(text: str) -> list[str]:
    return [
        "".join(filter(str.isdigit, word)) for word in text.split() if any(map(str.isdigit, word))
    ]


__all__ = ["Redecoded", "keeps", "redecode"]
