"""Regional catalogs: the base locale's, with what the region does differently put over it."""

from __future__ import annotations

from dataclasses import replace

from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.placeables import dates


def regional(base: Catalog, own: Catalog | None, locale: Locale) -> Catalog:
    """The whole catalog of ``locale`` from its base's and ``own`` few units, if it has any.

    A date of the base is rewritten for the region only where the text still equals the base form;
    what somebody wrote for the region stays as it is.
    """
    differing = {key: unit for key, unit in own.living().items() if unit.target} if own else {}
    return replace(
        base,
        locale=locale,
        units=tuple(
            differing.get(unit.key)
            or replace(unit, target=dates.localize(unit.target, base.locale, locale))
            for unit in base.units
        ),
    )
