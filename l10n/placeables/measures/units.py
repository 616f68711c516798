"""Units of measure and currencies: know them behind a number, and convert between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from l10n.placeables.lexicon import BLANK, lexicon, unit_table

_CLOSE = Decimal("0.1")
"""Converted figures are rounded: *700 km* is *about 430 miles*."""


def unit_after(text: str, at: int, language: str) -> tuple[str, int] | None:
    """The unit that stands at ``at`` (a blank or hyphen may come first), and where it ends."""
    match = _after(language).match(text, at)
    return (_name(match), match.end()) if match else None


def unit_before(text: str, at: int) -> tuple[str, int] | None:
    """The currency sign that ends at ``at``, and where it begins: ``US$`` of *US$5*."""
    match = _before().search(text, max(at - 4, 0), at)
    return (_name(match), match.start()) if match else None


def dimension(unit: str) -> str:
    """``length`` for ``km``, ``money`` for a currency."""
    kind, _ = _units()[unit]
    return "money" if kind == unit else kind


def converts(value: Decimal, unit: str, other: Decimal, into: str) -> bool:
    """Whether ``other`` of unit ``into`` is about ``value`` of ``unit``."""
    (kind, one), (second, two) = _units()[unit], _units()[into]
    if kind != second or "size" not in one or "size" not in two:
        return False
    wanted, given = value * Decimal(str(one["size"])), other * Decimal(str(two["size"]))
    return abs(wanted - given) <= abs(wanted) * _CLOSE


def _name(match: re.Match[str]) -> str:
    return (match.lastgroup or "").partition("__")[0]


@cache
def _units() -> dict[str, tuple[str, Mapping[str, Any]]]:
    return {
        name: (kind, unit) for kind, table in unit_table().items() for name, unit in table.items()
    }


@cache
def _after(language: str) -> re.Pattern[str]:
    choices: list[tuple[str, str]] = []
    words = lexicon(language).get("units", {})
    for name, (kind, unit) in _units().items():
        signs = "|".join(map(re.escape, sorted(unit["signs"], key=len, reverse=True)))
        if signs:
            choices.append((f"{name}__s", f"{BLANK}?(?:{signs})(?!['’])"))
            tied = "|".join(re.escape(sign) for sign in unit["signs"] if len(sign) > 1)
            if tied and kind != name:
                choices.append((f"{name}__t", f"[-‑](?:{tied})"))
        if name in words:
            inside = words[name].replace(" ", BLANK)
            choices.append((f"{name}__w", f"(?:{BLANK}|[-‑'’])(?i:{inside})"))
    # The longest first: *kilomètres carrés* before *kilomètres*.
    choices.sort(key=lambda choice: -len(choice[1]))
    body = "|".join(f"(?P<{name}>{pattern})" for name, pattern in choices)
    return re.compile(f"(?:{body})(?!\\w)")


@cache
def _before() -> re.Pattern[str]:
    currencies = {name: unit for name, (kind, unit) in _units().items() if kind == name}
    body = "|".join(
        f"(?P<{name}>{'|'.join(map(re.escape, sorted(unit['signs'], key=len, reverse=True)))})"
        for name, unit in currencies.items()
    )
    return re.compile(f"(?<!\\w)(?:{body}|(?:[A-Z]{{1,2}}(?P<USD__x>\\$))){BLANK}?$")


def cldr_name(unit: str) -> str | None:
    """The unit's name in the Unicode CLDR, ``length-kilometer``; None where it has none."""
    name: str | None = _units()[unit][1].get("cldr")
    return name


def signs(unit: str) -> tuple[str, ...]:
    """The signs of ``unit``, the same in every language."""
    return tuple(_units()[unit][1]["signs"])


def size(unit: str) -> Decimal | None:
    """How many of its dimension's base unit ``unit`` is; None for one that is never converted."""
    found = _units()[unit][1].get("size")
    return None if found is None else Decimal(str(found))
