"""Regional catalogs: the base locale's, with what the region does differently put over it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby

from l10n.model.catalog import Catalog, Passage
from l10n.model.locale import Locale
from l10n.model.place import place_of
from l10n.model.unit import Key, State, Unit, is_mark
from l10n.placeables import Style, localize, typography

# A word with ß that the source has as well is a name: *Günter Graß* in a French article.
_SHARP = re.compile(r"\w*ß\w*")


def regional(
    base: Catalog,
    own: Catalog | None,
    locale: Locale,
    style: Style | None = None,
    base_style: Style | None = None,
) -> Catalog:
    """The whole catalog of ``locale`` from its base's and ``own`` few units, if it has any.

    A date, number or quotation mark is rewritten for the region only where it still stands as the
    base sets it; what somebody wrote for the region stays as it is. A region can join sentences that its base does
    not, or part them, when it has the sentence before as well; else its unit is stale, because the
    base's target there says too little or too much.
    """
    different = differing(own)
    whole = replace(
        base,
        locale=locale,
        units=tuple(
            different.get(unit.key)
            or replace(unit, target=localize(unit.target, base.locale, locale, style, base_style))
            for unit in base.units
        ),
    )
    whole = _set(whole, base.locale, different.keys(), style, base_style)
    before, now = _heads(base), _heads(whole)
    unsure = {
        key
        for key in different.keys() & before.keys()
        if (now[key] == key) != (before[key] == key)
        and not {now[key], before[key]} <= different.keys()
    }
    if not unsure:
        return whole
    return replace(
        whole,
        units=tuple(
            replace(unit, state=State.STALE) if unit.key in unsure else unit for unit in whole.units
        ),
    )


def _set(
    whole: Catalog,
    base: Locale,
    own: Collection[Key],
    style: Style | None,
    base_style: Style | None,
) -> Catalog:
    """``whole`` with every paragraph set as its region does; the units ``own`` stay as they are."""
    names = {word for unit in whole.units for word in _SHARP.findall(unit.source)}
    changed: dict[Key, Unit] = {}
    for number, group in groupby(whole.living().values(), key=_paragraph):
        units = list(group)
        for paragraph in [units] if number else [[unit] for unit in units]:
            set_ = typography.localize(
                ["" if is_mark(unit.target) else unit.target for unit in paragraph],
                base,
                whole.locale,
                style,
                base_style,
                names,
            )
            if not set_.changes:
                continue
            for unit, target in zip(paragraph, set_.sentences, strict=True):
                if target and target != unit.target and unit.key not in own:
                    changed[unit.key] = replace(unit, target=target)
    if not changed:
        return whole
    return replace(
        whole,
        units=tuple(
            unit if unit.state is State.OBSOLETE else changed.get(unit.key, unit)
            for unit in whole.units
        ),
    )


def _paragraph(unit: Unit) -> int:
    """The paragraph that the unit stands in first, 0 where no note tells."""
    place = place_of(unit)
    return place.paragraphs[0] if place else 0


def differing(own: Catalog | None) -> dict[Key, Unit]:
    """What the region says itself: the units of its own catalog that have a target."""
    return {key: unit for key, unit in own.living().items() if unit.target} if own else {}


def own_passages(base: Catalog, own: Catalog | None, catalog: Catalog) -> Iterator[Passage]:
    """The passages of ``catalog``, the region's whole one, that do not derive from ``base``.

    Those are the ones with a unit of the region's own, and those that are joined otherwise there.
    """
    different = differing(own)
    derived = {_keys(passage) for passage in base.passages()}
    for passage in catalog.passages():
        if different.keys() & _keys(passage) or _keys(passage) not in derived:
            yield passage


def _heads(catalog: Catalog) -> dict[Key, Key]:
    """For each living unit the one that holds its target: itself, or what it is joined to."""
    return {
        unit.key: passage.units[0].key for passage in catalog.passages() for unit in passage.units
    }


def _keys(passage: Passage) -> tuple[Key, ...]:
    return tuple(unit.key for unit in passage.units)
