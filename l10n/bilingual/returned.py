"""What a bilingual file brings back: targets and their states, as the other program left them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from l10n.bilingual.naming import id_of
from l10n.model.finding import Finding
from l10n.model.locale import Locale
from l10n.model.unit import Key, State


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """One translated segment of a file, not yet compared with any catalog."""

    key: Key
    target: str
    """Empty where nobody wrote anything, which means *not touched*, never *deleted*."""
    state: State
    """UNTRANSLATED, PRETRANSLATED, STALE, REVIEWED or JOINED; never OBSOLETE."""
    comments: tuple[str, ...] = ()
    """What people noted, line by line; without our own notes."""
    line: int = 0
    """1-based line of the file on which the unit begins."""
    id: str = ""
    """How the file identifies the unit; in files of ours `naming.id_of` its key."""
    stated: bool = True
    """Whether the file says the state. Where it does not, a text counts as reviewed, so that
    callers must let be a text that is still our draft."""


@dataclass(frozen=True, slots=True)
class Returned:
    """All of a file that came back. ``units`` are in its order, and no key comes twice."""

    path: str
    article: str
    """The name of the article, as `Catalog.article`; empty where the format has none (TMX)."""
    source_locale: Locale
    locale: Locale
    units: tuple[ReturnedUnit, ...]
    warnings: tuple[Finding, ...] = ()
    untouched: bool = False
    """Whether nobody changed a target or a state since we wrote the file (where it can tell)."""

    def with_keys(self, known: Iterable[Key]) -> Returned:
        """The same with the ``known`` keys put where a program altered a source but kept the id.

        Some programs make blanks of no-break spaces; the id still says which sentence it was.
        """
        keys = set(known)
        by_id = {id_of(key): key for key in keys}
        taken = {unit.key for unit in self.units}
        units = [
            replace(unit, key=by_id[unit.id])
            if unit.key not in keys and unit.id in by_id and by_id[unit.id] not in taken
            else unit
            for unit in self.units
        ]
        return replace(self, units=tuple(units))
