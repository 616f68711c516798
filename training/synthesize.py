"""Make training pairs with a model of our own: a new source for human targets, or new targets.

`--source-of en-de --make fr` translates the English sides of the English–German corpora into
French and pairs them with the human German: synthetic fr–de, after Sennrich, Haddow and Birch,
Improving Neural Machine Translation Models with Monolingual Data (2016). Sources that are drawn
teach more than the likeliest ones where there are many pairs (Edunov et al., Understanding
Back-Translation at Scale, 2018), and a mark on synthetic sources tells them apart (Caswell,
Chelba and Grangier, Tagged Back-Translation, 2019). `--distil fr-en` keeps the sources and makes
the targets anew, for a smaller model to learn from (Kim and Rush, Sequence-Level Knowledge
Distillation, 2016).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from decoding.search import Search
from decoding.translators import Built, Engine, FromCheckpoint, find_product
from progress import Progress
from text.corpora import corpus_file, read_mix, read_pairs
from text.slices import GrowingFile
from text.soundpairs import Evidence, unfit


@dataclass(frozen=True, slots=True)
class Plan:
    """What is made: from which corpora, into which language, and which side is new."""

    read: str
    """The direction of the corpora: `en-de`."""
    make: str
    """The language to write: `fr`, or `de` to distil."""
    distil: bool = False
    tag: str = ""
    """What stands before each synthetic source, with a blank behind it; usually nothing."""

    @property
    def direction(self) -> str:
        """Of the new pairs: `fr-de`."""
        return self.read if self.distil else f"{self.make}-{self.read.split('-')[1]}"

    @property
    def languages(self) -> tuple[str, str]:
        """What is translated, and into what."""
        return self.read.split("-")[0], self.make

    def pair(self, source: str, target: str, made: str) -> str:
        """Return the line of a corpus."""
        left, right = (source, made) if self.distil else (made, target)
        mark = "" if self.distil or not self.tag else self.tag + " "
        return f"{mark}{left}\t{right}"


def read_inputs(
    root: Path, mix: Path, direction: str, only: Sequence[str]
) -> list[tuple[str, str]]:
    """Return the distinct pairs of a direction's corpora, in the order of the mix table.

    Synthetic corpora are passed over. Raises `ValueError` when nothing is left.
    """
    names = [
        row.corpus
        for row in read_mix(mix)
        if row.direction == direction
        and not row.corpus.startswith(("synthetic", "distilled"))
        and (not only or row.corpus in only)
    ]
    if unknown := sorted(set(only) - set(names)):
        raise ValueError(f"{mix} has no {direction} corpus called {', '.join(unknown)}")

    def pairs() -> Iterator[tuple[str, str]]:
        for name in names:
            for source, target in read_pairs(corpus_file(root, direction, name)):
                if source and target:
                    yield source, target

    found = list(dict.fromkeys(pairs()))
    if not found:
        raise ValueError(f"{mix} names no {direction} corpus with pairs in it")
    return found


def synthesize(
    engine: Engine,
    inputs: Sequence[tuple[str, str]],
    plan: Plan,
    out: GrowingFile,
    size: int,
    until: float,
    evidence: Evidence,
) -> bool:
    """Translate slice by slice until all is done (True) or the clock says `until` (False)."""
    with Progress(f"make {plan.direction}") as bar:
        while out.done < len(inputs):
            if time.monotonic() >= until:
                return False
            part = inputs[out.done : out.done + size]
            before, made_now = out.done, 0

            def tell(count: int, before: int = before) -> None:
                nonlocal made_now
                made_now += count
                done = before + made_now
                bar.update(done / len(inputs), f"{done} of {len(inputs)}")

            if isinstance(engine, FromCheckpoint):
                # Draws of a slice must not depend on whether the run was broken off before it.
                engine.seed = int(out.settings["seed"]) + before
            drafts = engine.translate([source for source, _ in part], *plan.languages, tell)
            counts: Counter[str] = Counter()
            lines = []
            for (source, target), draft in zip(part, drafts, strict=True):
                made = " ".join(draft.text.split())
                problem = unfit(source, made, plan.languages, evidence)
                counts[problem or "kept"] += 1
                if not problem:
                    lines.append(plan.pair(source, target, made))
            out.append(lines, len(part), counts)
    return True


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read and check the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--source-of", metavar="EN-DE", help="translate these sources; see --make")
    what.add_argument("--distil", metavar="FR-EN", help="translate these sources; make new targets")
    parser.add_argument("--make", metavar="FR", help="the language of the new sources")
    model = parser.add_mutually_exclusive_group(required=True)
    model.add_argument("--checkpoint", type=Path, help="last.pt or a snapshot, run by PyTorch")
    model.add_argument("--built", type=Path, help="folder with sentencepiece.model and model/")
    parser.add_argument("--vocabulary", type=Path, help="of the checkpoint (beside it)")
    parser.add_argument("--device", default="", help="of the checkpoint (a GPU if there is one)")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--mix", type=Path, default=Path(__file__).with_name("mix.tsv"))
    parser.add_argument("--only", nargs="+", default=[], metavar="CORPUS", help="not all corpora")
    parser.add_argument("--out", type=Path, help="corpora/PAIR/synthetic-….tsv.xz")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--length-penalty", type=float, default=1.6)
    parser.add_argument("--sample", action="store_true", help="draw instead of a beam search")
    parser.add_argument("--temperature", type=float, default=1.0, help="with --sample")
    parser.add_argument("--top-k", type=int, default=0, help="with --sample: of so many pieces")
    parser.add_argument("--tag", default="", help="stands before each synthetic source")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slice", type=int, default=20_000, help="sentences between saves")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop; go on later")
    options = parser.parse_args(arguments)
    if (options.source_of is None) != (options.make is None):
        parser.error("--source-of and --make go together")
    direction = options.source_of or options.distil
    if len(direction.split("-")) != 2:
        parser.error(f"{direction} is no direction such as en-de")
    return options


def default_name(plan: Plan, sample: bool) -> str:
    """Name a corpus after how it was made."""
    if plan.distil:
        return "distilled.tsv.xz"
    how = "sample" if sample else "beam"
    return f"synthetic-{plan.read.split('-')[0]}-{how}{'-tagged' if plan.tag else ''}.tsv.xz"


def main(arguments: Sequence[str] | None = None) -> None:
    """Make a corpus, or go on making it."""
    options = read_options(arguments)
    direction = options.source_of or options.distil
    make = options.make or direction.split("-")[1]
    plan = Plan(direction, make, options.distil is not None, options.tag)
    temperature = options.temperature if options.sample else 0.0
    search = Search(options.beam, options.length_penalty, temperature, options.top_k)
    until = time.monotonic() + options.minutes * 60
    find_product()
    from l10n.engines.guards import evidence

    try:
        inputs = read_inputs(options.corpora, options.mix, direction, options.only)
        name = default_name(plan, options.sample)
        path = options.out or options.corpora / plan.direction / name
        settings = {
            "from": direction,
            "make": make,
            "inputs": len(inputs),
            "model": str(options.checkpoint or options.built),
            "search": [search.beam, search.length_penalty, search.temperature, search.top_k],
            "tag": options.tag,
            "seed": options.seed,
            "slice": options.slice,
        }
        out = GrowingFile(path, settings)
        engine: Engine
        if options.built:
            engine = Built(options.built, 0, search)
        else:
            vocabulary = options.vocabulary or options.checkpoint.with_name("sentencepiece.model")
            engine = FromCheckpoint(options.checkpoint, vocabulary, options.device, search)
        whole = synthesize(engine, inputs, plan, out, options.slice, until, evidence)
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        sys.exit(f"synthesize: {error}")
    counts = ", ".join(f"{count} {what}" for what, count in out.counts.most_common())
    if not whole:
        print(f"{out.done} of {len(inputs)} so far ({counts}); the same command goes on")
        return
    out.finish()
    print(f"{path}: {counts}")


if __name__ == "__main__":
    main()
