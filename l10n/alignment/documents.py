"""Two texts sentence by sentence: title to title, heading to heading, running text by likeness.

Blocks are not aligned first and for good, because editors join and part paragraphs. That a block
begins on both sides is evidence, like lengths and anchors; in texts with the same blocks it decides.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from l10n.alignment.beads import ALONE, Bead, Sentence
from l10n.alignment.evidence import Evidence
from l10n.alignment.lattice import Corridor, Step, certainties, likeliest

# How often translators do what: Gale and Church's counts, with room for what is added or left out.
_PRIOR: dict[Step, float] = {
    (1, 1): 0.89, (1, 2): 0.035, (2, 1): 0.035, (1, 0): 0.01, (0, 1): 0.01,
    (2, 2): 0.004, (1, 3): 0.002, (3, 1): 0.002,
}  # fmt: skip
_LOG_PRIOR = {step: math.log(share) for step, share in _PRIOR.items()}
_STEPS = tuple(_PRIOR)
_COARSE = ((1, 1), (1, 0), (0, 1))
# A translation begins a block where its source does, or else goes on where its source goes on.
_BOTH_BEGIN, _NEITHER = 0.85, 0.92
_ROUND = 20
"""Positions to each side of the diagonal that the first look takes in, and a fifth of the text."""
_NEAR = 6
"""Positions to each side of the first look's way that the second looks at."""


def align(source: Sequence[Sentence], target: Sequence[Sentence]) -> list[Bead]:
    """Beads for every sentence of both texts, each in exactly one, in the order of the source.

    Time grows in proportion to the length of the texts and to how much longer one is than the
    other.
    """
    beads = _alone(source, target)
    used = {at for bead in beads for at in bead.source}
    taken = {at for bead in beads for at in bead.target}
    left = [at for at in range(len(source)) if at not in used]
    right = [at for at in range(len(target)) if at not in taken]
    beads += _running(source, target, left, right)
    return _ordered(beads)


def _alone(source: Sequence[Sentence], target: Sequence[Sentence]) -> list[Bead]:
    """Title to title, section to section: by role and count, wherever they stand."""
    here, there = defaultdict(list), defaultdict(list)
    for at, sentence in enumerate(source):
        if sentence.role in ALONE:
            here[sentence.role].append(at)
    for at, sentence in enumerate(target):
        if sentence.role in ALONE:
            there[sentence.role].append(at)
    evidence = Evidence(source, target)
    beads = []
    for role in sorted(here.keys() | there.keys()):
        ours, theirs = here[role], there[role]
        as_many = len(ours) == len(theirs)
        for one, other in zip(ours, theirs, strict=False):
            likely = evidence.likely((one, 1), (other, 1))
            beads.append(Bead((one,), (other,), 1.0 if as_many else 0.5, likely, as_many))
        beads += [Bead((one,), (), 1.0, 0.0) for one in ours[len(theirs) :]]
        beads += [Bead((), (other,), 1.0, 0.0) for other in theirs[len(ours) :]]
    return beads


def _running(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    left: Sequence[int],
    right: Sequence[int],
) -> list[Bead]:
    """The sentences at ``left`` and ``right`` in their order, by evidence."""
    scores = _Scores([source[at] for at in left], [target[at] for at in right])
    chain = likeliest(_COARSE, scores, _around_diagonal(len(left), len(right)))
    corridor = _around(chain, len(left), len(right))
    chain = likeliest(_STEPS, scores, corridor)
    sure = certainties(_STEPS, scores, corridor, chain)
    return [
        Bead(
            tuple(left[i : i + step[0]]),
            tuple(right[j : j + step[1]]),
            certainty,
            scores.evidence(i, j, step),
        )
        for (i, j, step), certainty in zip(chain, sure, strict=True)
    ]


class _Scores:
    """The log-likelihood of a bead, remembered."""

    def __init__(self, source: Sequence[Sentence], target: Sequence[Sentence]) -> None:
        self._evidence = Evidence(source, target)
        self._mates = [one.mate for one in source], [one.mate for one in target]
        self._begins = _begins(source), _begins(target)
        self._known: dict[tuple[int, int, Step], float | None] = {}
        share = sum(self._begins[1]) / max(1, len(target))
        share = min(0.95, max(0.02, share))
        self._block = {
            (True, True): math.log(_BOTH_BEGIN / share),
            (True, False): math.log((1 - _BOTH_BEGIN) / (1 - share)),
            (False, True): math.log((1 - _NEITHER) / share),
            (False, False): math.log(_NEITHER / (1 - share)),
        }

    def __call__(self, i: int, j: int, step: Step) -> float | None:
        key = (i, j, step)
        if key not in self._known:
            self._known[key] = self._score(i, j, step)
        return self._known[key]

    def evidence(self, i: int, j: int, step: Step) -> float:
        """What speaks for the words of a bead; 0 when one side is empty."""
        if 0 in step:
            return 0.0
        return self._evidence.likely((i, step[0]), (j, step[1]))

    def _score(self, i: int, j: int, step: Step) -> float | None:
        if 0 in step:
            return _LOG_PRIOR[step]
        mate = self._mates[0][i]
        if step == (1, 1):
            if mate != self._mates[1][j]:
                return None
        elif not self._may_join(i, j, step):
            return None
        likely = _LOG_PRIOR[step] + self.evidence(i, j, step)
        likely += self._block[self._begins[0][i], self._begins[1][j]]
        if step[1] > 1:
            likely += sum(self._begins[1][j + 1 : j + step[1]]) * self._block[False, True]
        return likely

    def _may_join(self, i: int, j: int, step: Step) -> bool:
        """Whether a bead of several sentences may be: running text alone, and one block of ours.

        ⇧ cannot reach back over the end of a block.
        """
        mates = {*self._mates[0][i : i + step[0]], *self._mates[1][j : j + step[1]]}
        return mates == {""} and not any(self._begins[0][i + 1 : i + step[0]])


def _begins(sentences: Sequence[Sentence]) -> list[bool]:
    """Whether a block begins at each sentence."""
    return [
        at == 0 or sentence.paragraph != sentences[at - 1].paragraph
        for at, sentence in enumerate(sentences)
    ]


def _around_diagonal(rows: int, columns: int) -> Corridor:
    """Where the first look may go: near the diagonal, further when the texts differ in length."""
    reach = _ROUND + max(
        min(rows, columns) // 5 if min(rows, columns) < 500 else 0, abs(rows - columns)
    )
    return [
        range(
            max(0, i * columns // max(1, rows) - reach) if i else 0,
            min(columns, i * columns // max(1, rows) + reach) + 1 if i < rows else columns + 1,
        )
        for i in range(rows + 1)
    ]


def _around(chain: Sequence[tuple[int, int, Step]], rows: int, columns: int) -> Corridor:
    """Where the second look may go: near the way that the first one found."""
    low = [columns] * (rows + 1)
    high = [0] * (rows + 1)
    for i, j in [(0, 0), *((i + step[0], j + step[1]) for i, j, step in chain)]:
        low[i], high[i] = min(low[i], j), max(high[i], j)
    reach = range(-_NEAR, _NEAR + 1)
    corridor = []
    for i in range(rows + 1):
        near = [i + by for by in reach if 0 <= i + by <= rows]
        first = max(0, min(low[at] for at in near) - _NEAR) if i else 0
        last = min(columns, max(high[at] for at in near) + _NEAR) if i < rows else columns
        corridor.append(range(first, last + 1))
    return corridor


def _ordered(beads: Sequence[Bead]) -> list[Bead]:
    """In the order of the source; what has no source stands behind the bead before it."""
    by_target = sorted((bead for bead in beads if bead.target), key=lambda bead: bead.target)
    place: dict[tuple[int, ...], tuple[int, int]] = {}
    last = -1
    for at, bead in enumerate(by_target):
        if bead.source:
            last = bead.source[-1]
        else:
            place[bead.target] = (last, at + 1)
    return sorted(
        beads,
        key=lambda bead: (bead.source[0], 0) if bead.source else place[bead.target],
    )
