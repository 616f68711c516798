"""Align the training mix word by word, so that one attention head can be taught to align.

Writes `alignments.npz` for `train.py --alignments`: `at` [pairs + 1], and for each link its piece
of the source and of the target, from 0, tag and end mark not counted. Guided so, a head does
better than any that was left alone (Garg et al., Jointly Learning to Align and Translate with
Transformer Models, 2019); `--check` tells how good the links are.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from measuring.aligner import Ids, Link, Settings, grow_diagonal, viterbi
from measuring.alignments import SETS, Aligned, Ends, error_rate, read_aligned, words
from numpy.typing import NDArray
from progress import Progress
from text.encoding import load_or_encode

_BLANK = "\u2581"


def kinds(pieces: Sequence[str]) -> list[str]:
    """Return for each piece what it begins with: a letter, a digit, a blank alone, or a sign.

    Pieces that go on in the same kind, without a blank before, are of one word.
    """
    found = []
    for piece in pieces:
        first = piece.lstrip(_BLANK)[:1]
        kind = "d" if first.isdigit() else "l" if first.isalpha() else "s"
        if not first:
            kind = "b"
        found.append(kind)
    return found


class Words:
    """Groups pieces to words, and numbers the words from 1 as they come."""

    def __init__(self, pieces: Sequence[str], letters: int) -> None:
        """`letters`: what of a word counts (0: all); inflected forms share their beginning."""
        self.kinds, self.letters = kinds(pieces), letters
        self.shown = [piece.lstrip(_BLANK).casefold() for piece in pieces]
        self.begins = [piece.startswith(_BLANK) for piece in pieces]
        self.numbers: dict[str, int] = {}

    def cut(self, ids: Sequence[int]) -> list[int]:
        """Return for each piece the number of its word in the sentence."""
        owners: list[int] = []
        word, before = -1, ""
        for piece in ids:
            kind = self.kinds[piece]
            fresh = self.begins[piece] or kind == "s" or kind != before
            if (before != "b" or self.begins[piece]) and fresh:
                word += 1
            owners.append(max(word, 0))
            before, word = kind, max(word, 0)
        return owners

    def number(self, ids: Sequence[int], owners: Sequence[int]) -> Ids:
        """Return the words of a sentence as numbers."""
        shown = [""] * (1 + owners[-1] if owners else 0)
        for piece, owner in zip(ids, owners, strict=True):
            shown[owner] += self.shown[piece]
        return np.array(
            [
                self.numbers.setdefault(word[: self.letters or None], len(self.numbers) + 1)
                for word in shown
            ],
            dtype=np.int32,
        )


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of some pairs as pieces."""

    sources: list[list[int]]
    targets: list[list[int]]


def align(
    sides: Sides,
    pieces: Sequence[str],
    settings: Settings,
    letters: int,
    tell: Callable[[float], object] = lambda _: None,
) -> Iterator[list[Link]]:
    """Yield the links between pieces of each pair: every piece of a word with every one of its."""
    cutter = Words(pieces, letters)
    owners = [[cutter.cut(ids) for ids in side] for side in (sides.sources, sides.targets)]
    left, right = (
        [cutter.number(ids, own) for ids, own in zip(side, owned, strict=True)]
        for side, owned in zip((sides.sources, sides.targets), owners, strict=True)
    )
    names = ["", *cutter.numbers]
    worth = np.array([len(name) > 1 for name in names])

    def alike(a: NDArray[np.integer], b: NDArray[np.integer]) -> NDArray[np.bool_]:
        same: NDArray[np.bool_] = (a == b) & worth[a]
        return same

    forward = viterbi(left, right, alike, settings, lambda share: tell(0.5 * share))
    backward = viterbi(right, left, alike, settings, lambda share: tell(0.5 + 0.5 * share))
    for number, (there, back) in enumerate(zip(forward, backward, strict=True)):
        joined = grow_diagonal(
            ((int(i), j) for j, i in enumerate(there) if i >= 0),
            ((i, int(j)) for i, j in enumerate(back) if j >= 0),
        )
        of_source: dict[int, list[int]] = {}
        of_target: dict[int, list[int]] = {}
        for found, own in ((of_source, owners[0][number]), (of_target, owners[1][number])):
            for piece, word in enumerate(own):
                found.setdefault(word, []).append(piece)
        yield [(a, b) for i, j in sorted(joined) for a in of_source[i] for b in of_target[j]]


def owner(offsets: Sequence[Ends], found: Sequence[Ends]) -> list[int]:
    """Return for each piece the word that most of it lies in; -1 for none."""
    owners = []
    for start, end in offsets:
        shared = [min(end, last) - max(start, first) for first, last in found]
        best = max(range(len(found)), key=shared.__getitem__, default=-1)
        owners.append(best if best >= 0 and shared[best] > 0 else -1)
    return owners


def checked(pair: Aligned, processor: Any, links: Sequence[Link]) -> frozenset[Link]:
    """Turn links between pieces into links between the words of a hand-checked pair."""
    left, right = (
        owner(processor.encode(text, return_type="offset_mapping")["offsets"], words(text))
        for text in (pair.source, pair.target)
    )
    found = {(left[a], right[b]) for a, b in links}
    return frozenset(link for link in found if min(link) >= 0)


def main() -> None:
    """Align every direction of the mix, or only tell how well it goes."""
    import sentencepiece

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, default=Path(__file__).with_name("work"))
    parser.add_argument("--out", type=Path, help="work/alignments.npz")
    parser.add_argument("--check", action="store_true", help="only print error rates on --sets")
    parser.add_argument("--sets", type=Path, default=SETS, help="folder of hand-checked sets")
    parser.add_argument("--pairs", type=int, default=0, help="only so many pairs a direction")
    parser.add_argument("--rounds", type=int, default=Settings().rounds)
    parser.add_argument("--tension", type=float, default=Settings().tension)
    parser.add_argument(
        "--letters", type=int, default=5, help="letters of a word that count (0: all)"
    )
    options = parser.parse_args()
    if options.pairs and not options.check:
        parser.error("--pairs goes with --check: the trainer needs links for all pairs")
    vocabulary = options.work / "sentencepiece.model"
    corpus = load_or_encode(options.work / "mix.tsv", vocabulary, options.work / "mix.npz")
    processor = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    pieces = [processor.id_to_piece(n) for n in range(processor.get_piece_size())]
    settings = Settings(options.rounds, options.tension)
    counts = np.zeros(len(corpus) + 1, np.int64)
    flat: dict[int, NDArray[np.uint16]] = {}
    for which, name in enumerate(corpus.names):
        members = np.flatnonzero(corpus.directions == which)
        if options.pairs and len(members) > options.pairs:
            members = np.random.default_rng(1).permutation(members)[: options.pairs]
        hand = options.sets / f"{name}.tsv"
        pairs = read_aligned(hand) if options.check and hand.exists() else []
        sides = Sides(
            [
                *(
                    corpus.sources[corpus.source_at[n] : corpus.source_at[n + 1]].tolist()
                    for n in members
                ),
                *processor.encode([pair.source for pair in pairs]),
            ],
            [
                *(
                    corpus.targets[corpus.target_at[n] : corpus.target_at[n + 1]].tolist()
                    for n in members
                ),
                *processor.encode([pair.target for pair in pairs]),
            ],
        )
        with Progress(f"align {name}") as bar:
            found = list(align(sides, pieces, settings, options.letters, bar.update))
        if options.check:
            last = found[len(members) :]
            rate = error_rate(
                (pair, checked(pair, processor, links))
                for pair, links in zip(pairs, last, strict=True)
            )
            print(f"{name}: {len(members)} pairs, error rate {rate:.3f} on {len(pairs)} by hand")
            continue
        for member, links in zip(members.tolist(), found, strict=True):
            counts[member + 1] = len(links)
            flat[member] = np.array(links, np.uint16).reshape(-1, 2)
    if not options.check:
        links = np.concatenate([flat[n] for n in range(len(corpus))] or [np.zeros((0, 2))])
        out = options.out or options.work / "alignments.npz"
        np.savez_compressed(out, at=np.cumsum(counts), source=links[:, 0], target=links[:, 1])
        print(f"{len(corpus)} pairs, {len(links)} links in {out}")


if __name__ == "__main__":
    main()
