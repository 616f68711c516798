"""Find times of day in French, English and German prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from l10n.model.span import Span
from l10n.placeables.lexicon import BLANK, lexicon


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time at ``span`` (code points): *14 h 30* is hour 14, minute 30."""

    span: Span
    form: str
    hour: int
    minute: int
    exact: bool = True
    """Whether 2 cannot be 14: the clock has 24 hours, or *p.m.* is said."""

    def same(self, other: FoundTime) -> bool:
        """Whether both can be the same time; a clock of twelve hours leaves the half open."""
        hours = self.hour == other.hour
        if not (self.exact and other.exact):
            hours = self.hour % 12 == other.hour % 12
        return hours and self.minute == other.minute


@lru_cache(maxsize=256)
def find_times(text: str, language: str) -> tuple[FoundTime, ...]:
    """Every time of day in ``text``, in order; ``language`` is a language or locale tag."""
    matches = (m for p in _patterns(language.partition("-")[0]) for m in p.finditer(text))
    found: list[FoundTime] = []
    for one in sorted(filter(None, map(_read, matches)), key=_leftmost_longest):
        if not found or found[-1].span.end <= one.span.start:
            found.append(one)
    return tuple(found)


def _leftmost_longest(found: FoundTime) -> tuple[int, int]:
    return found.span.start, -found.span.end


def _read(match: re.Match[str]) -> FoundTime | None:
    named = match.groupdict()
    hour = int(named["hour"])
    minute = int(named.get("minute") or named.get("minute2") or 0)
    half = (named.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    span = Span(*match.span("hit" if "hit" in named else 0))
    return FoundTime(span, span.of(match.string), hour, minute, exact=bool(half) or hour > 12)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(
            r"(?<![\w:,.$€£-])(?:"
            + pattern.replace(" ", BLANK)
            .replace("<hour>", r"(?P<hour>\d\d?)")
            .replace("<minute>", r"(?P<minute>\d\d)")
            .replace("<minute2>", r"(?P<minute2>\d\d)")
            + r")(?![\w:])",
            re.IGNORECASE,
        )
        for pattern in lexicon(language)["times"]["patterns"]
    )
