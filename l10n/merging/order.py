"""Which sentences moved, and which stayed while others moved around them."""

from __future__ import annotations

from collections.abc import Sequence


def moved(places: Sequence[int], weights: Sequence[float]) -> set[int]:
    """Indices into ``places`` that are not in its heaviest increasing subsequence.

    ``places`` are the old positions of sentences in their new order. What can be left where it was
    without anything passing it stays; the lighter part moved. O(n log n), with a tree of prefix
    maxima (Fenwick, 1994).
    """
    if not places:
        return set()
    size = max(places) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: list[int] = []
    best = (0.0, -1)
    for at, place in enumerate(places):
        weight, last = 0.0, -1
        node = place
        while node > 0:
            if tree[node][0] > weight:
                weight, last = tree[node]
            node -= node & -node
        before.append(last)
        here = (weight + weights[at], at)
        node = place + 1
        while node <= size:
            if here[0] > tree[node][0]:
                tree[node] = here
            node += node & -node
        if here[0] > best[0]:
            best = here
    stayed = set()
    at = best[1]
    while at >= 0:
        stayed.add(at)
        at = before[at]
    return set(range(len(places))) - stayed
