"""Quotation marks of the locale, by level, with the blanks inside of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.marks import Mark, quotation_marks
from l10n.placeables.typography.table import BLANK, Pair, Scheme, Typography

_BLANKS_BEHIND = re.compile(f"{BLANK}*")
_BLANKS = " \u00a0\u2009\u202f"
_STRAIGHT = "\"'"


def quotes(text: str, rules: Typography) -> Iterator[Edit]:
    """The marks of the locale for those that stand there, paired over the paragraph.

    A paragraph that keeps to another scheme which the locale admits keeps it. A double mark without
    a partner, as where a quotation goes on in the next paragraph, is written where it is sure what
    it does. Single marks that stand for the outer ones stay the inner ones of the locale, because
    they hold a word with tongs more often than they quote.
    """
    if not rules.quotes:
        return
    marks = quotation_marks(text, rules)
    scheme = _scheme(text, marks, rules)
    lone = scheme[0].opening not in ("‘", "‚")
    level = 0
    levels: dict[int, int] = {}
    for at, mark in enumerate(marks):
        if not mark.paired:
            if mark.sure and (mark.sign != '"' or not text[mark.at - 1 : mark.at].isdigit()):
                yield _edit(text, mark, scheme[0])
            continue
        if mark.opens:
            holds = mark.partner > at + 1 and not marks[at + 1].single
            inner = mark.single and mark.depth == 0 and lone and not holds
            levels[at] = min(1, len(scheme) - 1) if inner else level
            level += 1
        else:
            level -= 1
        own = levels.get(at if mark.opens else mark.partner, 0)
        yield _edit(text, mark, scheme[_within(own, scheme)])


def _within(level: int, scheme: Scheme) -> int:
    """Deeper levels than the scheme has take turns between its last two."""
    if level < len(scheme):
        return level
    return len(scheme) - 1 - (level - len(scheme) + 1) % 2 if len(scheme) > 1 else 0


def _scheme(text: str, marks: list[Mark], rules: Typography) -> Scheme:
    """The first of the locale's schemes that all outer quotations have, its own if none does."""
    outer = [
        mark
        for mark in marks
        if mark.paired
        and mark.opens
        and mark.depth == 0
        and not mark.single
        and mark.sign not in _STRAIGHT
    ] or [
        mark
        for mark in marks
        if mark.paired and mark.opens and mark.depth == 0 and mark.sign == "‘"
    ]
    if outer:
        for scheme in rules.quotes:
            if all(_has(text, mark, marks[mark.partner], scheme[0]) for mark in outer):
                return scheme
    return rules.quotes[0]


def _has(text: str, opening: Mark, closing: Mark, pair: Pair) -> bool:
    inside, end = _inside(text, opening), _outside(text, closing)
    return (
        opening.sign == pair.opening
        and closing.sign == pair.closing
        and text[opening.at + 1 : inside] == pair.blank == text[end : closing.at]
    )


def _edit(text: str, mark: Mark, pair: Pair) -> Edit:
    if mark.opens:
        return Edit(mark.at, _inside(text, mark), pair.opening + pair.blank)
    return Edit(_outside(text, mark), mark.at + 1, pair.blank + pair.closing)


def _inside(text: str, mark: Mark) -> int:
    """Where the words behind an opening mark begin."""
    found = _BLANKS_BEHIND.match(text, mark.at + 1)
    return found.end() if found else mark.at + 1


def _outside(text: str, mark: Mark) -> int:
    """Where the words before a closing mark end."""
    at = mark.at
    while at and text[at - 1] in _BLANKS:
        at -= 1
    return at
