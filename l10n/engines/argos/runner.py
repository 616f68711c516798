"""Decode many texts with one model in one go."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from l10n.engines.argos import libraries
from l10n.engines.argos.draft import Draft, read
from l10n.engines.argos.pieces import Pieces, Tokenizer
from l10n.engines.argos.search import Search
from l10n.errors import BrokenError
from l10n.model.finding import Where

SMALLEST_BATCH, LARGEST_BATCH = 256, 2048
"""Source pieces decoded together. Between these the speed is the same."""


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
        search: Search,
        openings: Sequence[Sequence[str]] = (),
    ) -> list[tuple[Draft, ...]]:
        """The drafts of every text, in order, the best of each first.

        ``openings`` are the pieces that the drafts of each text begin with, where that is asked
        for; else texts should be distinct. None may be without a letter. Raises `BrokenError` when
        the model fails at work.
        """
        beam = self._beam * search.widening
        sources = [tokenizer.encode(text) for text in texts]
        batch_size = self._batch_size(sources)
        first = [search.prefix] if search.prefix else []
        begun = [[*first, *opening] for opening in openings] or [first] * len(texts)
        pending: list[tuple[list[int], Any]] = []
        # The bound on the length holds for a whole call, so there is one call for each class of
        # lengths; all are handed over before the first is waited for, which keeps every core busy.
        for bound, members in _by_length(sources).items():
            batch = [sources[number].pieces for number in members]
            results = self._model.translate_batch(
                batch,
                target_prefix=[begun[number] or None for number in members],
                asynchronous=True,
                max_batch_size=batch_size,
                batch_type="tokens",
                beam_size=beam,
                num_hypotheses=min(search.drafts, beam),
                length_penalty=search.length_penalty,
                max_input_length=0,
                max_decoding_length=bound,
                no_repeat_ngram_size=search.forbid_repeats,
                return_scores=True,
                return_attention=True,
                return_end_token=True,
            )
            pending.append((members, results))
        drafts: dict[int, tuple[Draft, ...]] = {}
        for members, results in pending:
            for number, result in zip(members, results, strict=True):
                drafts[number] = read(
                    texts[number],
                    sources[number],
                    self._ended(result),
                    tokenizer,
                    search,
                    len(begun[number]) - len(first),
                )
        return [drafts[number] for number in range(len(texts))]

    def likelihoods(
        self,
        texts: Sequence[str],
        openings: Sequence[Sequence[str]],
        tokenizer: Tokenizer,
        search: Search,
    ) -> list[float]:
        """The log-probability of each of ``openings`` (pieces) for the text at its place.

        Nothing is searched for, so this costs a small part of decoding. Raises as `decode` does.
        """
        known = {text: tokenizer.encode(text) for text in dict.fromkeys(texts)}
        sources = [known[text] for text in texts]
        first = [search.prefix] if search.prefix else []
        results = self._model.score_batch(
            [source.pieces for source in sources],
            [[*first, *opening] for opening in openings],
            max_batch_size=self._batch_size(sources),
            batch_type="tokens",
            max_input_length=0,
            # What the package itself asks for is as likely as it is; the last one is the end.
            offset=len(first),
            asynchronous=True,
        )
        return [
            float(sum(list(self._ended(result).log_probs)[: len(opening)]))
            for result, opening in zip(results, openings, strict=True)
        ]

    def _batch_size(self, sources: Sequence[Pieces]) -> int:
        # Some batches for every core, so that none is idle while the last is being worked on.
        share = sum(len(source.pieces) for source in sources) // (4 * self._threads)
        return min(max(share, SMALLEST_BATCH), LARGEST_BATCH)

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
    # A draft that loops is written to its bound, so bounds are close: 16, 24, 32, 48, 64, 96 …
    groups: dict[int, list[int]] = {}
    for number, source in enumerate(sources):
        length, step = 16, 8
        while length < len(source.pieces):
            length += step
            if length == 4 * step:
                step *= 2
        groups.setdefault(2 * length + 10, []).append(number)
    # The longest first: they take the most time, and the short ones fill the gaps at the end.
    return dict(sorted(groups.items(), reverse=True))
