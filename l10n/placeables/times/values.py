"""The value of a time of day, of a range of two, and of a duration."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from l10n.model.span import Span


@dataclass(frozen=True, slots=True)
class Times:
    """A time of day or a range of two; ``str()`` as ISO 8601: ``T14:30``, ``T10/T18``."""

    hour: int
    minute: int
    last: tuple[int, int] | None = None
    """Hour and minute at which a range ends."""
    zone: str = ""
    """A key of ``[times.zones]``: ``paris``, ``gmt``."""
    bracketed: bool = field(default=False, compare=False)
    """Whether the zone stands in brackets."""
    named: bool = field(default=False, compare=False)
    """Whether it is said by name: *midi*."""
    way: str = field(default="dash", compare=False)
    """How a range is joined: ``to``, ``between``, ``dash``."""

    def __str__(self) -> str:
        if self.last is None:
            return f"T{self.hour:02}:{self.minute:02}"
        if not (self.minute or self.last[1]):
            return f"T{self.hour:02}/T{self.last[0]:02}"
        return f"T{self.hour:02}:{self.minute:02}/T{self.last[0]:02}:{self.last[1]:02}"


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time at ``span`` (code points): *14 h 30* is hour 14, minute 30."""

    span: Span
    form: str
    hour: int
    minute: int
    exact: bool = True
    """Whether 2 cannot be 14: the clock has 24 hours, or *p.m.* is said."""
    last: tuple[int, int] | None = None
    zone: str = ""
    bracketed: bool = False
    named: bool = False
    way: str = "dash"

    def same(self, other: FoundTime) -> bool:
        """Whether both can be the same time; a clock of twelve hours leaves the half open."""
        hours = self.hour == other.hour
        if not (self.exact and other.exact):
            hours = self.hour % 12 == other.hour % 12
        return hours and self.minute == other.minute

    @property
    def times(self) -> Times:
        """What it says, without where it stands."""
        return Times(
            self.hour, self.minute, self.last, self.zone, self.bracketed, self.named, self.way
        )


@dataclass(frozen=True, slots=True)
class Duration:
    """Hours and minutes that something lasts; ``str()`` as ISO 8601: ``PT2H15M``."""

    hours: int = 0
    minutes: int = 0
    seconds: int = 0
    worded: bool = field(default=False, compare=False)
    """Whether the number is written in words: *trois heures*."""

    @property
    def in_hours(self) -> Decimal:
        """*2 h 15* is 2.25."""
        return self.hours + Decimal(self.minutes * 60 + self.seconds) / 3600

    def __str__(self) -> str:
        parts = ((self.hours, "H"), (self.minutes, "M"), (self.seconds, "S"))
        return "PT" + ("".join(f"{many}{unit}" for many, unit in parts if many) or "0S")


@dataclass(frozen=True, slots=True)
class FoundDuration:
    """A duration at ``span`` (code points): *dure 2 h 15*."""

    span: Span
    form: str
    value: Duration
    clock: bool = False
    """Whether it is written as a time of day would be: *2 h 15*."""
