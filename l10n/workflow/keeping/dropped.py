"""What people wrote that stood in a catalog when we last wrote it, and does not stand there now.

Tools of the field hand back selections (``msgattrib --only-fuzzy``), empty what they take for
unfinished (OmegaT) or throw away what was put aside (Poedit's *Purge*). A translator may have meant
it, so this is said and not refused; the state before is kept, and `l10n restore` has it.
"""

from __future__ import annotations

import shlex

from l10n import po, storage
from l10n.errors import InputError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.locale import Locale
from l10n.model.unit import State, Unit
from l10n.project import Project
from l10n.workflow.files import Stored

_NAMED = 3
"""Units that a message names."""


def dropped(project: Project, stored: Stored) -> list[Finding]:
    """At most one warning: the human texts of a catalog's last known state that it lacks now.

    A text that somebody replaced by another is not lacking, nor is a ``⇧`` taken back.
    """
    now = stored.catalog
    path = project.catalog(now.article, now.locale)
    known = [state for state in storage.states(path) if state.whole]
    if not known or known[-1].holds(stored.data):
        return []
    try:
        before = po.read(known[-1].read() or b"", stored.shown, article=now.article).catalog
    except InputError:
        return []
    targets = {unit.key: unit.target for unit in now.units}
    gone = [
        unit
        for unit in before.units
        if unit.human and unit.state is not State.JOINED and not targets.get(unit.key)
    ]
    if not gone:
        return []
    texts = "a text of a person" if len(gone) == 1 else f"{len(gone)} texts of people"
    named = "; ".join(map(_named, gone[:_NAMED]))
    more = f"; and {len(gone) - _NAMED} more" if len(gone) > _NAMED else ""
    back = f"l10n restore {shlex.quote(stored.shown)} --state {known[-1].number}"
    return [
        Finding(
            "po-dropped",
            Severity.WARNING,
            Where(stored.shown),
            f"{texts} stood here when it was last written, and not now: {named}{more}.",
            f"If that was not meant, this brings it back: {back}",
        )
    ]


def vanished(project: Project, name: str, locale: Locale) -> list[Finding]:
    """At most one warning: a catalog that is not there, though its last known state has human texts."""
    path = project.catalog(name, locale)
    shown = project.shown(path)
    for state in reversed(storage.states(path)):
        if not state.whole:
            continue
        try:
            texts = po.read(state.read() or b"", shown, article=name).catalog.human_texts()
        except InputError:
            continue
        if not texts:
            return []
        return [
            Finding(
                "po-vanished",
                Severity.WARNING,
                Where(shown),
                f"the catalog is gone, and was begun anew; it had {texts} texts of people.",
                f"If that was not meant, this brings it back: l10n restore {shlex.quote(shown)}"
                f" --state {state.number}",
            )
        ]
    return []


def _named(unit: Unit) -> str:
    source = unit.source if len(unit.source) <= 40 else unit.source[:39] + "…"
    return f"“{source}” ({unit.state})"
