"""Which of the sentences that vanished is which of the sentences that are new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.merging.candidates import PART, Candidate, candidates
from l10n.merging.groups import Group, gathered, groups
from l10n.merging.likeness import Likeness, Text
from l10n.model.unit import Key

# `Likeness.score` that makes two sentences one. Two different sentences of one article reach 0.4
# at most in the 24 French articles of this checkout, rows of tables and clock times aside; one with
# a word changed stays above 0.8, one with its second half rewritten near 0.5. So a pair that stands
# alone must be clearly alike; one whose neighbours are in place already may differ more.
ALONE = 0.55
ONE_NEIGHBOUR = 0.48
TWO_NEIGHBOURS = 0.4
# Few words say little: two sentences of this many may share most of them by chance. Two neighbours
# in place still make them one.
FEW = 3
FEW_ALIKE = 0.66
# A sentence of this many words is part of another if `PART` of it is there in order: one was cut out
# of the other. Sentences of four words and more have 0.4 of another one at most in those articles.
ENOUGH = 4
# Another role, and what was put aside and has no place any more: nothing but likeness speaks.
OTHER_ROLE = 0.6
PUT_ASIDE = 0.75


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of sentences; positions in the new version and in the old one."""

    changed: Mapping[int, int] = field(default_factory=dict)
    """New → old: one became one."""
    split: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Old → new, in order: one became several that stand together."""
    joined: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """New → old, in order: several that stood together became one."""


def align(
    old: Sequence[Key], new: Sequence[Key], known: Mapping[int, int], put_aside: Sequence[Key] = ()
) -> Alignment:
    """What became of the sentences of ``old`` that are not among the ``known`` pairs (new → old).

    ``old`` and ``new`` are whole documents in order. ``put_aside`` are keys with no place; they
    count on from ``len(old)``, and are looked into for what nothing in ``old`` answers.
    """
    taken = set(known.values())
    free_new = [at for at in range(len(new)) if at not in known]
    free_old = [at for at in range(len(old)) if at not in taken]
    if not free_new:
        return Alignment()
    aside = [len(old) + at for at in range(len(put_aside)) if len(old) + at not in taken]
    everything = [*old, *put_aside]
    likeness = Likeness((key.source for key in old), (key.source for key in new))
    search = _Search(everything, new, dict(known))
    texts = {at: likeness.text(new[at].source) for at in free_new}
    olds = {at: likeness.text(everything[at].source) for at in free_old}
    found = candidates(likeness, texts, olds, search.expected())
    search.take_groups(groups(likeness, texts, olds, found, old, new))
    search.take(found)
    search.gather(likeness, texts, olds, found)
    left = [at for at in free_new if at not in search.found]
    if left and aside:
        versions = (new[at].source for at in left), (everything[at].source for at in aside)
        likeness = Likeness((key.source for key in old), *versions)
        texts = {at: likeness.text(new[at].source) for at in left}
        rest = {at: likeness.text(everything[at].source) for at in aside}
        search.take_put_aside(candidates(likeness, texts, rest))
    return Alignment(
        {
            at: there
            for at, there in search.found.items()
            if at not in known and at not in search.grouped
        },
        search.split,
        search.joined,
    )


class _Search:
    """The pairs found so far."""

    def __init__(self, old: Sequence[Key], new: Sequence[Key], known: dict[int, int]) -> None:
        self.old, self.new = old, new
        self.found = known
        """New → old; of a group, the first of several."""
        self.ends: dict[int, int] = dict(known)
        """New → old; of a group, the last of several."""
        self.taken = set(known.values())
        self.grouped: set[int] = set()
        self.split: dict[int, tuple[int, ...]] = {}
        self.joined: dict[int, tuple[int, ...]] = {}

    def take_groups(self, found: Iterable[Group]) -> None:
        for group in found:
            if self.taken & set(group.old) or any(at in self.found for at in group.new):
                continue
            self._group(group.old, group.new)

    def _group(self, old: tuple[int, ...], new: tuple[int, ...]) -> None:
        if len(old) == 1:
            self.split[old[0]] = new
        else:
            self.joined[new[0]] = old
        self.taken.update(old)
        self.grouped.update(new)
        for at in new:
            self.found[at] = old[0]
            self.ends[at] = old[-1]

    def take(self, found: Sequence[Candidate]) -> None:
        """Pairs of one role, the liker first, in rounds: each may make a neighbour certain."""
        here, elsewhere = self._by_role(found)
        self._alone(here, ALONE)
        pairs = self._sorted(here)
        again = True
        while again:
            again = False
            for pair in pairs:
                needed = (ALONE, ONE_NEIGHBOUR, TWO_NEIGHBOURS)[self._neighbours(pair)]
                again |= self._accept(pair, needed)
        self._alone(elsewhere, OTHER_ROLE)
        self._parts(here)
        self._parts(elsewhere)

    def gather(
        self,
        likeness: Likeness,
        new: Mapping[int, Text],
        old: Mapping[int, Text],
        found: Sequence[Candidate],
    ) -> None:
        """Put to a sentence what else became part of it, and to a part what else it was part of."""
        here = self._sorted([one for one in self._by_role(found)[0] if one.part >= PART])
        enough = [one for one in here if self._words(one) >= ENOUGH]
        changed = {
            at: there
            for at, there in self.found.items()
            if at in new and there in old and at not in self.grouped
        }
        whole = [(one.new, one.old) for one in enough if one.old not in self.taken]
        for at, olds in gathered(likeness, new, old, whole, changed).items():
            self._group(olds, (at,))
            changed.pop(at)
        first = {there: at for at, there in changed.items()}
        whole = [(one.old, one.new) for one in enough if one.new not in self.found]
        for there, parts in gathered(likeness, old, new, whole, first).items():
            # The translation stays with the part that has most of it, wherever that stands now.
            self._group((there,), (first[there], sum(parts) - first[there]))

    def take_put_aside(self, found: Sequence[Candidate]) -> None:
        """Pairs with what was put aside, of one role first."""
        for some in self._by_role(found):
            self._alone(some, PUT_ASIDE)

    def _by_role(self, found: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
        here: list[Candidate] = []
        elsewhere: list[Candidate] = []
        for pair in found:
            same = self.old[pair.old].context == self.new[pair.new].context
            (here if same else elsewhere).append(pair)
        return here, elsewhere

    def _alone(self, found: Sequence[Candidate], needed: float) -> None:
        for pair in self._sorted(found):
            self._accept(pair, needed)

    def _parts(self, found: Sequence[Candidate]) -> None:
        """Sentences of which a part was taken away or put to."""
        for pair in self._sorted(found):
            if pair.part >= PART and self._words(pair) >= ENOUGH:
                self._take(pair)

    def _words(self, pair: Candidate) -> int:
        """Words of the shorter sentence."""
        return min(len(self.new[pair.new].source.split()), len(self.old[pair.old].source.split()))

    def _accept(self, pair: Candidate, needed: float) -> bool:
        few = self._words(pair) <= FEW and needed > TWO_NEIGHBOURS
        return pair.score >= (FEW_ALIKE if few else needed) and self._take(pair)

    def _take(self, pair: Candidate) -> bool:
        if pair.new in self.found or pair.old in self.taken:
            return False
        self.found[pair.new] = self.ends[pair.new] = pair.old
        self.taken.add(pair.old)
        return True

    def _sorted(self, found: Sequence[Candidate]) -> list[Candidate]:
        """The liker first; of those that are as like, the one that stands where it is expected."""
        expected = self.expected()
        return sorted(
            found,
            key=lambda pair: (
                -round(pair.score, 2),
                -round(pair.closeness, 2),
                abs(pair.old - expected[pair.new]),
                pair.new,
                pair.old,
            ),
        )

    def expected(self) -> list[int]:
        """Where each new sentence would have stood: behind what it follows now."""
        places = []
        last = -1
        for at in range(len(self.new)):
            last = self.ends.get(at, last + 1)
            places.append(last)
        return places

    def _neighbours(self, pair: Candidate) -> int:
        """How many of the two sentences around are in place; the edge of the text is, too."""
        before = self.ends.get(pair.new - 1, -1) == pair.old - 1
        if pair.new == 0 or pair.old == 0:
            before = pair.new == pair.old
        last_new, last_old = pair.new + 1 == len(self.new), pair.old + 1 == len(self.old)
        if last_new or last_old:
            return before + (last_new and last_old)
        return before + (self.found.get(pair.new + 1) == pair.old + 1)
