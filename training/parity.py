"""Compare PyTorch's translations with CTranslate2's of the same checkpoint, exported as float32.

For `check.py`: two programs that do not know each other must find the same pieces, or one of them
(the model's export, the search of `decode.py`) is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from decoding.decode import Checkpoint
from decoding.search import Search, bound
from export import export


def differences(
    checkpoint: Path, vocabulary: Path, texts: Sequence[str], target: str, search: Search
) -> list[tuple[str, str]]:
    """Return (PyTorch's, CTranslate2's) translation of each text for which they are not the same.

    Float32 on the CPU, one sentence at a time in CTranslate2, so that padding plays no part. Where
    two hypotheses are as good as one another, rounding may decide otherwise: expect one text in
    fifty at most.
    """
    import ctranslate2

    ours = Checkpoint.load(checkpoint, vocabulary, "cpu")
    with TemporaryDirectory() as folder:
        export([checkpoint], vocabulary, Path(folder), None)
        theirs = ctranslate2.Translator(folder, compute_type="float32", intra_threads=1)
        found = []
        for text, mine in zip(texts, ours.translate(texts, target, search), strict=True):
            pieces = ours.pieces.encode(text, out_type=str)
            answer = theirs.translate_batch(
                [pieces],
                target_prefix=[[f"__{target}__"]],
                beam_size=search.beam,
                length_penalty=search.length_penalty,
                no_repeat_ngram_size=search.no_repeat,
                max_decoding_length=bound(len(pieces)),
                max_input_length=0,
                return_end_token=True,
            )[0].hypotheses[0]
            other = ours.pieces.decode([p for p in answer if p not in ("</s>", f"__{target}__")])
            if mine != other:
                found.append((mine, other))
    return found


def main() -> None:
    """Compare on the first lines of a text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("text", type=Path, help="one sentence a line; what is behind a tab is left")
    parser.add_argument(
        "--vocabulary", type=Path, help="sentencepiece.model (beside the checkpoint)"
    )
    parser.add_argument("--target", default="en")
    parser.add_argument("--lines", type=int, default=50)
    options = parser.parse_args()
    vocabulary = options.vocabulary or options.checkpoint.with_name("sentencepiece.model")
    lines = options.text.read_text("utf-8").splitlines()[: options.lines]
    texts = [line.split("\t")[0] for line in lines]
    found = differences(options.checkpoint, vocabulary, texts, options.target, Search())
    for mine, other in found:
        print(f"PyTorch:     {mine}\nCTranslate2: {other}\n")
    print(f"{len(texts) - len(found)} of {len(texts)} translations are the same")
    sys.exit(10 * len(found) > len(texts))


if __name__ == "__main__":
    main()
