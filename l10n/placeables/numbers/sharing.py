"""Numbers that share a unit or a scale, which is said once: *30 à 100 dollars*, *$5-10 million*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from l10n.placeables.lexicon import BLANK, any_of, written
from l10n.placeables.numbers.found import FoundNumber


def with_scales(text: str, found: list[FoundNumber], language: str) -> Iterator[FoundNumber]:
    """Give the first number of a range the scale that is said once: *de 4,2 à 4,1 milliards*."""
    joints = _joints(language)
    found = [*_dollar_ranges(text, found, joints)]
    closing = False
    for each, following in zip_longest(found, found[1:]):
        one = replace(each, manner=replace(each.manner, closing=True)) if closing else each
        closing = _closes(text, one, following, joints)
        if following is None or one.in_words or abs(one.value) >= 1000 or following.value < 10**6:
            yield one
        elif (
            one.unit in ("", following.unit)
            and sum(char.isdigit() for char in following.form) < 7  # a scale is said in words
            and joints.range.fullmatch(text[one.span.end : following.span.start])
        ):
            scale = Decimal(1000) ** ((following.value.adjusted()) // 3)
            shared = replace(one.manner, shared=True)
            unit = one.unit or following.unit
            yield replace(one, value=one.value * scale, unit=unit, manner=shared)
        else:
            yield one


def _dollar_ranges(text: str, found: list[FoundNumber], joints: _Joints) -> Iterator[FoundNumber]:
    """*$5-10 million*: the sign stands before the first figure, the scale behind the second."""
    sign: FoundNumber | None = None
    for one in found:
        joined = sign and joints.range.fullmatch(text, sign.span.end, one.span.start)
        if sign and joined and not one.unit and one.manner.scale:
            scale = Decimal(10) ** one.manner.scale
            yield replace(sign, value=sign.value * scale, manner=replace(sign.manner, shared=True))
            yield replace(one, unit=sign.unit, manner=replace(one.manner, closing=True))
            sign = None
            continue
        if sign:
            yield sign
        sign = one if one.unit and text[one.span.end - 1].isdigit() and not one.in_words else None
        if sign is None:
            yield one
    if sign:
        yield sign


def _closes(text: str, one: FoundNumber, following: FoundNumber | None, joints: _Joints) -> bool:
    """Whether ``following`` says the unit for ``one`` as well."""
    if following is None or one.unit or one.in_words or not following.unit:
        return False
    return joints.pair.fullmatch(text, one.span.end, following.span.start) is not None


@dataclass(frozen=True, slots=True)
class _Joints:
    range: re.Pattern[str]
    pair: re.Pattern[str]


@cache
def _joints(language: str) -> _Joints:
    """What joins two numbers: the words that join two days or months, or a dash."""
    table = written(language, "dates")

    def words(*names: str) -> str:
        found = (table.get(part, {}).get(name) for part in ("days", "months") for name in names)
        return any_of(joint.strip() for pair in found if pair for joint in pair[1:])

    return _Joints(
        re.compile(rf"{BLANK}?(?:[-–—‑]|{words('to', 'or')}){BLANK}?"),
        re.compile(rf"{BLANK}?(?:[-–—‑/]|{words('to', 'or', 'and', 'between')}){BLANK}?"),
    )
