"""Work that comes back from a translator, taken into the catalog: a three-way comparison.

Ours is the catalog as it is now, theirs the file that came back, and the base is what was handed
over. What only they changed is taken; what only we changed stays; what both changed is a conflict:
ours stays, theirs is kept beside it as a comment. An empty target says *not touched*, never
*deleted*, because OmegaT empties every fuzzy one it reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.bilingual.returned import Returned
from l10n.errors import InputError
from l10n.model.catalog import Catalog
from l10n.model.finding import Where
from l10n.model.unit import Key, Unit, is_mark
from l10n.po.remarks import one_line
from l10n.po.states import visible
from l10n.workflow.handover.astray import Astray
from l10n.workflow.handover.comparing import Comparing, Decision, noting
from l10n.workflow.handover.handed import Base
from l10n.workflow.handover.taken import Change, Kind, Side, Taken

_ENOUGH_KNOWN = 0.2
"""Share of the units that must be known; below it the file is about something else."""


def take_in(
    catalog: Catalog,
    returned: Returned,
    base: Base,
    *,
    prefer: Side = Side.NEITHER,
    today: str = "",
) -> tuple[Catalog, Taken]:
    """``catalog`` with the work of ``returned``, which was made from ``base``.

    Doing it again changes nothing; human texts never become fewer. ``today`` (ISO) dates units that
    are put at the end. Raises `InputError` for a file about another article.
    """
    comparing = Comparing(base, returned.path.rpartition("/")[2], prefer)
    intake = _Intake(catalog, returned, comparing)
    intake.refuse_other_article()
    intake.decide(today)
    return intake.done()


class _Intake:
    """A file that comes back, decided about unit by unit."""

    def __init__(self, catalog: Catalog, returned: Returned, comparing: Comparing) -> None:
        self._catalog, self._returned, self._comparing = catalog, returned, comparing
        self._ours = catalog.living()
        self._astray = Astray(catalog, returned, comparing)
        self._decisions: dict[Key, Decision] = {}
        self._untouched = self._emptied = 0

    def refuse_other_article(self) -> None:
        """Raise `InputError` when hardly a unit is known here or was handed over."""
        here, units = {unit.key for unit in self._catalog.units}, self._returned.units
        known = sum(unit.key in here or self._comparing.base.knows(unit.key) for unit in units)
        if units and known < _ENOUGH_KNOWN * len(units):
            raise InputError(
                f"of its {len(units)} units only {known} are known in “{self._catalog.article}”.",
                where=Where(self._returned.path),
                advice="Nothing was changed. Is it a file of another article?",
                code="import-other-article",
            )

    def decide(self, today: str) -> None:
        """Compare unit by unit; then those whose sentence is gone, then joined ones together."""
        gone = []
        for theirs in self._returned.units:
            ours = self._ours.get(theirs.key)
            if not visible(theirs.target):
                self._emptied += bool(ours and ours.target)
                self._untouched += bool(ours and not ours.target)
            elif ours is None:
                gone.append(theirs)
            elif decision := self._comparing.compare(ours, theirs):
                self._decisions[ours.key] = decision
            else:
                self._untouched += 1
        self._astray.place(gone, self._decisions.keys(), today)
        self._decisions |= {one.change.key: one for one in self._astray.decisions}
        self._keep_passages_whole()

    def done(self) -> tuple[Catalog, Taken]:
        """The catalog as it shall be, and what was done."""
        units = dict(self._ours)
        replaced = set(self._astray.replaced)
        for key, decision in self._decisions.items():
            if units[key].human and units[key].target != decision.unit.target:
                replaced.add(key)
            units[key] = decision.unit
        comments = self._with_comments(units)
        aside = self._astray.aside
        kept = {**units, **aside}
        order = [unit.key for unit in self._catalog.units]
        living = [kept[key] for key in order if key in units]
        obsolete = [kept[key] for key in order if key in aside]
        changes = [decision.change for decision in self._decisions.values()]
        seen = {unit.key: at for at, unit in enumerate(self._returned.units)}
        return (
            replace(self._catalog, units=(*living, *obsolete, *self._astray.more)),
            Taken(
                changes=tuple(
                    sorted(
                        [*changes, *self._astray.changes, *comments],
                        key=lambda one: (one.line, seen.get(one.key, 0), one.kind),
                    )
                ),
                untouched=self._untouched + self._astray.untouched,
                emptied=self._emptied,
                missing=tuple(key for key in self._ours if key not in seen),
                replaced=tuple(sorted(replaced)),
            ),
        )

    def _keep_passages_whole(self) -> None:
        """Where one unit of a joined passage is in conflict, all of it is."""
        group: list[Key] = []
        for key, ours in self._ours.items():
            decision = self._decisions.get(key)
            now = decision.unit if decision else ours
            joined = is_mark(ours.target) or is_mark(now.target)
            if group and not joined:
                self._settle(group)
                group = []
            group.append(key)
        self._settle(group)

    def _settle(self, group: Sequence[Key]) -> None:
        decisions = [self._decisions[key] for key in group if key in self._decisions]
        kinds = {decision.change.kind for decision in decisions}
        if Kind.CONFLICT in kinds and len(group) > 1:
            for decision in decisions:
                if decision.change.kind is not Kind.CONFLICT:
                    key = decision.change.key
                    conflict = self._comparing.conflict(self._ours[key], decision.theirs)
                    self._decisions[key] = conflict

    def _with_comments(self, units: dict[Key, Unit]) -> list[Change]:
        """Add to ``units`` what people noted since the handoff; comments are never taken away."""
        added = []
        for theirs in self._returned.units:
            unit = units.get(theirs.key)
            if unit is None:
                continue
            for comment in map(one_line, theirs.comments):
                if not comment or comment in unit.comments:
                    continue
                if self._comparing.base.said(theirs.key, comment):
                    continue
                unit = units[theirs.key] = noting(unit, comment)
                added.append(Change(Kind.COMMENT, theirs.key, "", comment, theirs.line))
        return added
