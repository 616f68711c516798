"""A catalog that another program has sorted, in the order of its article again.

``msgcat --sort-output`` and its like change no entry, but ``⇧`` means the entry before.
"""

from __future__ import annotations

from dataclasses import replace

from l10n.model.catalog import Catalog
from l10n.model.unit import State


def in_text_order(old: Catalog, fresh: Catalog) -> Catalog:
    """``old`` with its living units in the order of ``fresh``, if nothing but the order differs.

    Our notes say of each unit what stands before and behind it. Where every unit of ``old`` has
    the notes of ``fresh``, the article is what it was when they were written, so that another order
    is the work of a tool. In any other case ``old`` comes back as it is.
    """
    place = {unit.key: at for at, unit in enumerate(fresh.units)}
    living = [unit for unit in old.units if unit.state is not State.OBSOLETE]
    places = [place.get(unit.key, -1) for unit in living]
    if places == sorted(places):
        return old
    for unit, at in zip(living, places, strict=True):
        notes = fresh.units[at].notes
        if at < 0 or not notes or not set(notes) <= set(unit.notes):
            return old
    put_aside = [unit for unit in old.units if unit.state is State.OBSOLETE]
    return replace(old, units=(*sorted(living, key=lambda u: place[u.key]), *put_aside))
