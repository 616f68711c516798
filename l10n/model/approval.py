"""What editors approved: who, when, and over exactly which words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from l10n.model.catalog import Passage
from l10n.model.locale import Locale
from l10n.model.origin import fingerprint
from l10n.model.unit import Key, State, Unit

_EXCERPT = 60
# Origins of drafts that no engine invented: people's own words, taken over.
_DECIDED = ("memory", "glossary", "labels", "copy")


def seal(*texts: str) -> str:
    """A hash over ``texts`` that nobody can meet by trying: 32 hex digits of SHA-256 in UTF-8.

    The 12 digits of `l10n.model.origin.fingerprint` find a change that happened. A signature must
    also withstand one that was looked for: two texts of the same 48 bits are found in seconds, of
    the same 128 bits not at all (birthday bound, 2**64 tries). Texts are joined by NUL, which no
    catalog can hold.
    """
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def accepted_as_drafted(unit: Unit) -> bool:
    """Whether a person accepted an engine's draft of ``unit`` without changing a letter.

    That is often right, and what is left behind when an editor drops ``fuzzy`` by accident: Poedit
    does so on any edit. What came from a memory, the glossary or by copying a name was a person's
    decision before, and does not count.
    """
    origin = unit.origin
    return (
        unit.state is State.REVIEWED
        and origin is not None
        and origin.engine not in _DECIDED
        and origin.draft_hash == fingerprint(unit.target)
    )


@dataclass(frozen=True, slots=True, order=True)
class Approval:
    """One line of an approvals file: an editor's word for one unit as it was then.

    ``context`` and ``source_hash`` say which unit; ``target_hash`` what was approved: the `seal` of
    the target, and for a passage of several units of the target and the sources joined to it.
    """

    context: str
    source_hash: str
    target_hash: str
    who: str
    when: datetime
    """In UTC, whole seconds."""
    words: str = ""
    """The first words of the source, for people who read the file; nothing depends on them."""

    @property
    def unit(self) -> tuple[str, str]:
        """What identifies the unit: its context and the hash of its source."""
        return self.context, self.source_hash


@dataclass(frozen=True, slots=True)
class Approvals:
    """What was approved of one article in one locale; at most one entry for each unit.

    Whether an entry still holds is computed from the catalog and never written: it holds exactly as
    long as source and target are what they were, and holds again when they are so again.
    """

    article: str
    locale: Locale
    entries: tuple[Approval, ...] = ()

    def approved(self, passages: Iterable[Passage]) -> frozenset[Key]:
        """The units of ``passages`` whose approval holds: reviewed, in the words approved."""
        known = {entry.unit: entry.target_hash for entry in self.entries}
        return frozenset(
            unit.key for passage in passages if _holds(passage, known) for unit in passage.units
        )

    def approve(self, passages: Sequence[Passage], who: str, when: datetime) -> Approvals:
        """The same with an entry for each reviewed unit of ``passages``, in their order.

        What holds already keeps its editor and moment. Passages that nobody has reviewed are passed
        over. Entries of other units stay behind, sorted. ``when`` must know its time zone.
        """
        moment = when.astimezone(UTC).replace(microsecond=0)
        held = self.approved(passages)
        known = {entry.unit: entry for entry in self.entries}
        ordered: dict[tuple[str, str], Approval] = {}
        for passage in passages:
            for unit, target_hash in _sealed(passage):
                place = (unit.context, seal(unit.source))
                if passage.state is State.REVIEWED and unit.key not in held:
                    words = _excerpt(unit.source)
                    ordered[place] = Approval(*place, target_hash, who, moment, words)
                elif place in known:
                    ordered[place] = known[place]
        others = sorted(entry for place, entry in known.items() if place not in ordered)
        if {*ordered.values(), *others} == set(self.entries):
            return self
        return replace(self, entries=(*ordered.values(), *others))

    def revoked(self) -> Approvals:
        """The same with nothing approved."""
        return replace(self, entries=())


def _holds(passage: Passage, known: dict[tuple[str, str], str]) -> bool:
    return passage.state is State.REVIEWED and all(
        known.get((unit.context, seal(unit.source))) == target_hash
        for unit, target_hash in _sealed(passage)
    )


def _sealed(passage: Passage) -> Iterator[tuple[Unit, str]]:
    """Each unit with the seal of its passage's words: all fall together when one is changed."""
    joined = [unit.source for unit in passage.units[1:]]
    whole = seal(passage.target, *joined)
    return ((unit, whole) for unit in passage.units)


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 2].rstrip()} …"
