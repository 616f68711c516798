"""What to write instead of a forbidden form, where the glossary does not know it."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.model.finding import Finding, Severity
from l10n.terminology.auditing.subject import Subject
from l10n.terminology.matching.words import plain


def replacements(subject: Subject) -> Iterator[Finding]:
    """A warning for each “forbidden > instead” whose second half no concept admits."""
    admitted = {
        (tag, plain(form))
        for _, tag, rendering in subject.renderings()
        for form in rendering.admitted
    }
    for term, tag, rendering in subject.renderings():
        language = tag.partition("-")[0]
        for form, instead in rendering.instead.items():
            known = {(tag, plain(instead)), (language, plain(instead))} & admitted
            if known:
                continue
            yield Finding(
                "glossary-instead",
                Severity.WARNING,
                subject.places.of(term, tag, instead),
                f"“{instead}” is to be written instead of “{form}” ({tag}), but no concept "
                "admits it.",
                "Add it to the variants of a concept, or name a form that is admitted.",
            )
