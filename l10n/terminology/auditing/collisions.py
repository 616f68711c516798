"""Forms that are the same once case, accents, hyphens and plurals are of no account."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Rendering, Term
from l10n.terminology.auditing.folding import difference, key
from l10n.terminology.auditing.subject import Subject, preferred, told_apart
from l10n.terminology.matching.phrases import is_proper
from l10n.terminology.matching.words import plain

_SAID = {
    "case": "capitals and small letters",
    "hyphens and spaces": "hyphens, spaces and apostrophes",
    "plural": "singular and plural",
    "accents": "accents",
}
_LOOKED_AT = 50


def collisions(subject: Subject) -> Iterator[Finding]:
    """Two concepts whose source forms are hardly told apart, though their targets differ.

    A warning where a text can have either spelling; info where the matcher minds the difference:
    accents always, capitals in names.
    """
    language = subject.source.language
    seen: dict[str, list[tuple[str, Term]]] = {}
    for term in subject.glossary.terms:
        told: set[int] = {id(term)}
        for form in subject.sources(term):
            known = seen.setdefault(key(form, language), [])
            for like, other in known:
                if id(other) in told or plain(like) == plain(form) or told_apart(term, other):
                    continue
                if all(preferred(term, one) == preferred(other, one) for one in subject.targets):
                    continue
                told.add(id(other))
                yield _collision(subject, form, like, term, other)
                break
            if len(known) < _LOOKED_AT:
                known.append((form, term))


def _collision(subject: Subject, form: str, like: str, term: Term, other: Term) -> Finding:
    how = difference(form, like, subject.source.language)
    name = is_proper(term) or is_proper(other)
    minded = how == "accents" or (how == "case" and name)
    return Finding(
        "glossary-collision",
        Severity.INFO if minded else Severity.WARNING,
        subject.places.of(term, subject.source.tag, form),
        f"“{form}” and “{like}” of “{other.concept}” differ only in {_SAID[how]}, but their "
        "translations differ.",
        "Give one of the concepts words of context, or make the form longer.",
        subject.places.of(other, subject.source.tag, like),
    )


def redundant(subject: Subject) -> Iterator[Finding]:
    """Variants of one concept that say the same twice.

    A warning where nothing that a reader can see tells them apart, else info: texts may well need
    both, and then there is nothing to do.
    """
    for term, tag, rendering in subject.renderings():
        if len(rendering.admitted) < 2:
            continue
        base = term.renderings.get(tag.partition("-")[0])
        if base is not rendering and base and base.variants == rendering.variants:
            continue  # taken over from the language, and said there
        yield from _within(subject, term, tag, rendering)


def _within(subject: Subject, term: Term, tag: str, rendering: Rendering) -> Iterator[Finding]:
    language = tag.partition("-")[0]
    seen: dict[str, str] = {}
    alike: dict[str, str] = {}
    for form in rendering.admitted:
        same = seen.setdefault(plain(form), form)
        if same is not form:
            yield Finding(
                "glossary-variant",
                Severity.WARNING,
                subject.places.of(term, tag, form),
                f"“{form}” is the same as “{same}” ({tag}): kinds of space, hyphen and apostrophe "
                "make no difference.",
                "Remove one of them.",
            )
            continue
        like = alike.setdefault(key(form, language), form)
        if like is not form and form not in rendering.forms:
            how = difference(form, like, language)
            yield Finding(
                "glossary-variant-alike",
                Severity.INFO,
                subject.places.of(term, tag, form),
                f"“{form}” and “{like}” ({tag}) differ only in {_SAID[how]}.",
                "Remove one of them if texts are not meant to have both.",
            )
