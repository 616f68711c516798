"""Where the renderings of the glossaries are attested: parallel text, and the names of CLDR.

    python glossaries/attest.py --corpora DIR [--write] [--doubtful RATE] [--only CONCEPT …]

DIR holds a folder for each language pair (`fr-en`, `fr-de`, `en-de`) with files `*.tsv.xz`: source,
tab, target. Prints for each concept and pair how many sentences hold both sides, of how many that
have the source; with --doubtful 0.2 also sentences of those rendered otherwise in more than a
fifth: a rendering that is wrong, or a variant that is missing. With --write the column `source` is
filled; what people wrote there (`own name: …`, `transcription: …`, `editorial: …`) stays.

A concept is attested when evidence connects its three languages: two of the pairs, or one where
the third language has the same form (*Angela Merkel*), or CLDR, or a source written by hand.
Exit code 1 when one is not. Minutes of one core.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from glossaries.cldr import Names, cldr_names, in_cldr
from glossaries.parallel import NEWS, PAIRS, Tally, tally
from l10n.model.glossary import Glossary, Term
from l10n.terminology import load

FOLDER = Path(__file__).resolve().parent
SHOWN_AS = {"lex-eurovoc": "EuroVoc"}
BY_HAND = ("own name:", "transcription:", "editorial:")
SENTENCES = 5


def source_of(term: Term, tallies: Mapping[str, Tally], names: Names) -> str:
    """The cell `source`: for each language pair the corpus that says most, CLDR, what is by hand."""
    parts = []
    for pair, one in tallies.items():
        if one.held:
            name, count = max(one.held.items(), key=lambda item: (item[1], item[0] == NEWS))
            parts.append(f"{SHOWN_AS.get(name, name)} {pair} {count}")
    if in_cldr(term, names):
        parts.append("CLDR")
    parts += [part for part in term.source.split(", ") if part.startswith(BY_HAND)]
    return ", ".join(parts)


def attested(term: Term, source: str) -> bool:
    """Whether ``source`` connects the three languages."""
    if "CLDR" in source or any(mark in source for mark in BY_HAND):
        return True
    forms = {tag: term.renderings[tag].preferred for tag in ("fr", "en", "de")}
    connected = [f" {pair} " in source or forms[pair[:2]] == forms[pair[3:]] for pair in PAIRS]
    return bool(source) and sum(connected) >= 2


def write(path: Path, sources: Mapping[str, str]) -> None:
    """Fill the column `source` of one glossary file."""
    text = path.read_text(encoding="utf-8")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {"source": sources[row["concept"]]} for row in table)
    path.write_text(out.getvalue(), encoding="utf-8", newline="\n")


def show(term: Term, tallies: Mapping[str, Tally], source: str, doubtful: float) -> None:
    """Print the line of a concept, and sentences of the pairs with more doubt than ``doubtful``."""
    counts = "".join(f"{one.held.total():>4}/{one.seen:<4}" for one in tallies.values())
    print(f"{term.concept:32}{counts} {source}")
    for pair, one in tallies.items():
        if one.doubt > doubtful:
            for source_text, target_text in one.lost[:SENTENCES]:
                print(f"    {pair}: {source_text}\n           {target_text}")


def main() -> int:
    """Count, print, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="fill the column source")
    parser.add_argument("--doubtful", type=float, default=1.0, metavar="RATE")
    parser.add_argument("--only", nargs="*", default=[], metavar="CONCEPT")
    options = parser.parse_args()
    files = sorted(FOLDER.glob("*.csv"))
    glossary, _ = load([(path.name, path.read_bytes()) for path in files])
    # A section's label counts where it is the whole line; here any text may attest it.
    glossary = Glossary(
        tuple(
            replace(one, type="title") if one.type == "section" else one for one in glossary.terms
        )
    )
    terms = [one for one in glossary.terms if not options.only or one.concept in options.only]
    tallies = tally(glossary, options.corpora, {term.concept for term in terms})
    names = cldr_names()
    sources = {term.concept: term.source for term in glossary.terms}
    for term in terms:
        sources[term.concept] = source_of(term, tallies[term.concept], names)
        show(term, tallies[term.concept], sources[term.concept], options.doubtful)
    missing = [term.concept for term in terms if not attested(term, sources[term.concept])]
    print(f"{len(terms) - len(missing)} of {len(terms)} concepts are attested.")
    if missing:
        print("not attested: " + ", ".join(missing))
    if options.write:
        for path in files:
            write(path, sources)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
