"""A placeable: a stretch of text that follows rules instead of being translated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n.model.span import Span


class Kind(StrEnum):
    """What a placeable is; the first word of its `#.` note."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    NUMBER = "number"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    PERCENT = "percent"
    MEASURE = "measure"
    MONEY = "money"
    SCORE = "score"
    NAME = "name"
    """A designation such as *T-62*: the same in every language."""
    RELATIVE = "relative"
    """A date that only the day of reading tells: *lundi dernier*."""
    INVALID = "invalid"
    """It looks like a date and is none: *13/25/2023*."""


@dataclass(frozen=True, slots=True)
class Placeable:
    """A placeable at ``span`` (code points, half-open); ``form`` is the text as it stands there.

    ``str(value)`` is a plain way to write what it says: ``2023-09-12``, ``T14:30``, ``1234.5``,
    ``0.03`` for *3 %*. None for a kind that has no value of its own.
    """

    kind: Kind
    span: Span
    form: str
    value: object | None = None
