"""The options of training: sizes, rates, the clock, and what the vocabulary tells."""

from __future__ import annotations

import argparse
from pathlib import Path


def read_options() -> argparse.Namespace:
    """Read the command line; add `vocabulary` (pieces) and `tags` (name to id of each target)."""
    import sentencepiece

    parser = argparse.ArgumentParser(description="Train the translator by the clock.")
    parser.add_argument("--work", type=Path, default=Path(__file__).with_name("work"))
    parser.add_argument("--minutes", type=float, required=True, help="training time in all")
    parser.add_argument("--steps", type=int, default=0, help="stop at this step (for trials)")
    parser.add_argument("--processes", type=int, default=1, help="more than one is slower")
    parser.add_argument("--threads", type=int, default=2, help="of each process")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--port", type=int, default=29511)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=5000, help="target pieces of an update")
    parser.add_argument("--muon-rate", type=float, default=0.02)
    parser.add_argument("--adam-rate", type=float, default=5e-3)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--clip", type=float, default=2.0)
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--inner", type=int, default=1024)
    parser.add_argument("--encoder-layers", type=int, default=4)
    parser.add_argument("--decoder-layers", type=int, default=2)
    parser.add_argument("--log-every", type=int, default=20)
    parser.add_argument("--dev-every", type=float, default=300, help="seconds")
    parser.add_argument("--save-every", type=float, default=600, help="seconds")
    parser.add_argument("--snapshot-every", type=float, default=120, help="seconds, at the end")
    options = parser.parse_args()
    vocabulary = options.work / "sentencepiece.model"
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    options.vocabulary = pieces.get_piece_size()
    names = [pieces.id_to_piece(i) for i in range(options.vocabulary)]
    options.tags = {
        n: i for i, n in enumerate(names) if n.startswith("__") and pieces.is_control(i)
    }
    return options
