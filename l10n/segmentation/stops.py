"""Tell the full stop that ends a sentence from that of an abbreviation, initial or ordinal."""

from __future__ import annotations

import re
from typing import NamedTuple

from l10n.segmentation.quotations import CLOSE, OPEN
from l10n.segmentation.rules import Kind, Rules

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVXLCDM]{1,8}")
# A digit, a roman number (not the pronoun of *He said no. I left.*), a paragraph (*L. 123-4*).
_NUMERAL_NEXT = re.compile(r"\d|(?:[VX]|[IVXLC]{2,8})\b(?!['’])|I\b(?!['’]| [a-z])|[A-Z][.-]? ?\d")
# J.-P, U.S, a.m, Ph.D
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,6}[^\W\d_]{1,2}")
_ELISION = re.compile(r"[a-zA-Z]{1,2}['’](?=.)")  # l'U.S. Navy
_ORDINAL = re.compile(r"(?:\d{1,3}\.[/–-])*\d{1,3}")  # 12, 16./17
_ADJECTIVE = re.compile(r"[a-zäöüß]{3,}(?:e|en|er|es|em)")
_BEFORE_WORD = f"{OPEN}([*¿¡'‘’‚"
_LONGEST = 40
_DASHES = frozenset("-–—")


class Stop(NamedTuple):
    """A stop of canonical ``text`` at offset ``at``, in a sentence that begins at ``begin``.

    What follows, past quotation marks and brackets, begins at ``next``.
    """

    text: str
    begin: int
    at: int
    next: int

    def word(self) -> str:
        """The word right before the stop, which may hold stops itself (``U.S``); may be empty."""
        text, begin, at, _ = self
        word = text[max(text.rfind(" ", begin, at) + 1, begin) : at]
        return word.lstrip(_BEFORE_WORD) if not word[:1].isalnum() else word

    def next_word(self) -> str:
        """The letters that follow; empty before a number or sign."""
        found = _WORD.match(self.text, self.next)
        return found.group() if found else ""


def full_stop_ends(stop: Stop, rules: Rules) -> bool:
    """Whether a single ``.`` ends its sentence, given that what follows could begin one."""
    word = stop.word()
    size = len(word)
    if size > _LONGEST or not word:
        return True
    if word[-1].isdigit():
        return _number_ends(stop, word, rules)
    kind = rules.abbreviations.get(word)
    if kind is None and size > 4 and word[1:].islower() and word.isalpha():
        return True  # by far the most common case
    if size < 5:
        # *B* may be the end of *z. B*, which says more than *B* alone.
        longer = _longer_abbreviation(stop, word, rules)
        kind = kind if longer is None else longer
    if kind is None:
        kind = _shape(stop, word, rules)
    if kind is None:
        # A word too short to trust says little before a small letter.
        return size > 2 or not word.isalpha() or not stop.text[stop.next].islower()
    return _abbreviation_ends(stop, word, kind, rules)


def is_starter(stop: Stop, rules: Rules) -> bool:
    """Whether a small word follows that has a capital only because a sentence begins with it."""
    word = stop.next_word()
    if word not in rules.starters:
        return False
    # The *A* of *A. Miller* is an initial, no article.
    behind = stop.next + len(word)
    return len(word) > 1 or stop.text[behind : behind + 1] != "."


def _longer_abbreviation(stop: Stop, word: str, rules: Rules) -> Kind | None:
    """The kind of an abbreviation of several words (``z. B.``, ``u. s. w.``), the longest first."""
    found = None
    end = stop.at - len(word)
    before = stop.text[max(stop.begin, end - _LONGEST) : max(stop.begin, end)]
    for _ in range(3):
        before, _, last = before.rstrip().rpartition(" ")
        if not last.endswith("."):
            break
        word = last.lstrip(_BEFORE_WORD) + word
        found = rules.abbreviations.get(word, found)
    return found


def _shape(stop: Stop, word: str, rules: Rules) -> Kind | None:
    """The kind of a word that is in no list, by how it looks; None for an ordinary word."""
    if len(word) == 1:
        if not word.isalpha() or word in rules.one_letter:
            return None
        if word in rules.units and _word_before(stop, word)[-1:].isdigit():
            return Kind.BEFORE_NUMBER if stop.text[stop.next].isdigit() else None
        return Kind.EITHER
    for mark in "'’-":
        last = word.rpartition(mark)[2]  # *Bahnhof-Str.*, *l'art. 5*
        if 1 < len(last) < len(word) and last in rules.abbreviations:
            return rules.abbreviations[last]
    if "." in word and _DOTTED.fullmatch(_ELISION.sub("", word)):
        return Kind.EITHER
    if _ROMAN.fullmatch(word) and (rules.ordinal_leaders or _is_first(stop, word)):
        return Kind.EITHER  # *Ludwig XIV.*; or the number of a paragraph
    return None


def _abbreviation_ends(stop: Stop, word: str, kind: Kind, rules: Rules) -> bool:
    if kind is Kind.INSIDE:
        return False
    if kind is Kind.BEFORE_NUMBER:
        if _NUMERAL_NEXT.match(stop.text, stop.next):
            return False
        if len(word) > 1:
            return not stop.text[stop.next].islower()
        kind = Kind.EITHER  # *S. 5* is a page, but *S. Miller* a person
    if kind is Kind.CLOSING:
        return not stop.text[stop.next].islower()
    if _ROMAN.fullmatch(word) or len(word) == 1:
        if _is_first(stop, word):
            return False  # *A. First point*
        if _word_before(stop, word).lower() in rules.lettered:
            return True
        if _is_name(stop, rules):
            return False
    if not _DASHES.isdisjoint(stop.text[stop.at : stop.next]):
        return False  # a dateline: *BALTIMORE, Md. – The …*
    return is_starter(stop, rules)


def _word_before(stop: Stop, word: str) -> str:
    """The word before ``word``, which stands right before the stop; empty where there is none."""
    end = stop.at - len(word)
    before = stop.text[max(stop.begin, end - _LONGEST) : max(stop.begin, end)].rstrip()
    return before.rpartition(" ")[2].lstrip(_BEFORE_WORD)


def _is_first(stop: Stop, word: str) -> bool:
    """Whether nothing but ``word`` stands between the beginning and the stop."""
    return stop.at - len(word) - stop.begin <= 1


def _is_name(stop: Stop, rules: Rules) -> bool:
    """Whether a family name with a particle follows, as in *J. Le Pen*."""
    word = stop.next_word()
    if word not in rules.particles:
        return False
    behind = stop.next + len(word)
    return stop.text[behind : behind + 2].lstrip(" '’")[:1].isupper()


def _number_ends(stop: Stop, word: str, rules: Rules) -> bool:
    """Whether a number before the stop is a cardinal, which ends the sentence.

    In German the stop also makes the ordinal (*am 12.*, *der 45.*: official spelling rules of
    2018, § 104), and one stop does both at the end of a sentence.
    """
    if not _ORDINAL.fullmatch(word):
        return True
    if _is_first(stop, word):
        return False  # *1. First point*
    if not rules.ordinal_leaders:
        return True
    if stop.next_word() in rules.ordinal_followers:
        return False
    if is_starter(stop, rules):
        return True
    if "." in word:
        return False  # *16./17. März*
    before = _word_before(stop, word)
    if not before[-1:].isalpha() and before[-1:] != CLOSE:
        return False  # *Montag, 12. Runde*, *18. bis 20. Etage*
    if _ADJECTIVE.fullmatch(before) and before not in rules.ordinal_leaders:
        # *im späten 15. Jahrhundert*
        before = _word_before(stop, f"{before} {word}")
    return before not in rules.ordinal_leaders
