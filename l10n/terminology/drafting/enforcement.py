"""Put the glossary's terms into a draft in place where the engine missed them; say what was done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from l10n.model.glossary import Term, TermMatch
from l10n.model.locale import Locale
from l10n.model.translation import Translation
from l10n.terminology.drafting import agreement
from l10n.terminology.drafting.forms import chosen
from l10n.terminology.drafting.placing import Place, fit
from l10n.terminology.drafting.redecoding import LONGEST, wanted
from l10n.terminology.drafting.stretches import Links, sure
from l10n.terminology.matching.targets import Targets


@dataclass(frozen=True, slots=True)
class TermReport:
    """What became of the concepts of one unit, by name, each once."""

    requested: tuple[str, ...] = ()
    satisfied: tuple[str, ...] = ()
    """Right in the draft as the engine gave it."""
    redecoded: tuple[str, ...] = ()
    """Right since the engine was told to begin with the term and go on."""
    replaced: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    """Left as they were, because no place in the draft was sure."""

    def __str__(self) -> str:
        """For the provenance line: ``terms:3,satisfied:1,redecoded:1,replaced:1,failed:0``."""
        counts = {
            "terms": self.requested,
            "satisfied": self.satisfied,
            "redecoded": self.redecoded,
            "replaced": self.replaced,
            "failed": self.failed,
        }
        return ",".join(f"{name}:{len(concepts)}" for name, concepts in counts.items())


def apply(
    text: Translation,
    source: str,
    matches: Sequence[TermMatch],
    source_locale: Locale,
    targets: Targets,
    redecoded: Collection[str] = (),
) -> tuple[Translation, TermReport]:
    """The draft ``text`` of ``source`` with its missing terms put in, links moved along; a report.

    ``matches`` are the terms found in ``source``, ``targets`` those of the draft's locale
    (`Matcher.targets`), ``redecoded`` the concepts that the engine has put right already. A term
    that is not there in any admitted form replaces what stands for it: its source form left
    untranslated, a forbidden form, or the stretch that ``text.links`` align with it. A replacement
    that would double a word, break an article, or touch another term is not made. A text of more
    than `LONGEST` code points is no sentence, and is left alone: each term is weighed against all
    others in it.
    """
    order = wanted(source, matches, targets)
    draft, links = text.text, text.links
    if len(source) > LONGEST:
        concepts = tuple(match.term.concept for match in order)
        return text, TermReport(concepts, failed=concepts)
    right = [match.term.concept for match in order if targets.admitted(match.term, draft)]
    replaced, failed = [], []
    for match in order:
        if match.term.concept in right:
            continue
        others = [other.term for other in order if other is not match]
        repaired = _repair(draft, links, match, others, source_locale, targets)
        if repaired is None:
            failed.append(match.term.concept)
        else:
            draft, links = repaired
            replaced.append(match.term.concept)
    report = TermReport(
        tuple(match.term.concept for match in order),
        tuple(concept for concept in right if concept not in redecoded),
        tuple(concept for concept in right if concept in redecoded),
        tuple(replaced),
        tuple(failed),
    )
    return replace(text, text=draft, links=links), report


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
    language = targets.locale.language
    begun = chosen(match, source_locale, rendering)
    if begun is None:
        return None
    form = agreement.plural(begun[0], language, rendering.gender) if begun[1] else begun[0]
    if form is None:
        return None
    taken = [span for other in others for span in targets.admitted(other, draft)]
    for stretch in sure(draft, links, match, source_locale, targets):
        if any(stretch.overlaps(span) for span in taken):
            continue
        place = fit(draft, stretch, form, match.term, rendering, language)
        if place is None or any(place.span.overlaps(span) for span in taken):
            continue
        made = draft[: place.span.start] + place.form + draft[place.span.end :]
        kept = all(
            targets.admitted(other, made) for other in others if targets.admitted(other, draft)
        )
        if kept and targets.admitted(match.term, made):
            return made, _moved(links, place)
    return None


def _moved(links: Links, place: Place) -> Links:
    """The links after a replacement: those behind it shifted, those inside it gone."""
    by = len(place.form) - len(place.span)
    return tuple(
        (origin, target.shifted(by) if target.start >= place.span.end else target)
        for origin, target in links
        if not target.overlaps(place.span)
    )


__all__ = ["TermReport", "apply"]
