"""Translate test sets and score them: BLEU and chrF with signatures, and what these do not tell."""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from decoding.search import Search
from decoding.translators import Built, Engine, FromCheckpoint, Packages, stored
from measuring.metrics import soundness
from measuring.perturbations import PERTURBATIONS
from measuring.testsets import TestSet, read_set
from progress import Progress

COLUMNS = {
    "set": "set",
    "pair": "pair",
    "sentences": "lines",
    "bleu": "BLEU",
    "chrf": "chrF",
    "length_ratio": "length",
    "loops": "loops %",
    "copied": "copied %",
    "copied_words": "words copied %",
    "numbers": "numbers %",
    "names": "names %",
    "refused": "refused",
    "sentences_per_second": "lines/s",
}


def translated(engine: Engine, test: TestSet, sources: Sequence[str], title: str) -> list[Any]:
    """Translate with a bar on the terminal."""
    done = 0
    with Progress(f"{title} {test.name} {test.pair}") as bar:

        def tell(count: int) -> None:
            nonlocal done
            done += count
            bar.update(done / len(sources), f"{done} of {len(sources)}")

        return engine.translate(sources, test.source, test.target, tell)


def evaluate(engine: Engine, test: TestSet, robust: bool, examples: int) -> dict[str, Any]:
    """Score one set. A refused draft counts as empty: nobody would get it."""
    from sacrebleu import BLEU, CHRF

    began = time.perf_counter()
    drafts = translated(engine, test, test.sources, "translate")
    seconds = time.perf_counter() - began
    texts = ["" if draft.refused else draft.text for draft in drafts]
    bleu, chrf = BLEU(), CHRF()
    result = {
        "set": test.name,
        "pair": test.pair,
        "sentences": len(texts),
        "bleu": round(bleu.corpus_score(texts, [test.references]).score, 2),
        "chrf": round(chrf.corpus_score(texts, [test.references]).score, 2),
        "bleu_signature": str(bleu.get_signature()),
        "chrf_signature": str(chrf.get_signature()),
        **soundness(test.sources, texts, test.references).as_dict(),
        "refused": sum(bool(draft.refused) for draft in drafts),
        "reasons": reasons([draft.refused for draft in drafts]),
        "sentences_per_second": round(len(texts) / seconds, 1),
    }
    if robust:
        result["robust"] = robustness(engine, test, texts)
    if examples:
        rows = zip(test.sources, texts, test.references, strict=True)
        result["examples"] = [list(row) for row, _ in zip(rows, range(examples), strict=False)]
    return result


def reasons(refusals: Sequence[str]) -> dict[str, int]:
    """Count why drafts were refused, without what is particular to each (in brackets)."""
    general = (re.sub(r" \(.*", "", reason, flags=re.DOTALL) for reason in refusals if reason)
    return dict(sorted(Counter(general).items()))


def robustness(engine: Engine, test: TestSet, plain: Sequence[str]) -> dict[str, Any]:
    """Tell how much chrF is lost when the source is written otherwise.

    Letters count alike in either case: a headline in capitals may well be translated by one.
    """
    from sacrebleu import CHRF

    chrf = CHRF(lowercase=True)
    before = chrf.corpus_score(list(plain), [test.references]).score
    found: dict[str, Any] = {"plain": round(before, 2), "chrf_signature": str(chrf.get_signature())}
    for name, change in PERTURBATIONS.items():
        sources = [change(text, test.source) for text in test.sources]
        drafts = translated(engine, test, sources, name)
        texts = ["" if draft.refused else draft.text for draft in drafts]
        score = chrf.corpus_score(texts, [test.references]).score
        found[name] = {
            "chrf": round(score, 2),
            "loss": round(before - score, 2),
            "refused": sum(bool(draft.refused) for draft in drafts),
        }
    return found


def table(rows: Sequence[Sequence[object]]) -> str:
    """Return rows in columns as wide as they need to be; what is no number stands left."""
    cells = [["–" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    left = [isinstance(cell, str) for cell in rows[-1]]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if on_left else cell.rjust(width)
            for cell, width, on_left in zip(row, widths, left, strict=True)
        ).rstrip()
        for row in cells
    )


def report(results: Sequence[dict[str, Any]]) -> str:
    """Return results as a table, with the signatures, the reasons and the examples below it."""
    rows = [list(COLUMNS.values()), *([one[key] for key in COLUMNS] for one in results)]
    lines = [table(rows), "", f"BLEU {results[0]['bleu_signature']}"]
    lines.append(f"chrF {results[0]['chrf_signature']}")
    for one in results:
        name = f"{one['set']} {one['pair']}"
        lines += [f"{name}: {count} refused, {why}" for why, count in one["reasons"].items()]
        if "robust" in one:
            robust = one["robust"]
            lines += ["", f"{name}, chrF without case ({robust['chrf_signature']})"]
            kinds = [
                [key, v["chrf"], v["loss"], v["refused"]]
                for key, v in robust.items()
                if key in PERTURBATIONS
            ]
            lines.append(
                table(
                    [
                        ["source", "chrF", "loss", "refused"],
                        ["plain", robust["plain"], 0, one["refused"]],
                        *kinds,
                    ]
                )
            )
        for source, draft, reference in one.get("examples", []):
            lines += ["", f"  {source}", f"→ {draft}", f"= {reference}"]
    return "\n".join(lines)


def append(log: Path, step: int, results: Sequence[dict[str, Any]]) -> None:
    """Add the scores of a step to `log.jsonl`, where the plot finds them."""
    several = len({one["pair"] for one in results}) < len(results)
    scores = {
        f"{one['set']}.{one['pair']}" if several else one["pair"]: one["bleu"] for one in results
    }
    with log.open("a", encoding="utf-8") as out:
        out.write(json.dumps({"step": step, "bleu": scores}) + "\n")


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read and check the command line."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("sets", type=Path, nargs="+", metavar="NAME.SOURCE-TARGET.tsv[.xz]")
    what = parser.add_argument_group("what to evaluate").add_mutually_exclusive_group(required=True)
    what.add_argument("--packages", type=Path, help="folder of installed packages")
    what.add_argument("--models", type=Path, help="models/ of a checkout: its starter packages")
    what.add_argument("--built", type=Path, help="folder with sentencepiece.model and model/")
    what.add_argument("--checkpoint", type=Path, help="last.pt or a snapshot, run by PyTorch")
    parser.add_argument("--vocabulary", type=Path, help="of the checkpoint (beside it)")
    parser.add_argument("--device", default="", help="of the checkpoint (a GPU if there is one)")
    parser.add_argument("--beam", type=int, default=4, help="packages use Argos' setting: 4")
    parser.add_argument("--length-penalty", type=float, default=1.6, help="packages have their own")
    parser.add_argument("--lines", type=int, default=0, help="only so many lines of each set")
    parser.add_argument("--threads", type=int, default=0, help="of CTranslate2 (all cores)")
    parser.add_argument("--robust", action="store_true", help="also with the source roughened")
    parser.add_argument("--examples", type=int, default=0, help="show so many drafts")
    parser.add_argument("--json", action="store_true", help="print a list of JSON objects")
    parser.add_argument("--append-log", type=Path, help="add the BLEU scores to this log.jsonl")
    parser.add_argument("--step", type=int, help="the step they belong to")
    options = parser.parse_args(arguments)
    if (options.append_log is None) != (options.step is None):
        parser.error("--append-log and --step go together")
    return options


def main(arguments: Sequence[str] | None = None) -> None:
    """Evaluate; what is wrong with a file or a model is said in one line."""
    options = read_options(arguments)
    search = Search(options.beam, options.length_penalty)
    try:
        tests = [read_set(path, options.lines) for path in options.sets]
        with ExitStack() as open_things:
            engine: Engine
            if options.packages:
                engine = Packages(options.packages, options.threads)
            elif options.models:
                engine = open_things.enter_context(stored(options.models, options.threads))
            elif options.built:
                engine = Built(options.built, options.threads, search)
            else:
                vocabulary = options.vocabulary or options.checkpoint.with_name(
                    "sentencepiece.model"
                )
                engine = FromCheckpoint(options.checkpoint, vocabulary, options.device, search)
            results = [evaluate(engine, t, options.robust, options.examples) for t in tests]
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        sys.exit(f"evaluate: {error}")
    if options.append_log:
        append(options.append_log, options.step, results)
    print(json.dumps(results, ensure_ascii=False, indent=1) if options.json else report(results))


if __name__ == "__main__":
    main()
