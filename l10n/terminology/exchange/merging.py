"""One concept with what another says of it, and what is different then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.model.glossary import Rendering, Term


def merged(old: Term, new: Term) -> Term:
    """``old`` with all that ``new`` says; what ``new`` does not say stays."""
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


def differences(old: Term, new: Term) -> Iterator[str]:
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
        signs = [f"+ “{one}”" for one in after if one not in before]
        # Only what became the preferred term is no variant any more.
        return ", ".join(signs + [f"− “{one}”" for one in before if one not in after])
    if isinstance(before, dict) and isinstance(after, dict):
        return "+ " + ", ".join(f"“{k}” > “{v}”" for k, v in after.items() if before.get(k) != v)
    if isinstance(after, bool):
        return "no → yes" if after else "yes → no"
    return f"“{before}” → “{after}”" if before else f"+ “{after}”"
