"""Text cut into words that compare equal however they were typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Characters that a reader does not see: soft hyphen, zero-width ones, word joiner, BOM.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"

# A dotted acronym (U.N., O.S.C.E.) is one word; else letters and digits with their marks.
_WORD = re.compile(
    rf"(?<![\w{_MARKS}])[A-Z](?:\.[A-Z])+(?![\w{_MARKS}])\.?"
    rf"|[^\W_](?:[^\W_]|[{_MARKS}{INVISIBLE}])*"
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


@lru_cache(maxsize=4096)
def _joint(gap: str) -> str:
    return re.sub(r"\s+", " ", gap.translate(_LOOKS))


@lru_cache(maxsize=65536)
def _clean(found: str) -> tuple[str, str]:
    raw = found
    if "." in raw:
        raw = raw.replace(".", "")
    elif not raw.isascii():
        raw = unicodedata.normalize("NFC", raw.translate(_DROPPED))
    return raw, fold(raw)


def words(text: str) -> list[Word]:
    """All words of ``text`` in order. Linear; the same words for NFC and NFD, any space or hyphen."""
    found: list[Word] = []
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        raw, folded = _clean(match.group())
        found.append(Word(start, end, raw, folded, _joint(text[at:start])))
        at = end
    return found
