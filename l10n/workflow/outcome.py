"""What came of a job: counts, files, findings, or the error that ended it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.errors import L10nError
from l10n.merging import Tally
from l10n.model.finding import Finding
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.workflow.drafting.pretranslate import Refusal
from l10n.workflow.drafting.termuse import TermUse
from l10n.workflow.written import Written


@dataclass(frozen=True, slots=True)
class RegionOutcome:
    """What came of a region's own catalog, which has only what it says otherwise than its base."""

    locale: Locale
    counts: Mapping[State, int]
    """Untranslated are those that it leaves to its base."""
    catalog: Written
    merged: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one job; picklable."""

    article: str
    locale: Locale
    counts: Mapping[State, int] = field(default_factory=dict)
    left_out: int = 0
    catalog: Written | None = None
    merged: Tally = field(default_factory=Tally)
    """What became of the sentences since the last run; all zero for a new catalog."""
    archived: int = 0
    """Obsolete units that went to the catalog's archive, because there are too many."""
    regions: tuple[RegionOutcome, ...] = ()
    editions: tuple[Written, ...] = ()
    findings: tuple[Finding, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    terms: TermUse = field(default_factory=TermUse)
    error: L10nError | None = None
