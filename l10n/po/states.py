"""The state of a unit, read from and written as flags, ``#|`` and provenance.

| state         | PO                                                                              |
|---------------|---------------------------------------------------------------------------------|
| untranslated  | ``msgstr`` empty, or nothing but blanks and signs of no width                   |
| pretranslated | ``fuzzy``, no ``#|``, provenance that fits the source                            |
| stale         | ``fuzzy`` and anything else: ``#|``, provenance of another source, or none       |
| joined        | no ``fuzzy``, ``msgstr`` is ``⇧`` alone                                         |
| reviewed      | no ``fuzzy``                                                                    |
| obsolete      | ``#~``; ``fuzzy`` stays among the flags, so that a return is no promotion       |

``msgmerge`` leaves ``fuzzy`` on an old draft without writing ``#|``; then the hash of the source
in the provenance tells. A fuzzy text without provenance was typed by a person, for nobody knows
which source. A draft that a person has begun to edit is still a draft (`Unit.human` tells).
"""

from __future__ import annotations

from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import Key, State, Unit, is_mark, visible

__all__ = ["FUZZY", "flags_of", "state_of", "visible"]

FUZZY = "fuzzy"


def state_of(
    *,
    source: str,
    target: str,
    fuzzy: bool,
    obsolete: bool,
    previous: Key | None,
    origin: Origin | None,
) -> State:
    """The state of an entry with these parts."""
    if obsolete:
        return State.OBSOLETE
    if not visible(target):
        return State.UNTRANSLATED
    if fuzzy:
        fits = previous is None and origin is not None and origin.source_hash == fingerprint(source)
        return State.PRETRANSLATED if fits else State.STALE
    return State.JOINED if is_mark(target) else State.REVIEWED


def flags_of(unit: Unit) -> list[str]:
    """The flags to be written for ``unit``, ``fuzzy`` first."""
    others = [flag for flag in unit.flags if flag != FUZZY]
    marked = unit.state in (State.PRETRANSLATED, State.STALE) or (
        unit.state is State.OBSOLETE and FUZZY in unit.flags
    )
    return [FUZZY, *others] if marked else others
