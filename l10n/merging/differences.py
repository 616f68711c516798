"""Where two versions of a sentence differ, with the words around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from l10n.merging.sequences import agreeing
from l10n.merging.words import straight


@dataclass(frozen=True, slots=True)
class Difference:
    """What went and what came in one place, and the words before and after it, nearest first."""

    removed: tuple[str, ...]
    added: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    begins: bool = False
    """Whether it begins the sentence."""
    ends: bool = False
    """Whether it ends the sentence, but for the last sign."""

    def name(self) -> Difference | None:
        """The whole name, where only capitalised words inside the sentence differ; else None."""
        if self.begins or not all(_capital(word) for word in (*self.removed, *self.added)):
            return None
        first = [*_while_capital(self.before)][::-1]
        if len(first) == len(self.before):
            first = first[1:]  # the sentence's first word is capitalised whatever it is
        last = [*_while_capital(self.after)]
        return replace(
            self,
            removed=(*first, *self.removed, *last),
            added=(*first, *self.added, *last),
        )


def differences(old: Sequence[str], new: Sequence[str]) -> list[Difference]:
    """What differs between the words of two versions, in order, typography aside.

    A short word left standing between two changes joins them.
    """
    same = [straight(word) for word in old], [straight(word) for word in new]
    ends = (0, 0, 0), *agreeing(*same), (len(old), len(new), 0)
    places: list[tuple[int, int, int, int]] = []
    for (was_a, was_c, size), (b, d, _) in pairwise(ends):
        a, c = was_a + size, was_c + size
        if a == b and c == d:
            continue
        last = places[-1] if places else None
        if last and a - last[1] <= 1 and c - last[3] <= 1 and _joins(old[last[1] : a]):
            places[-1] = (last[0], b, last[2], d)
        else:
            places.append((a, b, c, d))
    return [
        Difference(
            tuple(old[a:b]),
            tuple(new[c:d]),
            tuple(reversed(new[:c])),
            tuple(new[d:]),
            begins=a == 0 and c == 0,
            ends=not any(word[0].isalnum() for word in (*old[b:], *new[d:])),
        )
        for a, b, c, d in places
    ]


def _joins(between: Sequence[str]) -> bool:
    """Whether what stands between two changes is too little to tell them as two: no word, no number."""
    return all(len(word) < 4 and not word[0].isdigit() for word in between)


def _capital(word: str) -> bool:
    return word[0].isupper()


def _while_capital(found: Sequence[str]) -> list[str]:
    taken = []
    for word in found:
        if not _capital(word):
            break
        taken.append(word)
    return taken
