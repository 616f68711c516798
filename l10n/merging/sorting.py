"""A catalog that another program has sorted, in the order of its article again.

``msgcat --sort-output`` and its like change no entry, but ``⇧`` means the entry before.
"""

from __future__ import annotations

from dataclasses import replace

from l10n.model.catalog import Catalog
from l10n.model.unit import State

_NEIGHBOURS = ("before: ", "after: ")
"""How the notes begin that say what stands around a unit."""


def in_text_order(old: Catalog, fresh: Catalog) -> Catalog:
    """``old`` with its living units in the order of ``fresh``, if nothing but the order differs.

    Our notes say of each unit what stands before and behind it. Where they say the same in ``old``
    and ``fresh``, the article is what it was when they were written, so that another order is the
    work of a tool. In any other case ``old`` comes back as it is.
    """
    place = {unit.key: at for at, unit in enumerate(fresh.units)}
    living = [unit for unit in old.units if unit.state is not State.OBSOLETE]
    places = [place.get(unit.key, -1) for unit in living]
    if places == sorted(places):
        return old
    for unit, at in zip(living, places, strict=True):
        neighbours = {note for note in fresh.units[at].notes if note.startswith(_NEIGHBOURS)}
        if at < 0 or not neighbours or not neighbours <= set(unit.notes):
            return old
    put_aside = [unit for unit in old.units if unit.state is State.OBSOLETE]
    return replace(old, units=(*sorted(living, key=lambda u: place[u.key]), *put_aside))
