"""Short forms that are no part of the full one."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.model.finding import Finding, Severity
from l10n.terminology.auditing.folding import unaccented
from l10n.terminology.auditing.subject import Subject
from l10n.terminology.matching.words import words


def shorts(subject: Subject) -> Iterator[Finding]:
    """A warning where a reader would not recognise the short form (*Kim* for *Kim Jong Un*).

    An acronym is a name of its own, and goes without.
    """
    for term, tag, rendering in subject.renderings():
        short = [unaccented(word.fold) for word in words(rendering.short)]
        full = [unaccented(word.fold) for word in words(rendering.preferred)]
        if not short or all(word in full for word in short):
            continue
        if rendering.short.replace(".", "").replace(" ", "").isupper():
            continue
        yield Finding(
            "glossary-short-form",
            Severity.WARNING,
            subject.places.of(term, tag, rendering.short),
            f"the short form “{rendering.short}” is no part of “{rendering.preferred}” ({tag}).",
            "Write a part of the full form, or move it to the variants.",
        )
