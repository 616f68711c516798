"""Comma and full stop at the end of a quotation: inside or outside, as the locale has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.marks import Mark, quotation_marks
from l10n.placeables.typography.table import Typography

_BLANKS = " \u00a0\u2009\u202f"
_SHORT = 4
"""Words that a fragment has at most, where what is said must be told from what is named."""
_ENDS = re.compile(r"[.!?…:]")


def stops(text: str, rules: Typography) -> Iterator[Edit]:
    """Swap the sign at the end of a quotation with the marks that close there.

    In American English both stand inside; elsewhere a comma belongs to the sentence around, and a
    full stop does when a fragment is quoted (*a “trap”.*), not when a whole sentence is.
    """
    if not rules.comma and not rules.stop:
        return
    marks = [mark for mark in quotation_marks(text, rules) if mark.paired]
    openings = _openings(marks)
    at = 0
    while at < len(marks):
        first = marks[at]
        if first.opens:
            at += 1
            continue
        last = at
        while (
            last + 1 < len(marks)
            and not marks[last + 1].opens
            and not text[marks[last].at + 1 : marks[last + 1].at].strip(_BLANKS)
        ):
            last += 1
        yield from _swapped(text, openings[at], first.at, marks[last].at + 1, rules)
        at = last + 1


def _openings(marks: list[Mark]) -> list[int]:
    """For each mark the offset of the one that opens its quotation."""
    stack: list[int] = []
    found: list[int] = []
    for mark in marks:
        if mark.opens:
            stack.append(mark.at)
            found.append(mark.at)
        else:
            found.append(stack.pop() if stack else mark.at)
    return found


def _swapped(text: str, opening: int, closing: int, end: int, rules: Typography) -> Iterator[Edit]:
    start = closing
    while start and text[start - 1] in _BLANKS:
        start -= 1
    last, behind = text[start - 1 : start], text[end : end + 1]
    marks = text[start:end]
    policy = {",": rules.comma, ".": rules.stop}
    if behind and policy.get(behind) == "inside":
        further = text[end + 1 : end + 2]
        if last and last not in ".,;:!?…([{" and not (further == "." or further.isalnum()):
            yield Edit(start, end + 1, behind + marks)
        return
    if last not in (",", ".") or policy[last] in ("", "inside"):
        return
    if behind and not behind.isspace() and behind not in ")]–—":
        return
    content = text[opening + 1 : start - 1].strip(_BLANKS)
    if not content or text[start - 2 : start - 1] in (".", ",", "…"):
        return
    moves = (
        policy[last] == "outside"
        if last == ","
        else _is_fragment(text, opening, content) and _ends_there(text, end)
    ) or (
        last == ","
        and policy[last] == "spoken"
        and _is_fragment(text, opening, content)
        and len(content.split()) <= _SHORT
    )
    if moves:
        yield Edit(start - 1, end, marks + last)


def _is_fragment(text: str, opening: int, content: str) -> bool:
    """Whether the words quoted are part of the sentence around them, not a sentence themselves."""
    before = text[max(0, opening - 2) : opening]
    return (
        content[:1].islower()
        and before[-1:] in _BLANKS
        and before[:1].isalpha()
        and _ENDS.search(content) is None
    )


def _ends_there(text: str, end: int) -> bool:
    """Whether no sentence goes on behind the quotation."""
    behind = text[end : end + 2].lstrip()
    return not behind[:1].islower()
