"""What an imported file brings to a glossary: new concepts, changes, contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology.exchange.merging import differences, merged
from l10n.terminology.matching.words import plain

# A term that more concepts share than this tells nothing; and the time stays linear.
_RIVALS = 20


class Kind(StrEnum):
    """How an imported concept stands to the glossary."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONTRADICTING = "contradicting"


@dataclass(frozen=True, slots=True)
class Taken:
    """One imported concept."""

    kind: Kind
    incoming: Term
    known: Term | None
    """The concept of the glossary that it is, or that it contradicts; None when it is new."""
    merged: Term
    """What the glossary would say with it; the known concept where nothing changes."""
    reasons: tuple[str, ...] = ()
    """What changes, or what it contradicts, in words."""


@dataclass(frozen=True, slots=True)
class Intake:
    """All imported concepts, in the order of the file."""

    taken: tuple[Taken, ...]

    def of(self, kind: Kind) -> list[Taken]:
        return [one for one in self.taken if one.kind is kind]


def compare(incoming: Glossary, known: Glossary, source: str) -> Intake:
    """How each concept of ``incoming`` stands to ``known``, for articles in language ``source``.

    A concept is known by its name, or else by its source term together with a target. An import
    adds and corrects, but removes nothing: what the file does not say stays as it is. Contradicting
    is a concept that admits what the known one forbids or the other way round, and a new one that
    says of a known source term something else, unless context tells the two apart. What the file
    contradicts in itself is for `audit` to find. Linear.
    """
    names: dict[str, Term] = {}
    by_source: dict[str, list[Term]] = {}
    for term in known.terms:
        names.setdefault(term.concept, term)
        for form in _forms(term, source):
            by_source.setdefault(form, []).append(term)
    found: list[Taken] = []
    done: dict[str, Taken] = {}
    for term in incoming.terms:
        one = _taken(term, names, by_source, source)
        if first := done.get(one.merged.concept):
            one = _again(one, first)
        elif one.kind in (Kind.NEW, Kind.CHANGED):
            done[one.merged.concept] = one
        found.append(one)
    return Intake(tuple(found))


def _again(one: Taken, first: Taken) -> Taken:
    """The second entry of a file for one concept: it may say less than the first, not more."""
    if one.kind is Kind.UNCHANGED or merged(first.merged, one.incoming) == first.merged:
        return replace(one, kind=Kind.UNCHANGED, reasons=())
    reason = f"{first.incoming.where} says something else of the same concept"
    return replace(one, kind=Kind.CONTRADICTING, reasons=(*one.reasons, reason))


def _taken(
    term: Term, names: dict[str, Term], by_source: dict[str, list[Term]], source: str
) -> Taken:
    rivals = _rivals(term, by_source, source)
    old = names.get(term.concept) or next(
        (one for one in rivals if _agrees(one, term, source)), None
    )
    if old is None:
        rival = next((one for one in rivals if not (one.context or term.context)), None)
        if rival:
            reason = f"“{_preferred(term, source)}” is {rival.concept} already: {_shown(rival)}"
            return Taken(Kind.CONTRADICTING, term, rival, rival, (reason,))
        return Taken(Kind.NEW, term, None, term)
    if clashes := tuple(_clashes(old, term)):
        return Taken(Kind.CONTRADICTING, term, old, old, clashes)
    joined = merged(old, term)
    if reasons := tuple(differences(old, joined)):
        return Taken(Kind.CHANGED, term, old, joined, reasons)
    return Taken(Kind.UNCHANGED, term, old, old)


def _forms(term: Term, tag: str) -> list[str]:
    """The full forms of a term in one language, as they compare."""
    rendering = term.rendering(tag)
    return list(dict.fromkeys(map(_folded, _full(rendering)))) if rendering else []


def _full(rendering: Rendering) -> tuple[str, ...]:
    return (rendering.preferred, *rendering.variants)


def _folded(form: str) -> str:
    return plain(form).casefold()


def _preferred(term: Term, tag: str) -> str:
    rendering = term.rendering(tag)
    return rendering.preferred if rendering else ""


def _rivals(term: Term, by_source: dict[str, list[Term]], source: str) -> list[Term]:
    """Known concepts with the same preferred source term; those that only admit it come last."""
    form = _folded(_preferred(term, source))
    found = by_source.get(form, [])[:_RIVALS] if form else []
    return sorted(found, key=lambda one: _folded(_preferred(one, source)) != form)


def _agrees(known: Term, term: Term, source: str) -> bool:
    """Whether both prefer the same source term and share a form in some other language."""
    if _folded(_preferred(known, source)) != _folded(_preferred(term, source)):
        return False
    for tag, rendering in term.renderings.items():
        other = known.rendering(tag)
        if (
            tag != source
            and other
            and set(map(_folded, _full(rendering))) & set(_forms(known, tag))
        ):
            return True
    return False


def _shown(term: Term) -> str:
    return ", ".join(f"{tag} “{one.preferred}”" for tag, one in sorted(term.renderings.items()))


def _clashes(old: Term, new: Term) -> Iterator[str]:
    """What one of the two forbids and the other admits."""
    for tag, rendering in sorted(new.renderings.items()):
        known = old.renderings.get(tag)
        if known is None:
            continue
        for form in rendering.admitted:
            if form in known.forbidden and form not in known.admitted:
                yield f"{tag}: “{form}” is forbidden in the glossary and right in the file"
        for form in rendering.forbidden:
            if form in known.admitted and form not in known.forbidden:
                yield f"{tag}: “{form}” is right in the glossary and forbidden in the file"
