"""Write ordinals (*third*, *21st*) and Roman numbers."""

from __future__ import annotations

from l10n.placeables.lexicon import written

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_GROUPED = 10_000


def ordinal(number: int, tag: str) -> str | None:
    """``third``, ``21st``; None in a language whose ordinals bend with their noun."""
    table = written(tag, "numbers")
    words, endings = table.get("ordinals", ()), table.get("ordinal_endings")
    if 0 < number <= len(words):
        return str(words[number - 1])
    if endings is None:
        return None
    from babel.numbers import get_group_symbol

    ending = endings.get(str(number % 100)) or endings.get(str(number % 10)) or endings["other"]
    sign = get_group_symbol(tag.replace("-", "_")) if number >= _GROUPED else ""
    return f"{number:,}{ending}".replace(",", sign)


def roman(number: int) -> str:
    """A number from 1 to 3999 in capitals: ``XXI``."""
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (number // value)
        number %= value
    return shown
