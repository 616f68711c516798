"""How many term errors the check finds, and how often it is wrong, on pairs of sentences.

    python benchmarks/terms.py --bed PATH [--glossary FILE …]

PATH is a folder with `glossary.csv`, `correct.jsonl` (nothing may be reported) and
`corrupted.jsonl` (one error each, with its `kind`). Prints a table by kind, then every miss of a
term error and every false alarm. Exit code 1 when there is a false alarm.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
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


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The pairs of one file, in order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def findings(row: dict[str, Any], glossary: Glossary) -> list[Finding]:
    """What the check says about one pair."""
    unit = Unit(Key("", row["src"]), row["tgt"], State.REVIEWED)
    context = CheckContext(row["id"], Locale("fr"), Locale.parse(row["lang"]), glossary)
    return list(terms(Passage((unit,)), context))


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bed", type=Path, required=True)
    parser.add_argument("--glossary", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    paths = [options.bed / "glossary.csv", *options.glossary]
    glossary, said = load([(str(path), path.read_bytes()) for path in paths])
    for finding in said:
        print(f"{finding.where}: {finding.code}: {finding.message}")

    alarms, hits, expected, found_terms = [], Counter[str](), 0, 0
    correct = list(rows(options.bed / "correct.jsonl"))
    for row in correct:
        matches = matcher(glossary, "fr").find(row["src"])
        hits[row["lang"]] += len(matches)
        concepts = {match.term.concept for match in matches}
        wanted = {one["concept"] for one in row["terms"] if not one["concept"].startswith("_")}
        expected += len(wanted)
        found_terms += len(wanted & concepts)
        for name in sorted(wanted - concepts):
            print(f"not found in the source: {row['id']} {name}: {row['src']}")
        alarms += [(row, finding) for finding in findings(row, glossary)]

    total, caught = Counter[str](), Counter[str]()
    missed = []
    for row in rows(options.bed / "corrupted.jsonl"):
        total[row["kind"]] += 1
        if findings(row, glossary):
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


if __name__ == "__main__":
    raise SystemExit(main())
