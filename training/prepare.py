"""Turn parallel corpora into one cleaned, weighted, deduplicated training mix."""

from __future__ import annotations

import argparse
import json
import os
import random
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from progress import Progress
from text.corpora import MixRow, corpus_file, dev_rows, held_out, open_only, read_lines, read_mix
from text.corpora import read_pairs as read_pairs  # which scripts look for here
from text.favouring import Subject
from text.judging import Judge, Lines, judge_all
from text.noise import name_pool, roughen
from text.terms import Concept, persons, read_concepts

PART = 5000
"""Lines that a process works on at a time."""


LEXICON = 2.0
"""Weight of a pair that is a term of the glossary."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence pair with its weights: expected copies in an early and in a late epoch."""

    direction: str
    source: str
    target: str
    early: float
    late: float


def parts(root: Path, rows: Iterable[MixRow]) -> Iterator[tuple[MixRow, float, Lines]]:
    """Yield all corpora some thousand lines at a time, with the share of bytes that came before."""
    files = [(row, corpus_file(root, row.direction, row.corpus)) for row in rows]
    total, before = sum(path.stat().st_size for _, path in files) or 1, 0
    for row, path in files:
        lines = read_lines(path)
        while part := list(islice(lines, PART)):
            yield row, before / total, part
        before += path.stat().st_size


def mix(
    root: Path,
    rows: Iterable[MixRow],
    seed: int,
    processes: int = 1,
    concepts: Sequence[Concept] = (),
) -> tuple[list[Pair], list[dict[str, object]]]:
    """Clean and join all corpora of the table; return the pairs and a count per corpus.

    The same for any number of processes.
    """
    rows = list(rows)
    judge = Judge(held_out([root / "dev", root / "test"]))
    seen: set[tuple[str, str, str]] = set()
    targets_of: Counter[tuple[str, str]] = Counter()
    pairs: list[Pair] = []
    counts: list[Counter[str]] = [Counter() for _ in rows]
    sent: deque[tuple[MixRow, float]] = deque()

    def sending() -> Iterator[tuple[str, Lines]]:
        for row, share, lines in parts(root, rows):
            sent.append((row, share))
            yield row.direction, lines

    with Progress("preparing") as line:
        for judged in judge_all(judge, sending(), processes):
            row, share = sent.popleft()
            line.update(share, f"{row.direction} {row.corpus}")
            count = counts[rows.index(row)]
            for pair in judged:
                count["read"] += 1
                key = (row.direction, pair.source.casefold(), pair.target.casefold())
                if pair.problem:
                    count[pair.problem] += 1
                elif key in seen or targets_of[key[:2]] >= 2:
                    count["duplicate"] += 1
                else:
                    seen.add(key)
                    targets_of[key[:2]] += 1
                    count["kept"] += 1
                    sides = pair.source, pair.target
                    pairs.append(Pair(row.direction, *sides, row.early, row.late))
    report = [
        {"pair": row.direction, "source": row.corpus, **count}
        for row, count in zip(rows, counts, strict=True)
    ]
    return rough(pairs, random.Random(seed), persons(concepts)), report  # noqa: S311


def rough(pairs: list[Pair], chances: random.Random, known: Sequence[Concept]) -> list[Pair]:
    """Return the pairs, some of them made as rough as real input."""
    pool = name_pool((pair.source, pair.target) for pair in pairs)
    sides = (
        roughen(pair.source, pair.target, pool, chances, pair.direction, known) for pair in pairs
    )
    return [
        replace(pair, source=source, target=target)
        for pair, (source, target) in zip(pairs, sides, strict=True)
    ]


def favour(pairs: list[Pair], concepts: Sequence[Concept], times: float) -> list[Pair]:
    """Multiply the weights of the pairs that name a concept."""
    subject = Subject(concepts)
    return [
        replace(pair, early=times * pair.early, late=times * pair.late)
        if subject.speaks_of(pair.source, pair.direction[:2])
        else pair
        for pair in pairs
    ]


def lexicon(concepts: Sequence[Concept], directions: Iterable[str]) -> list[Pair]:
    """Return the terms of the concepts as pairs, each once a direction."""
    pairs = {
        (direction, *sides): Pair(direction, *sides, LEXICON, LEXICON)
        for direction in sorted(set(directions))
        for concept in concepts
        for sides in concept.pairs(direction)
    }
    return list(pairs.values())


def main() -> None:
    """Write `<work>/mix.tsv`, `<work>/dev.tsv`, and the counts in `<work>/mix.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with fr-de/, dev/, …")
    parser.add_argument("--mix", type=Path, default=Path(__file__).with_name("mix.tsv"))
    parser.add_argument("--work", type=Path, default=Path(__file__).with_name("work"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dev-lines", type=int, default=400, help="of each development set")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument(
        "--glossary", type=Path, metavar="FOLDER", help="learn its terms, and most about them"
    )
    parser.add_argument(
        "--favour", type=float, default=2.0, help="how much more a pair counts that names a concept"
    )
    parser.add_argument(
        "--open-licences-only",
        action="store_true",
        help="leave out every corpus whose licence in the mix table is not `open`",
    )
    options = parser.parse_args()
    try:
        prepare(options)
    except (OSError, ValueError) as error:
        raise SystemExit(f"prepare.py: {error}") from error


def prepare(options: argparse.Namespace) -> None:
    """Read the corpora, write the mix.

    Raises OSError and ValueError where a file is missing or cannot be read.
    """
    options.work.mkdir(parents=True, exist_ok=True)
    table = read_mix(options.mix)
    rows = open_only(table) if options.open_licences_only else table
    concepts = read_concepts(options.glossary) if options.glossary else []
    pairs, report = mix(options.corpora, rows, options.seed, options.processes, concepts)
    pairs = favour(pairs, concepts, options.favour)
    terms = lexicon(concepts, (row.direction for row in rows))
    pairs += terms
    with (options.work / "mix.tsv").open("w", encoding="utf-8", newline="\n") as out:
        for p in pairs:
            out.write(f"{p.direction}\t{p.early:g}\t{p.late:g}\t{p.source}\t{p.target}\n")
    dev = dev_rows(options.corpora, (row.direction for row in rows), options.dev_lines)
    (options.work / "dev.tsv").write_text("\n".join([*dev, ""]), encoding="utf-8")
    left_out = [f"{row.direction}/{row.corpus}" for row in table if row not in rows]
    summary = {
        "open_licences_only": options.open_licences_only,
        "left_out_for_their_licence": left_out,
        "pairs": len(pairs),
        "of_these_terms": len(terms),
        "corpora": report,
    }
    text = json.dumps(summary, indent=1, ensure_ascii=False) + "\n"
    (options.work / "mix.json").write_text(text, encoding="utf-8")
    print(f"{len(pairs)} pairs in {options.work / 'mix.tsv'}")


if __name__ == "__main__":
    main()
