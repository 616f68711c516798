"""Put the drafts of a text's parts together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.engines.argos.links import Links, shifted
from l10n.engines.guards import COMMON
from l10n.engines.words import words
from l10n.model.span import Span
from l10n.model.translation import Translation

_STOPS = (".", "!", "?", "…")


def joined(
    text: str, parts: Sequence[Span], drafts: Sequence[Translation], language: str
) -> Translation:
    """One draft of ``text`` from the ``drafts`` of its ``parts``, with a blank between them.

    Models make a sentence of every part: the full stop that one has won at a seam is taken away,
    and the capital of its first word (``language`` is the draft's) where that is no name. Links
    lead from and to the wholes. Refused when one part is, for its reason.
    """
    if len(drafts) == 1 and parts[0] == Span(0, len(text)):
        return drafts[0]
    whole = ""
    links: Links = ()
    for number, (part, draft) in enumerate(zip(parts, drafts, strict=True)):
        if number:
            draft = _begun_inside(part.of(text), draft, language)
        if number < len(parts) - 1:
            draft = _not_ended(part.of(text), draft)
        blank = " " if whole else ""
        links += shifted(draft.links, part.start, len(whole) + len(blank))
        whole += blank + draft.text
    return Translation(
        whole,
        links,
        sum(draft.score for draft in drafts) / max(len(drafts), 1),
        next((draft.refused for draft in drafts if draft.refused), ""),
    )


def _begun_inside(part: str, draft: Translation, language: str) -> Translation:
    first = next(iter(words(draft.text)), None)
    if first is None or not part[:1].islower():
        return draft
    word = first.of(draft.text)
    if word.lower() not in COMMON.get(language, ()) or len(word.lower()) != len(word):
        return draft
    return draft.rewritten(first, word.lower())


def _not_ended(part: str, draft: Translation) -> Translation:
    if part.endswith(_STOPS) or not draft.text.endswith("."):
        return draft
    end = len(draft.text) - 1
    links = tuple((source, target) for source, target in draft.links if target.end <= end)
    return replace(draft, text=draft.text[:end], links=links)
