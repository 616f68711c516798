"""Dynamic programming over beads: the likeliest way through two texts, and how likely each step is.

A way through is a chain of beads from the beginnings of both texts to their ends. `likeliest` is
Viterbi's algorithm; `certainties` sums over all ways by forward and backward (Rabiner 1989), so
that a bead is as certain as all ways through it together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

Step = tuple[int, int]
"""How many sentences of source and target a bead has."""
Score = Callable[[int, int, Step], float | None]
"""Log-likelihood of the bead of this step that begins at (source, target); None: impossible."""
Corridor = Sequence[range]
"""For each position in the source (its end included), the positions in the target to look at."""

_NEVER = -math.inf


def likeliest(
    steps: Sequence[Step], score: Score, corridor: Corridor
) -> list[tuple[int, int, Step]]:
    """The chain of beads with the highest sum. A corridor always has room for one."""
    best: list[dict[int, tuple[float, Step | None]]] = [{} for _ in corridor]
    best[0][0] = (0.0, None)
    for i, columns in enumerate(corridor):
        for j in columns:
            for step in steps:
                before = best[i - step[0]].get(j - step[1]) if i >= step[0] else None
                if before is None:
                    continue
                gained = score(i - step[0], j - step[1], step)
                if gained is None:
                    continue
                total = before[0] + gained
                if j not in best[i] or total > best[i][j][0]:
                    best[i][j] = (total, step)
    chain = []
    i, j = len(corridor) - 1, corridor[-1][-1]
    while (i, j) != (0, 0):
        taken = best[i][j][1]
        assert taken is not None  # noqa: S101 - only the beginning has none
        i, j = i - taken[0], j - taken[1]
        chain.append((i, j, taken))
    return chain[::-1]


def certainties(
    steps: Sequence[Step], score: Score, corridor: Corridor, chain: Sequence[tuple[int, int, Step]]
) -> list[float]:
    """For each bead of ``chain`` the share of all ways that go through it, 0 to 1."""
    scores: dict[tuple[int, int, Step], float] = {}
    forward: list[dict[int, float]] = [{} for _ in corridor]
    forward[0][0] = 0.0
    for i, columns in enumerate(corridor):
        for j in columns:
            ways = [forward[i][j]] if (i, j) == (0, 0) else []
            for step in steps:
                before = forward[i - step[0]].get(j - step[1]) if i >= step[0] else None
                gained = None if before is None else score(i - step[0], j - step[1], step)
                if before is not None and gained is not None:
                    scores[i - step[0], j - step[1], step] = gained
                    ways.append(before + gained)
            if ways:
                forward[i][j] = _sum(ways)
    backward = _backward(steps, scores, corridor)
    whole = forward[-1][corridor[-1][-1]]
    return [
        math.exp(
            min(
                0.0,
                forward[i][j] + scores[i, j, step] + backward[i + step[0]][j + step[1]] - whole,
            )
        )
        for i, j, step in chain
    ]


def _backward(
    steps: Sequence[Step], scores: Mapping[tuple[int, int, Step], float], corridor: Corridor
) -> list[dict[int, float]]:
    backward: list[dict[int, float]] = [{} for _ in corridor]
    last = len(corridor) - 1
    for i in range(last, -1, -1):
        for j in reversed(corridor[i]):
            ways = [0.0] if (i, j) == (last, corridor[-1][-1]) else []
            for step in steps:
                gained = scores.get((i, j, step))
                behind = backward[i + step[0]].get(j + step[1]) if i + step[0] <= last else None
                if gained is not None and behind is not None:
                    ways.append(gained + behind)
            if ways:
                backward[i][j] = _sum(ways)
    return backward


def _sum(logs: Sequence[float]) -> float:
    """The logarithm of the sum of what ``logs`` are the logarithms of."""
    most = max(logs)
    return most if most == _NEVER else most + math.log(sum(math.exp(log - most) for log in logs))
