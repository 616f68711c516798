"""Merging against ``msgmerge --previous`` on the same edits of real articles.

    python benchmarks/merging.py [--sequences 200] [--edits 8 24] [--seed 5] [--misses]

First the edits of ``tests/merging/edits.toml``, one at a time, then random sequences of edits with
a fixed seed, on every French article that the tests have. Both programs get the same old catalog
and the same new sentences in the same roles. Needs GNU gettext; prints Markdown.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n import po
from l10n.merging import bring_up
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit
from l10n.workflow.carrying import carrier
from tests.merging.articles import dumps, reviewed_catalog
from tests.merging.editing import EDITS, Document, Sentence, edited, fresh
from tests.merging.judging import judged
from tests.merging.real_edits import known, real_edits

FRENCH = Locale("fr")
_LEGEND = """
- *kept*: sentences that nobody touched, still reviewed with the same translation and remarks
- *found*: edited sentences that have their old translation, marked fuzzy; where several became one,
  one of theirs will do
- *joins whole*: of these, sentences made of several that have the translations of all
- *described*: those with a note that says what changed; msgmerge writes the old source and no more,
  and so do we besides
- *parts told*: second parts of split sentences with a note where their words were translated
- *wrong*: sentences with the translation of another sentence

What is not found has mostly lost its words: one of the two words of a heading, a tail and then the
head, a part of a part.
"""
MSGMERGE = shutil.which("msgmerge") or sys.exit("msgmerge is missing: install GNU gettext")


@dataclass(frozen=True, slots=True)
class Case:
    """One article before and after."""

    name: str
    before: Catalog
    after: Catalog
    sentences: Document
    targets: dict[int, str]


def ours(case: Case) -> Catalog:
    """What this project makes of it."""
    return bring_up(case.before, case.after, carry=carrier(FRENCH, case.after.locale)).catalog


def theirs(case: Case) -> Catalog:
    """What msgmerge makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        old, new, out = (Path(folder, name) for name in ("old.po", "new.pot", "out.po"))
        old.write_bytes(po.render(case.before))
        new.write_bytes(po.render(case.after))
        subprocess.run(
            [MSGMERGE, "--previous", "--quiet", "--no-wrap", "-o", out, old, new],
            check=True,
            capture_output=True,
        )
        return po.read(out.read_bytes(), "out.po").catalog


def singles() -> Iterable[tuple[str, Case]]:
    """The edits of the data file, each alone, in both catalogs of the example article."""
    for tag in ("en", "de"):
        for edit in real_edits():
            before, sentences, targets = reviewed_catalog(tag, edit.text)
            sentences = known(edit, sentences, before, targets)
            after = fresh(sentences, "article", Locale(tag))
            yield edit.name, Case(edit.name, before, after, sentences, targets)


def sequences(count: int, edits: int, seed: int) -> Iterable[tuple[str, Case]]:
    """Random edits of every article, the same on every run."""
    articles = dumps()
    for at in range(count):
        rng = random.Random(f"{seed} {at}")  # noqa: S311
        name = sorted(articles)[at % len(articles)]
        foreign = [
            one.text
            for other in sorted(articles)
            if other != name
            for one in articles[other]
            if not one.context
        ]
        sentences = articles[name]
        targets = {n: f"[{name} {n}] {one.text}" for one in sentences for n in one.ids}
        before = fresh(sentences, name, Locale("en"))
        by_key = {one.key: targets[one.ids[0]] for one in sentences}
        before = replace(
            before,
            units=tuple(
                replace(unit, target=by_key[unit.key], state=State.REVIEWED)
                for unit in before.units
            ),
        )
        names = rng.choices([*EDITS], k=edits)
        after = edited(rng, sentences, foreign, names)
        yield name, Case(name, before, fresh(after, name, Locale("en")), after, targets)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sequences", type=int, default=200)
    parser.add_argument("--edits", type=int, nargs="+", default=[8, 24])
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--misses", action="store_true", help="show what ours did not find")
    options = parser.parse_args()
    version = subprocess.run([MSGMERGE, "--version"], check=True, capture_output=True, text=True)
    print("# Merging beside msgmerge\n")
    print(f"    python benchmarks/merging.py {' '.join(sys.argv[1:])}".rstrip())
    print(f"\n{version.stdout.splitlines()[0]}; Python {sys.version.split()[0]}\n{_LEGEND}")
    print("## Realistic edits of the example article, each alone, English and German together\n")
    _table(singles(), options.misses)
    for edits in options.edits:
        print(f"\n## {options.sequences} random sequences of {edits} edits, seed {options.seed}\n")
        cases = sequences(options.sequences, edits, options.seed)
        _table((("all articles", case) for _, case in cases), options.misses)
    speed()


def speed() -> None:
    """Print how long merging takes where there is much to find."""
    rng = random.Random(5)  # noqa: S311
    words = sorted({word for text in dumps().values() for one in text for word in one.text.split()})

    def sentence() -> str:
        return " ".join(rng.choices(words, k=rng.randint(8, 28)))

    def changed(text: str) -> str:
        parts = text.split()
        parts[rng.randrange(len(parts))] = rng.choice(words)
        return " ".join(parts)

    def article(texts: Iterable[str]) -> Catalog:
        found = [Sentence(text, "", at // 5, (at,)) for at, text in enumerate(texts)]
        return fresh(found, "article", Locale("en"))

    def reviewed(catalog: Catalog) -> tuple[Unit, ...]:
        units = catalog.units
        return tuple(replace(unit, target=unit.source, state=State.REVIEWED) for unit in units)

    texts = [sentence() for _ in range(2000)]
    gone = [Unit(Key("", sentence()), "gone", State.OBSOLETE) for _ in range(5000)]
    many = article(texts)
    many = replace(many, units=reviewed(many))
    few = article(texts[:500])
    few = replace(few, units=(*reviewed(few), *gone))
    print("\n## Speed\n\n| catalog | article | seconds |\n|---|---|--:|")
    for said, edit, new in (
        ("2,000 reviewed", "a word changed in each sentence", article(map(changed, texts))),
        ("500 reviewed, 5,000 obsolete", "a word changed in each sentence",
         article(map(changed, texts[:500]))),
        ("500 reviewed, 5,000 obsolete", "500 of the obsolete return, a word changed in each",
         article(changed(unit.source) for unit in gone[:500])),
        ("500 reviewed, 5,000 obsolete", "500 new sentences", article(sentence() for _ in gone[:500])),
    ):  # fmt: skip
        before = many if said.startswith("2,000") else few
        began = time.process_time()
        bring_up(before, new, carry=carrier(FRENCH, Locale("en")))
        print(f"| {said} | {edit} | {time.process_time() - began:.2f} |")


def _table(cases: Iterable[tuple[str, Case]], misses: bool) -> None:
    counts: dict[str, dict[str, Counter[str]]] = {}
    seconds: Counter[str] = Counter()
    for name, case in cases:
        for who, merge in (("ours", ours), ("msgmerge", theirs)):
            began = time.perf_counter()
            merged = merge(case)
            seconds[who] += time.perf_counter() - began
            found, said = judged(case.sentences, case.before, merged, case.targets)
            counts.setdefault(name, {}).setdefault(who, Counter()).update(found)
            if misses and who == "ours":
                print(*(f"{case.name}: {line}" for line in said), sep="\n", file=sys.stderr)
    print("| edit | by | kept | found | joins whole | described | parts told | wrong |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    total = {"ours": Counter[str](), "msgmerge": Counter[str]()}
    for name, both in counts.items():
        for who, found in both.items():
            total[who] += found
            print(_row(name, who, found))
    if len(counts) > 1:
        for who, found in total.items():
            print(_row("**together**", who, found))
    print(f"\n{seconds['ours']:.1f} s ours, {seconds['msgmerge']:.1f} s msgmerge with its files.")


def _row(name: str, who: str, found: Counter[str]) -> str:
    cells = [
        f"{found['kept']} / {found['untouched']}",
        f"{found['found']} / {found['edited']}",
        f"{found['whole']} / {found['joins']}",
        f"{found['described']} / {found['edited']}",
        f"{found['pointed']} / {found['parts']}",
        str(found["wrong"]),
    ]
    return f"| {name} | {who} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
