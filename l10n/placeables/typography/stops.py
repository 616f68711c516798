"""Comma and full stop at the end of a quotation: inside or outside, as the locale has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.marks import quotation_marks
from l10n.placeables.typography.neighbours import BLANKS, words_end
from l10n.placeables.typography.table import Typography

_SHORT = 4
"""Words that a fragment has at most, where what is said must be told from what is named."""
_ENDS = re.compile(r"[.!?…:]")


def stops(rules: Typography) -> Rule:
    """Swap the sign at the end of a quotation with the marks that close there.

    In American English both stand inside; elsewhere a comma belongs to the sentence around, and a
    full stop does when a fragment is quoted (*a “trap”.*), not when a whole sentence is; in Spanish
    it always does.
    """
    if not rules.comma and not rules.stop:
        return nothing

    def rule(text: str) -> Iterator[Edit]:
        marks = [mark for mark in quotation_marks(text, rules) if mark.partner]
        at = 0
        while at < len(marks):
            first = marks[at]
            at += 1
            if first.opens or first.partner is None:
                continue
            last = first
            while (
                at < len(marks)
                and not marks[at].opens
                and words_end(text, marks[at].at) == last.at + 1
            ):
                last = marks[at]
                at += 1
            yield from _swapped(text, first.partner.at, first.at, last.at + 1, rules)

    return rule


def _swapped(text: str, opening: int, closing: int, end: int, rules: Typography) -> Iterator[Edit]:
    start = words_end(text, closing)
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
    content = text[opening + 1 : start - 1].strip(BLANKS)
    if not content or text[start - 2 : start - 1] in (".", ",", "…"):
        return
    if _moves(text, opening, content, end, last, policy[last]):
        yield Edit(start - 1, end, marks + last)


def _moves(text: str, opening: int, content: str, end: int, sign: str, policy: str) -> bool:
    """Whether the ``sign`` that ends a quotation belongs behind it."""
    if sign == "," and policy == "outside":
        return True
    if sign == "." and policy == "outside":
        return _ends_there(text, end)
    if not _is_fragment(text, opening, content):
        return False
    return _ends_there(text, end) if sign == "." else len(content.split()) <= _SHORT


def _is_fragment(text: str, opening: int, content: str) -> bool:
    """Whether the words quoted are part of the sentence around them, not a sentence themselves."""
    before = text[max(0, opening - 2) : opening]
    return (
        content[:1].islower()
        and before[-1:] in BLANKS
        and before[:1].isalpha()
        and _ENDS.search(content) is None
    )


def _ends_there(text: str, end: int) -> bool:
    """Whether no sentence goes on behind the quotation."""
    behind = text[end : end + 2].lstrip()
    return not behind[:1].islower()
