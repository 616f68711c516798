"""Let the rules of a locale work on a paragraph until none has a wish, and tell every change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from l10n.placeables.typography.changes import Change, Edit, Rule, apart
from l10n.placeables.typography.hidden import BOUNDARY, HIDDEN, SHUT, hide, show
from l10n.placeables.typography.tracing import Trace

_ROUNDS = 5
_QUOTING = frozenset({"quotes", "stops"})
"""Rules that depend on what stands far away: where all do not come to rest, the others may."""


class Named(NamedTuple):
    """A rule with its name and the sentence that explains it."""

    name: str
    reason: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Typeset:
    """The sentences of a paragraph as their locale sets them."""

    sentences: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    """In the order of the rules, and of the text within one rule."""
    left_out: tuple[str, ...] = ()
    """The rules that did nothing because they would not have come to rest, such as on a row of marks
    without words; every rule where the paragraph stays as it is for that."""


def run(
    sentences: Sequence[str],
    rules: Sequence[Named],
    authority: str = "",
    keep: tuple[str, ...] = (),
) -> Typeset:
    """Let each of ``rules`` work on what those before it left, until none has a wish.

    Where they do not come to rest, those for quotation marks are left out, and if that does not help
    the paragraph stays as it is; `Typeset.left_out` tells. What comes out stays when it is set again.
    """
    done = _rested(sentences, rules, authority, keep)
    if done is not None:
        return done
    fewer = [rule for rule in rules if rule.name not in _QUOTING]
    done = _rested(sentences, fewer, authority, keep) if len(fewer) < len(rules) else None
    if done is not None:
        again = _rested(done.sentences, rules, authority, keep)
        if again is None or not again.changes:
            left_out = tuple(rule.name for rule in rules if rule.name in _QUOTING)
            return replace(done, left_out=left_out)
    return Typeset(tuple(sentences), left_out=tuple(rule.name for rule in rules))


def _rested(
    sentences: Sequence[str], rules: Sequence[Named], authority: str, keep: tuple[str, ...]
) -> Typeset | None:
    """``sentences`` when no rule has a wish any more; ``None`` if that is never so."""
    hidden = hide(sentences, keep)
    text = hidden.text
    marks = [offset for offset, _ in hidden.marks]
    changes: list[Change] = []
    trace = Trace(hidden, sentences)
    version = 0
    seen = [-1] * len(rules)
    """The version of the text in which a rule had no wish."""
    for _ in range(_ROUNDS):
        for number, (name, reason, rule) in enumerate(rules):
            if seen[number] == version:
                continue
            edits = [edit for edit in apart(rule(text), text) if _is_allowed(text, edit, marks)]
            if not edits:
                seen[number] = version
                continue
            said = f"{reason} ({authority})" if authority else reason
            for edit in edits:
                sentence, span = trace.place(edit.start, edit.end)
                before = text[edit.start : edit.end]
                changes.append(Change(sentence, span, name, before, edit.after, said))
            text, marks = _applied(text, edits, marks)
            trace.add(edits)
            version += 1
        if all(one == version for one in seen):
            break
    else:
        return None
    if not changes:
        return Typeset(tuple(sentences))
    named = [(offset, mark) for offset, (_, mark) in zip(marks, hidden.marks, strict=True)]
    made = tuple(show(text, hidden.stretches, named))
    again = hide(made, keep)
    if (again.text, again.stretches, [*again.marks]) != (text, hidden.stretches, named):
        # From outside this reads otherwise, "*" as a mark or ".../a" as a path: is it at rest so?
        outside = again.text
        marks = [offset for offset, _ in again.marks]
        for one in rules:
            if any(_is_allowed(outside, edit, marks) for edit in apart(one.rule(outside), outside)):
                return None
    return Typeset(made, tuple(changes))


def _is_allowed(text: str, edit: Edit, marks: list[int]) -> bool:
    """Whether the edit swallows nothing hidden, no end of a sentence and no mark of a code."""
    old = text[edit.start : edit.end]
    if BOUNDARY in old or any(old.count(one) != edit.after.count(one) for one in (HIDDEN, SHUT)):
        return False
    at = bisect_right(marks, edit.start)
    return at >= len(marks) or marks[at] >= edit.end


def _applied(text: str, edits: list[Edit], marks: list[int]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    moved: list[int] = []
    at = shift = 0
    waiting = iter(marks)
    mark = next(waiting, None)
    for edit in edits:
        while mark is not None and mark <= edit.start:
            moved.append(mark + shift)
            mark = next(waiting, None)
        pieces += text[at : edit.start], edit.after
        at = edit.end
        shift += len(edit.after) - (edit.end - edit.start)
    while mark is not None:
        moved.append(mark + shift)
        mark = next(waiting, None)
    pieces.append(text[at:])
    return "".join(pieces), moved
