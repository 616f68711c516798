"""A unit: one source segment with its target, its state, and what a translator should know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from unicodedata import category

from l10n.model.origin import Origin, fingerprint

JOINED_MARK = "⇧"
"""A target of this sign alone (U+21E7) says: the meaning is in the previous unit's target."""


# Text and emoji style (U+FE0E, U+FE0F), which some keyboards put behind an arrow.
_STYLES = "\ufe0e\ufe0f"


def visible(text: str) -> bool:
    """Whether ``text`` shows anything: blanks, controls and zero-width signs print nothing."""
    return any(not sign.isspace() and category(sign) not in ("Cc", "Cf") for sign in text)


def is_mark(target: str) -> bool:
    """Whether ``target`` is `JOINED_MARK` and else nothing but signs that print nothing."""
    if JOINED_MARK not in target:
        return False
    printed = [
        sign
        for sign in target
        if not (sign.isspace() or sign in _STYLES or category(sign) in ("Cc", "Cf"))
    ]
    return printed == [JOINED_MARK]


class State(StrEnum):
    """Where a unit stands on its way to a published sentence."""

    UNTRANSLATED = "untranslated"
    PRETRANSLATED = "pretranslated"
    STALE = "stale"
    REVIEWED = "reviewed"
    JOINED = "joined"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """The identity of a unit: its content and role, never its position.

    ``context`` is the role (``title``, ``section`` …) and empty for body.
    """

    context: str
    source: str


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A place in an article: ``path`` relative to the project, ``line`` from 1."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One entry of a catalog."""

    key: Key
    target: str
    state: State
    origin: Origin | None = None
    previous: Key | None = None
    """The key the target was made for, when the source has changed since."""
    notes: tuple[str, ...] = ()
    """Ours, for the translator (``#.``): role, neighbours, terms, dates, what changed."""
    comments: tuple[str, ...] = ()
    """The translators' own (``# ``), without the provenance line."""
    references: tuple[Reference, ...] = ()
    flags: tuple[str, ...] = ()
    """Flags other than ``fuzzy``, as found; an obsolete unit keeps its ``fuzzy`` here, so that it
    returns as stale when its text does."""

    @property
    def source(self) -> str:
        return self.key.source

    @property
    def context(self) -> str:
        return self.key.context

    @property
    def human(self) -> bool:
        """Whether a person's work would be lost with this target."""
        if self.state is State.PRETRANSLATED:
            # Begun to be edited, and still marked: other words than the machine's.
            return self.origin is None or self.origin.draft_hash != fingerprint(self.target)
        return bool(self.target) and self.state is not State.UNTRANSLATED
