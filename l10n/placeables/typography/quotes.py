"""Quotation marks of the locale, by level, with the blanks inside of them."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.marks import quotation_marks
from l10n.placeables.typography.neighbours import words_begin, words_end
from l10n.placeables.typography.signs import Mark
from l10n.placeables.typography.table import Pair, Scheme, Typography

_STRAIGHT = "\"'"


def quotes(rules: Typography) -> Rule:
    """The marks of the locale for those that stand there, paired over the paragraph.

    A paragraph that keeps to another scheme which the locale admits keeps it. A double mark without
    a partner, as where a quotation goes on in the next paragraph, is written where it is sure what
    it does. Single marks that stand for the outer ones stay the inner ones of the locale, because
    they hold a word with tongs more often than they quote.
    """
    if not rules.quotes:
        return nothing

    def rule(text: str) -> Iterator[Edit]:
        marks = quotation_marks(text, rules)
        if marks:
            yield from _written(text, marks, _scheme(text, marks, rules))

    return rule


def _written(text: str, marks: list[Mark], scheme: Scheme) -> Iterator[Edit]:
    lone = scheme[0].opening not in ("‘", "‚")
    levels: list[int] = []
    """The level of each quotation that is open."""
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        if mark.partner is None:
            if mark.sure and (mark.sign != '"' or not text[mark.at - 1 : mark.at].isdigit()):
                yield _edit(text, mark, scheme[0])
        elif mark.opens:
            holds = following and following is not mark.partner and not following.single
            inner = mark.single and mark.depth == 0 and lone and not holds
            levels.append(min(1, len(scheme) - 1) if inner else len(levels))
            yield _edit(text, mark, scheme[_within(levels[-1], scheme)])
        else:
            yield _edit(text, mark, scheme[_within(levels.pop(), scheme)])


def _within(level: int, scheme: Scheme) -> int:
    """Deeper levels than the scheme has take turns between its last two."""
    if level < len(scheme):
        return level
    return len(scheme) - 1 - (level - len(scheme) + 1) % 2 if len(scheme) > 1 else 0


def _scheme(text: str, marks: list[Mark], rules: Typography) -> Scheme:
    """The first of the locale's schemes that all outer quotations have, its own if none does."""
    first = [
        (mark, mark.partner)
        for mark in marks
        if mark.partner and mark.opens and mark.depth == 0 and mark.sign not in _STRAIGHT
    ]
    doubles = [pair for pair in first if not pair[0].single]
    outer = doubles or [pair for pair in first if pair[0].sign == "‘"]
    if outer:
        for scheme in rules.quotes:
            if all(_has(text, *pair, scheme[0]) for pair in outer):
                return scheme
    return rules.quotes[0]


def _has(text: str, opening: Mark, closing: Mark, pair: Pair) -> bool:
    inside, end = words_begin(text, opening.at + 1), words_end(text, closing.at)
    return (
        opening.sign == pair.opening
        and closing.sign == pair.closing
        and text[opening.at + 1 : inside] == pair.blank == text[end : closing.at]
    )


def _edit(text: str, mark: Mark, pair: Pair) -> Edit:
    if mark.opens:
        return Edit(mark.at, words_begin(text, mark.at + 1), pair.opening + pair.blank)
    return Edit(words_end(text, mark.at), mark.at + 1, pair.blank + pair.closing)
