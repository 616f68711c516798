"""How often each finding about terms is raised on sentences that people translated.

    python benchmarks/term_alarms.py PAIRS.tsv[.xz] --locale en [--show CODE …] [--glossary FILE …]

PAIRS has a French sentence and its translation on each line, in the order of their articles; twenty
lines are taken for an article. Prints the findings of each code for 1,000 sentences, and with --show
every finding of these codes with its sentences, to be read: a human reference is right, as a rule.
"""

from __future__ import annotations

import argparse
import lzma
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n import checks
from l10n.checks.base import CheckContext
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit
from l10n.terminology import load

_ARTICLE = 20
_SHIPPED = Path(__file__).resolve().parent.parent / "glossaries"


def pairs(path: Path) -> list[list[str]]:
    """The lines of the file that hold a source and a target."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    return [line.split("\t") for line in text.splitlines() if line.count("\t") == 1]


def articles(lines: list[list[str]], locale: Locale) -> Iterator[Catalog]:
    """Catalogs of twenty sentences each; a sentence that comes twice is one unit."""
    for start in range(0, len(lines), _ARTICLE):
        chunk = {source: target for source, target in lines[start : start + _ARTICLE]}  # noqa: C416 - for mypy
        units = tuple(Unit(Key("", s), t, State.REVIEWED) for s, t in chunk.items())
        yield Catalog(str(start), Locale("fr"), locale, units)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--locale", default="en")
    parser.add_argument("--show", nargs="*", default=[], metavar="CODE")
    parser.add_argument("--glossary", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    files = options.glossary or sorted(_SHIPPED.glob("*.csv"))
    glossary, _ = load([(path.name, path.read_bytes()) for path in files])
    lines = pairs(options.pairs)
    counts = Counter[str]()
    began = time.process_time()
    for catalog in articles(lines, Locale.parse(options.locale)):
        units = dict(enumerate(catalog.units, start=1))
        context = CheckContext(
            catalog.article,
            catalog.source_locale,
            catalog.locale,
            glossary,
            {unit.key: at for at, unit in units.items()},
        )
        for finding in checks.run(catalog, context, ("terms",)):
            counts[finding.code] += 1
            if finding.code in options.show:
                unit = units[finding.where.line]
                print(f"{finding.code}: {finding.message}\n  {unit.source}\n  {unit.target}")
    spent = time.process_time() - began
    print(f"{len(lines)} sentences, {len(glossary.terms)} concepts, {spent:.1f} s")
    for code in checks.codes_of()["terms"]:
        print(f"{code:22}{counts[code]:6}{1000 * counts[code] / max(1, len(lines)):8.1f} per 1,000")


if __name__ == "__main__":
    main()
