"""The state of a unit as XLIFF says it, both ways, and as the tools of the field say it.

What we write is chosen by what the tools show (as their sources read a file):

| unit          | ``target``                          | ``approved`` | Poedit, Weblate | Virtaal | Lokalize |
|---------------|-------------------------------------|--------------|-----------------|---------|----------|
| untranslated  | none                                |              | untranslated    | same    | same     |
| pretranslated | ``needs-translation``, a qualifier  |              | needs work      | fuzzy   | same     |
| stale         | ``needs-adaptation``                |              | needs work      | fuzzy   | same     |
| reviewed      | ``translated``                      | ``yes``      | translated      | done    | done     |
| joined        | ``translated``, the text is ``⇧``   | ``yes``      | translated      | done    | done     |

``needs-review-translation`` would be the nearest word for a draft, but Poedit and Weblate take it
for a finished translation, so that a translator would never be shown what is left to do.

What we read: the state goes before ``approved``, because Poedit and Lokalize change the first and
leave the second as it was. ``approved="no"`` beside a finished state is a translation that no editor
signed yet (Weblate), and a translator's word is all that *reviewed* means here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from l10n.model.unit import State, Unit, is_mark

_WRITTEN = {
    State.UNTRANSLATED: "new",
    State.PRETRANSLATED: "needs-translation",
    State.STALE: "needs-adaptation",
    State.REVIEWED: "translated",
    State.JOINED: "translated",
}
_QUALIFIERS = {"memory": "leveraged-tm", "glossary": "leveraged-glossary", "copy": "id-match"}

_READ: Mapping[str, State] = MappingProxyType(
    {
        "translated": State.REVIEWED,
        "signed-off": State.REVIEWED,
        "final": State.REVIEWED,
        "needs-translation": State.PRETRANSLATED,
        "needs-review-translation": State.PRETRANSLATED,
        # All others wait for a person, and nobody says that the text fits the source.
    }
)
_SEGMENT_STATES: Mapping[str, State] = MappingProxyType(
    {
        # Trados, conf of each <sdl:seg>; what is not named waits.
        "translated": State.REVIEWED,
        "approvedtranslation": State.REVIEWED,
        "approvedsignoff": State.REVIEWED,
        # memoQ, mq:status of each unit.
        "manuallyconfirmed": State.REVIEWED,
        "reviewer1confirmed": State.REVIEWED,
        "reviewer2confirmed": State.REVIEWED,
        "proofread": State.REVIEWED,
        # Phrase, m:confirmed of each unit.
        "1": State.REVIEWED,
    }
)


def attributes_of(unit: Unit) -> tuple[bool, str, str]:
    """Whether ``unit`` is approved, its state and state-qualifier (empty: none)."""
    qualifier = ""
    if unit.state is State.PRETRANSLATED:
        engine = unit.origin.engine if unit.origin else ""
        qualifier = _QUALIFIERS.get(engine, "leveraged-mt")
    return unit.state in (State.REVIEWED, State.JOINED), _WRITTEN[unit.state], qualifier


def state_of(
    source: str, target: str, *, state: str, qualifier: str, approved: str, others: tuple[str, ...]
) -> tuple[State, bool]:
    """The state that a file gives to a text that is not empty, and whether it says so itself.

    ``others`` are the states that Trados and memoQ give in words of their own. A copy of the source
    that nobody vouches for is no translation: some tools fill every target with one.
    """
    done = State.JOINED if is_mark(target) else State.REVIEWED
    if others:
        known = {_SEGMENT_STATES.get(other.lower(), State.PRETRANSLATED) for other in others}
        return (done if known == {State.REVIEWED} else State.PRETRANSLATED), True
    if state:
        said = _READ.get(state, State.STALE)
        if qualifier.startswith("rejected-"):
            said = State.STALE
        if state == "new" and target == source:
            return State.UNTRANSLATED, True
        return (done if said is State.REVIEWED else said), True
    if approved:
        return (done if approved == "yes" else State.STALE), True
    return (State.UNTRANSLATED if target == source else done), False
