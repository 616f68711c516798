"""A source as an engine should see it, and what was taken out of it."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.article import CodeKind
from l10n.model.span import Span


@dataclass(frozen=True, slots=True)
class Mask:
    """One hidden code (or several that enclose nothing but white space) and where it belongs.

    A mask sticks to the word before it (``after``) or to the word behind it; it takes the white
    space with it that the engine's text does not need.
    """

    text: str
    """What is put back: the code with its white space."""
    at: int
    """Where it was taken out, in code points of the engine's text."""
    after: bool
    """True: it follows the word that ends at ``at``. False: it precedes what begins there."""
    inner: Span | None = None
    """For an OPEN or CLOSE: the stretch of the engine's text that the pair encloses."""
    pair: int = 0
    kind: CodeKind = CodeKind.ALONE
    eats: bool = False
    """Whether a blank was made up beside it to keep two words apart; it goes when this returns."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A source as an engine should see it, and all that is needed to undo that."""

    source: str
    text: str
    """The engine's text. Link spans and ``fixed`` refer to it."""
    masks: tuple[Mask, ...] = ()
    """In the order of the source."""
    fixed: tuple[Span, ...] = ()
