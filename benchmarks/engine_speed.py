"""Compare our one batch with argostranslate, sentence by sentence, on the same package.

    python benchmarks/engine_speed.py [--package FILE | --models DIR] [--from fr --to en]
                                      [--sentences 300] [--rounds 3] [--text FILE ...] [--json]

Run it with an interpreter that has argostranslate in full (stanza, PyTorch; ``make bench`` makes
one). Both sides get the same distinct sentences, the same package, beam 4 and all cores, each in a
fresh process, in turn; imports and the loading of the model are timed apart, then a warm-up
sentence, then all sentences. argostranslate would download a model to cut sentences; it is given
single sentences and a cutter that returns them as they are, which spares it that work.

argostranslate runs twice: as it comes, and with one OpenMP thread. On a small or shared machine its
default threads wait for each other, and that alone can make it many times slower; a ratio against
them says little about batching. Quote both. The last side is the bare search of the first package,
in one call on all cores: what is left to gain around it. Exit code 1 when the median ratio to argostranslate as
it comes is below ``--least`` (3 by default).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

WARM_UP = "Une phrase pour se mettre en train."


def sentences(files: list[Path], language: str, count: int) -> list[str]:
    """Return ``count`` distinct sentences of the text files; later rounds get a number each.

    Distinct, because we decode equal sentences once and argostranslate does not.
    """
    from l10n.segmentation import split

    found: dict[str, None] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            for span in split(line, language):
                sentence = span.of(line).strip()
                if len(sentence.split()) >= 5:
                    found[sentence] = None
    once = list(found)
    if not once:
        sys.exit("No sentence of five words or more in the text files.")
    result = once[:count]
    number = 2
    while len(result) < count:
        varied = [f"{sentence.rstrip('.')}, dit la note {number}." for sentence in once]
        result += varied[: count - len(result)]
        number += 1
    return result


def ours(models: Path, source: str, target: str, texts: list[str]) -> dict[str, object]:
    """Time our engine, in this process."""
    start = time.perf_counter()
    from l10n.engines import engine
    from l10n.model.locale import Locale

    argos = engine("argos", models)
    argos.translate([WARM_UP], Locale(source), Locale(target))
    loaded = time.perf_counter()
    drafts = argos.translate(texts, Locale(source), Locale(target))
    done = time.perf_counter()
    return {
        "load": loaded - start,
        "seconds": done - loaded,
        "drafts": [draft.text for draft in drafts],
    }


def theirs(models: Path, source: str, target: str, texts: list[str]) -> dict[str, object]:
    """Time argostranslate, in this process, one sentence after the other."""
    os.environ["ARGOS_PACKAGES_DIR"] = str(models)
    start = time.perf_counter()
    from argostranslate import translate

    class Whole:
        """A sentence cutter that has nothing to do."""

        def __init__(self, *_: object) -> None:
            pass

        def split_sentences(self, text: str) -> list[str]:
            return [text]

    for name in ("MiniSBDSentencizer", "StanzaSentencizer", "SpacySentencizerSmall"):
        setattr(translate, name, Whole)
    translate.translate(WARM_UP, source, target)
    loaded = time.perf_counter()
    drafts = [translate.translate(text, source, target) for text in texts]
    done = time.perf_counter()
    return {"load": loaded - start, "seconds": done - loaded, "drafts": drafts}


def limit(models: Path, source: str, target: str, texts: list[str]) -> dict[str, object]:
    """Time CTranslate2 alone: the search, with nothing around it and no second try."""
    start = time.perf_counter()
    from l10n.engines.argos.engine import ArgosEngine
    from l10n.model.locale import Locale

    argos = ArgosEngine(models)
    argos.translate([WARM_UP], Locale(source), Locale(target))
    package = argos._way(Locale(source), Locale(target))[0]
    drafter = argos._drafter(package)
    pieces = [drafter._tokenizer.encode(text).pieces for text in texts]
    prefix = package.target_prefix
    loaded = time.perf_counter()
    drafter._runner._model.translate_batch(
        pieces,
        target_prefix=[[prefix]] * len(pieces) if prefix else None,
        max_batch_size=2048,
        batch_type="tokens",
        beam_size=4,
        length_penalty=package.length_penalty,
        max_decoding_length=2 * max(map(len, pieces)) + 10,
    )
    done = time.perf_counter()
    return {"load": loaded - start, "seconds": done - loaded, "drafts": []}


SIDES = {
    "ours": ours,
    "argostranslate": theirs,
    "argostranslate, one thread": theirs,
    "CTranslate2 alone": limit,
}
THREADS = {"argostranslate, one thread": {"OMP_NUM_THREADS": "1"}}
RIVALS = [side for side in SIDES if side != "ours"]


def one_run(side: str, models: Path, options: argparse.Namespace, texts: Path) -> dict[str, object]:
    """Time one side in a fresh process with a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_CACHE_HOME": home,
            **THREADS.get(side, {}),
        }
        command = [sys.executable, str(Path(__file__).resolve()), "--side", side]
        command += ["--models", str(models), "--from", options.source, "--to", options.target]
        done = subprocess.run(
            [*command, "--texts", str(texts)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(f"{side} failed; is argostranslate installed in full for {sys.executable}?")
    result: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> int:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--package", type=Path, help="an .argosmodel file")
    parser.add_argument("--models", type=Path, help="a folder of installed packages")
    parser.add_argument("--from", dest="source", default="fr")
    parser.add_argument("--to", dest="target", default="en")
    parser.add_argument(
        "--text", type=Path, nargs="+", default=sorted((ROOT / "articles").glob("*.fr.txt"))
    )
    parser.add_argument("--sentences", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--least", type=float, default=3.0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--side", choices=sorted(SIDES), help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        texts = json.loads(options.texts.read_text(encoding="utf-8"))
        print(
            json.dumps(SIDES[options.side](options.models, options.source, options.target, texts))
        )
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return compare(options, Path(folder))


def compare(options: argparse.Namespace, folder: Path) -> int:
    """Time both sides in turn and print the medians."""
    models = options.models or folder / "packages"
    if options.package:
        from l10n.engines.argos.packages.store import install

        models = folder / "packages"
        install(options.package, models)
    elif not options.models:
        from l10n.engines.argos.packages.starter import install_starter

        install_starter(ROOT / "models", models)
    texts = sentences(options.text, options.source, options.sentences)
    listed = folder / "texts.json"
    listed.write_text(json.dumps(texts), encoding="utf-8")
    runs: dict[str, list[dict[str, object]]] = {side: [] for side in SIDES}
    for _ in range(options.rounds):
        for side in SIDES:
            runs[side].append(one_run(side, models, options, listed))
    seconds = {side: [float(str(run["seconds"])) for run in found] for side, found in runs.items()}
    ratios = {
        side: [slow / fast for fast, slow in zip(seconds["ours"], seconds[side], strict=True)]
        for side in RIVALS
    }
    as_it_comes = statistics.median(ratios["argostranslate"])
    report = {
        "sentences": len(texts),
        "words": sum(len(text.split()) for text in texts),
        "cores": os.cpu_count(),
        "sentences_per_second": {
            side: round(len(texts) / statistics.median(times), 1) for side, times in seconds.items()
        },
        "load_seconds": {
            side: round(statistics.median(float(str(run["load"])) for run in found), 2)
            for side, found in runs.items()
        },
        "same_text": agreement(runs),
        "ratio": {side: round(statistics.median(found), 2) for side, found in ratios.items()},
        "ratios": {side: [round(one, 2) for one in found] for side, found in ratios.items()},
    }
    if options.json:
        print(json.dumps(report, indent=2))
    else:
        show(report)
    return 0 if as_it_comes >= options.least else 1


def agreement(runs: dict[str, list[dict[str, object]]]) -> float:
    """The share of drafts that are the same on both sides, white space and `_` aside."""
    drafts = [runs[side][0]["drafts"] for side in ("ours", "argostranslate")]
    pairs = list(zip(*drafts, strict=True))  # type: ignore[call-overload]
    same = sum(" ".join(a.replace("_", " ").split()) == " ".join(b.split()) for a, b in pairs)
    return round(same / len(pairs), 3)


def show(report: dict[str, object]) -> None:
    """Print the report for people."""
    for key, value in report.items():
        if isinstance(value, dict):
            value = "  ".join(f"{side} {number}" for side, number in value.items())
        print(f"{key.replace('_', ' '):22} {value}")


if __name__ == "__main__":
    sys.exit(main())
