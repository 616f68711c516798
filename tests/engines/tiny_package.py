"""Build a complete Argos package that translates word for word, with weights set by hand.

The Transformer has nothing to learn: a decoder position looks at the source piece of the same
place and writes that piece's translation. So a test can say exactly what must come out, and
which word every word must be linked to. Building one takes about a second.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece

CODE = 64  # numbers that tell one piece from another
PLACES = 256  # longest source, in pieces
WIDTH = 2 * CODE + PLACES
CLEAR = 8.0  # how much the place outweighs the piece

TEXT = """
Le chat noir dort dans la maison. Les ministres de la Défense ont discuté à Séoul en 2023.
La Russie et la Corée du Nord ont signé un accord, selon John Kirby. L'Ukraine s'y oppose.
The black cat sleeps in the house. Defence ministers met in Seoul. Russia signed a deal.
Die schwarze Katze schläft im Haus. Die Verteidigungsminister trafen sich in Seoul.
Voir https://example.org/a_b?c=1 et user_name@example.org ; KN-23, 152 mm, 700 kilomètres.
"""


def build(
    folder: Path,
    source: str,
    target: str,
    dictionary: Mapping[str, str],
    *,
    prefix: str = "",
    version: str = "1.0",
    steady: int = PLACES,
) -> Path:
    """Write the package as a folder of the layout argostranslate uses; return ``folder``.

    The model reads ``steady`` pieces as it should, then looks at the first one again and again,
    and so never stops writing it.
    """
    folder.mkdir(parents=True)
    pieces = _vocabulary(folder / "sentencepiece.model", dictionary)
    numbers = {piece: number for number, piece in enumerate(pieces)}
    becomes = np.arange(len(pieces))
    for word, translation in dictionary.items():
        becomes[numbers["▁" + word]] = numbers["▁" + translation]
    model = folder / "model"
    model.mkdir()
    _save(model, pieces, becomes, shift=1 if prefix else 0, steady=steady)
    (folder / "README.md").write_text("# A word-for-word model for tests\n", encoding="utf-8")
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
    }
    if prefix:
        metadata["target_prefix"] = prefix
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return folder


def pack(folder: Path, archive: Path) -> Path:
    """Write ``folder`` as a package file: a zip with that one folder at its top."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                zipped.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
    return archive


def _vocabulary(path: Path, dictionary: Mapping[str, str]) -> list[str]:
    words = sorted({"▁" + word for pair in dictionary.items() for word in pair})
    corpus = path.with_suffix(".txt")
    corpus.write_text(TEXT, encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus),
        model_prefix=str(path.with_suffix("")),
        vocab_size=390 + len(words),
        hard_vocab_limit=False,
        byte_fallback=True,
        normalization_rule_name="nmt_nfkc",
        user_defined_symbols=words,
        control_symbols=["__en__", "__de__"],
        unk_id=0,
        eos_id=1,
        bos_id=-1,
        pad_id=-1,
        minloglevel=2,
    )
    corpus.unlink()
    path.with_suffix(".vocab").unlink()
    processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [processor.id_to_piece(number) for number in range(len(processor))]


def _save(folder: Path, pieces: list[str], becomes: np.ndarray, shift: int, steady: int) -> None:
    random = np.random.default_rng(1)
    # As many +1 as -1 in every code: all inputs then have one mean and one variance, and the
    # layer normalisation is the same harmless scaling everywhere.
    half = np.repeat(np.float32([1, -1]), CODE // 2)
    codes = np.stack([random.permutation(half) for _ in pieces])

    def zeros(*shape: int) -> np.ndarray:
        return np.zeros(shape, np.float32)

    def norm(spec) -> None:
        spec.gamma, spec.beta = np.ones(WIDTH, np.float32), zeros(WIDTH)

    def linear(spec, weight: np.ndarray) -> None:
        spec.weight, spec.bias = weight, zeros(weight.shape[0])

    spec = ctranslate2.specs.TransformerSpec.from_config((1, 1), 1)
    places = zeros(PLACES, WIDTH)
    places[:, 2 * CODE :] = CLEAR * np.eye(PLACES, dtype=np.float32)
    for side, table in ((spec.encoder, codes[becomes]), (spec.decoder, codes)):
        embeddings = side.embeddings[0] if side is spec.encoder else side.embeddings
        embeddings.weight = np.pad(table, ((0, 0), (0, WIDTH - CODE)))
        side.scale_embeddings = False
        side.position_encodings.encodings = places
        norm(side.layer_norm)
        layer = side.layer[0]
        norm(layer.self_attention.layer_norm)
        linear(layer.self_attention.linear[0], zeros(3 * WIDTH, WIDTH))
        linear(layer.self_attention.linear[1], zeros(WIDTH, WIDTH))
        norm(layer.ffn.layer_norm)
        linear(layer.ffn.linear_0, zeros(8, WIDTH))
        linear(layer.ffn.linear_1, zeros(WIDTH, 8))
    attention = spec.decoder.layer[0].attention
    norm(attention.layer_norm)
    queries, keys_values, out = zeros(WIDTH, WIDTH), zeros(2 * WIDTH, WIDTH), zeros(WIDTH, WIDTH)
    for place in range(shift, PLACES):
        looked_at = place - shift if place - shift < steady else 0
        queries[2 * CODE + looked_at, 2 * CODE + place] = 4
    for place in range(2 * CODE, WIDTH):
        keys_values[place, place] = 1
    for number in range(CODE):
        keys_values[WIDTH + number, number] = 1
        out[CODE + number, number] = 1
    linear(attention.linear[0], queries)
    linear(attention.linear[1], keys_values)
    linear(attention.linear[2], out)
    linear(spec.decoder.projection, np.pad(codes, ((0, 0), (CODE, PLACES))) * np.float32(0.5))
    # Beam search keeps every early end among its candidates, and stops when it has four: the end
    # must be less likely than all other wrong pieces.
    spec.decoder.projection.bias[pieces.index("</s>")] = -8
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "</s>"
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
