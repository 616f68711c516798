"""Where in a draft a term ought to be: what stands there instead, or between which words."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model.glossary import TermMatch
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.terminology.matching.phrases import phrase
from l10n.terminology.matching.targets import Targets
from l10n.terminology.matching.words import SOFT, Word, words

Links = tuple[tuple[Span, Span], ...]

# Words that may stand inside an aligned stretch without being aligned themselves.
_FILL = frozenset({"of", "the", "s", "von", "der", "des"})
_APART = 1
"""How many words of something else may stand inside a cluster of aligned ones."""


def sure(
    draft: str, links: Links, match: TermMatch, locale: Locale, targets: Targets
) -> list[Span]:
    """Stretches that may be replaced by the term, the surest first.

    Its source form left untranslated, a forbidden form, the unbroken stretch aligned with it.
    """
    found = _untranslated(draft, match, locale)
    found += targets.forbidden(match.term, draft)
    aligned = _aligned(draft, links, match)
    return [*found, aligned] if aligned else found


def starts(
    draft: str, links: Links, match: TermMatch, locale: Locale, targets: Targets
) -> tuple[list[int], bool]:
    """Where (code points) the term might begin, the likeliest first; whether something is there.

    A bolder guess than `sure`, for an engine that writes on from there and is judged by what it
    wrote. Where nothing is aligned with the term, its place is behind what was made of the words
    before it in the source, or before what was made of those behind it.
    """
    found = [span.start for span in _untranslated(draft, match, locale)]
    found += [span.start for span in targets.forbidden(match.term, draft)]
    found += _clusters(draft, links, match)
    if found:
        return list(dict.fromkeys(found)), True
    behind = [
        (origin.end, target.end) for origin, target in links if origin.end <= match.span.start
    ]
    before = [
        (origin.start, target.start) for origin, target in links if origin.start >= match.span.end
    ]
    all_words = words(draft)
    if behind:
        last = max(behind)
        near = [word.start for word in all_words if word.start >= last[1]]
        found += near[:1] or [len(draft.rstrip(" .!?…"))]
    if before:
        found.append(min(before)[1])
    return list(dict.fromkeys(found)), False


def _untranslated(draft: str, match: TermMatch, locale: Locale) -> list[Span]:
    """Where a source form of the term stands in the draft."""
    known = match.term.rendering(locale.tag)
    forms = known.admitted if known else ()
    compiled = [phrase(form, match.term, locale.language, known) for form in forms if known]
    found = words(draft)
    spans = []
    for one in compiled:
        for at in range(len(found)):
            end = one.end(found, at) if one else None
            if end is not None:
                spans.append(Span(found[at].start, found[end - 1].end))
    spans.sort(key=lambda span: (-len(span), span.start))
    return spans


def _aligned(draft: str, links: Links, match: TermMatch) -> Span | None:
    """The short, unbroken stretch of the draft that the engine wrote for the term."""
    found = words(draft)
    inside = _touched(found, links, match)
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    for index in range(first, last + 1):
        if index not in inside and found[index].fold not in _FILL:
            return None
        if index > first and found[index].joint not in SOFT:
            return None
    if last - first + 1 > len(words(match.form)) + 2:
        return None
    return Span(found[first].start, found[last].end)


def _clusters(draft: str, links: Links, match: TermMatch) -> list[int]:
    """Where the groups of words begin that the engine wrote for the term, the largest first."""
    found = words(draft)
    groups: list[list[int]] = []
    for index in _touched(found, links, match):
        if groups and index - groups[-1][-1] <= _APART + 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    groups.sort(key=lambda group: (-sum(len(found[index].fold) for index in group), group))
    return [found[group[0]].start for group in groups]


def _touched(found: Sequence[Word], links: Links, match: TermMatch) -> list[int]:
    """The words that are linked to the term, by number, in order."""
    touched = [target for origin, target in links if origin.overlaps(match.span)]
    return [
        index
        for index, word in enumerate(found)
        if any(span.start < word.end and word.start < span.end for span in touched)
    ]
