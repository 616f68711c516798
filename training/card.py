"""Print the table of a model card that tells which text a model was trained on, as Markdown."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Corpora = Mapping[tuple[str, str], Mapping[str, Any]]
"""What is known of a corpus, by direction and name."""


def read_table(path: Path, direction: str, name: str) -> dict[tuple[str, str], dict[str, str]]:
    """Read a tab-separated table by the columns that hold direction and name of a corpus."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {(row[direction], row[name]): row for row in rows}


def table(counts: Corpora, mix: Corpora, sources: Corpora) -> str:
    """Return a row for each corpus, the largest first: text, kept pairs, weights, licence.

    `counts` has what `prepare.py` wrote into `mix.json`, `mix` is `mix.tsv`, and `sources` a table
    with the columns `pair`, `name`, `domain` and `licence`.
    """
    directions = sorted({direction for direction, _ in counts})
    names = sorted(
        {name for _, name in counts},
        key=lambda name: (-sum(_kept(counts, direction, name) for direction in directions), name),
    )
    arrows = [direction.replace("-", "→") for direction in directions]
    lines = [
        _row(["corpus", "text", *arrows, "seen (early / late)", "licence"]),
        _row(["---", "---", *["---:"] * len(directions), "---", "---"]),
    ]
    for name in names:
        there = [direction for direction in directions if (direction, name) in counts]
        kept = [f"{_kept(counts, direction, name):,}" for direction in directions]
        told = sources.get((there[0], name), {})
        lines.append(
            _row(
                [
                    name,
                    told.get("domain", "–"),
                    *("–" if count == "0" else count for count in kept),
                    " · ".join(_seen(mix, direction, name, directions) for direction in there),
                    told.get("licence", "–"),
                ]
            )
        )
    sums = [sum(_kept(counts, direction, name) for name in names) for direction in directions]
    lines.append(_row(["**all**", "", *(f"**{total:,}**" for total in sums), "", ""]))
    return "\n".join(lines)


def _kept(counts: Corpora, direction: str, name: str) -> int:
    return int(counts.get((direction, name), {}).get("kept", 0))


def _seen(mix: Corpora, direction: str, name: str, directions: Sequence[str]) -> str:
    row = mix[direction, name]
    label = f"{direction} " if len(directions) > 1 else ""
    return f"{label}{row['early']}/{row['late']}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table of the mix in `work/`."""
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=here / "work")
    parser.add_argument("--mix", type=Path, default=here / "mix.tsv")
    parser.add_argument("--sources", type=Path, required=True, help="pair, name, domain, licence")
    options = parser.parse_args()
    report = json.loads((options.work / "mix.json").read_text("utf-8"))
    counts = {(entry["pair"], entry["source"]): entry for entry in report["corpora"]}
    mix = read_table(options.mix, "pair", "source")
    print(table(counts, mix, read_table(options.sources, "pair", "name")))


if __name__ == "__main__":
    main()
