"""What a translation memory from elsewhere costs a run, as it came and as `l10n memory import` keeps it.

    python benchmarks/memory.py [--pairs 100000] [--articles 3] [--targets en,de] [--json]

The memory is made up from a seed: French sentences of twelve words and English ones; the articles
want sixty sentences each, half of which it has. Measured is what a run reads it for: once for all
articles and locales. ``as it came`` is a TMX that an agency exported (properties, dates, regions)
and somebody put into memory/; ``kept`` is the same after import. ``ratio`` is the one over the
other. One core, seconds of CPU. Exit code 1 when what they offer is not the same.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n.memory import Match
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit
from l10n.project import Project, load_project
from l10n.workflow.remembering.importing import import_all
from l10n.workflow.remembering.offered import Offered

FRENCH = Locale("fr")
WORDS = [
    "le",
    "missile",
    "nord",
    "port",
    "mer",
    "navire",
    "ministre",
    "guerre",
    "paix",
    "conseil",
    "vote",
    "loi",
    "budget",
    "ville",
]
THEIRS = [
    "the",
    "missile",
    "north",
    "port",
    "sea",
    "ship",
    "minister",
    "war",
    "peace",
    "council",
    "vote",
    "law",
    "budget",
    "town",
]
SENTENCES = 60


def sentences(count: int) -> list[tuple[str, str]]:
    """``count`` pairs that are all different."""
    drawn = random.Random(20231)  # noqa: S311 - no secret
    return [
        (
            f"{' '.join(drawn.choices(WORDS, k=12)).capitalize()} {number}.",
            f"{' '.join(drawn.choices(THEIRS, k=12)).capitalize()} {number}.",
        )
        for number in range(count)
    ]


def exported(pairs: list[tuple[str, str]]) -> str:
    """A TMX as an agency's program writes it."""
    entries = "".join(
        f'<tu tuid="{number}" creationdate="20200101T000000Z"><prop type="client">agency</prop>'
        f'<tuv xml:lang="fr-FR"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="en-GB"><seg>{target}</seg></tuv></tu>\n'
        for number, (source, target) in enumerate(pairs)
    )
    return f'<tmx version="1.4"><header srclang="fr-FR"/><body>\n{entries}</body></tmx>\n'


def wanting(pairs: list[tuple[str, str]], articles: int, targets: list[Locale]) -> list[Catalog]:
    """Catalogs of articles that want drafts of sentences half of which are in ``pairs``."""
    drawn = random.Random(7)  # noqa: S311 - no secret
    found = []
    for number in range(articles):
        known = [source for source, _ in drawn.sample(pairs, SENTENCES // 2)]
        new = [f"Une phrase nouvelle, la {number} {at}." for at in range(SENTENCES // 2)]
        units = tuple(Unit(Key("", one), "", State.UNTRANSLATED) for one in known + new)
        found += [Catalog(f"a{number}", FRENCH, locale, units) for locale in targets]
    return found


def measured(project: Project, catalogs: list[Catalog]) -> tuple[float, list[Match | None]]:
    """Seconds of one run, and what it offers for each sentence of each catalog."""
    start = time.process_time()
    offered = Offered(project, catalogs)
    found: list[Match | None] = []
    for catalog in catalogs:
        memory, findings = offered.memory(catalog)
        if findings:
            raise SystemExit(findings[0].message)
        found += [memory.lookup(key) for key in catalog.living()]
    return time.process_time() - start, found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=3)
    parser.add_argument("--targets", default="en,de")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    targets = [Locale.parse(tag) for tag in options.targets.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "l10n.toml").write_text('source = "fr"\n', encoding="utf-8")
        project = load_project(root / "l10n.toml")
        pairs = sentences(options.pairs)
        catalogs = wanting(pairs, options.articles, targets)
        file = root / "memory" / "old.tmx"
        file.parent.mkdir()
        file.write_text(exported(pairs), encoding="utf-8")
        came, first = measured(project, catalogs)
        start = time.process_time()
        (done,) = import_all(project, [file], update=True)
        taken = time.process_time() - start
        if done.error:
            raise SystemExit(done.error.message)
        kept, second = measured(project, catalogs)
        same = first == second and any(first)
        result = {
            "pairs": options.pairs,
            "articles": options.articles,
            "targets": [locale.tag for locale in targets],
            "as_it_came_s": round(came, 2),
            "import_s": round(taken, 2),
            "kept_s": round(kept, 2),
            "ratio": round(came / kept, 1) if kept else None,
            "same": same,
        }
    if options.json:
        print(json.dumps(result, indent=2))
    else:
        print(
            f"{options.pairs:,} pairs, {options.articles} articles into {options.targets}:"
            f" as it came {came:.2f} s, kept {kept:.2f} s, ratio {result['ratio']};"
            f" import once {taken:.2f} s; offers are {'the same' if same else 'NOT the same'}"
        )
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
