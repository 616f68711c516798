"""Blanks: before signs, inside brackets, one for two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.hidden import HIDDEN
from l10n.placeables.typography.table import BLANK, Typography

_BLANKS = " \u00a0\u2009\u202f"
_DOUBLE = re.compile(rf"(?<=\S){BLANK}{{2,}}(?=\S)")
# A sign at the end of a word: what stands behind says that it is no address, time or smiley.
_SIGN = re.compile(
    rf"(?<=(?P<last>\S))(?P<blanks>{BLANK}*)(?P<sign>[;:!?.,])(?=[\s;:!?.,)\]}}»”“›’‘\"']|$)"
)
_BRACKETS = re.compile(r"[()\[\]]")
_CLOSED = frozenset(")]»”“›’%°…\"'")
_CHAIN = re.compile(rf"{BLANK}?\.")


def doubles(text: str, rules: Typography) -> Iterator[Edit]:  # noqa: ARG001
    """One blank for several within a line, a no-break one if there is one among them."""
    for match in _DOUBLE.finditer(text):
        fixed = match[0].replace(" ", "")
        yield Edit(*match.span(), fixed[:1] or " ")


def before_signs(text: str, rules: Typography) -> Iterator[Edit]:
    """The blank that the locale has before ``; : ! ?`` and its like, or none."""
    for match in _SIGN.finditer(text):
        wanted = rules.before.get(match["sign"])
        last, blanks = match["last"], match["blanks"]
        if match["sign"] in ".," and _CHAIN.match(text, match.end()):
            continue
        if wanted is None or last in ";:!?.,([{«‹¿¡—–-" or (last in "'\"" and not blanks):
            continue
        if not blanks and (last == HIDDEN or not (last.isalnum() or last in _CLOSED)):
            continue
        if wanted and len(blanks) == 1 and blanks in rules.before_kept:
            continue
        start = match.start("blanks")
        if start < match.end("blanks") or wanted:
            yield Edit(start, match.end("sign"), wanted + match["sign"])


def brackets(text: str, rules: Typography) -> Iterator[Edit]:  # noqa: ARG001
    """No blank behind an opening bracket nor before the one that closes it."""
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
        while first < end and text[first] in _BLANKS:
            first += 1
        while last > first and text[last - 1] in _BLANKS:
            last -= 1
        if first < last:
            yield Edit(start, first, text[start])
            yield Edit(last, end + 1, match[0])


def behind_openers(text: str, rules: Typography) -> Iterator[Edit]:
    """No blank behind signs that open a sentence (Spanish ``¿¡``)."""
    if not rules.after_opening:
        return
    signs = re.escape(rules.after_opening)
    for match in re.finditer(rf"(?<=[{signs}]){BLANK}+(?=\S)", text):
        yield Edit(*match.span(), "")
