"""The catalog of an article as it is now, with all the work that was done on it before.

A unit is found by its key: content and role, never its place. So sentences that moved keep
everything. What is left on both sides is aligned by likeness (`alignment`), and a changed sentence
takes the old translation along as stale. What has no successor is put aside as obsolete, and comes
back when its text does.

Machine drafts are not carried to a changed sentence: a new one is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from l10n.merging.alignment import align
from l10n.merging.changes import describe
from l10n.model.catalog import Catalog
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, Key, State, Unit

FUZZY = "fuzzy"
"""The flag that an obsolete unit keeps when its text was not accepted as it is."""


def merge(old: Catalog | None, fresh: Catalog) -> Catalog:
    """``fresh`` (sources, notes and references, no targets) with the work of ``old``.

    ``merge(merge(old, fresh), fresh) == merge(old, fresh)``, and the number of
    `Catalog.human_texts` never falls. Notes and references are those of ``fresh``; a stale unit
    also gets what changed. The header stays that of ``old``.
    """
    if old is None:
        return fresh
    living = [unit for unit in old.units if unit.state is not State.OBSOLETE]
    aside = [unit for unit in old.units if unit.state is State.OBSOLETE and unit.target]
    language = fresh.source_locale.language
    carried = _carry(living, aside, fresh)
    broken = _broken_passages(old, fresh)
    units = []
    for unit in fresh.units:
        before = carried.get(unit.key)
        now = _exact(unit, before) if before and before.key == unit.key else None
        if now is None:
            now = _changed(unit, before) if before else unit
        if unit.key in broken and now.state in (State.REVIEWED, State.JOINED):
            now = replace(now, state=State.STALE, previous=now.key)
        if now.state is State.STALE and now.previous:
            now = replace(now, notes=(*describe(now.previous, now.key, language), *now.notes))
        units.append(now)
    used = {unit.key for unit in carried.values()}
    accepted = {unit.source: unit for unit in (*aside, *living) if _accepted(unit)}
    units = [_from_other_role(unit, accepted, old.article) for unit in units]
    kept = [unit for unit in aside if unit.key not in used]
    kept += [_put_aside(unit) for unit in living if unit.key not in used and _worth_keeping(unit)]
    return replace(
        fresh,
        units=(*units, *kept),
        header=old.header or fresh.header,
        header_comments=old.header_comments if old.header else fresh.header_comments,
    )


def _carry(living: list[Unit], aside: list[Unit], fresh: Catalog) -> dict[Key, Unit]:
    """For each fresh key the old unit whose work it takes over."""
    units = [*living, *aside]
    by_key = {unit.key: at for at, unit in enumerate(units)}
    known = {at: by_key[unit.key] for at, unit in enumerate(fresh.units) if unit.key in by_key}
    # Machine drafts are aligned as well: a person's text must not go to the successor of another.
    found = align(
        [unit.key for unit in living],
        [unit.key for unit in fresh.units],
        known,
        [unit.key for unit in aside],
    )
    return {fresh.units[at].key: units[there] for at, there in {**known, **found}.items()}


def _exact(fresh: Unit, before: Unit) -> Unit:
    """The same sentence in the same role: everything stays but what is ours."""
    now = replace(before, notes=fresh.notes, references=fresh.references)
    if before.state is State.UNTRANSLATED:
        # Some tools empty a stale text and leave the "#|": the next draft would look stale at once.
        return replace(now, previous=None)
    if before.state is not State.OBSOLETE:
        return now
    flags = tuple(flag for flag in before.flags if flag != FUZZY)
    if FUZZY in before.flags or before.target.strip() == JOINED_MARK:
        # Not accepted then, or half of a pair whose other half may be gone: a person must look.
        return replace(now, state=State.STALE, previous=before.previous or before.key, flags=flags)
    return replace(now, state=State.REVIEWED, flags=flags)


def _changed(fresh: Unit, before: Unit) -> Unit:
    """A sentence that reads otherwise now, with the translation of what it was."""
    flags = tuple(flag for flag in before.flags if flag != FUZZY)
    if not before.human:
        return replace(fresh, comments=before.comments, flags=flags)
    # A translation that was stale before was made for a still older text.
    older = before.previous if before.previous and _is_stale(before) else before.key
    return replace(
        fresh,
        target=before.target,
        state=State.STALE,
        origin=before.origin,
        previous=older,
        comments=before.comments,
        flags=flags,
    )


def _is_stale(unit: Unit) -> bool:
    return unit.state is State.STALE or FUZZY in unit.flags


def _broken_passages(old: Catalog, fresh: Catalog) -> set[Key]:
    """Keys of passages (a unit and those joined to it) that no longer stand together as they did.

    Their translation was written for all of them at once, so none can be taken as it is.
    """
    place = {unit.key: at for at, unit in enumerate(fresh.units)}
    broken: set[Key] = set()
    for passage in old.passages():
        if len(passage.units) == 1:
            continue
        places = [place.get(unit.key) for unit in passage.units]
        first = places[0]
        if first is None or places != list(range(first, first + len(places))):
            broken.update(unit.key for unit in passage.units)
    return broken


def _from_other_role(unit: Unit, known: Mapping[str, Unit], article: str) -> Unit:
    """An open unit whose source a person translated in another role gets that as a draft."""
    other = known.get(unit.source)
    if unit.state is not State.UNTRANSLATED or other is None:
        return unit
    origin = Origin("memory", article, "-", fingerprint(unit.source), fingerprint(other.target))
    return replace(unit, target=other.target, state=State.PRETRANSLATED, origin=origin)


def _accepted(unit: Unit) -> bool:
    if unit.target.strip() == JOINED_MARK:
        return False
    return unit.state is State.REVIEWED or (
        unit.state is State.OBSOLETE and FUZZY not in unit.flags
    )


def _worth_keeping(unit: Unit) -> bool:
    return unit.human or bool(unit.target and unit.comments)


def _put_aside(unit: Unit) -> Unit:
    """A unit whose sentence is gone: its work, without the notes on a place it no longer has."""
    accepted = unit.state in (State.REVIEWED, State.JOINED)
    flags = unit.flags if accepted else (FUZZY, *unit.flags)
    return replace(unit, state=State.OBSOLETE, flags=flags, notes=(), references=())
