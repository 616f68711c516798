"""Where sentences can be joined: each ``⇧`` must follow its sentence wherever the two stand.

One unit serves every place at which its sentence stands. So two units can be one passage only when
the second follows the first, in the same block, at every place of the one and of the other. What
the catalog alone says (`Catalog.passages`) is compared with the article here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from l10n.model.catalog import Catalog
from l10n.model.joining import misjoined
from l10n.model.unit import Key
from l10n.workflow.units import SourceUnit


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around each sentence of an article in its block, at all its places.

    A place is the neighbour's key, or None at the edge of the block, and the paragraph.
    """

    before: Mapping[Key, Sequence[tuple[Key | None, int]]]
    after: Mapping[Key, Sequence[tuple[Key | None, int]]]

    @classmethod
    def of(cls, units: Sequence[SourceUnit]) -> Neighbours:
        before: dict[Key, list[tuple[Key | None, int]]] = {unit.key: [] for unit in units}
        after: dict[Key, list[tuple[Key | None, int]]] = {unit.key: [] for unit in units}
        last: SourceUnit | None = None
        for unit in units:
            together = last is not None and last.paragraph == unit.paragraph
            before[unit.key].append((last.key if last and together else None, unit.paragraph))
            if last:
                after[last.key].append((unit.key if together else None, last.paragraph))
            last = unit
        if last:
            after[last.key].append((None, last.paragraph))
        return cls(before, after)

    def why_not(self, key: Key) -> str:
        """Why the unit of ``key`` cannot be joined to the one before it; empty when it can."""
        (first, paragraph), *others = self.before[key]
        if first is None:
            return f"it begins ¶ {paragraph}"
        for other, where in others:
            if other is None:
                return f"this sentence also begins ¶ {where}"
            if other != first:
                return f"this sentence also stands in ¶ {where}, after another one"
        for other, where in self.after[first]:
            if other != key:
                return f"the sentence before also stands in ¶ {where}, without this one"
        return ""


def cannot_join(units: Sequence[SourceUnit]) -> dict[Key, str]:
    """The units of an article that cannot be joined to the one before, and why."""
    around = Neighbours.of(units)
    return {key: why for key in around.before if (why := around.why_not(key))}


def torn(units: Sequence[SourceUnit], catalog: Catalog) -> dict[Key, str]:
    """The units of an article of ``units`` whose meaning no target says for sure, and why.

    That is a ``⇧`` that does not follow its passage in the article, with those joined behind it;
    the last unit of a passage whose other sentences the article has no more; and a target that was
    meant as ``⇧`` and is something else.
    """
    meant = _misjoined(units, catalog)
    joined = [passage for passage in catalog.passages() if len(passage.units) > 1]
    if not joined:
        return meant
    around = Neighbours.of(units)
    found = dict(meant)
    for passage in joined:
        keys = [unit.key for unit in passage.units]
        for at, (first, second) in enumerate(pairwise(keys)):
            if why := _why_torn(first, second, around):
                behind = [key for key in keys[at + 1 :] if key in around.before]
                found.update(dict.fromkeys(behind or {first} & around.before.keys(), why))
                break
    return found


def _misjoined(units: Sequence[SourceUnit], catalog: Catalog) -> dict[Key, str]:
    targets = {key: unit.target for key, unit in catalog.living().items()}
    return {
        unit.key: why
        for unit in units
        if (why := misjoined(unit.key.source, targets.get(unit.key, "")))
    }


def _why_torn(first: Key, second: Key, around: Neighbours) -> str:
    if first not in around.before:
        return "the sentence that it was joined to is no longer in the article"
    if second not in around.before:
        return "a sentence that was joined to it is no longer in the article"
    if why := around.why_not(second):
        return why
    if around.before[second][0][0] != first:
        return "the sentence before it in the article is another one"
    return ""
