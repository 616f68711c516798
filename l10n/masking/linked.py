"""Rewrite the words of a draft that were made from a stretch of its source."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model.span import Span
from l10n.model.translation import Translation


def replace_linked(translation: Translation, source: Span, replacement: str) -> Translation | None:
    """Write ``replacement`` over the words of the target linked to ``source``; move the links.

    ``source`` is in code points of the text that was translated. None when nothing is linked to
    it, or when its words are scattered among those of others, so that more would be lost.
    """
    own = sorted(target for origin, target in translation.links if origin.overlaps(source))
    # A stop between the words, as in *1. July 2024*, is nobody else's word.
    others = [
        target
        for origin, target in translation.links
        if not origin.overlaps(source) and any(map(str.isalnum, target.of(translation.text)))
    ]
    if not own:
        return None
    run = longest_run(own, others)
    if any(not run.contains(target) for target in own if _weighs(target.of(translation.text))):
        return None
    return translation.rewritten(run, replacement)


def _weighs(word: str) -> bool:
    # A preposition or a comma may have been linked from anywhere; a number or a name may not.
    return len(word) > 3 or any(sign.isdigit() for sign in word)


def longest_run(own: Sequence[Span], others: Sequence[Span]) -> Span:
    """The stretch with most of ``own`` words in it and none of ``others``; ``own`` is sorted."""
    runs: list[list[Span]] = []
    for target in own:
        if runs and not any(runs[-1][-1].end <= other.start < target.start for other in others):
            runs[-1].append(target)
        else:
            runs.append([target])
    best = max(runs, key=lambda run: (sum(len(word) for word in run), -run[0].start))
    return Span(best[0].start, max(word.end for word in best))
