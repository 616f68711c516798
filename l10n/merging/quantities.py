"""Another number, another date: said with its unit or the rest of the date."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.merging.differences import Difference
from l10n.model.dates import months

_UNITS = {
    "km": ("kilomètre", "kilometre", "kilometer", "km"),
    "m": ("mètre", "metre", "meter", "m"),
    "cm": ("centimètre", "centimetre", "centimeter", "zentimeter", "cm"),
    "mm": ("millimètre", "millimetre", "millimeter", "mm"),
    "kg": ("kilogramme", "kilogram", "kilogramm", "kilo", "kg"),
    "t": ("tonne", "tonnen", "t"),
    "%": ("%",),
    "€": ("€", "euro"),
    "$": ("$", "dollar"),
    "ha": ("hectare", "hektar", "ha"),
    "l": ("litre", "liter", "l"),
}
_UNIT = {name: sign for sign, names in _UNITS.items() for name in names}

_IN_WORDS = {
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " vingt trente quarante cinquante soixante cent mille million milliard douzaine dizaine",
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion dozen",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
    " sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig"
    " neunzig hundert tausend million millionen milliarde milliarden dutzend",
}
# What can stand behind a number and is no thing that was counted.
_BETWEEN = (
    "dans pour avec mais sur par qui que dont ont sont est était étaient après avant depuis environ"
    " selon contre entre vers chez sans sous and but for with who that are was were have had than"
    " from into und mit für auf aus bei der die das dem den sind war waren haben hatte als von"
)
_NOT_COUNTED = frozenset(_BETWEEN.split())
_WORDS = {language: frozenset(known.split()) for language, known in _IN_WORDS.items()}


def quantity(one: Difference, language: str) -> str:
    """``700 → 900 km``, ``12 → 13 septembre 2023``; empty where it is no other number or month."""
    if not one.removed or not one.added:
        return ""
    was, is_ = " ".join(one.removed), " ".join(one.added)
    named = months(language)
    if all(_number(part, language) for part in (one.removed, one.added)):
        if one.before and one.before[0].casefold() in named and _figures(one.removed):
            return f"{one.before[0]} {was} → {is_}"
        return " ".join([f"{was} → {is_}", *_after(one.after, named)])
    if all(len(part) == 1 and part[0].casefold() in named for part in (one.removed, one.added)):
        day = f"{one.before[0]} " if one.before and one.before[0][0].isdigit() else ""
        year = f" {one.after[0]}" if one.after and one.after[0].isdigit() else ""
        return f"{day}{was} → {day}{is_}{year}"
    return ""


def _number(part: tuple[str, ...], language: str) -> bool:
    """Whether ``part`` is one number, in figures or in words, and nothing else."""
    known = _WORDS.get(language, frozenset())
    return _figures(part) or all(
        all(
            piece in known or piece.removesuffix("s") in known
            for piece in word.casefold().split("-")
        )
        for word in part
    )


def _figures(part: tuple[str, ...]) -> bool:
    return len(part) == 1 and part[0][0].isdigit() and not part[0][-1].isalpha()


def _after(after: tuple[str, ...], months: Mapping[str, int]) -> list[str]:
    """The unit behind a number, or the month and the year; the word itself where it is no unit."""
    if not after:
        return []
    word = after[0].casefold()
    if word in months:
        return [after[0], after[1]] if len(after) > 1 and after[1].isdigit() else [after[0]]
    unit = _UNIT.get(word) or _UNIT.get(word.removesuffix("s"))
    if unit:
        return [unit]
    counted = word[0].isalpha() and len(word) > 2 and word not in _NOT_COUNTED
    return [after[0]] if counted else []
