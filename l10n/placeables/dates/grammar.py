"""The patterns of dates in each language, made from the data files once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from l10n import languages
from l10n.model.dates import months, weekdays
from l10n.placeables.lexicon import BLANK, any_of, fold, lexicon
from l10n.placeables.needed import Gate

# A date is a word of its own: `11-Septembre` and `T-12.09.2023` are not dates, nor is `1.2.2023.4`.
_BEFORE = r"(?<![\w$€£])(?<!\w[-–‑.,/:])(?<!\.\.[-–])"
_AFTER = r"(?![\w])(?!['’]\w{2})(?![-–‑./:,]\d)"
_ISO = (
    r"(?P<year>[12]\d{3})(?P<line>[-/])(?P<m>\d\d)(?P=line)(?P<day>\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?))?"
)
_BASIC = (
    r"(?P<year>[12]\d{3})(?P<m>\d\d)(?P<day>\d\d)T"
    r"(?P<clock>\d{4}(?:\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)"
)
"""ISO 8601 without its signs: 20230912T143000Z."""
_NUMERIC = r"(?P<n1>\d\d?)(?P<sep>[./-])(?P<n2>\d\d?)(?P=sep)(?P<year>[12]\d{3}|\d\d)"
# The form of American sites, which stands in articles of any language: `Sep.12,2023`.
_SITE = rf"(?P<month>MONTH)\.?{BLANK}?(?P<day>\d\d?),{BLANK}?(?P<year>[12]\d{{3}})"
# The stop of `sept.` belongs to the month, the stop behind `septembre.` ends the sentence.
_DOT = rf"(?:\.(?={BLANK}?[\d,]|{BLANK}(?-i:[a-zà-ÿ])))?"
_NO_CLOCK = rf"(?!{BLANK}(?:GMT|UTC|hours|hrs)\b)"
_YEAR = (
    r"(?P<hit>(?P<year>1[4-9]\d\d|20\d\d))(?![ \u00a0\u202f]?[%‰€$£°])(?![ \u00a0\u202f]\d{3}\b)"
    rf"{_NO_CLOCK}"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What `date_finding` needs to know of a language."""

    patterns: Gate
    """Each is tried everywhere; the leftmost and then the longest match counts."""
    months: dict[str, int]
    weekdays: dict[str, int]
    words: dict[str, dict[str, str]]
    numeric_order: str
    not_alone: frozenset[str]
    capitals: bool
    capital_is_name: bool
    """Whether a day of a capitalised month without a year is the name of a street or feast."""
    joined: re.Pattern[str]
    joined_opened: re.Pattern[str]
    opens: re.Pattern[str]
    """What opens a range, at the end of the text before it."""


@cache
def short_months() -> frozenset[str]:
    """Abbreviations, which are months only beside a day or year (`mar`, `sept`, `nov`, `dec`).

    They are what begins a longer name of the same month, or skips letters of one (`mrz`).
    """
    found = set()
    for tag in languages.known():
        own = months(tag)
        found |= {name for name in own if any(_shortens(name, other, own) for other in own)}
    return frozenset(found)


def _shortens(name: str, other: str, months: Mapping[str, int]) -> bool:
    if months[name] != months[other] or len(name) > 5 or len(name) >= len(other):
        return False
    letters = iter(other)
    return name[0] == other[0] and all(letter in letters for letter in name)


@cache
def grammar(language: str) -> Grammar:
    """The patterns of ``language``; raise ``KeyError`` for one without data."""
    tables, short = lexicon(language)["dates"], language.partition("-")[0]
    own = dict(months(short))
    days = {name: number - 1 for name, number in weekdays(short).items()}
    short_days = {fold(form): day for form, day in tables.get("weekday_forms", {}).items()}
    words = {
        table: {fold(form): name for name, forms in tables.get(table, {}).items() for form in forms}
        for table in ("parts", "seasons", "halves", "quarters", "periods", "decades", "centuries")
    }
    joins = tables.get("joins", [])
    fill = _tokens(own, (any_of(days), any_of(short_days)), words, tables)
    english = any_of(months("en"))
    bodies = [
        _ISO,
        _BASIC,
        _NUMERIC,
        _SITE.replace("MONTH", english),
        *map(fill, tables.get("patterns", ())),
    ]
    bodies += [*map(fill, tables.get("ranges", ())), _YEAR, rf"(?P<weekday>{any_of(days)})\b"]
    return Grammar(
        patterns=Gate.of(re.compile(f"{_BEFORE}(?:{body}){_AFTER}", re.I) for body in bodies),
        months=dict(months("en")) | own,
        weekdays=days | short_days,
        words=words,
        numeric_order=tables.get("numeric_order", "dmy"),
        not_alone=frozenset(tables.get("not_alone", ())),
        capitals=bool(tables.get("capitals")),
        capital_is_name=bool(tables.get("capital_is_name")),
        joined=_between(joins),
        joined_opened=_between([*joins, *tables.get("joins_after_opening", ())]),
        opens=re.compile(rf"(?<!\w)(?:{any_of(tables.get('opens', ()))}){BLANK}$", re.I),
    )


def _between(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf",?{BLANK}?(?:{any_of(words)}){BLANK}?", re.I)


def _tokens(
    months: dict[str, int],
    weekdays: tuple[str, str],
    words: dict[str, dict[str, str]],
    tables: dict[str, Any],
) -> Callable[[str], str]:
    decades = any_of(words["decades"])
    weekday = rf"(?P<weekday>(?:{weekdays[0]})\b|(?:{weekdays[1]})(?!\w))"
    named = {
        "day": r"(?P<day>\d\d?)",
        "day2": r"(?P<day2>\d\d?)",
        "month": rf"(?P<month>{any_of(months)})\b{_DOT}",
        "year": rf"(?P<year>[12]\d{{3}})(?!\d){_NO_CLOCK}",
        "year2": rf"(?P<year2>[12]\d{{3}}|\d\d)(?!\d){_NO_CLOCK}",
        "weekday": weekday,
        "numeric": _NUMERIC,
        "part": f"(?P<part>{any_of(words['parts'])})",
        "season": f"(?P<season>{any_of(words['seasons'])})",
        "half": f"(?P<half>{any_of(words['halves']) or '(?!)'})",
        "quarter": f"(?P<quarter>{any_of(words['quarters']) or '(?!)'})",
        "period": f"(?P<period>{any_of(words['periods'])})",
        "month2": rf"(?P<month2>{any_of(months)})\b{_DOT}",
        "weekday2": weekday.replace("<weekday>", "<weekday2>"),
        "anymonth": rf"(?:{any_of(months)})\b",
        "decade": f"(?P<decade>{tables.get('decade', '(?!)')}"
        + (f"|{decades})" if decades else ")"),
        "roman": r"(?P<roman>[IVX]{1,6})",
        "roman2": r"(?P<roman2>[IVX]{1,6})",
        "century": f"(?P<century>{tables.get('century', '(?!)')}|{any_of(words['centuries'])})",
        "century2": f"(?P<century2>{tables.get('century', '(?!)')}|{any_of(words['centuries'])})",
    }

    def fill(pattern: str) -> str:
        spaced = pattern.replace(" ", BLANK)
        return re.sub(r"(?<!P)<([a-z]+2?)>", lambda m: named.get(m[1], m[0]), spaced)

    return fill
