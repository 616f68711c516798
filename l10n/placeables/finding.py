"""Find every placeable of a text, of all kinds, in order and without overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from l10n.model.span import Span
from l10n.placeables.apart import apart
from l10n.placeables.dates.finding import find as find_dates
from l10n.placeables.dates.relative import find_invalid, find_relative
from l10n.placeables.dates.values import Precision
from l10n.placeables.dates.ways import dates_of
from l10n.placeables.designations import find_designations
from l10n.placeables.lexicon import BLANK, lexicon, speaks
from l10n.placeables.measures.units import dimension, unit_after
from l10n.placeables.numbers.finding import find_numbers
from l10n.placeables.numbers.found import FoundNumber
from l10n.placeables.numbers.quantities import PARTS, Quantity
from l10n.placeables.numbers.scores import find_fractions, find_scores
from l10n.placeables.placeable import Kind, Placeable
from l10n.placeables.times.finding import find_durations, find_times
from l10n.placeables.times.values import Duration

_CLOCK = {"h": "hours", "min": "minutes", "s": "seconds"}


@lru_cache(maxsize=256)
def find(text: str, language: str) -> tuple[Placeable, ...]:
    """Every placeable of ``text``; ``language`` is a language or locale tag (``fr``, ``de-CH``).

    Nothing is found in a language that has no tables.
    """
    if not speaks(language.partition("-")[0]):
        return ()
    # *lundi dernier* before *lundi*, but a range before the *lundi 3* that begins it.
    found = sorted(_dates(text, language), key=lambda one: -len(one.span))
    found += [*_clock(text, language), *_names(text)]
    found += [*_numbered(text, language), *_numbers(text, language)]
    # What stands first in this order keeps its place.
    return tuple(apart([(one.span, one) for one in found], ()))


def _dates(text: str, language: str) -> Iterator[Placeable]:
    short = language.partition("-")[0]
    for span in find_relative(text, language):
        yield Placeable(Kind.RELATIVE, span, span.of(text))
    days: list[Span] = []
    for one in find_dates(text, language):
        year = one.value.precision is Precision.YEAR and one.until is None
        if not (year and unit_after(text, one.span.end, short)):
            days.append(one.span)
            yield Placeable(Kind.DATE, one.span, one.form, dates_of(one, language))
    valid = iter([*days, Span(len(text) + 1, len(text) + 1)])
    near = next(valid)
    for span in find_invalid(text):
        while near.end <= span.start:
            near = next(valid)
        if not near.overlaps(span):
            yield Placeable(Kind.INVALID, span, span.of(text))


def _clock(text: str, language: str) -> Iterator[Placeable]:
    for score, value in find_scores(text, language):
        yield Placeable(Kind.SCORE, score, score.of(text), value)
    for lasting in find_durations(text, language):
        yield Placeable(Kind.DURATION, lasting.span, lasting.form, lasting.value)
    for time in find_times(text, language):
        yield Placeable(Kind.TIME, time.span, time.form, time.times)


def _names(text: str) -> Iterator[Placeable]:
    for name in find_designations(text):
        yield Placeable(Kind.NAME, name.span, name.form, name.form)


def _numbered(text: str, language: str) -> Iterator[Placeable]:
    """*Ve République*: a name with its number in it, which each language has another for."""
    pattern = _numbered_names(language)
    for match in pattern.finditer(text) if pattern else ():
        yield Placeable(Kind.NAME, Span(*match.span()), match[0])


@cache
def _numbered_names(language: str) -> re.Pattern[str] | None:
    table = lexicon(language)["numbers"]
    if "numbered" not in table:
        return None
    ordinals = table["roman_ordinals"]
    return re.compile(rf"(?<!\w)[IVX]+(?:{ordinals}){BLANK}(?:{table['numbered']})(?!\w)")


def _numbers(text: str, language: str) -> Iterator[Placeable]:
    ambiguous, before_parts = _words(language)
    for span, value in find_fractions(text, language):
        yield Placeable(Kind.FRACTION, span, span.of(text), Quantity(value))
    for one in find_numbers(text, language):
        if one.form in ambiguous:
            continue
        span, kind = one.span, _kind(one)
        if kind is Kind.FRACTION and before_parts:
            article = before_parts.search(text, max(span.start - 8, 0), span.start)
            span = Span(article.start(), span.end) if article else span
        lasting = _lasting(one)
        if lasting:
            yield Placeable(Kind.DURATION, span, span.of(text), lasting)
            continue
        yield Placeable(kind, span, span.of(text), one.quantity)


def _lasting(one: FoundNumber) -> Duration | None:
    """*3 heures*, *90 minutes*: a whole number of a clock's units, not tied to a noun."""
    whole = one.value == one.value.to_integral_value() and 0 < one.value < 10**6
    if one.unit not in _CLOCK or not whole or one.ordinal or one.manner.tied or one.manner.scale:
        return None
    return Duration(**{_CLOCK[one.unit]: int(one.value)}, worded=one.in_words)


def _kind(one: FoundNumber) -> Kind:
    if one.ordinal:
        return Kind.ORDINAL
    if one.unit in PARTS:
        return Kind.PERCENT
    if one.unit:
        return Kind.MONEY if dimension(one.unit) == "money" else Kind.MEASURE
    whole = one.value == one.value.to_integral_value()
    return Kind.FRACTION if one.in_words and not whole else Kind.NUMBER


@cache
def _words(language: str) -> tuple[frozenset[str], re.Pattern[str] | None]:
    table = lexicon(language)["numbers"]
    before = table.get("before_parts")
    pattern = before and re.compile(rf"(?<!\w){before.replace(' ', BLANK)}$", re.IGNORECASE)
    return frozenset(table.get("ambiguous", ())), pattern or None
