"""Write ordinals: *third*, *21st*."""

from __future__ import annotations

from l10n.placeables.lexicon import written

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
