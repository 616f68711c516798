"""How drafts are looked for, and how the attention that comes with them is to be read."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.engines.argos.packages.installed import ARGOS_LENGTH_PENALTY


@dataclass(frozen=True, slots=True)
class Search:
    """What holds for all texts of a batch."""

    prefix: str = ""
    """A piece that every draft begins with."""
    length_penalty: float = ARGOS_LENGTH_PENALTY
    alignment_shift: int = 0
    """By how many pieces the model's attention comes late."""
    widening: int = 1
    """How many times as wide the beam is as the settings say."""
    drafts: int = 1
    """How many drafts of a text are wanted; at most the beam's width."""
    forbid_repeats: int = 0
    """No run of this many pieces may be written twice (0: it may)."""
