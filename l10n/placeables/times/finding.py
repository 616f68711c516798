"""Find times of day, ranges of them, and how long something lasts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from l10n.model.span import Span
from l10n.placeables.lexicon import BLANK, any_of, fold, lexicon
from l10n.placeables.needed import Gate
from l10n.placeables.times.values import Duration, FoundDuration, FoundTime

_BEFORE = r"(?<![\w:,.$€£-])"
_TOKENS = {
    "hour": r"\d\d?",
    "minute": r"\d\d",
    "hour2": r"\d\d?",
    "minute2": r"\d\d",
    "hours": r"\d{1,3}",
    "minutes": r"\d\d?",
}


_MORE_THAN_A_DAY = r"(?P<hours>2[5-9]|[3-9]\d|\d{3})"


@lru_cache(maxsize=256)
def find_times(text: str, language: str) -> tuple[FoundTime, ...]:
    """Every time of day in ``text``, in order; ``language`` is a language or locale tag.

    What lasts so long (*dure 2 h 15*) is no time of day. Raises ``KeyError`` without data.
    """
    return _read_all(text, language)[0]


@lru_cache(maxsize=256)
def find_durations(text: str, language: str) -> tuple[FoundDuration, ...]:
    """Every duration in hours and minutes, in order; single units are `find_numbers`'."""
    return _read_all(text, language)[1]


@lru_cache(maxsize=256)
def _read_all(text: str, language: str) -> tuple[tuple[FoundTime, ...], tuple[FoundDuration, ...]]:
    words = _words(language)
    found = [
        one
        for place, pattern in words.patterns.tried(text)
        for match in pattern.finditer(text)
        if (one := _read(match, words.clocks[place], words)) is not None
    ]
    times: list[FoundTime] = []
    durations: list[FoundDuration] = []
    at = 0
    for one in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if one.span.start < at:
            continue
        at = one.span.end
        if isinstance(one, FoundDuration):
            durations.append(one)
        elif _lasts(one, text, words):
            value = Duration(one.hour, one.minute)
            durations.append(FoundDuration(one.span, one.form, value, clock=True))
        else:
            times.append(_with_zone(one, text, words))
    return tuple(times), tuple(durations)


def _half(said: str | None, words: _Words) -> str:
    """``a`` or ``p``, empty where it is not said."""
    if not said:
        return ""
    said = fold(said).replace("'", "’")
    return said if said in ("a", "p") else "p" if said in words.afternoon else "a"


def _read(
    match: re.Match[str], clock: tuple[int, int] | None, words: _Words
) -> FoundTime | FoundDuration | None:
    named = match.groupdict()
    span = Span(*match.span("hit" if "hit" in named else 0))
    form = span.of(match.string)
    if clock is not None:
        return FoundTime(span, form, *clock, named=True)
    if "hours" in named:
        hours, minutes = int(named["hours"]), int(named.get("minutes") or 0)
        return FoundDuration(span, form, Duration(hours, minutes)) if minutes < 60 else None
    half = _half(named.get("half") or named.get("half2"), words)
    start = _clock(named["hour"], named.get("minute") or named.get("minute2"), half)
    if "hour2" not in named:
        exact = bool(half) or (start is not None and start[0] > 12)
        return None if start is None else FoundTime(span, form, *start, exact)
    start = _clock(named["hour"], named.get("minute"), half)
    end = _clock(named["hour2"], named.get("minute2"), _half(named.get("half2"), words))
    if start is None or end is None:
        return None
    return FoundTime(span, form, *start, last=end, way=_way(form))


def _clock(hour: str, minute: str | None, half: str) -> tuple[int, int] | None:
    hours, minutes = int(hour), int(minute or 0)
    if half and hours > 23:
        return None
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    return None if hours > 24 or minutes > 59 or (hours == 24 and minutes) else (hours, minutes)


def _way(form: str) -> str:
    """``dash`` for *10 h-18 h*; a word before the figures opens *de 10 h à 18 h*."""
    if re.search(r"[-–—]", form):
        return "dash"
    return "to" if form[0].isalpha() else "to-bare"


@dataclass(frozen=True, slots=True)
class _Words:
    patterns: Gate
    clocks: tuple[tuple[int, int] | None, ...]
    """The time that each of the patterns names, if it is for a name such as *midi*."""
    lasting: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    zone: re.Pattern[str] | None
    zones: dict[str, str]
    afternoon: frozenset[str]


def _lasts(one: FoundTime, text: str, words: _Words) -> bool:
    """Whether the words around it say that it lasts so long."""
    if one.last or one.named or not one.form[-1].isalnum() or ":" in one.form:
        return False
    before = text[max(one.span.start - 60, 0) : one.span.start]
    if words.lasting and words.lasting.search(before):
        return True
    return bool(words.behind and words.behind.match(text, one.span.end))


def _with_zone(one: FoundTime, text: str, words: _Words) -> FoundTime:
    match = words.zone.match(text, one.span.end) if words.zone else None
    if match is None:
        return one
    key = words.zones[fold(match["inside"] or match["plain"]).replace("'", "’")]
    span = Span(one.span.start, match.end())
    return replace(one, span=span, form=span.of(text), zone=key, bracketed=bool(match["inside"]))


@cache
def _words(language: str) -> _Words:
    table = lexicon(language).get("times", {})
    names = {name: key for key, name in table.get("zones", {}).items()}
    names |= table.get("zone_forms", {})
    zones = {fold(name).replace("'", "’"): key for name, key in names.items()}
    phrases = _in_capitals(names)
    patterns: list[tuple[re.Pattern[str], tuple[int, int] | None]] = [
        (_compiled(body), None)
        for part in ("patterns", "ranges", "durations")
        for body in table.get(part, ())
    ]
    patterns += [
        (_compiled(body), (int(clock[:2]), int(clock[3:])))
        for clock, body in table.get("named", {}).items()
    ]
    return _Words(
        Gate.of(pattern for pattern, _ in patterns),
        tuple(clock for _, clock in patterns),
        _spaced(f"(?<!\\w){table['lasting']}$") if "lasting" in table else None,
        _spaced(table["lasting_behind"]) if "lasting_behind" in table else None,
        _zone(phrases) if zones else None,
        zones,
        frozenset(table.get("afternoon", ())),
    )


def _compiled(body: str) -> re.Pattern[str]:
    body = body.replace("<longhours>", _MORE_THAN_A_DAY)
    named = re.sub(
        r"(?<!P)<(\w+)>",
        lambda m: f"(?P<{m[1]}>{_TOKENS[m[1]]})" if m[1] in _TOKENS else m[0],
        body,
    )
    return _spaced(rf"{_BEFORE}(?:{named})(?![\w:]|\.\d)")


def _in_capitals(names: Iterable[str]) -> str:
    """Any of ``names``; *EST* is a zone, *est* a word."""
    short = [name for name in names if name.isupper()]
    return rf"(?-i:{any_of(short)})|{any_of(set(names) - set(short))}"


def _zone(phrases: str) -> re.Pattern[str]:
    inside, plain = rf"{BLANK}?\((?P<inside>{phrases})\)", f",?{BLANK}(?P<plain>{phrases})"
    return re.compile(rf"{inside}|{plain}(?!\w)", re.IGNORECASE)


def _spaced(body: str) -> re.Pattern[str]:
    return re.compile(body.replace(" ", BLANK), re.IGNORECASE)
