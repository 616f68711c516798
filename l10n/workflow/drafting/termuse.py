"""What became of the glossary's terms in the drafts of an article: counts, and what failed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from l10n.model.locale import Locale
from l10n.model.unit import Key
from l10n.terminology import TermReport


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """What became of the terms of one unit that the engine drafted."""

    article: str
    locale: Locale
    key: Key
    report: TermReport


@dataclass(frozen=True, slots=True)
class FailedTerm:
    """A concept that a draft lacks, and the unit whose draft it is."""

    concept: str
    key: Key


@dataclass(frozen=True, slots=True)
class TermUse:
    """Terms of the units drafted in one run; a concept counts once for each unit."""

    requested: int = 0
    satisfied: int = 0
    """Right as the engine gave them."""
    redecoded: int = 0
    """Right since the engine began anew from the term."""
    replaced: int = 0
    """Put in place of what the engine wrote for them."""
    failed: tuple[FailedTerm, ...] = ()


def summed(units: Iterable[UnitTerms]) -> TermUse:
    """All of ``units`` together, failed terms in their order."""
    units = list(units)
    return TermUse(
        sum(len(unit.report.requested) for unit in units),
        sum(len(unit.report.satisfied) for unit in units),
        sum(len(unit.report.redecoded) for unit in units),
        sum(len(unit.report.replaced) for unit in units),
        tuple(FailedTerm(concept, unit.key) for unit in units for concept in unit.report.failed),
    )
