"""Joined sentences (``⇧``) when the article changes: together as they were, or looked at again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n.merging.changes import CHANGED
from l10n.merging.remarks import excerpt
from l10n.merging.standing import ACCEPTED, FUZZY
from l10n.model.catalog import Catalog, Passage
from l10n.model.unit import Key, Unit, is_mark


def broken(old: Catalog, fresh: Catalog) -> dict[Key, str]:
    """What is to be said of each member of a passage that no longer stands together as it did.

    Its translation was written for all of them at once, so none can be taken as it is. By key of
    the old catalog.
    """
    place = {unit.key: at for at, unit in enumerate(fresh.units)}
    said: dict[Key, str] = {}
    for passage in old.passages():
        if len(passage.units) > 1 and not together([u.key for u in passage.units], place):
            said.update(_said(passage, place))
    return said


def together(keys: Sequence[Key], place: Mapping[Key, int]) -> bool:
    """Whether ``keys`` stand one behind the other."""
    first = place.get(keys[0])
    return first is not None and all(
        place.get(key) == first + at for at, key in enumerate(keys[1:], 1)
    )


def _said(passage: Passage, place: Mapping[Key, int]) -> dict[Key, str]:
    first, *others = passage.units
    at = place.get(first.key)
    said = {}
    lost = [
        unit
        for behind, unit in enumerate(others, 1)
        if at is None or place.get(unit.key) != at + behind
    ]
    if lost and at is not None:
        which = "; ".join(f"“{excerpt(unit.source)}”" for unit in lost)
        said[first.key] = f"{CHANGED}its translation also says {which}, which no longer follows"
    else:
        said[first.key] = f"{CHANGED}its translation also says what followed (⇧)"
    for behind, unit in enumerate(others, 1):
        if at is not None and place.get(unit.key) == at + behind:
            said[unit.key] = f"{CHANGED}not all that was translated with it (⇧) follows any more"
        else:
            said[unit.key] = (
                f"{CHANGED}it was translated together with “{excerpt(first.source)}”"
                f" as “{first.target}”"
            )
    return said


def put_aside_together(aside: Sequence[Unit]) -> dict[Key, tuple[Key, ...]]:
    """For each member of a passage that was put aside as a whole, the keys of all, in order.

    An accepted ``⇧`` is kept right behind what it was joined to; one that lost its passage is
    marked, so that it is no member here.
    """
    found: dict[Key, tuple[Key, ...]] = {}
    run: list[Unit] = []
    for unit in (*aside, None):
        if unit is not None and is_mark(unit.target) and FUZZY not in unit.flags and run:
            run.append(unit)
            continue
        if len(run) > 1:
            keys = tuple(member.key for member in run)
            found.update(dict.fromkeys(keys, keys))
        run = [unit] if unit is not None and FUZZY not in unit.flags else []
    return found


def vanished_whole(old: Catalog, fresh: Mapping[Key, int]) -> set[Key]:
    """Members of accepted passages of which nothing is left in the article."""
    return {
        unit.key
        for passage in old.passages()
        for unit in passage.units
        if len(passage.units) > 1
        and not any(member.key in fresh for member in passage.units)
        and all(member.state in ACCEPTED for member in passage.units)
    }
