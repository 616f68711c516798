"""Translate test sets with a stored model and score them with sacrebleu, signatures included."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import sacrebleu
import sentencepiece
from prepare import read_pairs


@dataclass(frozen=True, slots=True)
class Decoding:
    """How translations are searched: beam width, taste for length, longest translation."""

    beam: int = 4
    length_penalty: float = 1.6
    pieces_per_source_piece: float = 2.0
    pieces_more: int = 10


class Model:
    """A model folder with `sentencepiece.model` and `model/`."""

    def __init__(self, folder: Path, threads: int) -> None:
        self.pieces = sentencepiece.SentencePieceProcessor(
            model_file=str(folder / "sentencepiece.model")
        )
        self.translator = ctranslate2.Translator(
            str(folder / "model"), device="cpu", inter_threads=threads, intra_threads=1
        )

    def translate(self, texts: Sequence[str], target: str, how: Decoding) -> list[str]:
        """Translate sentences, in order. Sentences of like length share a bound on theirs."""
        encoded = self.pieces.encode(list(texts), out_type=str)
        groups: dict[int, list[int]] = {}
        for number, source in enumerate(encoded):
            groups.setdefault(-(-len(source) // 16) * 16, []).append(number)
        results = [""] * len(encoded)
        for length, members in sorted(groups.items()):
            answers = self.translator.translate_batch(
                [encoded[n] for n in members],
                target_prefix=[[f"__{target}__"]] * len(members),
                beam_size=how.beam,
                length_penalty=how.length_penalty,
                max_decoding_length=int(how.pieces_per_source_piece * length) + how.pieces_more,
                no_repeat_ngram_size=4,
                max_batch_size=1024,
                batch_type="tokens",
            )
            for number, answer in zip(members, answers, strict=True):
                results[number] = self.pieces.decode(answer.hypotheses[0])
        return results


def looping(text: str) -> bool:
    """Tell whether a run of one to three words stands there three times in a row."""
    words = text.split()
    return any(
        words[i : i + n] == words[i + n : i + 2 * n] == words[i + 2 * n : i + 3 * n]
        for n in (1, 2, 3)
        for i in range(len(words) - 3 * n + 1)
    )


def evaluate(model: Model, path: Path, lines: int, how: Decoding) -> dict[str, object]:
    """Score one file `<name>.<source>-<target>.tsv[.xz]`; references stay as they are."""
    name, direction = path.name.split(".")[:2]
    pairs = list(read_pairs(path))[: lines or None]
    sources, references = [p[0] for p in pairs], [p[1] for p in pairs]
    began = time.perf_counter()
    outputs = model.translate(sources, direction.split("-")[1], how)
    seconds = time.perf_counter() - began
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
    scores = {"BLEU": bleu.corpus_score(outputs, [references]).score}
    scores["chrF"] = chrf.corpus_score(outputs, [references]).score
    return {
        "set": name,
        "pair": direction,
        "sentences": len(pairs),
        **{measure: round(score, 2) for measure, score in scores.items()},
        "BLEU_signature": str(bleu.get_signature()),
        "chrF_signature": str(chrf.get_signature()),
        "length_ratio": round(sum(map(len, outputs)) / sum(map(len, references)), 3),
        "looping": sum(map(looping, outputs)),
        "copied": sum(a == b for a, b in zip(sources, outputs, strict=True)),
        "sentences_per_second": round(len(pairs) / seconds, 1),
        "examples": [list(e) for e in zip(sources[:5], outputs[:5], references[:5], strict=True)],
    }


def main() -> None:
    """Print one JSON object for each test set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument(
        "--model", type=Path, required=True, help="folder such as models/starter-fr"
    )
    parser.add_argument("--lines", type=int, default=0, help="only so many lines of each set")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--length-penalty", type=float, default=1.6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--examples", action="store_true")
    options = parser.parse_args()
    model = Model(options.model, options.threads)
    for path in options.sets:
        result = evaluate(
            model, path, options.lines, Decoding(options.beam, options.length_penalty)
        )
        if not options.examples:
            del result["examples"]
        print(json.dumps(result, ensure_ascii=False, indent=1), flush=True)


if __name__ == "__main__":
    main()
