"""Concepts that no article names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from l10n.model.finding import Finding, Severity
from l10n.terminology.auditing.subject import Subject
from l10n.terminology.matching.matcher import matcher


def unseen(subject: Subject, texts: Mapping[str, Iterable[str]]) -> Iterator[Finding]:
    """A note for each concept that stands in none of ``texts`` (sentences by language)."""
    seen: set[int] = set()
    for language, sentences in sorted(texts.items()):
        found = matcher(subject.glossary, language)
        for sentence in sentences:
            seen.update(id(match.term) for match in found.find(sentence))
    for term in subject.glossary.terms:
        if id(term) not in seen:
            yield Finding(
                "glossary-unseen",
                Severity.INFO,
                term.where,
                f"“{term.concept}” stands in no article of the project.",
                "Nothing, if one is to come; else the row can go.",
            )
