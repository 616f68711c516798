"""What an imported file brings to a glossary: new concepts, changes, contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from l10n.errors import InputError
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology.csvfile import load
from l10n.terminology.words import plain

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
    if one.kind is Kind.UNCHANGED or _merged(first.merged, one.incoming) == first.merged:
        return replace(one, kind=Kind.UNCHANGED, reasons=())
    reason = f"{first.incoming.where} says something else of the same concept"
    return replace(one, kind=Kind.CONTRADICTING, reasons=(*one.reasons, reason))


def verify(path: str, old: bytes | None, new: bytes, terms: Sequence[Term]) -> None:
    """See that the file ``new`` says ``terms`` and else what ``old`` says, before it is written.

    Raises `InputError` with the first concept that would say something else, such as one whose
    name or variants hold what separates them in our files.
    """
    said = {term.concept: term for term in load([(path, new)])[0].terms}
    kept = {term.concept: term for term in load([(path, old)])[0].terms} if old else {}
    for name, term in (kept | {term.concept: term for term in terms}).items():
        found = said.get(name)
        # A term that is not translated gets its form in every language of the file.
        if found is None or next(_differences(found, _merged(found, term)), None):
            raise InputError(
                f"“{name}” holds something that a glossary file cannot say"
                f"{f' ({next(_differences(term, found))})' if found else ''}.",
                where=term.where,
                advice="Nothing was written. Look for a bar (|) or a line break in its terms.",
                code="import-unsayable",
            )


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
    merged = _merged(old, term)
    if differences := tuple(_differences(old, merged)):
        return Taken(Kind.CHANGED, term, old, merged, differences)
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


def _merged(old: Term, new: Term) -> Term:
    """``old`` with all that ``new`` says."""
    renderings = dict(old.renderings)
    for tag, rendering in new.renderings.items():
        known = renderings.get(tag)
        renderings[tag] = _joined(known, rendering) if known else rendering
    return replace(
        old,
        type=new.type or old.type,
        renderings=renderings,
        note=new.note or old.note,
        do_not_translate=new.do_not_translate or old.do_not_translate,
        context=_union(old.context, new.context),
        case=new.case or old.case,
        pos=new.pos or old.pos,
        source=new.source or old.source,
    )


def _joined(old: Rendering, new: Rendering) -> Rendering:
    known = {new.preferred, old.short, *old.forms}
    variants = [form for form in old.variants if form != new.preferred]
    variants += [form for form in new.variants if form not in known and form not in variants]
    return Rendering(
        new.preferred,
        tuple(variants),
        _union(old.forbidden, new.forbidden),
        instead={**old.instead, **new.instead},
        short=new.short or old.short,
        forms=_union(old.forms, new.forms),
        examples=_union(old.examples, new.examples),
        counterexamples=_union(old.counterexamples, new.counterexamples),
        gender=new.gender or old.gender,
    )


def _union(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _differences(old: Term, new: Term) -> Iterator[str]:
    """What ``new`` says otherwise than ``old``, one line each."""
    for name in ("type", "note", "do_not_translate", "context", "case", "pos", "source"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"{name}: {_change(before, after)}"
    blank = Rendering("")
    for tag, rendering in sorted(new.renderings.items()):
        known = old.renderings.get(tag, blank)
        for field in Rendering.__dataclass_fields__:
            before, after = getattr(known, field), getattr(rendering, field)
            if before != after:
                name = tag if field == "preferred" else f"{tag}_{field}"
                yield f"{name}: {_change(before, after)}"


def _change(before: object, after: object) -> str:
    if isinstance(before, tuple) and isinstance(after, tuple):
        return "+ " + ", ".join(f"“{one}”" for one in after if one not in before)
    if isinstance(before, dict) and isinstance(after, dict):
        return "+ " + ", ".join(f"“{k}” > “{v}”" for k, v in after.items() if before.get(k) != v)
    if isinstance(after, bool):
        return "no → yes" if after else "yes → no"
    return f"“{before}” → “{after}”" if before else f"+ “{after}”"
