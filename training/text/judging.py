"""Clean pairs, and tell which of them are no translations or too close to a held-out sentence."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

from text.cleaning import acceptable, clean, tidy
from text.heldout import HeldOut

Lines = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair as it is to be trained on, or why it is not: `unfit` or `near_held_out`."""

    source: str
    target: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Judge:
    """Knows the held-out sentences by language."""

    kept_out: dict[str, HeldOut]

    def __call__(self, direction: str, lines: Lines) -> list[Judged]:
        """Judge some lines of a corpus, in order."""
        return [self.judged(direction, clean(source), clean(target)) for source, target in lines]

    def judged(self, direction: str, source: str, target: str) -> Judged:
        """Judge one pair of clean sentences."""
        source, target = tidy(direction, source, target)
        if not acceptable(source, target):
            return Judged(source, target, "unfit")
        for language, side in zip(direction.split("-"), (source, target), strict=True):
            if language in self.kept_out and self.kept_out[language].close_to(side):
                return Judged(source, target, "near_held_out")
        return Judged(source, target)


_judge = Judge({})
"""The judge of a worker process, which gets the held-out sentences once."""


def _begin(judge: Judge) -> None:
    global _judge
    _judge = judge


def _work(direction: str, lines: Lines) -> list[Judged]:
    return _judge(direction, lines)


def judge_all(
    judge: Judge, parts: Iterable[tuple[str, Lines]], processes: int
) -> Iterator[list[Judged]]:
    """Judge parts of corpora (direction, lines) in several processes, in order.

    Only a few parts more than there are processes are read ahead.
    """
    if processes < 2:
        yield from (judge(*part) for part in parts)
        return
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, fresh, _begin, (judge,)) as pool:
        waiting: deque[Future[list[Judged]]] = deque()
        for part in parts:
            waiting.append(pool.submit(_work, *part))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
