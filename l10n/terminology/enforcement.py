"""Put the glossary's terms into a draft where the engine missed them and the place is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.model.glossary import Rendering, Term, TermMatch
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.terminology import agreement
from l10n.terminology.phrases import is_proper, phrase
from l10n.terminology.placing import Place, fit
from l10n.terminology.targets import Targets
from l10n.terminology.words import SOFT, words

# Words that may stand inside an aligned stretch without being aligned themselves.
_FILL = frozenset({"of", "the", "s", "von", "der", "des"})


LONGEST = 2_000
"""Code points of a source beyond which no terms are put into its draft."""


@dataclass(frozen=True, slots=True)
class TermReport:
    """What became of the concepts of one unit, by name, each once."""

    requested: tuple[str, ...] = ()
    satisfied: tuple[str, ...] = ()
    """Right in the draft as the engine gave it."""
    replaced: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    """Left as they were, because no place in the draft was sure."""

    def __str__(self) -> str:
        counts = {"terms": self.requested, "replaced": self.replaced, "failed": self.failed}
        return ",".join(f"{name}:{len(concepts)}" for name, concepts in counts.items())


def apply(
    text: Translation,
    source: str,
    matches: Sequence[TermMatch],
    source_locale: Locale,
    targets: Targets,
) -> tuple[Translation, TermReport]:
    """The draft ``text`` of ``source`` with its missing terms put in, links moved along; a report.

    ``matches`` are the terms found in ``source``, ``targets`` those of the draft's locale
    (`Matcher.targets`). A term that is not there in any admitted form replaces what stands for it:
    its source form left untranslated, a forbidden form, or the stretch that ``text.links`` align
    with it. A replacement that would double a word, break an article, or
    touch another term is not made. A text of more than `LONGEST` code points is no sentence, and
    is left alone: each term is weighed against all others in it.
    """
    known = [
        match
        for match in matches
        if match.span.of(source) == match.form and targets.known(match.term)
    ]
    order = list({id(match.term): match for match in reversed(known)}.values())[::-1]
    draft, links = text.text, text.links
    if len(source) > LONGEST:
        concepts = tuple(match.term.concept for match in order)
        return text, TermReport(concepts, failed=concepts)
    satisfied, replaced, failed = [], [], []
    for match in order:
        if targets.admitted(match.term, draft):
            satisfied.append(match.term.concept)
    for match in order:
        if match.term.concept in satisfied:
            continue
        others = [other.term for other in order if other is not match]
        repaired = _repair(draft, links, match, others, source_locale, targets)
        if repaired is None:
            failed.append(match.term.concept)
        else:
            draft, links = repaired
            replaced.append(match.term.concept)
    concepts = tuple(match.term.concept for match in order)
    report = TermReport(concepts, tuple(satisfied), tuple(replaced), tuple(failed))
    return replace(text, text=draft, links=links), report


Links = tuple[tuple[Span, Span], ...]


def _repair(
    draft: str,
    links: Links,
    match: TermMatch,
    others: Sequence[Term],
    source_locale: Locale,
    targets: Targets,
) -> tuple[str, Links] | None:
    rendering = match.term.rendering(targets.locale.tag)
    if rendering is None:
        return None
    form = _choose(match, source_locale, rendering, targets.locale.language)
    if form is None:
        return None
    taken = [span for other in others for span in targets.admitted(other, draft)]
    stretches = _untranslated(draft, match, source_locale)
    stretches += targets.forbidden(match.term, draft)
    aligned = _aligned(draft, links, match)
    if aligned:
        stretches.append(aligned)
    for stretch in stretches:
        if any(stretch.overlaps(span) for span in taken):
            continue
        place = fit(draft, stretch, form, match.term, rendering, targets.locale.language)
        if place is None or any(place.span.overlaps(span) for span in taken):
            continue
        made = draft[: place.span.start] + place.form + draft[place.span.end :]
        kept = all(
            targets.admitted(other, made) for other in others if targets.admitted(other, draft)
        )
        if kept and targets.admitted(match.term, made):
            return made, _moved(links, place)
    return None


def _choose(
    match: TermMatch, source_locale: Locale, rendering: Rendering, language: str
) -> str | None:
    """The form to write: the preferred one, short for a short name, plural for a plural."""
    known = match.term.rendering(source_locale.tag)
    if known is None:
        return None
    found = [word.fold for word in words(match.form)]
    short = len(found) < len(words(known.preferred))
    form = _short(rendering) if short else rendering.preferred
    listed = [[word.fold for word in words(one)] for one in known.admitted]
    singular = [one for one in listed if found[0] in (one[0] + "s", one[0] + "x")]
    adjective = match.term.pos == "adjective" and match.form[0].islower()
    if found in listed or not singular or is_proper(match.term) or adjective:
        return form
    return agreement.plural(form, language, rendering.gender)


def _short(rendering: Rendering) -> str:
    """The first variant made of words of the preferred form (*Putin*), or the preferred form."""
    full = {word.fold for word in words(rendering.preferred)}
    for form in rendering.variants:
        if {word.fold for word in words(form)} < full:
            return form
    return rendering.preferred


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
    touched = [target for origin, target in links if origin.overlaps(match.span)]
    if not touched:
        return None
    found = words(draft)
    inside = [
        index
        for index, word in enumerate(found)
        if any(span.start < word.end and word.start < span.end for span in touched)
    ]
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


def _moved(links: Links, place: Place) -> Links:
    """The links after a replacement: those behind it shifted, those inside it gone."""
    by = len(place.form) - len(place.span)
    return tuple(
        (origin, target.shifted(by) if target.start >= place.span.end else target)
        for origin, target in links
        if not target.overlaps(place.span)
    )


__all__ = ["TermReport", "apply"]
