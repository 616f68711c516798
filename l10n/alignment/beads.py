"""What goes into an alignment, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.article import Role

ALONE = frozenset({Role.SECTION, Role.TITLE, Role.BYLINE, Role.IMAGE_CREDIT, Role.DATE})
"""Roles that stand once or twice in an article and mark their sentence by themselves."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, as the alignment sees it."""

    text: str
    role: Role
    paragraph: int
    """The block it is in; equal numbers, same block."""
    facts: frozenset[str] = frozenset()
    """What it says that can be named in any language: numbers by value, concepts of a glossary."""

    @property
    def mate(self) -> str:
        """Sentences with equal mates may be each other's translation.

        A title is a title and a heading a heading in any language. Running text is one to us: what
        is a standfirst or a biography in one edition is often plain text in the other.
        """
        return self.role.value if self.role in ALONE or self.role is Role.HEADING else ""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that belong together; the field's word for a link of an alignment.

    ``source`` and ``target`` are positions from 0, in order; one of the two may be empty.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    certainty: float
    """How likely it is that exactly these belong together, the rest of the texts considered: 0–1."""
    evidence: float
    """How much more likely these words and lengths are than chance would have them, in nats."""
    by_role: bool = False
    """Whether the one of its role was paired with the one of its role: title to title."""

    @property
    def kind(self) -> str:
        """``1-1``, ``1-2``, ``0-1`` …"""
        return f"{len(self.source)}-{len(self.target)}"
