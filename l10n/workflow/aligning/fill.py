"""An article that was translated before becomes a reviewed catalog.

Nothing that a person wrote is touched: only units that are untranslated, or that a machine drafted,
get a target. What is not sure gets one that waits for review, and what has no place is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.alignment import Bead
from l10n.checks.base import CheckContext
from l10n.checks.dates import dates as dates_kept
from l10n.checks.numbers import numbers
from l10n.model.article import Article
from l10n.model.catalog import Catalog, Passage
from l10n.model.finding import Severity
from l10n.model.glossary import Glossary
from l10n.model.unit import JOINED_MARK, Key, State
from l10n.workflow.aligning.aligned import Aligned, Fate
from l10n.workflow.aligning.pairing import paired
from l10n.workflow.units import SourceUnit


def fill(
    catalog: Catalog, article: Article, translation: Article, glossary: Glossary
) -> tuple[Catalog, list[Aligned]]:
    """``catalog``, which is up to ``article``, with the targets that ``translation`` has for it.

    Raises `InputError` when the two are in the wrong languages, empty, or different articles.
    """
    pairs = paired(article, translation, glossary)
    filling = _Filling(catalog, article, translation, pairs.ours, pairs.theirs)
    for bead, sure in pairs.sure():
        filling.take(bead, sure=sure)
    return filling.catalog(), filling.aligned


class _Filling:
    """A catalog on its way to being filled, bead by bead."""

    def __init__(
        self,
        catalog: Catalog,
        article: Article,
        translation: Article,
        ours: Sequence[SourceUnit],
        theirs: Sequence[SourceUnit],
    ) -> None:
        self._base = catalog
        self._article, self._translation = article, translation
        self._named = PurePosixPath(translation.path).name
        self._ours, self._theirs = ours, theirs
        self._units = catalog.living()
        self._places: dict[Key, int] = {}
        for unit in ours:
            self._places[unit.key] = self._places.get(unit.key, 0) + 1
        self._taken: set[Key] = set()
        self._last: Key | None = None
        self.aligned: list[Aligned] = []

    def catalog(self) -> Catalog:
        units = (
            unit if unit.state is State.OBSOLETE else self._units[unit.key]
            for unit in self._base.units
        )
        return replace(self._base, units=tuple(units))

    def take(self, bead: Bead, *, sure: bool) -> None:
        """Put the target of ``bead`` where it belongs, and note what was done."""
        units = [self._ours[at] for at in bead.source]
        theirs = [self._theirs[at] for at in bead.target]
        target = " ".join(unit.key.source for unit in theirs)
        if not units:
            self._extra(target)
            self._note(Fate.EXTRA, units, theirs, target)
            return
        before, self._last = self._units[units[0].key], units[-1].key
        if not theirs:
            self._note(Fate.UNTRANSLATED, units, theirs, target)
            return
        if any(self._units[unit.key].human for unit in units):
            self._note(self._beside(units, target), units, theirs, target, before.target)
            return
        doubt = self._doubt(units, theirs, target, sure=sure)
        self._put(units, target, doubt)
        fate = Fate.REVIEWED
        if doubt:
            fate = Fate.UNSURE
        elif len(units) > 1:
            fate = Fate.JOINED
        elif len(theirs) > 1:
            fate = Fate.SPLIT
        self._note(fate, units, theirs, target, doubt)

    def _beside(self, units: Sequence[SourceUnit], target: str) -> Fate:
        """What to say of a target where people's work stands already."""
        known = [self._units[unit.key].target for unit in units]
        same = known == [target, *[JOINED_MARK] * (len(units) - 1)]
        return Fate.SAME if same else Fate.KEPT

    def _doubt(
        self, units: Sequence[SourceUnit], theirs: Sequence[SourceUnit], target: str, *, sure: bool
    ) -> str:
        """Why the target must be looked at; empty when it need not."""
        if not sure:
            return "perhaps this translates another sentence"
        if wrong := self._contradicted(units, target):
            return wrong
        if _codes(units) != _codes(theirs):
            return "its inline codes are others than those of the source"
        if len(units) > 1 and any(self._places[unit.key] > 1 for unit in units):
            return "it is joined here, but the sentence stands elsewhere as well"
        return ""

    def _contradicted(self, units: Sequence[SourceUnit], target: str) -> str:
        """What number or date the target has otherwise: an older version may have been translated."""
        first, *others = (self._units[unit.key] for unit in units)
        whole = Passage(
            (
                replace(first, target=target, state=State.REVIEWED),
                *(replace(unit, target=JOINED_MARK, state=State.JOINED) for unit in others),
            )
        )
        context = CheckContext("", self._base.source_locale, self._base.locale)
        found = (*numbers(whole, context), *dates_kept(whole, context))
        return next((one.message for one in found if one.severity is Severity.ERROR), "")

    def _put(self, units: Sequence[SourceUnit], target: str, doubt: str) -> None:
        first, *others = (unit.key for unit in units)
        comments = (f"from {self._named}: {doubt}; please check",) if doubt else ()
        state = State.STALE if doubt else State.REVIEWED
        self._set(first, target, state, comments)
        for key in others:
            # Its own ⇧ is not in doubt: the passage has the state of its first unit.
            self._set(key, JOINED_MARK, State.JOINED, ())

    def _set(self, key: Key, target: str, state: State, comments: tuple[str, ...]) -> None:
        unit = self._units[key]
        self._taken.add(key)
        self._units[key] = replace(
            unit,
            target=target,
            state=state,
            origin=None,
            previous=None,
            comments=_with(unit.comments, comments),
        )

    def _extra(self, target: str) -> None:
        """Keep a sentence that the source lacks as a remark on the unit before, if that is ours."""
        if self._last in self._taken and self._last is not None:
            unit = self._units[self._last]
            remark = f"{self._named} goes on, without a source: “{target}”"
            self._units[self._last] = replace(unit, comments=_with(unit.comments, (remark,)))

    def _note(
        self,
        fate: Fate,
        units: Sequence[SourceUnit],
        theirs: Sequence[SourceUnit],
        target: str,
        why: str = "",
    ) -> None:
        self.aligned.append(
            Aligned(
                fate=fate,
                source=" ".join(unit.key.source for unit in units),
                target=target,
                line=self._article.line(units[0].segment.span) if units else 0,
                target_line=self._translation.line(theirs[0].segment.span) if theirs else 0,
                why="" if fate is Fate.SAME else why,
            )
        )


def _codes(units: Sequence[SourceUnit]) -> list[str]:
    return sorted(code.span.of(unit.key.source) for unit in units for code in unit.codes)


def _with(comments: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return (*comments, *(one for one in more if one not in comments))
