"""Dates: each date of the source is in the target, and in the form of the target's locale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from l10n.checks.base import CheckContext
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.locale import Locale
from l10n.placeables import Kind, Placeable, write
from l10n.placeables.dates import (
    FORMATTED,
    DateValue,
    FoundDate,
    Precision,
    admitted,
    find,
    format_value,
    present,
)
from l10n.placeables.numbers import find_numbers
from l10n.placeables.times import FoundTime, find_durations, find_times

CODES = ("date-form", "date-missing")

_DAYS = (Precision.FULL, Precision.DAY_MONTH)
# A translator may say these in other words (*an 80s hit*, *on the day*); only a swap is an error.
_LOOSE = (Precision.SEASON, Precision.HALF, Precision.DECADE, Precision.CENTURY, Precision.WEEKDAY)
_BLANKS = str.maketrans("\u00a0\u2009\u202f", "   ")


def dates(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """``date-missing`` and ``date-form``."""
    source = [*_values(find(passage.source, context.source_locale.tag))]
    found = find(passage.target, context.locale.tag)
    target = [*_values(found)]
    foreign = [*_values(find(passage.target, context.source_locale.tag))]
    told: set[str] = set()
    for shown, value in source:
        if shown in told or _said(value, passage.target, target, context.locale):
            continue
        where, advice = context.where(passage), _advice(value, shown, context.locale)
        if value.precision in _DAYS and any(other.covers(value) for _, other in foreign):
            yield Finding(
                "date-form",
                Severity.WARNING,
                where,
                f"The date “{shown}” stands in the translation as in the source.",
                advice,
            )
            continue
        if value.precision in _LOOSE and not _instead(value, source, target):
            continue
        told.add(shown)
        yield Finding(
            "date-missing",
            Severity.ERROR,
            where,
            f"“{shown}” is not in the translation.{_instead(value, source, target)}",
            advice,
        )
    wanted = [value for _, value in source]
    for one in found:
        yield from _form(one, wanted, passage, context)
    yield from _time_findings(passage, context)
    yield from _duration_findings(passage, context)


def _duration_findings(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """*2 h 15* can be said in hours and minutes, as 2.25 hours or 135 minutes."""
    figures = {int(number) for number in re.findall(r"\d{1,4}", passage.target)}
    said = {one.value for one in find_numbers(passage.target, context.locale.tag)}
    for one in find_durations(passage.source, context.source_locale.tag):
        hours, minutes = one.value.hours, one.value.minutes
        if not one.clock or not minutes or {hours, minutes} <= figures | said:
            continue
        if said & {one.value.in_hours, one.value.in_hours * 60}:
            continue
        yield Finding(
            "date-missing",
            Severity.ERROR,
            context.where(passage),
            f"How long it lasts, “{one.form}”, is not in the translation.",
            f"Say {hours} hours and {minutes} minutes, as {context.locale} writes it.",
        )


def _time_findings(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    given = find_times(passage.target, context.locale.tag)
    foreign = _foreign_times(passage.target, given, context)
    figures = {int(number) for number in re.findall(r"\d{1,4}", passage.target)}
    for time in find_times(passage.source, context.source_locale.tag):
        if any(time.same(other) for other in given):
            continue
        as_there = next((other for other in foreign if time.same(other)), None)
        if as_there:
            yield Finding(
                "date-form",
                Severity.WARNING,
                context.where(passage),
                f"The time “{as_there.form}” stands in the translation as in the source.",
                f"Write “{_time(time, context.locale)}”.",
            )
            continue
        if {time.hour, time.minute or time.hour} <= figures:  # *2 h 15* can also last so long
            continue
        lasting = time.hour + Decimal(time.minute) / 60
        if any(one.value == lasting for one in find_numbers(passage.target, context.locale.tag)):
            continue
        if not time.minute and not given:  # in words: *eight o'clock*, *mittags*
            continue
        instead = f" It says “{given[0].form}”." if given else ""
        yield Finding(
            "date-missing",
            Severity.ERROR,
            context.where(passage),
            f"The time “{time.form}” is not in the translation.{instead}",
            f"Write “{_time(time, context.locale)}”.",
        )


def _foreign_times(text: str, given: Sequence[FoundTime], context: CheckContext) -> list[FoundTime]:
    """The times in ``text`` that only the source's language writes so."""
    taken = [time.span for time in given]
    return [
        time
        for time in find_times(text, context.source_locale.tag)
        if not time.named and not any(time.span.overlaps(span) for span in taken)
    ]


def _time(time: FoundTime, locale: Locale) -> str:
    """How ``locale`` prints ``time``; the bare figures where it has no data for times."""
    form = write(Placeable(Kind.TIME, time.span, time.form, time.times), locale)
    return form or f"{time.hour}:{time.minute:02}"


def _values(found: tuple[FoundDate, ...]) -> Iterator[tuple[str, DateValue]]:
    for one in found:
        for value in one.values:
            yield one.form, value


def _said(value: DateValue, text: str, target: list[tuple[str, DateValue]], locale: Locale) -> bool:
    if value.precision is Precision.WEEKDAY:
        return any(other.weekday == value.weekday for _, other in target)
    if present(value, text, locale):
        return True
    # *2000 soldats* looks like a year and is *2,000 soldiers*.
    return value.precision is Precision.YEAR and any(
        number.value == value.year for number in find_numbers(text, locale.tag)
    )


def _instead(
    value: DateValue, source: list[tuple[str, DateValue]], target: list[tuple[str, DateValue]]
) -> str:
    """Name what the target says in its place: a date as precise that the source does not say."""
    for shown, other in target:
        alike = other.precision is value.precision
        if alike and not any(
            other.covers(mine) and other.weekday == mine.weekday for _, mine in source
        ):
            return f" It says “{shown}”."
    return ""


def _advice(value: DateValue, shown: str, locale: Locale) -> str:
    if value.precision in FORMATTED and not value.part:
        return f"Write “{format_value(value, locale)}”."
    return f"Say what “{shown}” says, in words that are usual in {locale}."


def _form(
    found: FoundDate, wanted: list[DateValue], passage: Passage, context: CheckContext
) -> Iterator[Finding]:
    for one in found.parts or (found,):
        if one.until is not None or one.value.precision not in _DAYS:
            continue
        if not any(one.value.covers(value) for value in wanted):
            continue  # the person's own date, not one that a rule stands behind
        form = one.form.translate(_BLANKS)
        if form not in admitted(one.value, context.locale):
            yield Finding(
                "date-form",
                Severity.WARNING,
                context.where(passage),
                f"“{form}” is not how {context.locale} writes this date.",
                f"Write “{format_value(one.value, context.locale)}”.",
            )
