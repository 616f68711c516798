"""One sentence that became two or three, and two or three that became one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from l10n.merging.candidates import Candidate
from l10n.merging.likeness import Likeness, Text, joined
from l10n.model.unit import Key

# The parts together must be nearly the whole, each mostly made of it; a part is clearly less.
_TOGETHER = 0.72
_MADE_OF = 0.6
_PART = 0.75
_MOST = 4
# A part that is alike to a sentence of its own is that sentence.
_ITS_OWN = 0.6


@dataclass(frozen=True, slots=True)
class Group:
    """Positions of one sentence on one side, of two or more that stand together on the other."""

    score: float
    old: tuple[int, ...]
    new: tuple[int, ...]


def groups(
    likeness: Likeness,
    new: Mapping[int, Text],
    old: Mapping[int, Text],
    found: Sequence[Candidate],
    old_keys: Sequence[Key],
    new_keys: Sequence[Key],
) -> list[Group]:
    """The splits and joins among the free sentences ``new`` and ``old``, the surest first."""
    own_new: dict[int, dict[int, float]] = defaultdict(dict)
    own_old: dict[int, dict[int, float]] = defaultdict(dict)
    for pair in found:
        own_new[pair.new][pair.old] = pair.score
        own_old[pair.old][pair.new] = pair.score
    made: dict[tuple[tuple[int, ...], tuple[int, ...]], float] = {}
    for pair in found:
        if old_keys[pair.old].context != new_keys[pair.new].context:
            continue
        if pair.of_new >= _MADE_OF and pair.of_old <= _PART:
            best = _grown(likeness, old[pair.old], pair.old, new, pair.new, own_new, new_keys)
            if best:
                made[(pair.old,), best[1]] = best[0]
        if pair.of_old >= _MADE_OF and pair.of_new <= _PART:
            best = _grown(likeness, new[pair.new], pair.new, old, pair.old, own_old, old_keys)
            if best:
                made[best[1], (pair.new,)] = best[0]
    return sorted(
        (Group(score, before, after) for (before, after), score in made.items()),
        key=lambda group: (-group.score, group.new, group.old),
    )


def gathered(
    likeness: Likeness,
    wholes: Mapping[int, Text],
    parts: Mapping[int, Text],
    pairs: Iterable[tuple[int, int]],
    found: Mapping[int, int],
) -> dict[int, tuple[int, int]]:
    """Wholes that are made of two parts which did not stand together, in the order that fits best.

    ``pairs`` are wholes and parts of them that nothing else was found for, the likeliest first;
    ``found`` says of a whole which part it was taken for already.
    """
    made: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for whole, part in pairs:
        other = found.get(whole)
        if other is None or other not in parts or whole in made or part in taken:
            continue
        orders = ((other, part), (part, other))
        best = max(
            orders,
            key=lambda run: _together(likeness, wholes[whole], [parts[at] for at in run]),
        )
        if _together(likeness, wholes[whole], [parts[at] for at in best]) >= _TOGETHER:
            made[whole] = best
            taken.add(part)
    return made


def _grown(
    likeness: Likeness,
    whole: Text,
    place: int,
    parts: Mapping[int, Text],
    first: int,
    own: Mapping[int, Mapping[int, float]],
    keys: Sequence[Key],
) -> tuple[float, tuple[int, ...]] | None:
    """The run of parts around ``first`` that makes up ``whole`` best, if any does."""
    run: tuple[int, ...] = (first,)
    best = own[first].get(place, 0.0)
    grown = True
    while grown and len(run) < _MOST:
        grown = False
        for longer in ((run[0] - 1, *run), (*run, run[-1] + 1)):
            added = longer[0] if longer[0] != run[0] else longer[-1]
            if added not in parts or keys[added].context != keys[first].context:
                continue
            score = _together(likeness, whole, [parts[at] for at in longer])
            if score > best:
                run, best, grown = longer, score, True
                break
    if len(run) == 1 or best < _TOGETHER:
        return None
    for at in run:
        others = [score for there, score in own.get(at, {}).items() if there != place]
        if max(others, default=0.0) >= _ITS_OWN:
            return None
    return best, run


def _together(likeness: Likeness, whole: Text, parts: Sequence[Text]) -> float:
    """How much ``parts``, one after the other, are ``whole``; 0 when one of them is made of other words."""
    both = joined(parts)
    found = likeness.in_order(whole, both)
    start = 0
    for part in parts:
        end = start + len(part.words)
        if not part.words or sum(found[start:end]) < _MADE_OF * part.total:
            return 0.0
        start = end
    return 2 * sum(found) / (whole.total + both.total)
