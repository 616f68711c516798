"""Choose the attention head that best tells which word was made from which, on hand-checked pairs.

The reference translations are forced through the decoder. Each word of the target is linked to the
word of the source that a head looked at most, and the head with the lowest alignment error rate is
the one to export: `export.py --head LAYER:HEAD`. Row t of the attention that CTranslate2 gives back
is that of the step that *writes* piece t (shift 0). The step after it, which *reads* the piece, can
know far better where it came from (shift 1; Chen et al., Accurate Word Alignment Induction from
Neural Machine Translation, 2020): then row t + 1 belongs to piece t, and the end mark's row to the
last one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from decoding.decode import END, Checkpoint, padded
from measuring.alignments import SETS, Aligned, Ends, Link, error_rate, read_aligned, words
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

Weights = NDArray[np.float64]

Heads = Sequence[tuple[int, int]]
"""Layers and heads, both from 0."""


@torch.no_grad()
def source_attention(model: torch.nn.Module, source: Tensor, inputs: Tensor) -> Tensor:
    """Return where each head looks: [layers, heads, inputs, source pieces], for one sentence."""
    lengths = torch.tensor([source.shape[1]], device=source.device)
    memory, mask = model.encode(source, lengths)
    x = functional.embedding(inputs, model.embedding) * model.shape.width**0.5
    x = x + model.positions[: inputs.shape[1]]
    layers = []
    for layer in model.decoder:
        x = x + layer.attention(x, None, None, True)
        over = layer.source_attention
        query = functional.linear(over.norm(x), over.query).unflatten(-1, (over.heads, -1))
        key = functional.linear(memory, over.key).unflatten(-1, (over.heads, -1))
        scores = torch.einsum("bthd,bshd->bhts", query, key) / key.shape[-1] ** 0.5
        layers.append((scores + mask).softmax(-1)[0])
        x = x + over(x, memory, mask, False)
        x = x + layer.ffn(x)
    return torch.stack(layers)


def shares(pieces: Sequence[Ends], found: Sequence[Ends]) -> Weights:
    """Return how much of each piece lies in each word: [pieces, words], rows of 1 or 0."""
    table = np.zeros((len(pieces), len(found)))
    for row, (start, end) in enumerate(pieces):
        for column, (first, last) in enumerate(found):
            table[row, column] = max(0, min(end, last) - max(start, first))
    return table / np.maximum(table.sum(1, keepdims=True), 1)


def strongest(attention: Weights, target: Weights, source: Weights) -> frozenset[Link]:
    """Link each word of the target to the source word that its pieces look at most.

    `attention` [target pieces, source pieces]; the others from `shares`.
    """
    over_words = target.T @ attention @ source
    return frozenset((int(row.argmax()), j) for j, row in enumerate(over_words) if row.any())


@dataclass(frozen=True, slots=True)
class Looked:
    """One pair with the attention of every head: [layers, heads, pieces + 1, source pieces]."""

    pair: Aligned
    attention: Weights
    target: Weights
    source: Weights

    def links(self, heads: Heads, later: int = 0) -> frozenset[Link]:
        """Return the links by the mean over some heads; `later` by 0 or 1 step."""
        rows = np.mean([self.attention[which] for which in heads], axis=0)
        return strongest(rows[later : later + len(self.target)], self.target, self.source)


def look(checkpoint: Checkpoint, pairs: Iterable[Aligned], target: str) -> list[Looked]:
    """Force the reference of each pair through the decoder."""
    found = []
    tag = checkpoint.pieces.piece_to_id(f"__{target}__")
    for pair in pairs:
        left, right = (
            checkpoint.pieces.encode(text, return_type="offset_mapping")
            for text in (pair.source, pair.target)
        )
        source, _ = padded([left["ids"]], checkpoint.device)
        inputs = torch.tensor([[END, tag, *right["ids"]]], device=checkpoint.device)
        attention = source_attention(checkpoint.model, source, inputs).cpu().double().numpy()
        # Row 0 writes the tag, row 1 the first piece; the last column is the end mark's.
        kept = attention[:, :, 1:, :-1]
        owners = shares(right["offsets"], words(pair.target))
        found.append(Looked(pair, kept, owners, shares(left["offsets"], words(pair.source))))
    return found


def main() -> None:
    """Print the error rates of all heads and what to give to the export."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--vocabulary", type=Path, help="sentencepiece.model (beside it)")
    parser.add_argument("--sets", type=Path, default=SETS, help="folder of hand-checked sets")
    parser.add_argument("--json", action="store_true", help="only the choice, for metadata.json")
    options = parser.parse_args()
    vocabulary = options.vocabulary or options.checkpoint.with_name("sentencepiece.model")
    checkpoint = Checkpoint.load(options.checkpoint, vocabulary, "cpu")
    looked: dict[str, list[Looked]] = {}
    for path in sorted(options.sets.glob("*.tsv")):
        target = path.stem.split("-")[1]
        if checkpoint.pieces.piece_to_id(f"__{target}__"):
            looked[path.stem] = look(checkpoint, read_aligned(path), target)
    if not looked:
        raise SystemExit(f"{options.sets}: no set for a target of this model")
    every = [one for pairs in looked.values() for one in pairs]
    shape = checkpoint.model.shape
    layers = [[(la, h) for h in range(shape.heads)] for la in range(shape.decoder_layers)]
    every_head = [which for layer in layers for which in layer]

    def rate(heads: Heads, members: list[Looked] = every, later: int = 0) -> float:
        return error_rate((one.pair, one.links(heads, later)) for one in members)

    best, shift = min(
        ((which, later) for later in (0, 1) for which in every_head),
        key=lambda found: rate([found[0]], later=found[1]),
    )
    choice = {
        "layer": best[0],
        "head": best[1],
        "shift": shift,
        "aer": round(rate([best], later=shift), 3),
        "set": "+".join(looked),
    }
    if options.json:
        print(json.dumps({"alignment": choice}))
        return
    print("layer:heads", *looked, "all", *looked, "all", "(left: shift 0, right: 1)", sep="\t")
    for heads in [*([which] for which in every_head), *layers, every_head]:
        rates = [
            rate(heads, members, later) for later in (0, 1) for members in [*looked.values(), every]
        ]
        print(named(heads), *(f"{r:.3f}" for r in rates), sep="\t")
    for later in (0, 1):
        several = min(
            (
                heads
                for layer in layers
                for count in range(1, len(layer) + 1)
                for heads in combinations(layer, count)
            ),
            key=lambda heads, later=later: rate(heads, later=later),
        )
        error = rate(several, later=later)
        print(f"best of one layer together, shift {later}: {named(several)} {error:.3f}")
    print(f"best: --head {best[0]}:{best[1]}", json.dumps({"alignment": choice}))


def named(heads: Heads) -> str:
    """Write heads as `1:0+3`; of several layers, with a blank between."""
    layers = sorted({layer for layer, _ in heads})
    return " ".join(
        f"{layer}:{'+'.join(str(head) for la, head in heads if la == layer)}" for layer in layers
    )


if __name__ == "__main__":
    main()
