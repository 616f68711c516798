"""A catalog in the words that its edition prints: codes put right, a region's view of its base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from l10n.model.catalog import Catalog, Passage
from l10n.model.locale import Locale
from l10n.model.unit import Key
from l10n.project import Project
from l10n.workflow.files import Stored, read_catalog
from l10n.workflow.housestyle import style_of
from l10n.workflow.publishing.mended import mended
from l10n.workflow.publishing.regions import differing, own_passages, regional


@dataclass(frozen=True, slots=True)
class Printed:
    """What an edition prints, and what an editor approves: never other words than these."""

    catalog: Catalog
    """The base locale's, or the region's view of it."""
    base: Catalog
    own: Catalog | None = None
    """The region's own few units, if it has any."""
    stored: Stored | None = None
    """The file that those are from."""
    typed: Mapping[Key, str] = field(default_factory=dict)
    """The targets as they stand in their files, of the units that are printed otherwise."""

    def to_approve(self) -> Iterable[Passage]:
        """What an approval for this locale is about.

        That is everything; of a region's whole catalog what does not derive from the base: the rest
        is approved with the base.
        """
        if self.catalog.locale == self.base.locale:
            return self.catalog.passages()
        return own_passages(self.base, self.own, self.catalog)


def printed(project: Project, base: Catalog, locale: Locale, format_name: str) -> Printed:
    """What is printed for ``locale`` of the article that ``base`` is the catalog of.

    ``base`` is the catalog of its base locale as it was typed, ``format_name`` the article's
    format. Raises `InputError` for a region's own catalog that cannot be read safely.
    """
    right = mended(base, format_name)
    typed = _typed(base, right)
    if locale == base.locale:
        return Printed(right, right, typed=typed)
    stored = read_catalog(project, base.article, locale)
    own = mended(stored.catalog, format_name) if stored else None
    whole = regional(right, own, locale, style_of(project, locale), style_of(project, base.locale))
    if stored and own:
        special = differing(own).keys()
        typed = {key: text for key, text in typed.items() if key not in special}
        typed |= _typed(stored.catalog, own)
    return Printed(whole, right, own, stored, typed)


def _typed(typed: Catalog, right: Catalog) -> dict[Key, str]:
    if typed is right:
        return {}
    return {
        before.key: before.target
        for before, after in zip(typed.units, right.units, strict=True)
        if before.target != after.target
    }
