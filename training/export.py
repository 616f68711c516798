"""Write a checkpoint, or the average of several, as a CTranslate2 model."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
import torch
from ctranslate2.specs import common_spec, transformer_spec
from model import Shape, positions

Weights = dict[str, torch.Tensor]


def average(paths: list[Path]) -> tuple[Weights, Shape]:
    """Return the mean of the weights of checkpoints that have one shape."""
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in paths]
    weights = {
        name: torch.stack([state["model"][name].float() for state in states]).mean(0)
        for name in states[0]["model"]
    }
    return weights, Shape(**states[0]["shape"])


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


def specification(weights: Weights, shape: Shape, pieces: list[str]) -> Any:
    """Return the CTranslate2 specification of the model; attention comes from the last layer."""
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=True,
        activation=common_spec.Activation.RELU,
        alignment_layer=-1,
        alignment_heads=shape.heads,
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


def export(paths: list[Path], vocabulary: Path, out: Path, quantization: str | None) -> None:
    """Write `out/model.bin`, `config.json` and `shared_vocabulary.json`."""
    weights, shape = average(paths)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    spec = specification(weights, shape, pieces)
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
    options = parser.parse_args()
    vocabulary = options.vocabulary or Path(__file__).with_name("work") / "sentencepiece.model"
    quantization = None if options.quantization == "none" else options.quantization
    export(options.checkpoints, vocabulary, options.out, quantization)
    print(ctranslate2.__version__, options.out)


if __name__ == "__main__":
    main()
