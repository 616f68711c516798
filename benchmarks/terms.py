"""How many term errors the check finds, and how often it is wrong, on pairs of sentences.

    python benchmarks/terms.py --bed PATH [--glossary FILE …]
    python benchmarks/terms.py --references FILE.tsv… [--glossary FILE …] [--sample 100]

PATH is a folder with `glossary.csv`, `correct.jsonl` (nothing may be reported) and
`corrupted.jsonl` (one error each, with its `kind`). Prints a table by kind, then every miss of a
term error and every false alarm. Exit code 1 when there is a false alarm.

FILE has a French source, a tab and a translation by a person in each line; its name holds the pair
(`news.fr-de.tsv`, also `.tsv.xz`). Counts the terms of the glossaries (`glossaries/*.csv` unless
told otherwise) and the alarms, the most frequent concepts first, and prints a sample of alarms to
be read, evenly spread over the file.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n.checks.base import CheckContext
from l10n.checks.terms import terms
from l10n.model.catalog import Passage
from l10n.model.finding import Finding
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit
from l10n.terminology import load, matcher

ROOT = Path(__file__).resolve().parent.parent
# Kinds of error that a glossary can know of; the others are for other checks.
TERM_KINDS = (
    "wrong_term",
    "forbidden_term",
    "wrong_homograph",
    "wrong_transliteration",
    "person_swapped",
    "country_swapped",
    "dnt_changed",
    "unit_changed",
    "residual_french",
    "left_in_french",
)
_CONCEPT = re.compile(r"\(concept (\S+)\)")


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--bed", type=Path)
    what.add_argument("--references", type=Path, nargs="+")
    parser.add_argument("--glossary", type=Path, nargs="*", default=[])
    parser.add_argument("--sample", type=int, default=0, help="alarms to print, per file")
    options = parser.parse_args()
    if options.bed:
        return bed(options.bed, read([options.bed / "glossary.csv", *options.glossary]))
    glossary = read(options.glossary or sorted((ROOT / "glossaries").glob("*.csv")))
    for path in options.references:
        references(path, glossary, options.sample)
    return 0


def read(paths: Sequence[Path]) -> Glossary:
    """The glossary of all ``paths``; what is wrong with it is printed."""
    glossary, said = load([(str(path), path.read_bytes()) for path in paths])
    for finding in said:
        print(f"{finding.where}: {finding.code}: {finding.message}")
    return glossary


def findings(name: str, source: str, target: str, tag: str, glossary: Glossary) -> list[Finding]:
    """What the check says about one pair."""
    unit = Unit(Key("", source), target, State.REVIEWED)
    context = CheckContext(name, Locale("fr"), Locale.parse(tag), glossary)
    return list(terms(Passage((unit,)), context))


def bed(path: Path, glossary: Glossary) -> int:
    """Print what is caught and missed in the bed at ``path``; 1 when a right pair is reported."""
    alarms, hits, expected, found_terms = [], Counter[str](), 0, 0
    correct = list(rows(path / "correct.jsonl"))
    for row in correct:
        matches = matcher(glossary, "fr").find(row["src"])
        hits[row["lang"]] += len(matches)
        concepts = {match.term.concept for match in matches}
        wanted = {one["concept"] for one in row["terms"] if not one["concept"].startswith("_")}
        expected += len(wanted)
        found_terms += len(wanted & concepts)
        for name in sorted(wanted - concepts):
            print(f"not found in the source: {row['id']} {name}: {row['src']}")
        said = findings(row["id"], row["src"], row["tgt"], row["lang"], glossary)
        alarms += [(row, finding) for finding in said]

    total, caught = Counter[str](), Counter[str]()
    missed = []
    for row in rows(path / "corrupted.jsonl"):
        total[row["kind"]] += 1
        if findings(row["id"], row["src"], row["tgt"], row["lang"], glossary):
            caught[row["kind"]] += 1
        elif row["kind"] in TERM_KINDS:
            missed.append(row)

    print(f"{'kind of error':24}caught  of")
    for kind in sorted(total, key=lambda kind: (kind not in TERM_KINDS, kind)):
        other = "" if kind in TERM_KINDS else "  (not a matter of terms)"
        print(f"{kind:24}{caught[kind]:6}{total[kind]:4}{other}")
    term_total = sum(total[kind] for kind in TERM_KINDS)
    print(f"{'all term errors':24}{sum(caught[kind] for kind in TERM_KINDS):6}{term_total:4}")
    print(f"source terms found: {found_terms} of {expected}")
    shown = ", ".join(f"{count} hits {language}" for language, count in sorted(hits.items()))
    print(f"false alarms: {len(alarms)} in {len(correct)} correct pairs ({shown})")
    for row in missed:
        print(f"missed: {row['id']} {row['kind']} ({row['detail']}): {row['tgt']}")
    for row, finding in alarms:
        print(f"false alarm: {row['id']} {finding.code}: {finding.message}\n  {row['tgt']}")
    return 1 if alarms else 0


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The pairs of one file of a bed, in order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def references(path: Path, glossary: Glossary, sample: int) -> None:
    """Print how many terms the pairs at ``path`` hold, and what the check says about them."""
    named = re.search(r"\.fr-(\w+)\.", path.name)
    if not named:
        raise SystemExit(f"{path}: the name says no pair, such as news.fr-de.tsv.")
    content = path.read_bytes()
    text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode()
    pairs, hits, alarms = 0, 0, []
    for number, line in enumerate(text.split("\n"), 1):
        source, tab, target = line.partition("\t")
        if tab:
            pairs += 1
            hits += len(matcher(glossary, "fr").find(source))
            said = findings(f"{path.name}:{number}", source, target, named[1], glossary)
            alarms += [(finding, source, target) for finding in said]
    percent = 100 * len(alarms) / max(1, hits)
    print(f"{path.name}: {pairs} pairs, {hits} terms, {len(alarms)} alarms ({percent:.1f} %)")
    codes = Counter(finding.code for finding, _, _ in alarms)
    print("  " + ", ".join(f"{code} {count}" for code, count in codes.most_common()))
    concepts = Counter(
        match[1] for finding, _, _ in alarms if (match := _CONCEPT.search(finding.message))
    )
    print("  " + ", ".join(f"{name} {count}" for name, count in concepts.most_common(25)))
    step = max(1, len(alarms) // sample) if sample else len(alarms) + 1
    for finding, source, target in alarms[step - 1 :: step][:sample]:
        print(f"{finding.where.path} {finding.code}: {finding.message}\n  {source}\n  {target}")


if __name__ == "__main__":
    raise SystemExit(main())
