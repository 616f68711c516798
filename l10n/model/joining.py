"""Targets that were meant to join a unit to the one before, and do not."""

from __future__ import annotations

import re

from l10n.model.unit import JOINED_MARK, is_mark

# Arrows that look like ⇧ or stand for its key, alone or with text or emoji style behind them.
_LOOK_ALIKES = re.compile(
    r"[\s\ufe0e\ufe0f\u200b-\u200f\u2060.()\[\]«»“”\"']*"
    r"(?:[\u2191\u219f\u21a5\u21d1\u21e1\u21ea-\u21ef\u21e7\u21c8\u21b0\u27f0\u2934\u2b06\u2b61"
    r"\u2b9d\u2bad\u25b2\u25b3\u261d\u2303^\U0001f446\U0001f53c\U0001f815\U0001f81d]"
    r"|(?:U\+|\\u|0x|&\#x)21E7;?|&\#8679;)+"
    r"[\s\ufe0e\ufe0f\u200b-\u200f\u2060.()\[\]«»“”\"']*",
    re.IGNORECASE,
)


def misjoined(source: str, target: str) -> str:
    """What is wrong with ``target`` as a ``⇧``; empty when it is one, or was not meant to be one.

    Written to be a sentence of a finding. A sign that ``source`` has too is text like any other.
    """
    if is_mark(target):
        return ""
    if target.count(JOINED_MARK) > source.count(JOINED_MARK):
        if _LOOK_ALIKES.fullmatch(target):
            return f"“{target.strip()}” is more than {JOINED_MARK} alone"
        return f"{JOINED_MARK} stands there with other text"
    # The repetition in the pattern is linear, but nothing long was ever meant as a sign.
    if len(target) <= 40 and _LOOK_ALIKES.fullmatch(target) and not _LOOK_ALIKES.fullmatch(source):
        return f"“{target.strip()}” is not {JOINED_MARK} (U+21E7)"
    return ""
