"""Numbers: each number of the source is in the target, in figures or words, with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from l10n.checks.base import CheckContext
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.locale import Locale
from l10n.placeables import Kind, Placeable, write
from l10n.placeables.measures.units import converts, dimension
from l10n.placeables.numbers import FoundNumber, echoes, find_numbers, find_scores
from l10n.placeables.numbers.forms import rightly, sign_misplaced
from l10n.placeables.times import find_durations, find_times

# *Deux* is *both*, *the pair* or nothing at all so often that only a swap is worth saying.
_SMALL = 2
_SCALES = (10**6, 10**9)

CODES = ("number-extra", "number-form", "number-missing", "number-unit")


def numbers(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """``number-missing``, ``number-unit``, ``number-form`` and ``number-extra``."""
    source = find_numbers(passage.source, context.source_locale.tag)
    target = [*find_numbers(passage.target, context.locale.tag)]
    where = context.where(passage)
    left = [*target]
    missing: list[FoundNumber] = []
    for wanted in sorted(source, key=lambda one: (one.in_words, one.doubtful)):
        given = _same(wanted, left)
        if given is None:
            if not _said_otherwise(wanted, target, passage.target, context.locale.tag):
                missing.append(wanted)
            continue
        left.remove(given)
        if given.foreign:
            yield Finding(
                "number-form",
                Severity.WARNING,
                where,
                f"“{given.form}” is not how {context.locale} writes this number.",
                f"Write “{rightly(given, context.locale)}”.",
            )
        elif sign_misplaced(given, context.locale):
            yield Finding(
                "number-form",
                Severity.WARNING,
                where,
                f"“{given.form}” is not how {context.locale} writes this sum.",
                f"Write “{rightly(given, context.locale)}”.",
            )
    yield from _scores(passage, context)
    known = _known(passage.source, source, context.source_locale.tag)
    left = [one for one in left if abs(one.value) not in known and not one.doubtful]
    left = [
        one
        for one in left
        if not (
            _converted(one, source)
            or _in_other_words(abs(one.value), passage.source, context.source_locale.tag)
        )
    ]
    for wanted in sorted(missing, key=lambda one: one.span):
        yield from _missing(wanted, target, left, where_of=(passage, context))
    for extra in left:
        if not extra.in_words:
            yield Finding(
                "number-extra",
                Severity.WARNING,
                where,
                f"The translation says “{extra.form}”, which the source does not.",
                "Compare it with the source.",
            )


def _scores(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """Results of games that stand as the source's language writes them: *3-0* in German."""
    for span, score in find_scores(passage.source, context.source_locale.tag):
        form = span.of(passage.source)
        right = write(Placeable(Kind.SCORE, span, form, score), context.locale)
        if right in (None, form) or right in passage.target:
            continue
        if re.search(rf"(?<![\w.,:/-]){re.escape(form)}(?![-:/.,]?\w)", passage.target):
            yield Finding(
                "number-form",
                Severity.WARNING,
                context.where(passage),
                f"The score “{form}” stands in the translation as in the source.",
                f"Write “{right}”.",
            )


def _same(wanted: FoundNumber, left: Sequence[FoundNumber]) -> FoundNumber | None:
    """The number of the target that says ``wanted``: of the same unit first, then of none."""
    alike = [one for one in left if abs(one.value) == abs(wanted.value)]
    for one in alike:
        if one.unit == wanted.unit:
            return one
    for one in alike:
        if not _other_unit(wanted, one):
            return one
    return next((one for one in left if _is_conversion(wanted, one)), None)


def _said_otherwise(
    wanted: FoundNumber, target: Sequence[FoundNumber], text: str, tag: str
) -> bool:
    """Whether the target says it without a number of its own: *both*, once for two, in a date."""
    value = abs(wanted.value)
    if any(_other_unit(wanted, one) for one in target if abs(one.value) == value):
        return False
    if any(abs(one.value) == value or _is_conversion(wanted, one) for one in target):
        return True
    if any(one.unit == "m" and one.value * _SCALES[0] == value for one in target):
        return True  # *1.7m people*
    if re.search(rf"(?<!\w){re.escape(wanted.form)}(?!\w)", text):
        return True
    if value == int(value) and re.search(rf"(?<![\d.,]){int(value)}(?![\d]|[.,]\d)", text):
        return True
    if wanted.unit == "h" and any(time.hour % 12 == value % 12 for time in find_times(text, tag)):
        return True
    return _in_other_words(value, text, tag)


def _in_other_words(value: Decimal, text: str, tag: str) -> bool:
    """Whether ``text`` says ``value`` by a word that is no number: *both*, *das Doppelte*."""
    return any(re.search(rf"(?<!\w)(?:{word})(?!\w)", text, re.I) for word in echoes(value, tag))


def _other_unit(wanted: FoundNumber, given: FoundNumber) -> bool:
    """Whether both measure the same thing (a length, money) in different units."""
    if not (wanted.unit and given.unit) or wanted.unit == given.unit:
        return False
    return dimension(wanted.unit) == dimension(given.unit)


def _is_conversion(wanted: FoundNumber, given: FoundNumber) -> bool:
    return _other_unit(wanted, given) and converts(
        wanted.value, wanted.unit, given.value, given.unit
    )


def _converted(extra: FoundNumber, source: Sequence[FoundNumber]) -> bool:
    """Whether ``extra`` repeats a measure of the source in another unit: *(435 miles)*."""
    if any(_is_conversion(one, extra) for one in source):
        return True
    return any(  # quinze jours, 14 Tage
        one.doubtful and one.unit == extra.unit and abs(one.value - extra.value) <= 1
        for one in source
    )


def _known(text: str, source: Sequence[FoundNumber], tag: str) -> set[Decimal]:
    """What the target may say in figures without saying anything new."""
    said = {abs(one.value) for one in source}
    short = {value / _SCALES[0] for value in said if value >= _SCALES[0]}  # 1.7m people
    said |= {value * scale for value in said for scale in _SCALES} | short  # entre 325 et 340 M$
    said |= {Decimal(figures) for figures in re.findall(r"\d+", text)}
    for lasting in find_durations(text, tag):  # 1h30 is *1.5 hours* or *90 minutes*
        said |= {lasting.value.in_hours, lasting.value.in_hours * 60}
    for time in find_times(text, tag):  # 6h30 is *6.30*, or lasts *6.5 hours*
        said |= {Decimal(f"{time.hour}.{time.minute:02}"), time.hour + Decimal(time.minute) / 60}
    return said | {Decimal(1)}  # *un* may be any *1*


def _missing(
    wanted: FoundNumber,
    target: Sequence[FoundNumber],
    left: list[FoundNumber],
    *,
    where_of: tuple[Passage, CheckContext],
) -> Iterator[Finding]:
    passage, context = where_of
    where = context.where(passage)
    for one in target:
        if abs(one.value) == abs(wanted.value) and _other_unit(wanted, one):
            yield Finding(
                "number-unit",
                Severity.ERROR,
                where,
                f"“{wanted.form}” has become “{one.form}”.",
                "Use the same unit, or convert the figure.",
            )
            return
    misread = next((one for one in left if one.other == abs(wanted.value)), None)
    if misread:
        left.remove(misread)
        yield Finding(
            "number-form",
            Severity.ERROR,
            where,
            f"“{misread.form}” is another number in {context.locale} than “{wanted.form}”.",
            _advice(wanted, misread, context.locale),
        )
        return
    rivals = [one for one in left if not (one.unit and wanted.unit and _kinds_differ(one, wanted))]
    if not rivals and (wanted.doubtful or abs(wanted.value) <= _SMALL):
        return
    if wanted.doubtful and not (rivals and rivals[0].unit == wanted.unit != ""):
        return
    instead = ""
    if rivals:
        left.remove(rivals[0])
        instead = f" It says “{rivals[0].form}”."
    yield Finding(
        "number-missing",
        Severity.ERROR,
        where,
        f"“{wanted.form}” is not in the translation.{instead}",
        "Write this number, in figures or in words.",
    )


def _advice(wanted: FoundNumber, misread: FoundNumber, locale: Locale) -> str:
    form = rightly(misread, locale, said=wanted.value)
    if wanted.in_words or wanted.other is not None:
        return f"Say what “{wanted.form}” means: ask the author where it is not plain."
    return f"Write “{form}”."


def _kinds_differ(one: FoundNumber, other: FoundNumber) -> bool:
    return dimension(one.unit) != dimension(other.unit)
