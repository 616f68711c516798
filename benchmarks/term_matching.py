"""How fast terms are found in a text, and how the time grows with text and glossary.

    python benchmarks/term_matching.py [--concepts 10000] [--segments 100000] [--plot FILE.svg]

Glossary and text are made up from a seed: French-like words by Zipf's law, terms of one to four
words, every other segment with a term, half of the terms inflected. The same text is searched by
one regular expression of all forms as they are written (`re`) and, where it is installed, by an
Aho-Corasick automaton (`ahocorasick`): both know no inflection and no context, so that they find
fewer terms. `re` is measured on as many segments as it can do in the time. One core; seconds of
CPU.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology import Matcher

ONSETS = "b br c ch d f fl g gr j l m n p pl r s t tr v"
VOWELS = "a e é i o u ou eau an in on ai"
ENDINGS = "e er ion eur al ique age ment ien té ade oir"
SMALL = "le la les de du des et en un une à au dans pour par sur qui que est a ont"


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement: how much was searched, and the seconds for building and for finding."""

    concepts: int
    segments: int
    building: float
    finding: float
    found: int

    @property
    def total(self) -> float:
        return self.building + self.finding


def vocabulary(chance: random.Random, size: int) -> list[str]:
    """``size`` different words that look French."""
    onsets, vowels, endings = ONSETS.split(), VOWELS.split(), ENDINGS.split()
    found: dict[str, None] = {}
    while len(found) < size:
        syllables = [
            chance.choice(onsets) + chance.choice(vowels) for _ in range(chance.randint(1, 3))
        ]
        found["".join(syllables) + chance.choice(endings)] = None
    return list(found)


def glossary(chance: random.Random, names: Sequence[str], size: int) -> Glossary:
    """``size`` concepts, one in ten a name, one in twenty told apart by context."""
    forms: dict[str, None] = {}
    while len(forms) < size:
        parts = [chance.choice(names) for _ in range(chance.choice((1, 1, 2, 2, 2, 3)))]
        if len(parts) > 1 and chance.random() < 0.5:
            parts.insert(1, "de")
        forms[" ".join(parts)] = None
    terms = []
    for number, form in enumerate(forms):
        name = number % 10 == 0
        shown = form.title() if name else form
        context = (chance.choice(names),) if number % 20 == 1 else ()
        terms.append(
            Term(
                f"concept{number}",
                "place" if name else "term",
                {"fr": Rendering(shown), "en": Rendering(f"term {number}")},
                Where("made.csv", number + 2),
                context=context,
            )
        )
    return Glossary(tuple(terms))


def texts(chance: random.Random, names: Sequence[str], terms: Glossary, count: int) -> list[str]:
    """``count`` segments of 12 to 32 words."""
    weights = [1 / (rank + 2) for rank in range(len(names))]
    pool = chance.choices(names, weights, k=200_000)
    small = chance.choices(SMALL.split(), k=1000)
    found = []
    for number in range(count):
        start = chance.randrange(len(pool) - 40)
        words = pool[start : start + chance.randint(8, 22)]
        for at in range(0, len(words), 2):
            words[at] = f"{small[(start + at) % 1000]} {words[at]}"
        if number % 2:
            form = chance.choice(terms.terms).renderings["fr"].preferred
            words.insert(len(words) // 2, form + "s" if number % 4 == 1 else form)
        found.append(" ".join(words).capitalize() + ".")
    return found


def ours(made: Glossary, segments: Sequence[str]) -> Run:
    """Build a matcher and look into every segment."""
    start = time.process_time()
    built = Matcher(made, "fr")
    middle = time.process_time()
    found = sum(len(built.find(text)) for text in segments)
    return Run(len(made.terms), len(segments), middle - start, time.process_time() - middle, found)


def regular(made: Glossary, segments: Sequence[str], most: float) -> Run:
    """One alternation of all forms, the longest first, for at most ``most`` seconds."""
    start = time.process_time()
    forms = sorted((term.renderings["fr"].preferred for term in made.terms), key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b")
    return _timed(made, segments, start, lambda text: len(pattern.findall(text)), most)


def automaton(made: Glossary, segments: Sequence[str]) -> Run | None:
    """An Aho-Corasick automaton of all forms, with a look at the letters beside each hit."""
    try:
        library = importlib.import_module("ahocorasick")
    except ImportError:
        return None
    start = time.process_time()
    built = library.Automaton()
    for term in made.terms:
        form = term.renderings["fr"].preferred
        built.add_word(form, form)
    built.make_automaton()

    def count(text: str) -> int:
        hits = 0
        for end, form in built.iter(text):
            first = end - len(form)
            before = first < 0 or not text[first].isalnum()
            hits += before and not text[end + 1 : end + 2].isalnum()
        return hits

    return _timed(made, segments, start, count, float("inf"))


def _timed(
    made: Glossary,
    segments: Sequence[str],
    start: float,
    count: Callable[[str], int],
    most: float,
) -> Run:
    middle = time.process_time()
    found = done = 0
    for text in segments:
        found += count(text)
        done += 1
        if time.process_time() - middle > most:
            break
    return Run(len(made.terms), done, middle - start, time.process_time() - middle, found)


def main() -> int:
    """Measure and print; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--concepts", type=int, default=10_000)
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - made-up text, no secret
    names = vocabulary(chance, 20_000)
    made = glossary(chance, names, options.concepts)
    segments = texts(chance, names, made, options.segments)
    words = sum(text.count(" ") + 1 for text in segments)
    print(f"{len(made.terms)} concepts, {len(segments)} segments, {words} words")

    parts = (8, 4, 2, 1)
    by_text = [ours(made, segments[: len(segments) // part]) for part in parts]
    whole = by_text[-1]
    few = segments[: len(segments) // 4]
    by_terms = [ours(Glossary(made.terms[: len(made.terms) // part]), few) for part in parts[:-1]]
    by_terms.append(by_text[1])
    for title, runs in (("text grows", by_text), ("glossary grows", by_terms)):
        print(f"{title:16}concepts  segments  build s  find s  µs/segment   found")
        for run in runs:
            each = 1e6 * run.finding / run.segments
            print(
                f"{'':16}{run.concepts:8}{run.segments:10}{run.building:9.2f}{run.finding:8.2f}"
                f"{each:12.1f}{run.found:8}"
            )
    print(f"{'competitor':16}concepts  segments  build s  find s  µs/segment   found   times ours")
    for name, run in (
        ("re", regular(made, segments, 3)),
        ("ahocorasick", automaton(made, segments)),
    ):
        if run is None:
            print(f"{name:16}not installed")
            continue
        each, mine = run.finding / run.segments, whole.finding / whole.segments
        print(
            f"{name:16}{run.concepts:8}{run.segments:10}{run.building:9.2f}{run.finding:8.2f}"
            f"{1e6 * each:12.1f}{run.found:8}{each / mine:13.2f}"
        )
    if options.plot:
        options.plot.write_text(plot(by_text, by_terms), encoding="utf-8")
    return 0


def plot(by_text: Sequence[Run], by_terms: Sequence[Run]) -> str:
    """An SVG of two panels: seconds over segments, and over concepts."""
    panels = [
        ("segments", [(run.segments, run.total) for run in by_text], 60),
        ("concepts", [(run.concepts, run.total) for run in by_terms], 400),
    ]
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="300" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="720" height="300" fill="white"/>',
    ]
    fixed = {"segments": by_text[-1].concepts, "concepts": by_terms[-1].segments}
    for axis, points, left in panels:
        across, up = max(x for x, _ in points), max(y for _, y in points)
        other = "concepts" if axis == "segments" else "segments"
        lines.append(
            f'<text x="{left + 130}" y="24" text-anchor="middle">'
            f"{fixed[axis]:,} {other}: seconds (build and find)</text>"
        )
        lines.append(
            f'<path d="M{left} 40V250H{left + 260}" fill="none" stroke="black"/>'
            f'<text x="{left + 130}" y="290" text-anchor="middle">{axis}</text>'
        )
        placed = [(left + 250 * x / across, 250 - 200 * y / up) for x, y in points]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        lines.append(f'<polyline points="{joined}" fill="none" stroke="#1f5f99" stroke-width="2"/>')
        for (x, y), (value, seconds) in zip(placed, points, strict=True):
            lines.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#1f5f99"/>'
                f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="middle">{seconds:.1f}</text>'
                f'<text x="{x:.1f}" y="268" text-anchor="middle">{value / 1000:g}k</text>'
            )
    return "\n".join([*lines, "</svg>\n"])


if __name__ == "__main__":
    raise SystemExit(main())
