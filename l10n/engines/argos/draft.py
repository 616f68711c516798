"""What a model wrote for one text, before anyone has judged it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from l10n.engines.argos.links import Links, link
from l10n.engines.argos.pieces import Pieces, Tokenizer
from l10n.engines.argos.search import Search
from l10n.model.span import Span

END = "</s>"


@dataclass(frozen=True, slots=True)
class Draft:
    """One of the drafts that a search came up with."""

    source: str
    text: str
    pieces: tuple[str, ...]
    """The target pieces, without the prefix."""
    score: float
    """Mean log-probability per piece of what was searched for, the end included."""
    cut_off: bool
    """Whether it was still being written when it reached the bound on its length."""
    _source_spans: Sequence[Span] = field(repr=False)
    _spans: Sequence[Span] = field(repr=False)
    _attention: Sequence[Sequence[float]] = field(repr=False)

    def links(self) -> Links:
        """Which words of the text were made from which of the source. Worked out at each call."""
        return link(self.source, self._source_spans, self.text, self._spans, self._attention)


def read(
    text: str,
    source: Pieces,
    result: Any,
    tokenizer: Tokenizer,
    search: Search,
    given: int = 0,
) -> tuple[Draft, ...]:
    """All drafts in CTranslate2's ``result`` for ``text``, the best first.

    ``source`` is what the tokenizer made of ``text``; ``search`` is how the drafts were looked for,
    with the first ``given`` pieces not searched for but prescribed. Nothing is linked yet.
    """
    return tuple(
        _draft(text, source, list(pieces), list(rows), score, tokenizer, search, given)
        for pieces, rows, score in zip(
            result.hypotheses, result.attention, result.scores, strict=True
        )
    )


def _draft(
    text: str,
    source: Pieces,
    pieces: list[str],
    attention: list[list[float]],
    score: float,
    tokenizer: Tokenizer,
    search: Search,
    given: int,
) -> Draft:
    count = max(len(pieces), 1)
    ended = pieces[-1:] == [END]
    if ended:
        pieces.pop()
    if search.prefix and pieces[:1] == [search.prefix]:
        pieces, attention = pieces[1:], attention[1:]
    unknown = [
        _looked_at(text, source.spans, row) if piece == "<unk>" else ""
        for piece, row in zip_longest(pieces, attention[: len(pieces)], fillvalue=())
    ]
    shown, spans = tokenizer.decode(pieces, unknown)
    return Draft(
        text,
        shown,
        tuple(pieces),
        # CTranslate2 divides the sum of log-probabilities by length ** penalty; undo, then average.
        # CTranslate2 counts prescribed pieces to the length, but not what they cost.
        float(score) * count**search.length_penalty / max(count - given, 1),
        not ended,
        source.spans,
        spans,
        attention[search.alignment_shift :],
    )


def _looked_at(text: str, spans: Sequence[Span], row: Sequence[float]) -> str:
    """The source text under the highest attention: what an unknown piece most likely stands for."""
    best = max(range(len(spans)), key=lambda number: row[number], default=None)
    return "" if best is None else spans[best].of(text)
