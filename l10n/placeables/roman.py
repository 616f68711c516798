"""Roman numbers, read and written."""

from __future__ import annotations

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LETTERS = {letters: value for value, letters in _ROMAN if len(letters) == 1}


def roman(number: int) -> str:
    """A number from 1 to 3999 in capitals: ``XXI``."""
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (number // value)
        number %= value
    return shown


def from_roman(letters: str) -> int:
    """The number of ``letters`` in either case, 0 without any: 21 of ``XXI``.

    A letter that is none counts as an I, for which `re.IGNORECASE` takes a Turkish one.
    """
    values = [_LETTERS.get(letter, 1) for letter in letters.upper()]
    behind = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, behind, strict=False))
