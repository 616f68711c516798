"""Blanks: before signs, inside brackets, one for two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.hidden import HIDDEN, SHUT
from l10n.placeables.typography.neighbours import BLANK, BLANKS, words_end
from l10n.placeables.typography.patterns import NEVER
from l10n.placeables.typography.table import Typography

_DOUBLE = re.compile(rf"{BLANK}(?<=\S{BLANK}){BLANK}+(?=\S)")
# What stands behind a sign, or behind a row of them, says that it is no address, time or smiley.
_BEHIND = rf"(?=[;:!?.,…]{{0,20}}+(?:[\s)\]}}»”“›’‘\"'{SHUT}]|$))"
_BRACKETS = re.compile(r"[()\[\]]")
_CLOSED = frozenset(")]»”“›’%‰°…\"'€$£¥²³′″™®©")
_CHAIN = re.compile(rf"{BLANK}?\.")
_FIGURE = re.compile(rf"{BLANK}\d")


def doubles(rules: Typography) -> Rule:  # noqa: ARG001
    """One blank for several within a line, a no-break one if there is one among them."""

    def rule(text: str) -> Iterator[Edit]:
        for match in _DOUBLE.finditer(text):
            yield Edit(*match.span(), match[0].replace(" ", "")[:1] or " ")

    return rule


def before_signs(rules: Typography) -> Rule:
    """The blank that the locale has before ``; : ! ?`` and its like, or none.

    Blanks on both sides of a colon between figures are those of a ratio or score.
    """
    pattern = _signs(rules)

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            end, sign = match.end(), match[0]
            start = words_end(text, match.start())
            wanted, last, blanks = (
                rules.before[sign],
                text[start - 1 : start],
                text[start : end - 1],
            )
            if not last or last.isspace() or (sign in ".," and _CHAIN.match(text, end)):
                continue
            if sign in ".," and last in (HIDDEN, SHUT):
                continue  # "see a.org ." keeps its blank, lest the stop be read with the address
            if last in ";:!?,([{«‹¿¡—–-" or (last in "'\"" and not blanks):
                continue
            if last == "." and not (blanks and wanted):
                continue
            if not blanks and (last == SHUT or not (last.isalnum() or last in _CLOSED)):
                continue
            if (
                sign == ":"
                and blanks
                and not wanted
                and last.isdigit()
                and _FIGURE.match(text, end)
            ):
                continue
            if wanted and len(blanks) == 1 and blanks in rules.before_kept:
                continue
            if blanks or wanted:
                yield Edit(start, end, wanted + sign)

    return rule


def _signs(rules: Typography) -> re.Pattern[str]:
    """The signs that want a blank, and those that want none and have one."""
    spaced = "".join(re.escape(sign) for sign, wanted in rules.before.items() if wanted)
    bare = "".join(re.escape(sign) for sign, wanted in rules.before.items() if not wanted)
    places = [rf"(?<=[{spaced}])"] * bool(spaced) + [rf"(?<={BLANK}[{bare}])"] * bool(bare)
    if not places:
        return NEVER
    return re.compile(rf"[{spaced}{bare}](?:{'|'.join(places)}){_BEHIND}")


def brackets(rules: Typography) -> Rule:  # noqa: ARG001
    """No blank behind an opening bracket nor before the one that closes it."""
    return _within_brackets


def _within_brackets(text: str) -> Iterator[Edit]:
    opened: list[int] = []
    for match in _BRACKETS.finditer(text):
        if match[0] in "([":
            opened.append(match.start())
            continue
        if not opened or text[opened[-1]] != {")": "(", "]": "["}[match[0]]:
            opened.clear()
            continue
        start, end = opened.pop(), match.start()
        first, last = start + 1, end
        while first < end and text[first] in BLANKS:
            first += 1
        while last > first and text[last - 1] in BLANKS:
            last -= 1
        if first < last:
            yield Edit(start, first, text[start])
            yield Edit(last, end + 1, match[0])


def behind_openers(rules: Typography) -> Rule:
    """No blank behind signs that open a sentence (Spanish ``¿¡``)."""
    if not rules.after_opening:
        return nothing
    sign = f"[{re.escape(rules.after_opening)}]"
    pattern = re.compile(rf"{BLANK}(?<={sign}{BLANK}){BLANK}*(?=\S)")
    return lambda text: (Edit(*match.span(), "") for match in pattern.finditer(text))
