"""Three ways to run a model: installed packages, a CTranslate2 folder, a checkpoint.

Each brings in its libraries when it is made: packages need the product's environment and no
PyTorch, a checkpoint needs PyTorch and no CTranslate2.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from decoding.search import Search, bound

Tell = Callable[[int], object]
"""Called with the number of sentences that have been translated since the last call."""

TOGETHER = 2000
"""Sentences handed to a package at once: enough to keep every core busy."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What came out for one sentence; `refused` says why the product would not use it."""

    text: str
    refused: str = ""


class Engine(Protocol):
    """Whatever can be evaluated."""

    def translate(self, texts: Sequence[str], source: str, target: str, tell: Tell) -> list[Draft]:
        """Draft each text, in order; languages are subtags such as `fr`."""


class Packages:
    """Argos packages through the product's own engine, guards and retries included."""

    def __init__(self, folder: Path, threads: int) -> None:
        find_product()
        from l10n.engines.argos.engine import ArgosEngine

        if not folder.is_dir():
            raise FileNotFoundError(f"{folder}: there is no such folder of packages")
        self._engine = ArgosEngine(folder, threads=threads or None)

    def translate(self, texts: Sequence[str], source: str, target: str, tell: Tell) -> list[Draft]:
        from l10n.model.locale import Locale

        drafts: list[Draft] = []
        rest = iter(texts)
        while part := list(islice(rest, TOGETHER)):
            with _errors_in_one_line():
                found = self._engine.translate(part, Locale.parse(source), Locale.parse(target))
            drafts += [Draft(one.text, one.refused) for one in found]
            tell(len(part))
        return drafts


@contextmanager
def stored(models: Path, threads: int) -> Iterator[Packages]:
    """Put the packages stored in a checkout's `models/` together for the time of an evaluation."""
    find_product()
    from l10n.engines.argos.packages.starter import install_starter, read_manifest

    with TemporaryDirectory() as folder:
        with _errors_in_one_line():
            pairs = [package.pair for package in read_manifest(models)]
            install_starter(models, Path(folder), only=pairs)
        yield Packages(Path(folder), threads)


@contextmanager
def _errors_in_one_line() -> Iterator[None]:
    """Turn what the product says of a run that cannot go on into a `RuntimeError`."""
    from l10n.errors import L10nError

    try:
        yield
    except L10nError as error:
        raise RuntimeError(str(error)) from error


def find_product() -> None:
    """Let `l10n` be found where it is not installed: it lies beside `training/`."""
    if importlib.util.find_spec("l10n") is None:
        sys.path.insert(0, str(Path(__file__).parents[2]))


class Built:
    """A folder with `sentencepiece.model` and `model/`, run by CTranslate2 alone."""

    def __init__(self, folder: Path, threads: int, search: Search) -> None:
        import ctranslate2
        import sentencepiece

        self._search = search
        self._pieces = sentencepiece.SentencePieceProcessor(
            model_file=str(folder / "sentencepiece.model")
        )
        self._model = ctranslate2.Translator(
            str(folder / "model"), device="cpu", inter_threads=threads or 2, intra_threads=1
        )

    def translate(self, texts: Sequence[str], source: str, target: str, tell: Tell) -> list[Draft]:
        del source  # one model reads them all
        encoded = self._pieces.encode(list(texts), out_type=str)
        classes: dict[int, list[int]] = {}
        for number, pieces in enumerate(encoded):
            classes.setdefault(bound(len(pieces)), []).append(number)
        drafts = [Draft("")] * len(encoded)
        drawn = self._search.temperature > 0
        for longest, members in sorted(classes.items(), reverse=True):
            answers = self._model.translate_batch(
                [encoded[number] for number in members],
                target_prefix=[[f"__{target}__"]] * len(members),
                beam_size=1 if drawn else self._search.beam,
                sampling_topk=self._search.top_k if drawn else 1,
                sampling_temperature=self._search.temperature or 1.0,
                length_penalty=self._search.length_penalty,
                no_repeat_ngram_size=self._search.no_repeat,
                max_decoding_length=longest,
                max_input_length=0,
                return_end_token=True,
                max_batch_size=2048,
                batch_type="tokens",
            )
            for number, answer in zip(members, answers, strict=True):
                pieces = [p for p in answer.hypotheses[0] if p not in ("</s>", f"__{target}__")]
                drafts[number] = Draft(self._pieces.decode(pieces))
            tell(len(members))
        return drafts


class FromCheckpoint:
    """A checkpoint, run by PyTorch alone."""

    def __init__(self, path: Path, vocabulary: Path, device: str, search: Search) -> None:
        from decoding.decode import Checkpoint

        self._checkpoint, self._search = Checkpoint.load(path, vocabulary, device), search
        self.seed = 1
        """Draws depend on it; beam search does not."""

    def translate(self, texts: Sequence[str], source: str, target: str, tell: Tell) -> list[Draft]:
        del source  # one model reads them all
        return [
            Draft(text)
            for text in self._checkpoint.translate(
                texts, target, self._search, seed=self.seed, tell=tell
            )
        ]
