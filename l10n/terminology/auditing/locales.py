"""Concepts that have no term in a locale of the project."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.model.finding import Finding, Severity
from l10n.terminology.auditing.subject import Subject


def locales(subject: Subject) -> Iterator[Finding]:
    """One error for each locale that a concept has no term for."""
    for term in subject.glossary.terms:
        for locale in dict.fromkeys((subject.source, *subject.targets)):
            if term.rendering(locale.tag) is None:
                yield Finding(
                    "glossary-locale",
                    Severity.ERROR,
                    term.where,
                    f"“{term.concept}” has no term for {locale}.",
                    f"Fill in column {locale.language}.",
                )
