"""Find dates that only the day of reading tells, and things that look like dates and are none."""

from __future__ import annotations

import re
from functools import cache

from l10n.languages import Table
from l10n.model.dates import all_months, weekdays
from l10n.model.span import Span
from l10n.placeables.lexicon import BLANK, any_of, lexicon
from l10n.placeables.needed import Gate

_SPANS = ("d", "wk", "mo", "a", "decade", "century")
_CLOCK = ("s", "min", "h")
_INVALID = (
    r"\d\d?(?P<sep>[./-])\d\d?(?P=sep)(?:19|20)\d\d",
    r"(?:19|20)\d\d-\d\d-\d\d",
    r"\d\d?(?:\.|er|st|nd|rd|th)?BLANK(?:MONTHS)BLANK(?:19|20)\d\d",
    r"(?:MONTHS)\.?BLANK?\d\d?,BLANK?(?:19|20)\d\d",
)


def find_relative(text: str, language: str) -> list[Span]:
    """*lundi dernier*, *il y a trois jours*: where they stand; not in order, and they may overlap."""
    return [
        Span(*match.span())
        for _, one in _relative(language).tried(text)
        for match in one.finditer(text)
    ]


def find_invalid(text: str) -> list[Span]:
    """What has the form of a full date, in order: those that no calendar has are invalid."""
    found = [
        Span(*match.span()) for _, one in _invalid().tried(text) for match in one.finditer(text)
    ]
    return sorted(found)


@cache
def _relative(language: str) -> Gate:
    tables = lexicon(language)
    numbers = tables["numbers"]
    many = [word for part in ("words", "one", "scales", "about") for word in numbers.get(part, ())]
    tokens = {
        "<weekday>": f"(?:{any_of(weekdays(language.partition('-')[0]))})",
        "<many>": rf"(?:\d{{1,4}}|(?:{any_of(many)})(?:(?:-| )(?:{any_of(many)}))?)",
        "<span>": _units(tables, _SPANS),
        "<clock>": _units(tables, _CLOCK),
        "<year>": r"(?:1[4-9]|20)\d\d",
    }
    found = []
    for pattern in tables["dates"].get("relative", ()):
        body = pattern
        for token, expression in tokens.items():
            body = body.replace(token, expression)
        body = body.replace(BLANK, " ").replace(" ", BLANK)
        found.append(re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE))
    return Gate.of(found)


def _units(tables: Table, names: tuple[str, ...]) -> str:
    words = [tables.get("units", {}).get(name) for name in names]
    return f"(?:{'|'.join(f'(?:{word})' for word in words if word) or '(?!)'})"


@cache
def _invalid() -> Gate:
    months = any_of(name for name in all_months() if len(name) > 2)
    bodies = (body.replace("BLANK", BLANK).replace("MONTHS", months) for body in _INVALID)
    return Gate.of(
        re.compile(rf"(?<![\w./-])(?:{body})(?![\w./-]\w|\w)", re.IGNORECASE) for body in bodies
    )
