"""A sentence as words, so that two sentences can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

# Inline codes as translators see them: markers, footnote marks, what ends a link, emphasis. A single
# star or underscore is a sign like others.
_CODE = r"</?[a-zA-Z][a-zA-Z0-9]{0,20}/?>|\[\^[^\]\s]{1,200}\]|\]\([^()\s]{0,2000}\)|\*{2,3}|~~|__"
_CODES = re.compile(_CODE + r"|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|!?\[(?=[^\]]{0,2000}\]\()")
# A word keeps its inner hyphens; an elision (l', qu', don't) is cut behind its apostrophe; a number
# keeps its inner stops, commas and blanks; every other sign stands alone.
_WORD = re.compile(
    _CODE + r"|\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"
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


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words, numbers and signs of ``text`` as they stand there."""
    return tuple(_WORD.findall(text))


def plain(text: str) -> str:
    """``text`` without typography: straight quotes, simple dashes, one kind of blank, one each.

    *« Oui »* and *"Oui"* are the same, as are *l’an* and *l'an*.
    """
    same = normalize("NFC", text).replace("...", "…").translate(_ALIKE)
    return re.sub(r'(?<=")\s+|\s+(?=["!?:;%])', "", " ".join(same.split()))


def codes(text: str) -> list[str]:
    """The inline codes of ``text`` as they stand there, opening and closing ones by themselves."""
    return _CODES.findall(text)


def bare(text: str) -> str:
    """``text`` without its inline codes."""
    return _CODES.sub("", text)


def letters(found: Iterable[str]) -> list[str]:
    """Of the words ``found`` those that are words or numbers, in one case."""
    return [straight(word).casefold() for word in found if word[0].isalnum()]


def folded(found: Iterable[str]) -> tuple[str, ...]:
    """`letters` for comparison: without accents, endings and figures."""
    return tuple(
        NUMBER if word[0].isdigit() and not word[-1].isalpha() else _stem(word) for word in found
    )


def straight(word: str) -> str:
    """``word`` with the simplest form of each sign."""
    return word if word.isascii() else _translated(word)


@lru_cache(maxsize=8192)
def _translated(word: str) -> str:
    return word.translate(_ALIKE)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    if not word.isascii():
        word = "".join(sign for sign in normalize("NFKD", word) if not combining(sign))
    return word[:_STEM]
