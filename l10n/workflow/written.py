"""What a job wrote, and how the file was before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n.model.finding import Where


class Freshness(StrEnum):
    """How the edition on disk compares with what its article and catalog would give now."""

    CURRENT = "current"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Mending:
    """A unit whose codes were typed amiss, and put right in print."""

    where: Where
    source: str
    typed: str
    printed: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file that a job made, as people read its path, and how it was before."""

    path: str
    before: Freshness
    draft: bool = False
    drafts: int = 0
    """Units in it that a machine drafted and nobody reviewed."""
    stale: int = 0
    """Units in it that a person translated from an older source."""
    untranslated: int = 0
    unapproved: int = 0
    """Reviewed units in it that wait for an editor, where the project asks for approval."""
    units: int = 0
    as_drafted: int = 0
    """Units in it that a person accepted exactly as a machine had written them."""
    mended: tuple[Mending, ...] = ()
    """Units in it whose codes were typed amiss, in the article's order."""

    @property
    def changed(self) -> bool:
        return self.before is not Freshness.CURRENT
