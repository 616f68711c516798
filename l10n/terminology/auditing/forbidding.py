"""Terms that one concept forbids and another admits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term
from l10n.terminology.auditing.subject import Subject, told_apart
from l10n.terminology.matching.words import plain


def forbidding(subject: Subject) -> Iterator[Finding]:
    """A form that is forbidden here and admitted here (error) or in another concept.

    In another concept: an error where a word of the source can mean both, because then nothing
    that a translator writes is right; else info, because a *missile* is rightly no *rocket*. Words
    of context say that it is meant.
    """
    admitted: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term, tag, rendering in subject.renderings():
        for form in rendering.admitted:
            admitted[tag, plain(form)].append(term)
    for term, tag, rendering in subject.renderings():
        own = {plain(form) for form in rendering.admitted}
        for form in rendering.forbidden:
            if plain(form) in own:
                yield Finding(
                    "glossary-self-forbidden",
                    Severity.ERROR,
                    subject.places.of(term, tag, form),
                    f"“{form}” is both admitted and forbidden ({tag}).",
                    "Remove it from one of the lists.",
                )
                continue
            others = admitted.get((tag, plain(form)), ())
            for other in others:
                if other is not term and other.concept != term.concept:
                    if not told_apart(term, other):
                        yield _elsewhere(subject, term, other, tag, form)
                    break


def _elsewhere(subject: Subject, term: Term, other: Term, tag: str, form: str) -> Finding:
    both = subject.share_source(term, other)
    why = (
        "and the same word of the source means both, so nothing is right"
        if both
        else "which is right only where the two are different things"
    )
    return Finding(
        "glossary-forbidden-elsewhere",
        Severity.ERROR if both else Severity.INFO,
        subject.places.of(term, tag, form),
        f"“{form}” is forbidden here, but “{other.concept}” admits it ({tag}), {why}.",
        "Remove it from one of the two, or give one of the concepts words of context.",
        subject.places.of(other, tag, form),
    )
