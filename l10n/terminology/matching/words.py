"""Text cut into words that compare equal however they were typed."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

# Characters that a reader does not see: soft hyphen, zero-width ones, word joiner, BOM.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"

# A dotted acronym (U.N., O.S.C.E.) is one word; else letters and digits with their marks.
_WORD = re.compile(
    rf"((?<![\w{_MARKS}])[A-Z](?:\.[A-Z])+(?![\w{_MARKS}])\.?"
    # ʼ is an apostrophe here, though Unicode counts it as a letter.
    rf"|[^\W_ʼ]+(?:[{_MARKS}{INVISIBLE}]+[^\W_ʼ]*)*)"
)
_DROPPED = dict.fromkeys(map(ord, INVISIBLE))
_LOOKS = _DROPPED | {
    **dict.fromkeys(map(ord, "‐‑"), "-"),
    **dict.fromkeys(map(ord, "’ʼ‘＇"), "'"),
}
# What may stand between two words of a term instead of what the glossary writes there.
SOFT = frozenset({" ", "-", "'", "' "})


class Word(NamedTuple):
    """One word at ``start``..``end`` (code points of the text).

    ``raw`` is the word in NFC without invisible characters or the dots of an acronym, ``fold`` the
    same in lower case with ligatures opened, ``joint`` what stands between it and the word before.
    """

    start: int
    end: int
    raw: str
    fold: str
    joint: str


def fold(word: str) -> str:
    """Lower case with œ and æ opened. ß stays: in German it is spelling, not shape."""
    return word.lower().replace("œ", "oe").replace("æ", "ae")


def plain(text: str) -> str:
    """``text`` in NFC with one kind of space, hyphen and apostrophe, and nothing invisible."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_LOOKS).split())


# What was seen before need not be cleaned again; emptied when full, so that memory is bounded.
_CLEANED: dict[str, tuple[str, str]] = {}
_JOINTS: dict[str, str] = {}
_FULL = 65536
_LONG = 64


def _joint(gap: str) -> str:
    joint = re.sub(r"\s+", " ", gap.translate(_LOOKS))
    if len(gap) < _LONG:
        _JOINTS[gap] = joint
    return joint


def _clean(found: str) -> tuple[str, str]:
    raw = found
    if "." in raw:
        raw = raw.replace(".", "")
    elif not raw.isascii():
        raw = unicodedata.normalize("NFC", raw.translate(_DROPPED))
    if len(found) < _LONG:
        _CLEANED[found] = (raw, fold(raw))
    return raw, fold(raw)


def words(text: str) -> list[Word]:
    """All words of ``text`` in order. Linear; the same words for NFC and NFD, any space or hyphen.

    Every text that is checked goes through here, so that it is written for speed: one call splits
    the text into gaps and words by turns.
    """
    if len(_CLEANED) > _FULL:
        _CLEANED.clear()
    if len(_JOINTS) > _FULL:
        _JOINTS.clear()
    parts = _WORD.split(text)
    at = list(accumulate(map(len, parts)))
    joints = [_JOINTS.get(gap) or _joint(gap) for gap in parts[:-1:2]]
    cleaned = [_CLEANED.get(shown) or _clean(shown) for shown in parts[1::2]]
    placed = zip(at[::2], at[1::2], cleaned, joints, strict=False)
    new = tuple.__new__  # a third of the time that Word() takes
    return [new(Word, (start, end, raw, low, gap)) for start, end, (raw, low), gap in placed]
