"""Typography: clear slips against how the locale sets its texts, with what we would write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from l10n.checks.base import CheckContext, is_ready
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.place import place_of
from l10n.placeables.typography import Change, typeset

CODES = ("typography-blank", "typography-quotes", "typography-sharp-s")

_CURVED = frozenset("«»“”„‟")
_BLANKS = " \u00a0\u2009\u202f"
_SHOWN = str.maketrans({"\u00a0": "␣", "\u202f": "␣", "\u2009": "␣"})
_SAID = {
    "typography-blank": "The locale does not set blanks so: “{before}”.",
    "typography-quotes": "These quotation marks are not those of the locale: “{before}”.",
    "typography-sharp-s": "The locale writes ss for ß: “{before}”.",
}
_CHOSEN = "These quotation marks are not those of the newsroom: “{before}”."


def typography(passage: Passage, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG001
    """Nothing: quotation marks pair over the paragraph."""
    return iter(())


def article(passages: Sequence[Passage], context: CheckContext) -> Iterator[Finding]:
    """``typography-quotes``, ``typography-blank`` and ``typography-sharp-s``, one a passage each.

    Quotation marks are those that the newsroom chose, if it did. What a locale admits beside its own form is no finding, nor are straight marks in an article
    that has no others. `typeset` would mend more than this; only what a reader stumbles over is told.
    """
    ready = [one for one in passages if is_ready(one)]
    curved = any(not _CURVED.isdisjoint(one.target) for one in ready)
    for _, group in groupby(enumerate(ready), key=lambda one: _paragraph(*one)):
        paragraph = [passage for _, passage in group]
        yield from _slips(paragraph, context, curved=curved)


def _paragraph(at: int, passage: Passage) -> int:
    """The paragraph that a passage begins in; a number of its own where no note tells."""
    place = place_of(passage.units[0])
    return place.paragraphs[0] if place else -1 - at


def _slips(
    paragraph: Sequence[Passage], context: CheckContext, *, curved: bool
) -> Iterator[Finding]:
    targets = [passage.target for passage in paragraph]
    # In a paragraph that has both kinds, family *quotes* tells the straight ones.
    straight_too = curved and all(_CURVED.isdisjoint(target) for target in targets)
    told: set[tuple[int, str]] = set()
    chosen = str(dict(context.style.values).get("quotes", "")) if context.style else ""
    for change in typeset(targets, context.locale, context.style).changes:
        code = _code(change, straight_too=straight_too)
        if code is None or (change.sentence, code) in told:
            continue
        told.add((change.sentence, code))
        target = targets[change.sentence]
        said, reason = _SAID[code], change.reason
        if chosen and code == "typography-quotes":
            said, reason = _CHOSEN, f"[style] in l10n.toml has quotes = “{chosen}”."
        yield Finding(
            code,
            Severity.INFO,
            context.where(paragraph[change.sentence]),
            said.format(before=_around(target, change, change.before)),
            f"Write “{_around(target, change, change.after)}”. {reason}",
        )


def _code(change: Change, *, straight_too: bool) -> str | None:
    """The code of a change that is worth telling; ``None`` for the others."""
    if change.rule == "sharp-s":
        return "typography-sharp-s"
    if change.rule == "double-blanks":
        return "typography-blank" if change.before.strip(" ") == "" else None
    if change.rule == "blank-before":
        # A French blank elsewhere, or none where it belongs; which kind it is, few can see.
        bare = change.before[:1] not in _BLANKS
        return "typography-blank" if bare or change.after[:1] not in _BLANKS else None
    if change.rule != "quotes":
        return None
    sign, wanted = change.before.strip(_BLANKS), change.after.strip(_BLANKS)
    if sign == '"':
        return "typography-quotes" if straight_too else None
    if sign not in _CURVED:
        return None
    if sign != wanted:
        return "typography-quotes"
    return "typography-blank" if len(change.before) > len(change.after) else None


def _around(target: str, change: Change, words: str) -> str:
    """``words`` with those around them, no-break blanks made visible."""
    start = target.rfind(" ", 0, max(0, change.span.start - 8)) + 1
    end = target.find(" ", change.span.end + 8)
    before = target[start : change.span.start]
    after = target[change.span.end : end if end > 0 else len(target)]
    return f"{before}{words}{after}"[:80].translate(_SHOWN)
