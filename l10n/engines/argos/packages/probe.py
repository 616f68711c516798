"""Load a package and translate a word with it, in a process that may crash.

Run as a program, never imported: a crafted model can take down whoever loads it.
Usage: probe.py FOLDER [PREFIX]
"""

import sys
from pathlib import Path


def main() -> int:
    """Return 0 when the package in the folder named by the first argument works."""
    import ctranslate2
    import sentencepiece

    folder = Path(sys.argv[1])
    prefix = sys.argv[2:3]
    pieces = ["a"]
    tokenizer = folder / "sentencepiece.model"
    if tokenizer.exists():
        processor = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
        pieces = processor.encode("Test.", out_type=str)
    model = ctranslate2.Translator(
        str(folder / "model"), compute_type="int8", inter_threads=1, intra_threads=1
    )
    model.translate_batch(
        [pieces], target_prefix=[prefix] if prefix else None, max_decoding_length=8
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
