"""The files of parallel text, and the table that says which of them are used and how often."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from text.cleaning import clean, tidy
from text.heldout import HeldOut

OPEN = "open"
"""The licence of text that anybody may use, change and pass on."""


@dataclass(frozen=True, slots=True)
class MixRow:
    """One row of the mix table: a corpus file, how often its pairs are seen, and its licence."""

    direction: str
    corpus: str
    early: float
    late: float
    licence: str = ""


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (source, target) of a tab-separated corpus file, plain or compressed with xz."""
    for source, target in read_lines(path):
        yield clean(source), clean(target)


def read_lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the first two fields of each line as they stand."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            fields = line.rstrip("\r\n").split("\t")
            if len(fields) >= 2:
                yield fields[0], fields[1]


def read_mix(path: Path) -> list[MixRow]:
    """Read the mix table: tab-separated columns pair, source, early, late and perhaps licence."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            MixRow(
                row["pair"],
                row["source"],
                float(row["early"]),
                float(row["late"]),
                row.get("licence") or "",
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def open_only(rows: Iterable[MixRow]) -> list[MixRow]:
    """Leave out what is not openly licensed; raises ValueError where a row does not say."""
    rows = list(rows)
    for row in rows:
        if not row.licence:
            raise ValueError(f"the mix table does not tell the licence of {row.corpus}")
    return [row for row in rows if row.licence == OPEN]


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
