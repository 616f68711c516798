"""What of people's work a new version of a catalog would lose: nothing may, unless they say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from l10n.errors import BrokenError
from l10n.model.catalog import Catalog
from l10n.model.finding import Where
from l10n.model.unit import Key, Unit

_NAMED = 5
"""Units that a message names."""
# Digits with what groups and divides them: a changed figure is carried into a stale translation.
_FIGURES = re.compile(r"[\d\s.,'’\u066b\u066c]+")


def lost(
    old: Catalog,
    new: Catalog,
    *,
    moved: Iterable[Unit] = (),
    replaced: Collection[Key] = (),
) -> list[Unit]:
    """The units of ``old`` whose human texts are in no unit of ``new`` or ``moved`` (law 7).

    Texts are counted: what two units said must be said by two. ``moved`` are units that go to the
    overflow file. Units of the keys ``replaced`` may say something else, because a person told us
    so. A stale text in which only figures differ is the text it was.
    """
    there = [unit for unit in (*new.units, *moved) if unit.human]
    texts = Counter(unit.target for unit in there)
    missing = []
    for unit in old.units:
        if not unit.human or unit.key in replaced:
            continue
        if texts[unit.target]:
            texts[unit.target] -= 1
        else:
            missing.append(unit)
    if not missing:
        return []
    heirs: dict[tuple[Key, str], list[Unit]] = {}
    for unit in there:
        if texts[unit.target]:
            for key in {unit.key, unit.previous or unit.key}:
                heirs.setdefault((key, _words(unit.target)), []).append(unit)
    return [unit for unit in missing if not _carried(unit, heirs, texts)]


def refuse_losses(
    old: Catalog,
    new: Catalog,
    shown: str,
    *,
    moved: Iterable[Unit] = (),
    replaced: Collection[Key] = (),
) -> None:
    """Raise `BrokenError` with the units that would be `lost`. Nothing may be written then."""
    gone = lost(old, new, moved=moved, replaced=replaced)
    if not gone:
        return
    named = "; ".join(
        f"“{_short(unit.source)}” → “{_short(unit.target)}”" for unit in gone[:_NAMED]
    )
    more = f"; and {len(gone) - _NAMED} more" if len(gone) > _NAMED else ""
    texts = "a text that a person wrote" if len(gone) == 1 else f"{len(gone)} texts of people"
    raise BrokenError(
        f"this would lose {texts}: {named}{more}. Nothing was changed.",
        where=Where(shown),
        advice="No command may do that unasked: please report it with this file.",
        code="po-loss",
    )


def _carried(unit: Unit, heirs: dict[tuple[Key, str], list[Unit]], texts: Counter[str]) -> bool:
    words = _words(unit.target)
    for key in (unit.key, unit.previous):
        for heir in heirs.get((key, words), []) if key else []:
            if texts[heir.target]:
                texts[heir.target] -= 1
                return True
    return False


def _words(text: str) -> str:
    return _FIGURES.sub("", text)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
