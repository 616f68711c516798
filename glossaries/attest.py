"""Where the renderings of the glossaries are attested: parallel text, and the names of CLDR.

    python glossaries/attest.py --corpora DIR [--write] [--doubtful RATE] [--only CONCEPT …]

DIR holds a folder for each language pair (`fr-en`, `fr-de`, `en-de`) with files `*.tsv.xz`: source,
tab, target. A concept is attested in a sentence pair when the matcher of the product finds it in
the source and an admitted rendering in the target, inflected or not. Prints a table; with --write
also fills the column `source`. What people wrote there (`own name: …`, `editorial: …`) stays.

A concept is attested when evidence connects its three languages: two of the pairs, or one where
the third language has the same form (*Angela Merkel*), or CLDR, or a source written by hand.
Exit code 1 when one is not.
"""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import csv
import io
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from glossaries.cldr import Names, cldr_names, in_cldr
from l10n.model.glossary import Glossary, Term
from l10n.model.locale import Locale
from l10n.terminology import Matcher, load
from l10n.terminology.phrases import phrase

FOLDER = Path(__file__).resolve().parent
PAIRS = ("fr-en", "fr-de", "en-de")
NEWS = "wmt-news"
SHOWN_AS = {"lex-eurovoc": "EuroVoc"}
# CLDR is read from Babel instead; the others are about software, where a port is no harbour.
LEFT_OUT = frozenset(
    {
        "lex-geo",
        "bitcoin-org",
        "cc-legalcode",
        "debian-web",
        "mozilla-legal",
        "mozilla-www",
        "nextstrain",
        "opendatahandbook",
        "opensource-guide",
        "privacyguides",
    }
)
ENOUGH = 20
"""Sentence pairs with a concept that are looked at, for each language pair: more prove nothing."""
BY_HAND = ("own name:", "editorial:")
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Tally:
    """What a language pair says of one concept."""

    seen: int = 0
    """Sentence pairs whose source has the concept; `ENOUGH` at most."""
    held: Counter[str] = field(default_factory=Counter)
    """By corpus: those of them whose target has an admitted rendering."""
    lost: list[tuple[str, str]] = field(default_factory=list)
    """The others: source and target."""

    @property
    def rate(self) -> float:
        return self.held.total() / self.seen if self.seen else 1.0


Tallies = dict[str, dict[str, Tally]]
"""By concept, then by language pair."""


def corpora(folder: Path, pair: str) -> list[tuple[str, Path]]:
    """Name and file of each corpus of a language pair, news first."""
    files = ((path.name.removesuffix(".tsv.xz"), path) for path in (folder / pair).glob("*.tsv.xz"))
    kept = [(name, path) for name, path in files if name not in LEFT_OUT]
    if not kept:
        raise SystemExit(f"{folder / pair}: no *.tsv.xz there. Name the folder of the corpora.")
    return sorted(kept, key=lambda one: (one[0] != NEWS, one[0]))


def sentence_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Source and target of every line of a corpus."""
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            source, _, target = line.rstrip("\n").partition("\t")
            yield source, target


class Sieve:
    """Tells texts that may hold a concept that is still looked for, without reading them closely.

    Each form of a concept is kept under its longest word, which most texts do not have.
    """

    def __init__(self, glossary: Glossary, language: str) -> None:
        self._forms: dict[str, dict[str, list[list[frozenset[str]]]]] = {}
        for term in glossary.terms:
            rendering = term.renderings[language]
            for form in rendering.admitted:
                if compiled := phrase(form, term, language, rendering):
                    pieces = sorted((piece.forms for piece in compiled.pieces), key=_length)
                    for word in pieces.pop():
                        by_concept = self._forms.setdefault(word, {})
                        by_concept.setdefault(term.concept, []).append(pieces)

    def passes(self, text: str) -> bool:
        # A dotted acronym is one word to the matcher.
        words = set(_WORD.findall(text.lower().replace("œ", "oe").replace(".", "")))
        return any(
            not any(words.isdisjoint(piece) for piece in pieces)
            for word in words & self._forms.keys()
            for forms in self._forms[word].values()
            for pieces in forms
        )

    def settle(self, concept: str) -> None:
        """Look for ``concept`` no more."""
        for word, by_concept in list(self._forms.items()):
            if by_concept.pop(concept, None) and not by_concept:
                del self._forms[word]


def _length(forms: frozenset[str]) -> int:
    return min(map(len, forms))


def tally(glossary: Glossary, folder: Path) -> Tallies:
    """Count, for every concept and language pair, where its renderings stand side by side."""
    tallies: Tallies = {term.concept: {pair: Tally() for pair in PAIRS} for term in glossary.terms}
    for pair in PAIRS:
        language, target_language = pair.split("-")
        looked_for = _plain(glossary) if language != "fr" else glossary
        matcher = Matcher(looked_for, language)
        targets = matcher.targets(Locale(target_language))
        sieve = Sieve(looked_for, language)
        for name, path in corpora(folder, pair):
            shown = SHOWN_AS.get(name, name)
            for source, target in sentence_pairs(path):
                if not sieve.passes(source):
                    continue
                found = {match.term.concept: match.term for match in matcher.find(source)}
                for concept, term in found.items():
                    one = tallies[concept][pair]
                    if one.seen == ENOUGH:
                        continue
                    one.seen += 1
                    if targets.admitted(term, target):
                        one.held[shown] += 1
                    else:
                        one.lost.append((source, target))
                    if one.seen == ENOUGH:
                        sieve.settle(concept)
    return tallies


def _plain(glossary: Glossary) -> Glossary:
    """``glossary`` without English variants of one common word.

    The glossary is made to be looked for in French: *round* may render *obus*, and yet not every
    round is a shell.
    """
    terms = []
    for term in glossary.terms:
        english = term.renderings["en"]
        kept = tuple(form for form in english.variants if " " in form or form[0].isupper())
        terms.append(
            replace(term, renderings={**term.renderings, "en": replace(english, variants=kept)})
        )
    return Glossary(tuple(terms))


def source_of(term: Term, tallies: dict[str, Tally], names: Names) -> str:
    """The cell `source`: for each language pair the corpus that says most, CLDR, what is by hand."""
    parts = []
    for pair, one in tallies.items():
        if one.held:
            name, count = max(one.held.items(), key=lambda item: (item[1], item[0] == NEWS))
            parts.append(f"{name} {pair} {count}")
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


def write(path: Path, sources: dict[str, str]) -> None:
    """Fill the column `source` of one glossary file."""
    text = path.read_text(encoding="utf-8")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {"source": sources[row["concept"]]} for row in table)
    path.write_text(out.getvalue(), encoding="utf-8", newline="\n")


def main() -> int:
    """Count, print, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="fill the column source")
    parser.add_argument(
        "--doubtful",
        type=float,
        default=0.0,
        metavar="RATE",
        help="show sentences of concepts that are rendered otherwise more often",
    )
    parser.add_argument("--only", nargs="*", default=[], metavar="CONCEPT")
    options = parser.parse_args()
    files = sorted(FOLDER.glob("*.csv"))
    glossary, _ = load([(path.name, path.read_bytes()) for path in files])
    # A section's label counts where it is the whole line; here any text may attest it.
    terms = [replace(one, type="title") if one.type == "section" else one for one in glossary.terms]
    if options.only:
        terms = [term for term in terms if term.concept in options.only]
    glossary = Glossary(tuple(terms))
    tallies = tally(glossary, options.corpora)
    names = cldr_names()
    sources = {term.concept: source_of(term, tallies[term.concept], names) for term in terms}

    for term in terms:
        counts = "".join(
            f"{one.held.total():>4}/{one.seen:<4}" for one in tallies[term.concept].values()
        )
        print(f"{term.concept:32}{counts} {sources[term.concept]}")
        for pair, one in tallies[term.concept].items():
            if 1 - one.rate > options.doubtful > 0 or options.only:
                for source, target in one.lost[:5]:
                    print(f"    {pair}: {source}\n           {target}")
    missing = [term.concept for term in terms if not attested(term, sources[term.concept])]
    print(f"{len(terms) - len(missing)} of {len(terms)} concepts are attested.")
    if missing:
        print("not attested: " + ", ".join(missing))
    if options.write and not options.only:
        for path in files:
            write(path, sources)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
