"""Decode many texts with one model in one go."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from l10n.engines.argos import libraries
from l10n.engines.argos.installed import ARGOS_LENGTH_PENALTY
from l10n.engines.argos.links import link
from l10n.engines.argos.pieces import Pieces, Tokenizer
from l10n.errors import BrokenError
from l10n.model.finding import Where
from l10n.model.span import Span
from l10n.model.translation import Translation

SMALLEST_BATCH, LARGEST_BATCH = 256, 2048
"""Source pieces decoded together. Between these the speed is the same."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the model wrote for one text, before anyone has judged it."""

    translation: Translation
    pieces: tuple[str, ...]
    """The target pieces, without the prefix."""
    cut_off: bool
    """Whether it was still writing when it reached the bound on its length."""


class Runner:
    """One loaded model. Several packages may share it; they differ in prefix alone."""

    def __init__(self, model: Path, threads: int | None = None) -> None:
        """Load the CTranslate2 model in folder ``model``.

        Argos' own settings (`ARGOS_DEVICE_TYPE`, `ARGOS_COMPUTE_TYPE`, `ARGOS_BEAM_SIZE`) hold.
        Raises `BrokenError` when CTranslate2 does not take the model.
        """
        library = libraries.ctranslate2()
        settings = libraries.argos_settings(model.parent.parent)
        self._beam = int(settings.beam_size)
        self._folder = model
        self._threads = threads or cores()
        try:
            # Many sentences side by side on one core each beat one sentence on many cores.
            self._model: Any = library.Translator(
                str(model),
                device=settings.device,
                # int8 is 38 % faster than float32 and what packages are stored in.
                compute_type="int8" if settings.compute_type == "auto" else settings.compute_type,
                inter_threads=self._threads,
                intra_threads=1,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise self._broken("The model cannot be loaded", error) from error

    def decode(
        self,
        texts: Sequence[str],
        tokenizer: Tokenizer,
        prefix: str = "",
        *,
        length_penalty: float = ARGOS_LENGTH_PENALTY,
        forbid_repeats: int = 0,
    ) -> list[Draft]:
        """Draft every text, in order. Texts should be distinct, and none without a letter.

        ``forbid_repeats`` = n keeps the model from writing any n pieces twice (0: it may). Raises
        `BrokenError` when the model fails at work.
        """
        sources = [tokenizer.encode(text) for text in texts]
        # Some batches for every core, so that none is idle while the last is being worked on.
        share = sum(len(source.pieces) for source in sources) // (4 * self._threads)
        batch_size = min(max(share, SMALLEST_BATCH), LARGEST_BATCH)
        pending: list[tuple[list[int], Any]] = []
        # The bound on the length holds for a whole call, so there is one call for each class of
        # lengths; all are handed over before the first is waited for, which keeps every core busy.
        for bound, members in _by_length(sources).items():
            batch = [sources[number].pieces for number in members]
            results = self._model.translate_batch(
                batch,
                target_prefix=[[prefix]] * len(batch) if prefix else None,
                asynchronous=True,
                max_batch_size=batch_size,
                batch_type="tokens",
                beam_size=self._beam,
                length_penalty=length_penalty,
                max_input_length=0,
                max_decoding_length=bound,
                no_repeat_ngram_size=forbid_repeats,
                return_scores=True,
                return_attention=True,
                return_end_token=True,
            )
            pending.append((members, results))
        drafts: dict[int, Draft] = {}
        for members, results in pending:
            for number, result in zip(members, results, strict=True):
                ended = self._ended(result)
                drafts[number] = _draft(
                    texts[number], sources[number], ended, tokenizer, prefix, length_penalty
                )
        return [drafts[number] for number in range(len(texts))]

    def _ended(self, result: Any) -> Any:
        try:
            return result.result()
        except RuntimeError as error:
            raise self._broken("The model cannot translate", error) from error

    def _broken(self, what: str, error: Exception) -> BrokenError:
        return BrokenError(
            f"{what}: {error}",
            where=Where(str(self._folder)),
            advice="Find out what is wrong: l10n models verify",
            code="model-broken",
        )


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _by_length(sources: Sequence[Pieces]) -> dict[int, list[int]]:
    """Group texts by length; the key is the most pieces a draft of that group may have."""
    groups: dict[int, list[int]] = {}
    for number, source in enumerate(sources):
        length = 16
        while length < len(source.pieces):
            length *= 2
        groups.setdefault(2 * length + 10, []).append(number)
    # The longest first: they take the most time, and the short ones fill the gaps at the end.
    return dict(sorted(groups.items(), reverse=True))


def _draft(
    text: str,
    source: Pieces,
    result: Any,
    tokenizer: Tokenizer,
    prefix: str,
    length_penalty: float,
) -> Draft:
    pieces = list(result.hypotheses[0])
    attention = list(result.attention[0])
    count = max(len(pieces), 1)
    ended = bool(pieces) and pieces[-1] == "</s>"
    if ended:
        pieces.pop()
    if prefix and pieces[:1] == [prefix]:
        pieces, attention = pieces[1:], attention[1:]
    unknown = [
        _looked_at(text, source.spans, row) if piece == "<unk>" else ""
        for piece, row in zip_longest(pieces, attention[: len(pieces)], fillvalue=())
    ]
    target, spans = tokenizer.decode(pieces, unknown)
    translation = Translation(
        target,
        links=link(text, source.spans, target, spans, attention),
        # CTranslate2 divides the sum of log-probabilities by length ** penalty; undo, then average.
        score=float(result.scores[0]) * count ** (length_penalty - 1),
    )
    return Draft(translation, tuple(pieces), cut_off=not ended)


def _looked_at(text: str, spans: Sequence[Span], row: Sequence[float]) -> str:
    """The source text under the highest attention: what an unknown piece most likely stands for."""
    best = max(range(len(spans)), key=lambda number: row[number], default=None)
    return "" if best is None else spans[best].of(text)
