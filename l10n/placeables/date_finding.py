"""Find dates in French, English and German prose: full, partial, vague, and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from l10n.model.dates import MONTHS, WEEKDAYS
from l10n.model.span import Span
from l10n.placeables.date_values import DateValue, FoundDate, Precision
from l10n.placeables.lexicon import BLANK, any_of, lexicon

# A date is a word of its own: `11-Septembre` and `T-12.09.2023` are not dates, nor is `1.2.2023.4`.
_BEFORE = r"(?<![\w$€£])(?<!\w[-–‑.,/:])(?<!\.\.[-–])"
_AFTER = r"(?![\w])(?!['’]\w{2})(?![-–‑./:,]\d)"
_ISO = (
    r"(?P<year>[12]\d{3})-(?P<m>\d\d)-(?P<day>\d\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_NUMERIC = r"(?P<n1>\d\d?)(?P<sep>[./-])(?P<n2>\d\d?)(?P=sep)(?P<year>[12]\d{3}|\d\d)"
# The form of American sites, which stands in articles of any language: `Sep.12,2023`.
_SITE = rf"(?P<month>MONTH)\.?{BLANK}?(?P<day>\d\d?),{BLANK}?(?P<year>[12]\d{{3}})"
# The stop of `sept.` belongs to the month, the stop behind `septembre.` ends the sentence.
_DOT = rf"(?:\.(?={BLANK}?[\d,]|{BLANK}(?-i:[a-zà-ÿ])))?"
_YEAR = r"(?P<hit>(?P<year>1[4-9]\d\d|20\d\d))(?![ \u00a0\u202f]?[%€$£°])(?![ \u00a0\u202f]\d{3}\b)"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class _Grammar:
    patterns: tuple[re.Pattern[str], ...]
    months: dict[str, int]
    weekdays: dict[str, int]
    words: dict[str, dict[str, str]]
    numeric_order: str
    not_alone: frozenset[str]
    capitals: bool
    joined: re.Pattern[str]
    joined_opened: re.Pattern[str]
    opens: re.Pattern[str]


@lru_cache(maxsize=256)
def find(text: str, language: str) -> tuple[FoundDate, ...]:
    """Every date in ``text``, in order, without overlap.

    ``language`` is a language or locale tag (``fr``, ``en-GB``): it decides the words and how
    figures are ordered (12/09/2023 is 12 September, in American English 9 December). A date that
    does not exist (*31 février*) and an event named like one (*le 11-Septembre*) are not found.
    Raises ``KeyError`` for a language without data.
    """
    grammar = _grammar(language.partition("-")[0])
    order = "dmy" if language == "en-GB" else grammar.numeric_order
    found: list[FoundDate] = []
    at = 0
    for span, match in _leftmost_longest(grammar, text):
        if span.start < at:
            continue
        at = span.end
        one = _read(span, match, grammar, order)
        if one is not None:
            found.append(one)
    return tuple(_with_ranges(text, found, grammar))


def _leftmost_longest(grammar: _Grammar, text: str) -> list[tuple[Span, re.Match[str]]]:
    matches = [
        (Span(*match.span("hit" if "hit" in match.re.groupindex else 0)), match)
        for pattern in grammar.patterns
        for match in pattern.finditer(text)
        if _plausible(match, grammar)
    ]
    return sorted(matches, key=lambda pair: (pair[0].start, -pair[0].end))


def _plausible(match: re.Match[str], grammar: _Grammar) -> bool:
    """Whether a month that stands alone can be one: `may` and `Mars` are other words as well."""
    if not {"hit", "month"} <= match.re.groupindex.keys():
        return True
    month, guarded = match["month"], match.start("hit") > match.start()
    if month.casefold() in _SHORT or (grammar.capitals and not month[0].isupper()):
        return False
    return guarded or month not in grammar.not_alone


# Abbreviations are months only beside a day or year (`mar`, `sept`, `nov`, `dec`).
_FULL = frozenset({"mai", "may", "mars", "juin", "juni", "juli", "june", "july", "août", "aout"})
_SHORT = frozenset(
    name
    for table in MONTHS.values()
    for name in table
    if len(name) < 5 and name not in _FULL and name != "märz"
) | {"févr", "fevr", "janv", "juill", "febr"}


def _read(span: Span, match: re.Match[str], grammar: _Grammar, order: str) -> FoundDate | None:
    named = match.groupdict()
    value = _value(named, grammar, order)
    if value is None:
        return None
    until = _until(named, value, grammar)
    if until is not None and not _after(value, until):
        return None
    return FoundDate(span, span.of(match.string), value, until)


def _value(named: dict[str, Any], grammar: _Grammar, order: str) -> DateValue | None:
    if named.get("roman") or named.get("century"):
        century = _century(named.get("roman"), named.get("century"), grammar)
        if century is None:
            return None
        return DateValue(Precision.CENTURY, century=-century if named.get("bc") else century)
    if named.get("decade"):
        return DateValue(Precision.DECADE, year=_decade(named["decade"], grammar))
    season = _look(grammar, "seasons", named.get("season")) or _look(
        grammar, "halves", named.get("half")
    )
    year = _year(named.get("year"))
    if season:
        kind = Precision.HALF if season[0] == "H" else Precision.SEASON
        return DateValue(kind, year=year, season=season)
    month, day = _month_day(named, grammar, order)
    part = _look(grammar, "parts", named.get("part")) or ""
    weekday = grammar.weekdays.get((named.get("weekday") or "").casefold())
    precision = _precision(year, month, day, weekday)
    value = DateValue(precision, year, month, day, weekday, part) if precision else None
    return value if value and _exists(value) else None


def _precision(
    year: int | None, month: int | None, day: int | None, weekday: int | None
) -> Precision | None:
    if month is not None and day is not None:
        return Precision.FULL if year is not None else Precision.DAY_MONTH
    if month is not None:
        return Precision.MONTH_YEAR if year is not None else Precision.MONTH
    if year is not None:
        return Precision.YEAR
    return Precision.WEEKDAY if weekday is not None else None


def _exists(value: DateValue) -> bool:
    if value.day is None or value.month is None:
        return value.month is None or 1 <= value.month <= 12
    try:
        date(2000 if value.year is None else value.year, value.month, value.day)
    except ValueError:
        return False
    return True


def _until(named: dict[str, Any], value: DateValue, grammar: _Grammar) -> DateValue | None:
    if named.get("day2"):
        last = replace(value, day=int(named["day2"]), weekday=None)
        return last if _exists(last) else value
    if named.get("year2"):
        return replace(value, year=_year(named["year2"], value.year))
    if named.get("roman2") or named.get("century2"):
        century = _century(named.get("roman2"), named.get("century2"), grammar)
        return replace(value, century=century or value.century)
    return None


def _after(first: DateValue, last: DateValue) -> bool:
    def key(value: DateValue) -> tuple[int, int, int, int]:
        return value.century or 0, value.year or 0, value.month or 0, value.day or 0

    return key(first) < key(last)


def _month_day(
    named: dict[str, Any], grammar: _Grammar, order: str
) -> tuple[int | None, int | None]:
    if named.get("n1"):
        first, second = int(named["n1"]), int(named["n2"])
        american = order == "mdy" and named["sep"] == "/" and first <= 12
        return (first, second) if american else (second, first)
    if named.get("m"):
        return int(named["m"]), int(named["day"])
    # `re` takes a dotless ı for an i, which no table has: month 0, which no calendar has.
    month = named.get("month")
    day = named.get("day")
    return (
        grammar.months.get(month.casefold(), 0) if month else None,
        int(day) if day else None,
    )


def _year(digits: str | None, first: int | None = None) -> int | None:
    if not digits:
        return None
    number = int(digits)
    if len(digits) > 2:
        return number
    if first is not None:  # 2022-23
        return first - first % 100 + number
    return number + (1900 if number > 68 else 2000)  # as POSIX strptime reads two figures


def _decade(word: str, grammar: _Grammar) -> int:
    digits = re.sub(r"\D", "", word)
    number = int(digits or _look(grammar, "decades", word) or 0)
    # *les années 90* are the 1990s; nobody calls the 1910s so any more.
    return number if number > 99 else number + (1900 if number >= 20 else 2000)


def _century(roman: str | None, word: str | None, grammar: _Grammar) -> int | None:
    if word:
        digits = re.sub(r"\D", "", word)
        number = int(digits or _look(grammar, "centuries", word) or 0)
        return number if 1 <= number <= 30 else None
    values = [_ROMAN[letter] for letter in (roman or "").upper()]
    total = sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
    return total if 1 <= total <= 30 else None


def _look(grammar: _Grammar, table: str, word: str | None) -> str | None:
    return grammar.words[table].get(word.casefold()) if word else None


def _with_ranges(text: str, found: list[FoundDate], grammar: _Grammar) -> Iterator[FoundDate]:
    """Join *28 février* and *3 mars 2023* with *au* between them into one range."""
    pending: FoundDate | None = None
    for one in found:
        joined = _range(text, pending, one, grammar) if pending else None
        if joined:
            yield joined
            pending = None
            continue
        if pending:
            yield pending
        pending = one
    if pending:
        yield pending


def _range(text: str, one: FoundDate, other: FoundDate, grammar: _Grammar) -> FoundDate | None:
    days = (Precision.FULL, Precision.DAY_MONTH)
    if one.until or other.until or not {one.value.precision, other.value.precision} <= {*days}:
        return None
    opened = grammar.opens.search(text[: one.span.start])
    joined = (grammar.joined_opened if opened else grammar.joined).fullmatch(
        text[one.span.end : other.span.start]
    )
    if not joined:
        return None
    first = one.value
    if first.year is None and other.value.year is not None:
        first = replace(first, year=other.value.year, precision=Precision.FULL)
    if not _exists(first) or not _after(first, other.value):
        return None
    start = opened.start() if opened else one.span.start
    span = Span(start, other.span.end)
    return FoundDate(span, span.of(text), first, other.value, parts=(one, other))


@cache
def _grammar(language: str) -> _Grammar:
    tables = lexicon(language)["dates"]
    months = dict(MONTHS[language])
    weekdays = {name: place % 7 for place, name in enumerate(WEEKDAYS[language])}
    if len(WEEKDAYS[language]) > 7:  # Sonnabend
        weekdays[WEEKDAYS[language][7]] = 5
    weekdays |= {form.casefold(): day for form, day in tables.get("weekday_forms", {}).items()}
    words = {
        table: {form.casefold(): name for name, forms in tables[table].items() for form in forms}
        for table in ("parts", "seasons", "halves", "decades", "centuries")
    }
    fill = _tokens(months, weekdays, words, tables)
    english = any_of(MONTHS["en"])
    bodies = [_ISO, _NUMERIC, _SITE.replace("MONTH", english), *map(fill, tables["patterns"])]
    bodies += [*map(fill, tables["ranges"]), _YEAR, fill("<weekday>")]
    return _Grammar(
        patterns=tuple(re.compile(f"{_BEFORE}(?:{body}){_AFTER}", re.I) for body in bodies),
        months=dict(MONTHS["en"]) | months,
        weekdays=weekdays,
        words=words,
        numeric_order=tables["numeric_order"],
        not_alone=frozenset(tables["not_alone"]),
        capitals=tables["capitals"],
        joined=_between(tables["joins"]),
        joined_opened=_between(tables["joins"] + tables["joins_after_opening"]),
        opens=re.compile(rf"(?<!\w)(?:{any_of(tables['opens'])}){BLANK}$", re.I),
    )


def _between(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"{BLANK}?(?:{any_of(words)}){BLANK}?", re.I)


def _tokens(
    months: dict[str, int],
    weekdays: dict[str, int],
    words: dict[str, dict[str, str]],
    tables: dict[str, Any],
) -> Any:
    decades = any_of(words["decades"])
    named = {
        "day": r"(?P<day>\d\d?)",
        "day2": r"(?P<day2>\d\d?)",
        "month": rf"(?P<month>{any_of(months)})\b{_DOT}",
        "year": r"(?P<year>[12]\d{3})(?!\d)",
        "year2": r"(?P<year2>[12]\d{3}|\d\d)(?!\d)",
        "weekday": rf"(?P<weekday>{any_of(weekdays)})\b",
        "part": f"(?P<part>{any_of(words['parts'])})",
        "season": f"(?P<season>{any_of(words['seasons'])})",
        "half": f"(?P<half>{any_of(words['halves'])})",
        "decade": f"(?P<decade>{tables['decade']}" + (f"|{decades})" if decades else ")"),
        "roman": r"(?P<roman>[IVX]{1,6})",
        "roman2": r"(?P<roman2>[IVX]{1,6})",
        "century": f"(?P<century>{tables['century']}|{any_of(words['centuries']) or '(?!)'})",
        "century2": f"(?P<century2>{tables['century']}|{any_of(words['centuries']) or '(?!)'})",
    }

    def fill(pattern: str) -> str:
        spaced = pattern.replace(" ", BLANK)
        return re.sub(r"<([a-z]+2?)>", lambda m: named.get(m[1], m[0]), spaced)

    return fill
