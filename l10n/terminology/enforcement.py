"""Put the glossary's terms into a draft where the engine missed them and the place is sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from l10n.model.glossary import Rendering, Term, TermMatch
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.terminology import agreement
from l10n.terminology.phrases import is_proper, phrase
from l10n.terminology.targets import Targets
from l10n.terminology.words import SOFT, Word, fold, words

_ARTICLES = {
    "en": frozenset({"the", "a", "an"}),
    "de": frozenset({"der", "die", "das", "des", "dem", "den", "ein", "eine", "einen", "einem"})
    | {"einer", "eines"},
}
# Words that may stand inside an aligned stretch without being aligned themselves.
_FILL = frozenset({"of", "the", "s", "von", "der", "des"})


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


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    form: str


def apply(
    text: Translation,
    source: str,
    matches: Sequence[TermMatch],
    source_locale: Locale,
    target: Locale,
) -> tuple[Translation, TermReport]:
    """The draft ``text`` of ``source`` with its missing terms put in, links moved along; a report.

    ``matches`` are the terms found in ``source``. A term that is not there in any admitted form
    replaces what stands for it: its source form left untranslated, a forbidden form, or the stretch
    that ``text.links`` align with it. A replacement that would double a word, break an article, or
    touch another term is not made.
    """
    targets = Targets(target)
    known = [
        match
        for match in matches
        if match.span.of(source) == match.form and targets.known(match.term)
    ]
    order = list({id(match.term): match for match in reversed(known)}.values())[::-1]
    draft, links = text.text, text.links
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
        place = _fit(draft, stretch, form, match.term, rendering, targets.locale.language)
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
    if match.term.type == "person":
        full = [word.fold for word in words(known.preferred)]
        short = [
            form for form in rendering.variants if " " not in form and form in rendering.preferred
        ]
        return short[0] if len(found) < len(full) and short else rendering.preferred
    listed = [[word.fold for word in words(form)] for form in known.admitted]
    singular = [form for form in listed if form[0] + "s" == found[0] or form[0] + "x" == found[0]]
    if found in listed or not singular or is_proper(match.term):
        return rendering.preferred
    return agreement.plural(rendering.preferred, language, rendering.gender)


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


def _fit(
    draft: str, stretch: Span, form: str, term: Term, rendering: Rendering, language: str
) -> _Place | None:
    """Where and how ``form`` goes in for ``stretch``; None when the sentence might suffer."""
    found = words(draft)
    inside = [word for word in found if stretch.start <= word.start and word.end <= stretch.end]
    articles = _ARTICLES.get(language, frozenset())
    while len(inside) > 1 and inside[0].fold in articles:
        inside = inside[1:]
    if not inside or inside[0].fold in articles:
        return None
    before = [word for word in found if word.end <= inside[0].start]
    after = [word for word in found if word.start >= inside[-1].end]
    new = [word.fold for word in words(form)]
    start = _swallow(before, inside[0], new, at_end=False)
    end = _swallow(after, inside[-1], new, at_end=True)
    before = [word for word in before if word.end <= start]
    previous = before[-1] if before and _touches(before[-1], start, draft) else None
    opening = start == 0 or draft[:start].rstrip(" \u00a0\u202f«„“\"'(").endswith((".", "!", "?"))
    opening = opening or not before
    if language == "de" and not is_proper(term):
        if previous and _adjective(previous, articles):
            return None
        form = agreement.genitive(form, previous.raw if previous else "", rendering.gender)
    if previous:
        fitted = agreement.article(previous.raw, form, language, rendering.gender)
        if fitted is None:
            return None
        if fitted != previous.raw:
            form, start = f"{fitted} {form}", previous.start
    return _Place(Span(start, end), agreement.capital(form, draft[start:end], opening))


def _swallow(near: Sequence[Word], edge: Word, new: Sequence[str], *, at_end: bool) -> int:
    """The new edge when words beside the stretch are the first or last ones of the term already."""
    for count in range(min(len(new), len(near)), 0, -1):
        beside = near[:count] if at_end else near[-count:]
        same = new[-count:] if at_end else new[:count]
        joints = [word.joint for word in (beside if at_end else [*beside[1:], edge])]
        if [word.fold for word in beside] == list(same) and all(one in SOFT for one in joints):
            return beside[-1].end if at_end else beside[0].start
    return edge.end if at_end else edge.start


def _touches(word: Word, start: int, draft: str) -> bool:
    return draft[word.end : start].strip() == ""


def _adjective(word: Word, articles: Iterable[str]) -> bool:
    """Whether a German word before a noun may be an adjective, whose ending hangs on the noun."""
    return (
        word.raw[0].islower()
        and fold(word.raw) not in articles
        and len(word.raw) > 4
        and word.raw.endswith(("e", "en", "er", "es", "em"))
    )


def _moved(links: Links, place: _Place) -> Links:
    """The links after a replacement: those behind it shifted, those inside it gone."""
    by = len(place.form) - len(place.span)
    return tuple(
        (origin, target.shifted(by) if target.start >= place.span.end else target)
        for origin, target in links
        if not target.overlaps(place.span)
    )


__all__ = ["TermReport", "apply"]
