"""Turn parallel corpora into one cleaned, weighted, deduplicated training mix."""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cleaning import acceptable, clean, tidy
from heldout import HeldOut
from noise import name_pool, roughen


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence pair with its weights: expected copies in an early and in a late epoch."""

    direction: str
    source: str
    target: str
    early: float
    late: float


@dataclass(frozen=True, slots=True)
class MixRow:
    """One row of the mix table: a corpus file and how often its pairs are seen."""

    direction: str
    corpus: str
    early: float
    late: float


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (source, target) of a tab-separated corpus file, plain or compressed with xz."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            fields = line.rstrip("\r\n").split("\t")
            if len(fields) >= 2:
                yield clean(fields[0]), clean(fields[1])


def read_mix(path: Path) -> list[MixRow]:
    """Read the mix table: tab-separated columns pair, source, early, late."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [MixRow(r["pair"], r["source"], float(r["early"]), float(r["late"])) for r in rows]


def corpus_file(root: Path, direction: str, name: str) -> Path:
    """Find `<root>/<direction>/<name>.tsv`, compressed or not."""
    for suffix in (".tsv.xz", ".tsv"):
        path = root / direction / (name + suffix)
        if path.is_file():
            return path
    raise FileNotFoundError(f"no {name}.tsv or {name}.tsv.xz in {root / direction}")


def held_out(folders: Iterable[Path]) -> dict[str, HeldOut]:
    """Collect both sides of `<name>.<source>-<target>.tsv[.xz]` files, by language."""
    sentences: dict[str, list[str]] = {}
    for folder in folders:
        for path in sorted(folder.iterdir()):
            languages = path.name.split(".")[1].split("-")
            for pair in read_pairs(path):
                for language, side in zip(languages, pair, strict=True):
                    sentences.setdefault(language, []).append(side)
    return {language: HeldOut(sides) for language, sides in sentences.items()}


def dev_rows(root: Path, directions: Iterable[str], lines: int) -> Iterator[str]:
    """Yield the first `lines` pairs of each development set, in the form of the mix."""
    for direction in sorted(set(directions)):
        for path in sorted((root / "dev").glob(f"*.{direction}.tsv*")):
            for number, (source, target) in enumerate(read_pairs(path)):
                if number < lines:
                    yield "\t".join((direction, "1", "1", *tidy(direction, source, target)))


def mix(
    root: Path, rows: Iterable[MixRow], seed: int
) -> tuple[list[Pair], list[dict[str, object]]]:
    """Clean and join all corpora of the table; return the pairs and a count per corpus."""
    kept_out = held_out([root / "dev", root / "test"])
    seen: set[tuple[str, str, str]] = set()
    targets_of: Counter[tuple[str, str]] = Counter()
    pairs: list[Pair] = []
    report: list[dict[str, object]] = []
    for row in rows:
        counts: Counter[str] = Counter()
        source_language, target_language = row.direction.split("-")
        for source, target in read_pairs(corpus_file(root, row.direction, row.corpus)):
            counts["read"] += 1
            source, target = tidy(row.direction, source, target)
            key = (row.direction, source.casefold(), target.casefold())
            if not acceptable(source, target):
                counts["unfit"] += 1
            elif key in seen or targets_of[key[:2]] >= 2:
                counts["duplicate"] += 1
            elif kept_out[source_language].close_to(source) or kept_out[target_language].close_to(
                target
            ):
                counts["near_held_out"] += 1
            else:
                seen.add(key)
                targets_of[key[:2]] += 1
                counts["kept"] += 1
                pairs.append(Pair(row.direction, source, target, row.early, row.late))
        report.append({"pair": row.direction, "source": row.corpus, **counts})
    return rough(pairs, random.Random(seed)), report  # noqa: S311


def rough(pairs: list[Pair], chances: random.Random) -> list[Pair]:
    """Return the pairs, some of them made as rough as real input."""
    pool = name_pool((pair.source, pair.target) for pair in pairs)
    sides = (roughen(pair.source, pair.target, pool, chances) for pair in pairs)
    return [
        replace(pair, source=source, target=target)
        for pair, (source, target) in zip(pairs, sides, strict=True)
    ]


def main() -> None:
    """Write `<work>/mix.tsv` and the counts per corpus in `<work>/mix.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with fr-de/, dev/, …")
    parser.add_argument("--mix", type=Path, default=Path(__file__).with_name("mix.tsv"))
    parser.add_argument("--work", type=Path, default=Path(__file__).with_name("work"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dev-lines", type=int, default=400)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    rows = read_mix(options.mix)
    pairs, report = mix(options.corpora, rows, options.seed)
    with (options.work / "mix.tsv").open("w", encoding="utf-8", newline="\n") as out:
        for p in pairs:
            out.write(f"{p.direction}\t{p.early:g}\t{p.late:g}\t{p.source}\t{p.target}\n")
    dev = dev_rows(options.corpora, (row.direction for row in rows), options.dev_lines)
    (options.work / "dev.tsv").write_text("\n".join([*dev, ""]), encoding="utf-8")
    (options.work / "mix.json").write_text(
        json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(f"{len(pairs)} pairs in {options.work / 'mix.tsv'}")


if __name__ == "__main__":
    main()
