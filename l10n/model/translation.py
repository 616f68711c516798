"""What an engine gives back for one text: the draft, and which words came from which."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.span import Span


@dataclass(frozen=True, slots=True)
class Translation:
    """A draft of one text.

    ``links`` pair each word of the target (second) with the stretch of the source (first) that
    the engine looked at most while writing it; empty when the engine cannot tell (a pivot).
    ``refused`` is empty, or says why the output is no draft (looping, empty, wrong script …);
    then ``text`` is what the engine gave, for the log, and must not be used.
    """

    text: str
    links: tuple[tuple[Span, Span], ...] = ()
    score: float = 0.0
    """Mean log-probability per token; comparable within one model only."""
    refused: str = ""
