"""Find numbers with their measures, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from l10n.model.dates import all_months
from l10n.model.span import Span
from l10n.placeables.apart import apart, places
from l10n.placeables.dates import Precision, find
from l10n.placeables.designations import find_designations
from l10n.placeables.lexicon import BLANK, any_of, fold, lexicon
from l10n.placeables.measures.units import dimension, unit_after, unit_before
from l10n.placeables.needed import Gate
from l10n.placeables.numbers.figures import FIGURES, read_figures
from l10n.placeables.numbers.found import FoundNumber
from l10n.placeables.numbers.quantities import Manner
from l10n.placeables.numbers.sharing import with_scales
from l10n.placeables.numbers.signs import Signs, signs_of
from l10n.placeables.numbers.tables import tables_of
from l10n.placeables.numbers.words import WordNumber, find_word_numbers
from l10n.placeables.roman import from_roman
from l10n.placeables.times import find_durations, find_times

_STOPPED = re.compile(r"\d:$")
"""Before the seconds of a stopwatch: *2:21.31*."""
_HEADING = re.compile(rf"\.(?!\w)|{BLANK}[A-ZÀ-Þ]")
_NO_CENTS = re.compile(r"[.,](?:[–—-]{1,2})(?!\w)")


@lru_cache(maxsize=256)
def find_numbers(text: str, language: str) -> tuple[FoundNumber, ...]:
    """Every number in ``text``, in order; ``language`` is a language or locale tag.

    Dates, years, times, designations (*KN-23*) and addresses are other things and left out, and so
    is *un*, *one*, *ein* alone. Raises ``KeyError`` for a language without data.
    """
    short = language.partition("-")[0]
    taken = [*_taken(text, language, short)]
    # Names first, then figures, then words: what stands first in this order keeps its place.
    numbers = [
        *_in_figures(text, language, taken),
        *_in_words(text, short),
        *_roman(text, short),
    ]
    kept = apart([(one.span, one) for one in numbers], taken)
    return tuple(with_scales(text, kept, language))


def echoes(value: Decimal, language: str) -> tuple[str, ...]:
    """Patterns of words that say ``value`` without being a number: *both*, *Jahrzehnt*."""
    table = lexicon(language.partition("-")[0])["numbers"].get("echoes", {})
    words = table.get(str(int(value)), []) if value == int(value) else []
    return tuple(word.replace(" ", BLANK) for word in words)


def _taken(text: str, language: str, short: str) -> Iterator[Span]:
    for date in find(text, language):
        measure = date.value.precision is Precision.YEAR and date.until is None
        if not (measure and unit_after(text, date.span.end, short)):
            yield date.span
    yield from (time.span for time in find_times(text, language))
    yield from (one.span for one in find_durations(text, language) if one.clock)
    yield from (name.span for name in find_designations(text))
    for _, pattern in _names().tried(text):
        yield from (Span(*name.span()) for name in pattern.finditer(text))


def _in_figures(text: str, language: str, taken: Iterable[Span]) -> Iterator[FoundNumber]:
    short = language.partition("-")[0]
    signs, busy = signs_of(short), places(taken)
    for match in FIGURES.finditer(text):
        if busy.find(1, *match.span("body")) >= 0:
            continue
        reading = read_figures(match["body"], language)
        if reading is None or re.match(r"0\d", match["body"]):
            continue
        if not match["body"].isdigit() and _STOPPED.search(
            text, max(match.start() - 2, 0), match.start()
        ):
            continue
        start, end = match.span()
        if signs.numbered.fullmatch(match["body"]) and signs.naming.search(
            text, max(start - 20, 0), start
        ):
            continue
        before = unit_before(text, start)
        factor = Decimal(1)
        ordinal = signs.ordinal.match(text, end)
        if ordinal:
            end = ordinal.end()
        abbreviated = False
        while scale := (
            signs.scale.match(text, end) or _money_scale(signs, text, end, before, short)
        ):
            abbreviated = bool(scale["sign"])
            factor *= signs.scales[scale["sign"] or fold(scale["word"])]
            end = scale.end()
        end = _without_cents(text, end, before, short)
        tail = _tail(text, end, short, of=factor > 1 or reading.value >= 10**6)
        name = tail.unit or (before[0] if before else "")
        beside = text[end : tail.end] if tail.unit else text[before[1] : start] if before else ""
        end = tail.end
        figure = reading.value
        parted = signs.parted.match(text, end) if name == "m" and match["body"].isdigit() else None
        if parted and tail.unit:  # *2 m 05*
            figure, end = figure + Decimal(parted["cm"]) / 100, parted.end()
        value = figure * factor + (Decimal("0.5") * factor if tail.half else 0)
        if match["sign"] in ("-", "−"):
            value = -value
        if end < len(text) and text[end].isalnum():
            continue  # 4x4, 90s: a name
        bare = not (name or match["sign"]) and factor == 1
        if bare and _is_name(text, match, signs):
            continue
        manner = Manner(
            None if tail.half else figure,
            scale=factor.adjusted(),
            short=abbreviated,
            plus=match["sign"] == "+",
            parted=not match["body"].isdigit(),
            unit=beside,
            tied=beside.startswith(("-", "‑")),
            other=None if reading.other is None else reading.other * factor,
            foreign=reading.foreign,
        )
        start = before[1] if before else start
        span = Span(start, end)
        other = None if reading.other is None else reading.other * factor
        yield FoundNumber(
            span,
            span.of(text),
            value,
            name,
            other=other,
            foreign=reading.foreign,
            ordinal=ordinal is not None,
            manner=manner,
        )


def _is_name(text: str, match: re.Match[str], signs: Signs) -> bool:
    """Figures with decimals that number a heading (*14.1. Access*) or a product (*Windows 8.1*)."""
    if not signs.numbered.fullmatch(match["body"]):
        return False
    if match.start() == 0 and _HEADING.match(text, match.end()):
        return True
    return bool(
        signs.product and signs.product.search(text, max(match.start() - 30, 0), match.start())
    )


def _in_words(text: str, short: str) -> Iterator[FoundNumber]:
    for word in find_word_numbers(text, short):
        tail = _tail(text, word.span.end, short, of=word.value >= 1000)
        value = word.value + (Decimal("0.5") if tail.half else 0)
        span = Span(word.span.start, tail.end)
        name = tail.unit or _unit_within(word, text, short)
        yield FoundNumber(
            span,
            span.of(text),
            value,
            name,
            in_words=True,
            doubtful=word.doubtful,
            ordinal=word.ordinal,
            manner=Manner(word=word.cardinal, unit=text[word.span.end : tail.end]),
        )


@dataclass(frozen=True, slots=True)
class _Tail:
    unit: str
    half: bool
    end: int


def _tail(text: str, at: int, short: str, *, of: bool) -> _Tail:
    """What follows a number: *kilomètres*, *d’euros* behind a scale, *ans et demi*."""
    signs = signs_of(short)
    joint = signs.of.match(text, at) if of else None
    unit = unit_after(text, (joint.end() - 1) if joint else at, short)
    if joint and not unit:  # *3 Mds d’€*
        unit = unit_after(text, joint.end(), short)
    half = signs.half.match(text, unit[1] if unit else at)
    if half and not unit:
        unit = unit_after(text, half.end(), short)
        return _Tail(unit[0] if unit else "", True, unit[1] if unit else half.end())
    end = half.end() if half else (unit[1] if unit else at)
    return _Tail(unit[0] if unit else "", half is not None, end)


def _unit_within(word: WordNumber, text: str, short: str) -> str:
    """The unit in the ending of a German word: *sechsmonatig* is six months."""
    form = word.span.of(text)
    if not tables_of(short).compounds:
        return ""
    for cut in range(3, len(form)):
        unit = unit_after("-" + form[cut:], 0, short)
        if unit and unit[1] == len(form) - cut + 1:
            return unit[0]
    return ""


@cache
def _names() -> Gate:
    """Figures in addresses are no numbers; 24/7, 9/11 and le 11-Septembre are names."""
    bodies = (
        r"(?:https?://|www\.)\S+",
        r"(?<!\S)\S{1,80}@\S+",
        r"(?<!\w)\d\d?/\d\d?(?![\w/])",
        rf"(?<!\w)\d\d?[-‑](?:{any_of(all_months())})\b",
    )
    return Gate.of(re.compile(body, re.IGNORECASE) for body in bodies)


def _roman(text: str, short: str) -> Iterator[FoundNumber]:
    pattern = signs_of(short).roman
    for match in pattern.finditer(text) if pattern else ():
        total = from_roman(match["roman"])
        if total > 1:
            yield FoundNumber(
                Span(*match.span()), match[0], Decimal(total), in_words=True, doubtful=True
            )


def _without_cents(text: str, end: int, before: tuple[str, int] | None, language: str) -> int:
    """Where *250.–* ends, the dash of which says that there are no cents."""
    dash = _NO_CENTS.match(text, end)
    if dash is None:
        return end
    money = before or unit_after(text, dash.end(), language)
    return dash.end() if money and dimension(money[0]) == "money" else end


def _money_scale(
    signs: Signs, text: str, end: int, before: tuple[str, int] | None, language: str
) -> re.Match[str] | None:
    """*m* is a million behind a currency (*€3m*, *12 M€*), else it is a metre."""
    match = signs.money.match(text, end)
    if match is None or before is not None or signs.currency.match(text, match.end()):
        return match
    behind = unit_after(text, match.end(), language)  # *5m euros*
    return match if behind and dimension(behind[0]) == "money" else None
