"""The value of a date in prose: full, partial or vague, but never guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from l10n.model.span import Span


class Precision(StrEnum):
    """How much of a date is said."""

    FULL = "full"
    DAY_MONTH = "day-month"
    MONTH_YEAR = "month-year"
    MONTH = "month"
    YEAR = "year"
    SEASON = "season"
    HALF = "half"
    DECADE = "decade"
    CENTURY = "century"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class DateValue:
    """What a date says, and no more: a field that is not said is None.

    ``str()`` writes it in the manner of EDTF (ISO 8601-2): ``2023-09-12``, ``--09-12``, ``2023-07``,
    ``mid --08``, ``2022-SP``, ``199X``, ``C21``.
    """

    precision: Precision
    year: int | None = None
    """Negative before Christ (-52 is 52 B.C.); of a decade its first year."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    part: str = ""
    """``start``, ``mid`` or ``end`` of the month or year; else empty."""
    season: str = ""
    """``SP``, ``SU``, ``AU``, ``WI``, a half-year ``H1``, ``H2`` or a quarter ``Q1`` to ``Q4``."""
    century: int | None = None
    """21 for the 21st century, negative before Christ."""

    @property
    def date(self) -> date | None:
        """The day in the calendar, when year, month and day are said."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def covers(self, other: DateValue) -> bool:
        """Whether this says all that ``other`` says (it may say more); weekdays are not compared."""
        if other.precision in (Precision.DECADE, Precision.CENTURY):
            return (self.precision, self.year, self.century) == (
                other.precision,
                other.year,
                other.century,
            )
        if self.precision is Precision.DECADE:
            return False
        if other.part and self.part and other.part != self.part:
            return False
        return all(
            wanted in (None, "", said)
            for wanted, said in (
                (other.year, self.year),
                (other.month, self.month),
                (other.day, self.day),
                (other.season, self.season),
            )
        )

    def __str__(self) -> str:
        before = f"{self.part} " if self.part else ""
        if self.precision is Precision.CENTURY:
            number = self.century or 0
            return f"{before}-C{-number}" if number < 0 else f"{before}C{number}"
        if self.precision is Precision.DECADE:
            return f"{before}{(self.year or 0) // 10}X"
        if self.year is not None and self.year < 0:
            return f"-{-self.year:04}"
        if self.precision is Precision.WEEKDAY:
            return f"W{(self.weekday or 0) + 1}"
        if self.season:
            return f"{self.year:04}-{self.season}" if self.year is not None else self.season
        shown = f"{self.year:04}" if self.year is not None else "-"
        shown += f"-{self.month:02}" if self.month is not None else ""
        shown += f"-{self.day:02}" if self.day is not None else ""
        return before + shown


@dataclass(frozen=True, slots=True)
class Way:
    """How the two ends of a range are joined: *du … au*, *3-5*, *les 3 et 4*."""

    name: str = "to"
    """``to``, ``between``, ``and``, ``or`` or ``dash``."""
    opened: bool = False
    """Whether a word stands before the first end."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What a date or range of dates says; ``way`` is how, and no part of its value."""

    first: DateValue
    last: DateValue | None = None
    clock: str = ""
    """The time of an ISO 8601 stamp with its zone: ``14:30:00+02:00``."""
    listed: bool = False
    """Whether only the two ends are meant (*les 3 et 4 mai*), not what lies between."""
    anno_domini: bool = field(default=False, compare=False)
    way: Way = field(default=Way(), compare=False)

    def __str__(self) -> str:
        if self.clock:
            return f"{self.first}T{self.clock}"
        return (
            f"{self.first}{',' if self.listed else '/'}{self.last}"
            if self.last
            else f"{self.first}"
        )


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. ``span`` is in code points and takes in words that belong to its form
    (*mardi 12 septembre*, *du 3 au 5 mars*), not prepositions before a single date."""

    span: Span
    form: str
    """The text as it stands."""
    value: DateValue
    until: DateValue | None = None
    """The last day, month or year of a range."""
    clock: str = ""
    """The time behind an ISO 8601 date, with its zone."""
    anno_domini: bool = False
    """Whether a century is said to be after Christ."""
    parts: tuple[FoundDate, ...] = ()
    """The two dates of a range that are each complete in themselves (*du 28 février au 3 mars*)."""

    @property
    def deterministic(self) -> bool:
        """Whether a rule alone can write it in another locale: one day, with its year."""
        return self.value.precision is Precision.FULL and self.until is None

    @property
    def values(self) -> tuple[DateValue, ...]:
        return (self.value,) if self.until is None else (self.value, self.until)
