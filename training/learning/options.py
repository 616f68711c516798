"""The options of training: the budget, sizes, rates, and what the vocabulary tells."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def read_options() -> argparse.Namespace:
    """Read the command line; add `vocabulary`, the number of pieces."""
    import sentencepiece

    parser = argparse.ArgumentParser(
        description="Train the translator until a budget of pieces or minutes is used up. "
        "Stopped or killed, it goes on from its last checkpoint with the same command."
    )
    parser.add_argument("--work", type=Path, default=Path(__file__).parents[1] / "work")
    budget = parser.add_argument_group("the budget").add_mutually_exclusive_group(required=True)
    budget.add_argument("--pieces", type=float, help="target pieces in all (3e8): repeatable")
    budget.add_argument("--minutes", type=float, help="training time in all, by the clock")
    run = parser.add_argument_group("this run")
    run.add_argument(
        "--slice-minutes", type=float, default=0, help="stop after so long, go on later"
    )
    run.add_argument("--steps", type=int, default=0, help="stop at this step (for trials)")
    run.add_argument("--device", default="cpu", help="cpu or cuda")
    run.add_argument("--precision", choices=["float32", "bfloat16"], help="bfloat16 on cuda")
    run.add_argument("--compile", action="store_true", help="torch.compile")
    run.add_argument("--threads", type=int, default=os.cpu_count())
    run.add_argument("--log-every", type=int, default=20, help="steps")
    run.add_argument("--save-every", type=float, default=300, help="seconds")
    run.add_argument("--dev-times", type=int, default=40, help="dev losses over the whole budget")
    run.add_argument("--snapshots", type=int, default=10, help="in the last fifth; so many stay")
    model = parser.add_argument_group("the model")
    model.add_argument("--width", type=int, default=256)
    model.add_argument("--heads", type=int, default=4)
    model.add_argument("--inner", type=int, default=1024)
    model.add_argument("--encoder-layers", type=int, default=4)
    model.add_argument("--decoder-layers", type=int, default=2)
    learning = parser.add_argument_group("learning")
    learning.add_argument("--seed", type=int, default=1)
    learning.add_argument("--batch", type=int, default=5000, help="target pieces of an update")
    learning.add_argument("--muon-rate", type=float, default=0.02)
    learning.add_argument("--adam-rate", type=float, default=5e-3)
    learning.add_argument("--decay", type=float, default=0.05)
    learning.add_argument("--clip", type=float, default=2.0)
    learning.add_argument("--smoothing", type=float, default=0.05)
    learning.add_argument("--dropout", type=float, default=0.0)
    learning.add_argument("--alignments", type=Path, help="npz with links: guide one head")
    learning.add_argument("--alignment-weight", type=float, default=0.05)
    options = parser.parse_args()
    if options.width % (2 * options.heads):
        parser.error("--width must be an even multiple of --heads")
    options.precision = options.precision or ("float32" if options.device == "cpu" else "bfloat16")
    vocabulary = options.work / "sentencepiece.model"
    if not vocabulary.exists():
        parser.error(f"there is no {vocabulary}; make it with prepare.py and vocabulary.py")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    options.vocabulary = pieces.get_piece_size()
    return options
