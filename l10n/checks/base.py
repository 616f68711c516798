"""What every check can see, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Where
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit, is_mark
from l10n.placeables.style import Style


@dataclass(frozen=True, slots=True)
class CheckContext:
    """All a check may know beside the passage itself."""

    path: str
    """The catalog's path as the user knows it."""
    source_locale: Locale
    locale: Locale
    glossary: Glossary = field(default_factory=Glossary)
    lines: Mapping[Key, int] = field(default_factory=dict)
    """On which line of the PO each living unit begins."""
    style: Style | None = None
    """What the newsroom chose for editions of the locale; its own style without."""

    def where(self, passage: Passage) -> Where:
        """The place in the PO that a finding about ``passage`` points at."""
        return self.where_of(passage.units[0])

    def where_of(self, unit: Unit) -> Where:
        """The place in the PO of one unit, which may be joined to another."""
        return Where(self.path, self.lines.get(unit.key, 0))


class Check(Protocol):
    """One family of findings, named as its file: ``numbers``, ``terms``, ``dates`` …

    Called for every passage that has a target, and (``completeness`` alone acts on it) for those
    that have none.
    """

    def __call__(self, passage: Passage, context: CheckContext) -> Iterable[Finding]: ...


class ArticleCheck(Protocol):
    """What a family can say only of the whole article: a module's second function, ``article``.

    Called once for a catalog with all its passages in order, those without a target too.
    """

    def __call__(self, passages: Sequence[Passage], context: CheckContext) -> Iterable[Finding]: ...


def is_ready(passage: Passage) -> bool:
    """Whether there is a target to check, made for the source as it is now."""
    open_ = (State.UNTRANSLATED, State.STALE, State.JOINED)
    return bool(passage.target) and passage.state not in open_ and not is_mark(passage.target)
