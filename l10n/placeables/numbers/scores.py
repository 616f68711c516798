"""Find results of games (*3-0*, *3:0*) and fractions that are one word (*la moitié*)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from l10n.model.span import Span
from l10n.placeables.lexicon import BLANK, lexicon
from l10n.placeables.needed import Gate
from l10n.placeables.numbers.quantities import Score

_FIGURES = re.compile(
    r"(?<![\w.,:/–-])(?P<first>\d{1,3})(?P<sign>[-–:])(?P<last>\d{1,3})(?![-–:/.,]?\w)"
)
_AROUND = (60, 30)
"""How far before and behind a score the words stand that prove it one, in code points."""
_FEW = 9
_NOUN = re.compile(rf"{BLANK}[^\W\d_]{{4,}}")


def find_scores(text: str, language: str) -> list[tuple[Span, Score]]:
    """Each result that a word nearby or brackets around it prove one, in order."""
    found: list[tuple[Span, Score]] = []
    near, sign = _near(language)
    if near is None:
        return found
    for match in _FIGURES.finditer(text):
        if match["sign"] != sign and (match["sign"], sign) != ("–", "-"):
            continue
        score = Score(int(match["first"]), int(match["last"]))
        few = max(score.first, score.last) <= _FEW and score.first >= score.last
        bracketed = text[match.start() - 1 : match.start()] == "(" and text.startswith(
            ")", match.end()
        )
        start, end = max(match.start() - _AROUND[0], 0), match.end() + _AROUND[1]
        if _counts(score, text, match.end()):
            continue
        if (bracketed and few) or near.search(
            text[start : match.start()] + " " + text[match.end() : end]
        ):
            found.append((Span(*match.span()), score))
    return found


def _counts(score: Score, text: str, end: int) -> bool:
    """Whether it is a range of things that are counted, *20-25 seats*: no loser has a noun behind."""
    return _FEW < score.first < score.last and _NOUN.match(text, end) is not None


def find_fractions(text: str, language: str) -> list[tuple[Span, Decimal]]:
    """*la moitié*: a fraction that is no number word; not in order."""
    return [
        (Span(*match.span()), _fractions(language)[1][place])
        for place, pattern in _fractions(language)[0].tried(text)
        for match in pattern.finditer(text)
    ]


@cache
def _near(language: str) -> tuple[re.Pattern[str] | None, str]:
    table = lexicon(language)["numbers"].get("scores")
    if not table:
        return None, ""
    return re.compile(rf"(?<!\w)(?:{table['near']})(?!\w)", re.IGNORECASE), table["sign"]


@cache
def _fractions(language: str) -> tuple[Gate, tuple[Decimal, ...]]:
    table = lexicon(language)["numbers"].get("fractions", {})
    patterns = Gate.of(
        re.compile(rf"(?<![\w-])(?:{pattern.replace(' ', BLANK)})(?![\w-])", re.IGNORECASE)
        for pattern in table
    )
    values = (value.partition("/") for value in table.values())
    return patterns, tuple(Decimal(one) / Decimal(other) for one, _, other in values)
