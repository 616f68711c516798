"""A sentence as words, so that two sentences can be compared."""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import normalize

# A word keeps its inner hyphens; an elision (l', qu', don't) is cut behind its apostrophe; a number
# keeps its inner stops, commas and blanks; every other sign stands alone.
_WORD = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"
    r"|[^\W\d_]+['’]"
    r"|[^\W_]+(?:[-\u2010\u2011][^\W_]+)*"
    r"|[^\w\s]|_"
)
# French, English and German inflect at the end: six letters tell words apart, and what is behind
# them tells only number, gender and tense (*accueillir*, *accueille*).
_STEM = 6
NUMBER = "#"
"""What every number in figures is folded to: a sentence with another number is the same sentence."""

# Signs that say the same and look otherwise.
_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "‛": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‹": '"', "›": '"', "″": '"',
        "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": None, "\u200b": None, "\u2060": None,
    }
)  # fmt: skip


def words(text: str) -> list[str]:
    """The words, numbers and signs of ``text`` as they stand there."""
    return _WORD.findall(text)


def plain(text: str) -> str:
    """``text`` without typography: straight quotes, simple dashes, one kind of blank, one each.

    *« Oui »* and *"Oui"* are the same, as are *l’an* and *l'an*.
    """
    same = normalize("NFC", text).replace("...", "…").translate(_ALIKE)
    return re.sub(r'(?<=")\s+|\s+(?=["!?:;%])', "", " ".join(same.split()))


def letters(text: str) -> list[str]:
    """The words and numbers of ``text``, in one case and without signs."""
    return [
        word.translate(_ALIKE).casefold()
        for word in words(normalize("NFC", text))
        if word[0].isalnum()
    ]


def folded(text: str) -> list[str]:
    """The words of ``text`` for comparison: without signs, case, accents, endings and figures."""
    if not text.isascii():
        text = "".join(sign for sign in normalize("NFKD", text) if not "\u0300" <= sign <= "\u036f")
    return [
        NUMBER if word[0].isdigit() and not word[-1].isalpha() else word.casefold()[:_STEM]
        for word in _WORD.findall(text.translate(_ALIKE))
        if word[0].isalnum()
    ]


def dice(left: Counter[str], right: Counter[str]) -> float:
    """How much two bags of words share, 0 to 1: the most that any alignment in order can reach."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0
