"""The same source in another role: its translation is offered there as a draft."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from l10n.merging.standing import accepted
from l10n.model.catalog import Catalog
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import Key, State, Unit


def from_other_role(
    units: Sequence[Unit], old: Catalog, known: Sequence[Unit], but: Collection[Key]
) -> list[Unit]:
    """Give each open unit whose source a person translated in another role that as a draft.

    ``known`` are the units of ``old`` and of its archive, the later the better; ``but`` are members
    of passages that were put aside.
    """
    # Whose target says the next sentence, too, says too much anywhere else.
    more = {unit.key for run in old.passages() if run.units[1:] for unit in run.units}
    ready = {
        unit.source: unit
        for unit in known
        if accepted(unit) and unit.key not in more and unit.key not in but
    }
    return [_offered(unit, ready.get(unit.source), old.article) for unit in units]


def _offered(unit: Unit, other: Unit | None, article: str) -> Unit:
    if unit.state is not State.UNTRANSLATED or other is None:
        return unit
    origin = Origin("memory", article, "-", fingerprint(unit.source), fingerprint(other.target))
    return replace(unit, target=other.target, state=State.PRETRANSLATED, origin=origin)
