"""Try the whole recipe on a tiny grammar: prepare, train, kill, resume, export, install, translate.

In an environment with PyTorch; installing and translating is the product's work, which another
Python does: `make train-check`.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from checking.grammar import DIRECTIONS, write_corpora

HERE = Path(__file__).parent
PIECES, KILLS = 150_000, (40_000, 110_000)
"""The budget in target pieces, and about where the second training is killed."""

TRAIN = """--batch 1000 --width 64 --heads 4 --inner 256 --encoder-layers 2 --decoder-layers 1
 --threads 1 --log-every 5 --dev-times 10 --snapshots 4 --dropout 0.02"""

EXACT, WORDS = 0.2, 0.7
"""Shares of unseen sentences that must come out as in the grammar, and of their words.

There are 18,400 sentences: a model that does not read its source hits none of them.
"""


class CheckError(Exception):
    """A step of the recipe did not do what it should."""


def run(script: str, *arguments: object) -> str:
    """Run a script of this folder; return what it prints."""
    command = [sys.executable, HERE / script, *map(str, arguments)]
    # A script in a folder below finds its neighbours as one of this folder does.
    there = os.environ | {"PYTHONPATH": str(HERE)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=there)
    if done.returncode:
        raise CheckError(f"{script} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def train_options(work: Path) -> list[str]:
    """Return the command line of a training in a folder."""
    return ["--work", str(work), "--pieces", str(PIECES), *TRAIN.split()]


def lines(work: Path) -> list[dict[str, Any]]:
    """Return the whole lines of a training's log."""
    log = work / "log.jsonl"
    text = log.read_text("utf-8") if log.exists() else ""
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


def curve(work: Path) -> list[dict[str, Any]]:
    """Return a log without what depends on the clock."""
    timed = ("seconds", "pieces_per_second")
    return [{k: v for k, v in line.items() if k not in timed} for line in lines(work)]


def train_with_kills(work: Path) -> str:
    """Train, killed where `KILLS` says, without any chance to write a last word."""
    command = [sys.executable, str(HERE / "train.py"), *train_options(work), "--save-every", "1"]
    told = []
    for at in KILLS:
        training = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        reached = 0
        while reached < at:
            if training.poll() is not None:
                raise CheckError(f"the training ended before it could be killed: {reached} pieces")
            time.sleep(0.05)
            reached = max((line.get("pieces", 0) for line in lines(work)), default=0)
        training.send_signal(signal.SIGKILL)
        training.wait()
        if not (work / "last.pt").exists():
            raise CheckError("there was no checkpoint when the training was killed")
        told.append(f"step {lines(work)[-1]['step']}")
    run("train.py", *train_options(work), "--slice-minutes", "0.02")
    told.append(f"a slice ended at step {lines(work)[-1]['step']}")
    while not lines(work)[-1].get("done"):
        run("train.py", *train_options(work))
    return "killed at " + ", ".join(told)


def overlap(answers: Iterable[str], wanted: Iterable[str]) -> float:
    """Return the share of the wanted words that the answers have, whatever their order."""
    found = total = 0
    for answer, sentence in zip(answers, wanted, strict=True):
        words = Counter(sentence.split())
        found += (words & Counter(answer.split())).total()
        total += words.total()
    return found / total


class Check:
    """The steps, in a folder that each adds to."""

    def __init__(self, folder: Path, product: str) -> None:
        self.folder, self.product = folder, product
        self.corpora, self.work, self.again = (
            folder / name for name in ("corpora", "work", "again")
        )

    def prepare(self) -> str:
        """Write the corpora of the grammar; clean, join, deduplicate; learn the vocabulary."""
        write_corpora(self.corpora, train=600, held_out=40)
        table = self.folder / "mix.tsv"
        rows = [f"{direction}\tgrammar\t1\t1\topen\n" for direction in DIRECTIONS]
        table.write_text("pair\tsource\tearly\tlate\tlicence\n" + "".join(rows), encoding="utf-8")
        places = ("--mix", table, "--work", self.work)
        run("prepare.py", "--corpora", self.corpora, *places, "--open-licences-only")
        run("vocabulary.py", "--work", self.work, "--size", 480)
        counts = json.loads((self.work / "mix.json").read_text("utf-8"))
        close = sum(corpus["near_held_out"] for corpus in counts["corpora"])
        if not close:
            raise CheckError("no sentence was found to be close to a held-out one")
        return f"{counts['pairs']} pairs; {close} too close to a held-out one were left out"

    def train(self) -> str:
        """Train without a stop."""
        shutil.copytree(self.work, self.again)
        run("train.py", *train_options(self.work))
        first, *_, last = (line["dev"] for line in lines(self.work) if "dev" in line)
        if not all(last[direction] < 0.5 * first[direction] for direction in DIRECTIONS):
            raise CheckError(f"the development losses did not fall: {first} to {last}")
        return f"development losses {first} to {last}"

    def resume(self) -> str:
        """Train the same, killed in between: the log must be that of the training without."""
        told = train_with_kills(self.again)
        for number, (a, b) in enumerate(
            itertools.zip_longest(curve(self.work), curve(self.again)), 1
        ):
            if a != b:
                raise CheckError(f"{told}: line {number} of the logs differs:\n{a}\n{b}")
        return f"{told}; {len(curve(self.work))} lines of the log are the same"

    def parts(self) -> str:
        """Check heads, precisions and guided attention."""
        return run("checking/parts.py", self.again)

    def package(self) -> str:
        """Average the snapshots, export to int8, put the packages together; draw the curve."""
        built = self.folder / "built"
        snapshots = sorted(self.again.glob("snapshot-*.pt"))
        run("averaging.py", *snapshots, "--out", built / "average.pt")
        vocabulary = self.again / "sentencepiece.model"
        run("export.py", built / "average.pt", "--vocabulary", vocabulary, "--out", built / "model")
        shutil.copy(vocabulary, built)
        (built / "README.md").write_text("# A model of a tiny grammar\n", encoding="utf-8")
        (self.folder / "models").mkdir()
        model = ("--models", self.folder / "models", "--built", built, "--name", "tiny")
        zips_there = ("--zips", self.folder / "zips")
        zips = run("package.py", *model, "--pairs", *DIRECTIONS, *zips_there).splitlines()
        if len(zips) != len(DIRECTIONS):
            raise CheckError(f"{len(DIRECTIONS)} packages were expected: {zips}")
        run("plot.py", self.again / "log.jsonl", "--out", self.folder / "curve.svg")
        size = sum(Path(path).stat().st_size for path in zips)
        return f"{len(snapshots)} snapshots averaged; {len(zips)} packages, {size} bytes"

    def translate(self) -> str:
        """Install the packages with the product, and translate sentences that were held out."""
        texts: dict[str, list[list[str]]] = {}
        for direction in DIRECTIONS:
            rows = (self.corpora / "test" / f"grammar.{direction}.tsv").read_text("utf-8")
            texts[direction] = [row.split("\t") for row in rows.splitlines()]
        asked = {direction: [source for source, _ in rows] for direction, rows in texts.items()}
        done = subprocess.run(
            [
                self.product,
                HERE / "checking/product.py",
                self.folder / "zips",
                self.folder / "there",
            ],
            input=json.dumps(asked),
            # The product of this checkout, installed or not.
            env=os.environ | {"PYTHONPATH": str(HERE.parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CheckError(f"the product ended with {done.returncode}:\n{done.stderr}")
        told = []
        for direction, answers in json.loads(done.stdout).items():
            wanted = [target for _, target in texts[direction]]
            right = sum(a == b for a, b in zip(answers, wanted, strict=True))
            words = overlap(answers, wanted)
            told.append(f"{direction} {right} of {len(wanted)} right, {words:.0%} of the words")
            if right < EXACT * len(wanted) or words < WORDS:
                raise CheckError(f"{told[-1]}, for example: {answers[0]} (not: {wanted[0]})")
        return "; ".join(told)


def main() -> None:
    """Run the steps; exit with 1 at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--product", default=sys.executable, help="Python that has l10n")
    parser.add_argument("--keep", type=Path, help="an empty folder for what is made, to look at")
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as temporary:
        check = Check(options.keep or Path(temporary), options.product)
        steps: list[Callable[[], str]] = [
            check.prepare,
            check.train,
            check.resume,
            check.parts,
            check.package,
            check.translate,
        ]
        for number, step in enumerate(steps, 1):
            began = time.monotonic()
            print(f"{number}/{len(steps)} {step.__doc__}", flush=True)
            try:
                told = step()
            except CheckError as error:
                sys.exit(f"    FAILED: {error}")
            print(f"    {told} ({time.monotonic() - began:.0f} s)", flush=True)
    print("The recipe works.")


if __name__ == "__main__":
    main()
