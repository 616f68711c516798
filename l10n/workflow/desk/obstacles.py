"""What keeps an edition from print, in plain words, and what to do about it first."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from l10n.errors import UnfinishedError
from l10n.model.locale import Locale
from l10n.model.unit import Key, State
from l10n.report.plain import many
from l10n.workflow.files import Stored
from l10n.workflow.job import Job
from l10n.workflow.publishing.copies import Copy
from l10n.workflow.publishing.editions import Made
from l10n.workflow.written import Freshness

WAITING = {
    State.UNTRANSLATED: "not translated",
    State.STALE: "translated from an older source",
    State.PRETRANSLATED: "drafted, waiting for review",
}
"""The states in which a unit waits for a translator, and what an editor calls them."""


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Reasons, the gravest first, and the next step; both empty where nothing is in the way."""

    reasons: tuple[str, ...] = ()
    advice: str = ""

    def __bool__(self) -> bool:
        return bool(self.reasons)


def in_catalog(
    job: Job, copy: Copy, stored: Stored | None, states: Mapping[Key, State]
) -> Obstacles:
    """What the catalog lacks for a finished edition; ``states`` are those of the article's units."""
    locale = copy.catalog.locale
    if stored is None:
        return Obstacles(("there is no catalog yet",), _run("localize", job, locale))
    reasons = []
    new = states.keys() - stored.catalog.living().keys()
    if new:
        reasons.append(f"{many(len(new), 'sentence')} new or changed since the catalog was made")
    if copy.astray:
        reasons.append(
            f"{many(len(copy.astray), 'sentence')} of its own that the article has no more"
        )
    counts = Counter(states.values())
    reasons += [
        f"{many(counts[state], 'unit')} {words}"
        for state, words in WAITING.items()
        if counts[state]
    ]
    waiting = [key for key, state in states.items() if state in WAITING]
    unapproved = unapproved_units(copy, states)
    if unapproved:
        reasons.append(f"{many(len(unapproved), 'unit')} without an editor's approval")
    if new:
        return Obstacles(tuple(reasons), _run("localize", job, locale))
    if copy.astray:
        return Obstacles(tuple(reasons), _run("extract", job, locale))
    if waiting and counts[State.UNTRANSLATED] == len(states):
        drafting = f"{_run('localize', job, locale)} for drafts, or translate in a PO editor"
        return Obstacles(tuple(reasons), drafting)
    if waiting:
        files = sorted({copy.where[key].path for key in waiting if key in copy.where})
        named = " ".join(map(shlex.quote, files))
        advice = f"Review in a PO editor, then run: l10n check {named}".rstrip()
        return Obstacles(tuple(reasons), advice)
    if unapproved:
        own = own_units(copy)
        asked = locale if unapproved <= own else copy.printed.base.locale
        return Obstacles(tuple(reasons), _run("approve", job, asked))
    return Obstacles()


def in_text(job: Job, locale: Locale, error: UnfinishedError) -> Obstacles:
    """What is wrong where every unit is as it should be, and the edition is refused all the same."""
    return Obstacles((error.message,), _run("assemble", job, locale))


def of_edition(job: Job, locale: Locale, made: Made) -> Obstacles:
    """What is wrong with the file of a finished edition."""
    if made.before is Freshness.CURRENT:
        return Obstacles()
    if made.before is Freshness.MISSING:
        reason = "the edition has not been made yet"
    elif made.by_hand:
        reason = "somebody changed the edition on disk by hand"
        return Obstacles((reason,), f"{_run('assemble', job, locale)} --diff")
    else:
        reason = "the edition on disk is not what article and catalog give now"
    return Obstacles((reason,), _run("assemble", job, locale))


def unapproved_units(copy: Copy, states: Mapping[Key, State]) -> set[Key]:
    """The reviewed units that wait for an editor; none where the project asks for no approval."""
    if copy.approved is None:
        return set()
    reviewed = {key for key, state in states.items() if state not in WAITING}
    return reviewed - copy.approved


def own_units(copy: Copy) -> set[Key]:
    """The units that an approval for the locale of ``copy`` itself is about."""
    return {unit.key for passage in copy.printed.to_approve() for unit in passage.units}


def _run(command: str, job: Job, locale: Locale) -> str:
    words = ["l10n", command, job.project.shown(job.source.path), "-l", locale.tag]
    if command in ("assemble", "localize") and job.to:
        words += ["--to", job.to]
    return f"Run: {shlex.join(words)}"
