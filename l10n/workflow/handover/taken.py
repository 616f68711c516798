"""What became of each unit that came back from a translator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n.model.unit import Key


class Kind(StrEnum):
    """What became of a unit that came back."""

    REVIEWED = "reviewed"
    """Waited for review or had no text; is reviewed now."""
    ACCEPTED = "accepted"
    """The same, and its text is the machine's draft unchanged."""
    CHANGED = "changed"
    """Was reviewed, and reads otherwise now."""
    BEGUN = "begun"
    """Has another text, and still waits for review."""
    REOPENED = "reopened"
    """Was reviewed, and somebody marked it as needing work."""
    STALE = "stale"
    """Its source has changed since the handoff; the text is taken as one for the old source."""
    CONFLICT = "conflict"
    """Changed here and there since the handoff."""
    UNKNOWN = "unknown"
    """No sentence of the article; kept at the end of the catalog."""
    COMMENT = "comment"
    """Somebody wrote a comment."""


class Side(StrEnum):
    """Whose text stands after a conflict."""

    NEITHER = ""
    """Ours, and the conflict is reported."""
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that came back. ``line`` is where it stands in their file; 0 when not known."""

    kind: Kind
    key: Key
    before: str
    """Our target, or empty."""
    after: str
    """Theirs; of a comment its words."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What an intake did."""

    changes: tuple[Change, ...]
    untouched: int = 0
    """Units that came back as they were handed over, or as they stand here already."""
    emptied: int = 0
    """Units that came back without a text, which leaves ours as it was."""
    missing: tuple[Key, ...] = ()
    """Units of ours that were not in the file."""
    replaced: tuple[Key, ...] = ()
    """Units whose human text is another now, as a person asked for."""

    def of(self, *kinds: Kind) -> list[Change]:
        """The changes of these kinds, in order."""
        return [change for change in self.changes if change.kind in kinds]
