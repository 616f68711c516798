"""Measure the alignment on parallel text with random edits: beads found, and what is trusted.

    python benchmarks/alignment.py PAIRS.tsv[.xz] fr de

``PAIRS.tsv`` has a sentence and its translation in each line, in the order of whole documents (for
example newstest2013). Stretches of 60 sentences are cut out of it and edited as translators do.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from l10n.alignment import align, trusted
from l10n.model.article import Role
from tests.alignment.bed import Habits, Pair, edited, sentences

_STRETCHES = 12
_LENGTH = 60
_HABITS = {
    "none": Habits(),
    "split": Habits(split=0.15),
    "join": Habits(join=0.15),
    "drop": Habits(drop=0.08),
    "add": Habits(add=0.08),
    "blocks": Habits(new_block=0.2),
    "all": Habits(split=0.08, join=0.08, drop=0.05, add=0.05, new_block=0.15),
}


def main() -> None:
    """Print a line for each habit, and the time for 2,000 sentences."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("source")
    parser.add_argument("target")
    asked = parser.parse_args()
    rows = list(_rows(asked.pairs))
    chance = random.Random(1)  # noqa: S311
    documents = [list(_stretch(rows, chance)) for _ in range(_STRETCHES)]
    strangers = [target for _, target in chance.sample(rows, 60)]
    print(f"{'edits':8} {'found':>7} {'trusted':>8} {'wrong':>6}")
    for name, habits in _HABITS.items():
        found = beads_there = sure = wrong = paired = 0
        for seed, pairs in enumerate(documents):
            case = edited(pairs, habits, random.Random(seed), strangers)  # noqa: S311
            source = sentences(case.source, asked.source, known=False)
            beads = align(source, sentences(case.target, asked.target, known=False))
            made = {(bead.source, bead.target) for bead in beads}
            found += len(made & case.beads)
            beads_there += len(case.beads)
            for bead, good in zip(beads, trusted(beads), strict=True):
                paired += bool(bead.source and bead.target)
                sure += good
                wrong += good and (bead.source, bead.target) not in case.beads
        print(f"{name:8} {found / beads_there:7.1%} {sure / paired:8.1%} {wrong:4}/{sure}")
    many = list(_stretch(rows, chance, 2000))
    case = edited(many, _HABITS["all"], random.Random(0), strangers)  # noqa: S311
    source = sentences(case.source, asked.source, known=False)
    target = sentences(case.target, asked.target, known=False)
    begun = time.process_time()
    beads = align(source, target)
    spent = time.process_time() - begun
    share = len({(bead.source, bead.target) for bead in beads} & case.beads) / len(case.beads)
    print(f"{len(source)} and {len(target)} sentences: {spent:.1f} s, {share:.1%} found")


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            source, target, *_ = line.rstrip("\n").split("\t")
            yield source, target


def _stretch(
    rows: list[tuple[str, str]], chance: random.Random, length: int = _LENGTH
) -> Iterator[Pair]:
    begin = chance.randrange(len(rows) - length)
    block = 0
    for source, target in rows[begin : begin + length]:
        block += chance.random() < 0.3
        yield Pair(source, target, Role.BODY, block)


if __name__ == "__main__":
    main()
