"""Write a checkpoint, or the average of several, as a CTranslate2 model."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
import torch
from averaging import Weights, average, guided
from ctranslate2.specs import common_spec, transformer_spec
from learning.model import Shape, positions


@dataclass(frozen=True, slots=True)
class Head:
    """A head of a decoder layer's attention to the source, both counted from 0."""

    layer: int
    head: int

    @classmethod
    def parse(cls, text: str) -> Head:
        """Read `LAYER:HEAD`."""
        layer, head = text.split(":")
        return cls(int(layer), int(head))


def to_front(weights: Weights, shape: Shape, chosen: Head) -> Weights:
    """Put a head before the others of its layer; the model computes what it did before."""
    if not (0 <= chosen.layer < shape.decoder_layers and 0 <= chosen.head < shape.heads):
        raise ValueError(f"there is no head {chosen.layer}:{chosen.head}")
    order = sorted(range(shape.heads), key=lambda head: head != chosen.head)
    name = f"decoder.{chosen.layer}.source_attention"
    moved = {}
    for part in ("query", "key", "value", "out"):
        weight = weights[f"{name}.{part}"]
        # The heads are rows of the first three and columns of the last.
        blocks = (weight.t() if part == "out" else weight).chunk(shape.heads)
        joined = torch.cat([blocks[head] for head in order])
        moved[f"{name}.{part}"] = (joined.t() if part == "out" else joined).contiguous()
    return weights | moved


class _Writer:
    """Copies named weights into the parts of a CTranslate2 specification."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def array(self, *names: str) -> np.ndarray[Any, np.dtype[np.float32]]:
        return torch.cat([self.weights[name] for name in names]).contiguous().numpy()

    def norm(self, spec: common_spec.LayerNormSpec, name: str) -> None:
        spec.gamma, spec.beta = self.array(f"{name}.weight"), self.array(f"{name}.bias")

    def attention(self, spec: Any, name: str, cross: bool) -> None:
        self.norm(spec.layer_norm, f"{name}.norm")
        query, key, value, out = (f"{name}.{part}" for part in ("query", "key", "value", "out"))
        groups = [(query,), (key, value), (out,)] if cross else [(query, key, value), (out,)]
        for linear, group in zip(spec.linear, groups, strict=True):
            linear.weight = self.array(*group)

    def feed_forward(self, spec: Any, name: str) -> None:
        self.norm(spec.layer_norm, f"{name}.norm")
        spec.linear_0.weight = self.array(f"{name}.widen")
        spec.linear_1.weight = self.array(f"{name}.narrow")


def specification(weights: Weights, shape: Shape, pieces: list[str], looking: Head | None) -> Any:
    """Return the CTranslate2 specification of the model.

    The attention that it reports is that of one head, or else the mean over the last layer.
    """
    if looking:
        weights = to_front(weights, shape, looking)
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=True,
        activation=common_spec.Activation.RELU,
        alignment_layer=looking.layer if looking else -1,
        alignment_heads=1 if looking else shape.heads,
    )
    write = _Writer(weights)
    table = positions(shape.width).numpy()
    encoder, decoder = spec.encoder, spec.decoder
    encoder.embeddings[0].weight = decoder.embeddings.weight = write.array("embedding")
    encoder.position_encodings.encodings = decoder.position_encodings.encodings = table
    write.norm(encoder.layer_norm, "encoder_norm")
    write.norm(decoder.layer_norm, "decoder_norm")
    decoder.projection.weight = write.array("embedding")
    decoder.projection.bias = write.array("bias")
    for number, layer in enumerate(encoder.layer):
        write.attention(layer.self_attention, f"encoder.{number}.attention", cross=False)
        write.feed_forward(layer.ffn, f"encoder.{number}.ffn")
    for number, layer in enumerate(decoder.layer):
        write.attention(layer.self_attention, f"decoder.{number}.attention", cross=False)
        write.attention(layer.attention, f"decoder.{number}.source_attention", cross=True)
        write.feed_forward(layer.ffn, f"decoder.{number}.ffn")
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    unknown, end = pieces[:2]
    spec.config.unk_token = unknown
    spec.config.decoder_start_token = spec.config.bos_token = spec.config.eos_token = end
    return spec


def export(
    paths: list[Path],
    vocabulary: Path,
    out: Path,
    quantization: str | None,
    looking: Head | None = None,
) -> None:
    """Write `out/model.bin`, `config.json` and `shared_vocabulary.json`.

    A model that was trained with alignments reports the head that they guided.
    """
    weights, shape = average(paths)
    if looking is None and guided(paths[0]):
        looking = Head(shape.decoder_layers - 1, 0)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    spec = specification(weights, shape, pieces, looking)
    spec.validate()
    spec.optimize(quantization=quantization)
    out.mkdir(parents=True, exist_ok=True)
    spec.save(str(out))


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--vocabulary", type=Path, default=None)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--quantization", default="int8", help="int8, or none for float32")
    parser.add_argument(
        "--head",
        type=Head.parse,
        metavar="LAYER:HEAD",
        help="report what this head looks at (from 0) instead of the mean of the last layer",
    )
    options = parser.parse_args()
    vocabulary = options.vocabulary or Path(__file__).with_name("work") / "sentencepiece.model"
    quantization = None if options.quantization == "none" else options.quantization
    export(options.checkpoints, vocabulary, options.out, quantization, options.head)
    print(ctranslate2.__version__, options.out)


if __name__ == "__main__":
    main()
