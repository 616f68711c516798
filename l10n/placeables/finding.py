"""Find every placeable of a text, of all kinds, in order and without overlap."""

from __future__ import annotations

from functools import lru_cache

from l10n.placeables.dates.finding import find as find_dates
from l10n.placeables.lexicon import speaks
from l10n.placeables.placeable import Kind, Placeable


@lru_cache(maxsize=256)
def find(text: str, language: str) -> tuple[Placeable, ...]:
    """Every placeable of ``text``; ``language`` is a language or locale tag (``fr``, ``de-CH``).

    Nothing is found in a language that has no tables.
    """
    if not speaks(language.partition("-")[0]):
        return ()
    return tuple(
        Placeable(Kind.DATE, one.span, one.form, one) for one in find_dates(text, language)
    )
