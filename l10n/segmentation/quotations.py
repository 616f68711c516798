"""Tell opening quotation marks from closing ones, by pairing them over the whole text."""

from __future__ import annotations

import re

from l10n.segmentation.rules import Rules

OPEN = "«"
CLOSE = "»"
"""In a canonical text these two stand for every double quotation mark of any style."""

_MARK = re.compile('["«»“”„‟‹›]')
_PUNCTUATION = frozenset(".,;:!?…)]}")
_OPENERS = frozenset("([{«„“‹‚'’‘–—-")


def canonical(text: str, rules: Rules) -> str:
    """``text`` with `OPEN` and `CLOSE` for its quotation marks; offsets stay as they are.

    What stands around a mark decides: white space before it and a letter behind it open, the
    other way round closes. Between two blanks (French) or two letters the shape of the mark
    decides, and for the straight ``"``, which has but one shape, whether one is open.
    Single ``'``, ``’`` and ``‚‘`` are left alone, for most of them are apostrophes.
    """
    pieces: list[str] = []
    at = 0
    open_straight = False
    depth = 0
    for match in _MARK.finditer(text):
        start = match.start()
        mark = match.group()
        before = text[start - 1] if start else " "
        after = text[start + 1] if start + 1 < len(text) else " "
        opens = _context(before, after)
        if mark == '"':
            if before.isalpha() and after.isalpha():
                continue  # an apostrophe of a kind: l"État
            if opens is None:
                opens = not open_straight
            open_straight = opens
        else:
            usual = mark in rules.opening
            if opens is None or (opens is not usual and opens is (depth > 0)):
                # Nothing around it speaks, or what does would leave another quotation unpaired.
                opens = usual
            depth = depth + 1 if opens else max(0, depth - 1)
        pieces += text[at:start], OPEN if opens else CLOSE
        at = start + 1
    if not pieces:
        return text
    pieces.append(text[at:])
    return "".join(pieces)


def _context(before: str, after: str) -> bool | None:
    """Whether the neighbours of a mark say that it opens (True), closes (False), or nothing."""
    behind_white = before == " " or before in _OPENERS
    before_white = after == " " or after in _PUNCTUATION
    if behind_white and not before_white:
        return True
    if before_white and not behind_white:
        return False
    return None
