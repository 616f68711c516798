"""Concepts that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term
from l10n.terminology.auditing.subject import Subject, preferred
from l10n.terminology.matching.words import plain


def duplicates(subject: Subject) -> Iterator[Finding]:
    """The same name twice (error), or another name for the same words in all locales (warning)."""
    names: dict[str, Term] = {}
    for term in subject.glossary.terms:
        first = names.setdefault(term.concept, term)
        if first is not term:
            yield Finding(
                "glossary-duplicate",
                Severity.ERROR,
                term.where,
                f"concept “{term.concept}” stands twice.",
                "Merge the two rows, or give one another name.",
                first.where,
            )
    said: dict[tuple[str, ...], Term] = {}
    for term in subject.glossary.terms:
        targets = tuple(preferred(term, locale) for locale in subject.targets)
        told: set[int] = {id(term)}
        for form in subject.sources(term):
            same = said.setdefault((plain(form), *targets), term)
            if id(same) not in told:
                told.add(id(same))
                yield Finding(
                    "glossary-duplicate",
                    Severity.WARNING,
                    subject.places.of(term, subject.source.tag, form),
                    f"“{form}” stands in “{same.concept}” as well, with the same terms.",
                    "Keep one of the two.",
                    same.where,
                )
