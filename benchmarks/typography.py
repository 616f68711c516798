"""How much of a bed the typography of each locale sets right, and how docutils does on the same cases.

    python benchmarks/typography.py --bed tests/placeables/typography/cases
    python benchmarks/typography.py --bed cases.jsonl --text reference.en-de.tsv.xz de
    python benchmarks/typography.py --bed cases.jsonl --text reference.en-de.tsv.xz de --speed 2

A bed is a file or folder of ``.jsonl`` (``locale``, ``input``, ``expected``, forms admitted in
``also``, ``kind``) or of ``.tsv`` as the tests have them. *Damaged* is a case whose input was right
already and came out otherwise. ``--text`` sets the last column of parallel text (``.tsv``, also
``.xz``) and shows a sample of what was changed, to be judged by eye. ``--speed`` sets so many
megabytes of it and of rows of quotation marks, beside docutils smartquotes and one plain search for
words, which is what merely looking at the text takes.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n.model.locale import Locale
from l10n.placeables.typography import typeset

SHOWN = str.maketrans({"␣": "\u00a0", "˽": "\u202f"})
"""How no-break blanks are written in ``.tsv`` beds, so that one sees them."""
_DOCUTILS = {"en": "en", "en-GB": "en-UK", "de": "de", "de-AT": "de", "de-CH": "de-CH"}
_DOCUTILS |= {"fr": "fr", "fr-CH": "fr-CH", "es": "es"}
_MOST = 20_000


@dataclass(frozen=True)
class Case:
    """One text, what becomes of it, and under which name it is counted."""

    name: str
    kind: str
    locale: Locale
    text: str
    admitted: tuple[str, ...]

    def verdict(self, made: str) -> str:
        if made in self.admitted:
            return "right"
        return "damaged" if self.text in self.admitted else "wrong"


def main() -> None:
    """Measure a bed, print a table by kind for us and docutils, and every miss of ours."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bed", type=Path, required=True, help="a file or a folder")
    parser.add_argument("--text", nargs=2, metavar=("FILE", "LOCALE"), help="parallel text as well")
    parser.add_argument("--sample", type=int, default=200, help="changes shown of --text")
    parser.add_argument(
        "--speed", type=float, metavar="MB", help="measure time on so much of --text"
    )
    chosen = parser.parse_args()
    cases = [*read(chosen.bed)]
    if not cases:
        raise SystemExit(f"{chosen.bed}: there is no case with locale, input and expected.")
    misses: list[str] = []
    ours, theirs = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for case in cases:
        made = typeset([case.text], case.locale).sentences[0]
        ours[case.kind, case.verdict(made)] += 1
        theirs[case.kind, case.verdict(docutils(case))] += 1
        if case.verdict(made) != "right":
            misses.append(
                f"{case.name} {case.locale}: {case.text!a} became {made!a}, "
                f"not {case.admitted[0]!a}"
            )
    print(*table({"l10n": ours, "docutils smartquotes": theirs}), sep="\n")
    print("", *misses, sep="\n")
    if chosen.text:
        sentences, locale = sentences_of(Path(chosen.text[0])), Locale.parse(chosen.text[1])
        told = (
            speeds(sentences, locale, chosen.speed)
            if chosen.speed
            else living(sentences, locale, chosen.sample)
        )
        print("", *told, sep="\n")


def read(bed: Path) -> Iterator[Case]:
    """The cases of ``bed``, file by file."""
    files = sorted([*bed.glob("*.jsonl"), *bed.glob("*.tsv")]) if bed.is_dir() else [bed]
    for file in files:
        rows = enumerate(file.read_text("utf-8").splitlines(), start=1)
        parse = _from_tsv if file.suffix == ".tsv" else _from_json
        for number, line in rows:
            if line.strip() and not line.startswith("#"):
                yield from parse(line, f"{file.stem}:{number}", file.stem)


def _from_json(line: str, name: str, kind: str) -> Iterator[Case]:
    row = json.loads(line)
    if {"locale", "input", "expected"} <= row.keys():
        admitted = (row["expected"], *row.get("also", ()))
        locale = Locale.parse(row["locale"])
        yield Case(row.get("id", name), row.get("kind", kind), locale, row["input"], admitted)


def _from_tsv(line: str, name: str, kind: str) -> Iterator[Case]:
    tags, text, expected = ([*line.translate(SHOWN).split("\t"), ""])[:3]
    for tag in tags.split():
        yield Case(name, kind, Locale.parse(tag), text, (expected or text,))


def docutils(case: Case) -> str:
    """The case by docutils' smartquotes: quotation marks of the locale, dashes and ellipses."""
    return _smart(case.text, case.locale)


def _smart(text: str, locale: Locale) -> str:
    from docutils.utils.smartquotes import smartyPants  # type: ignore[import-untyped]

    made: str = smartyPants(text, attr="2", language=_DOCUTILS[locale.tag])
    return made


def table(tools: dict[str, Counter[tuple[str, str]]]) -> list[str]:
    """Right, wrong and damaged for each kind and tool."""
    columns = ("right", "wrong", "damaged")
    kinds = sorted({kind for counts in tools.values() for kind, _ in counts})
    lines = [
        " " * 18 + "".join(tool.rjust(27) for tool in tools),
        "kind".ljust(18) + "".join(each.rjust(9) for _ in tools for each in columns),
    ]
    for kind in [*kinds, "ALL"]:
        numbers = [
            sum(
                count
                for (one, what), count in counts.items()
                if what == each and kind in (one, "ALL")
            )
            for counts in tools.values()
            for each in columns
        ]
        lines.append(kind.ljust(18) + "".join(str(each).rjust(9) for each in numbers))
    return lines


def sentences_of(file: Path) -> list[str]:
    """The last column of ``file``, row by row."""
    opened: Callable[..., object] = lzma.open if file.suffix == ".xz" else open
    with opened(file, "rt", encoding="utf-8") as lines:  # type: ignore[attr-defined]
        return [line.rstrip("\n").split("\t")[-1] for line in lines]


def speeds(sentences: Sequence[str], locale: Locale, size: float) -> Iterator[str]:
    """Seconds a megabyte and how many times a plain search for words, for each kind of text."""
    prose: list[str] = []
    length = 0
    for sentence in cycle(sentences):
        if length > size * 1e6:
            break
        prose.append(sentence)
        length += len(sentence) + 1
    texts = {
        "prose, paragraphs of 4": [prose[at : at + 4] for at in range(0, len(prose), 4)],
        "prose, one paragraph": [prose],
        "prose, one sentence": [[" ".join(prose)]],
        "a row of marks": [['"' * int(size * 1e6)]],
        "a row of quotations": [['"so" ' * int(size * 2e5)]],
    }
    yield f"{'':24}{'l10n':>18}{'docutils':>19}{'plain search':>17}"
    for name, paragraphs in texts.items():
        joined = [" ".join(paragraph) for paragraph in paragraphs]
        plain = _timed(lambda paragraph: re.findall(r"\w+", paragraph), joined)
        ours = _timed(lambda paragraph: typeset(paragraph, locale), paragraphs)
        theirs = _timed(lambda paragraph: _smart(paragraph, locale), _first(joined))
        yield (
            f"{name:24}{ours:8.2f} s/MB{ours / plain:4.0f}×{theirs:9.2f} s/MB{theirs / plain:4.0f}×"
            f"{plain:12.3f} s/MB"
        )
    yield f"docutils has had the first {_MOST:,} code points: its time grows with the square of them."


def _first(paragraphs: Sequence[str]) -> list[str]:
    found: list[str] = []
    left = _MOST
    for paragraph in paragraphs:
        found.append(paragraph[:left])
        left -= len(paragraph)
        if left <= 0:
            break
    return found


def _timed(work: Callable[..., object], pieces: Sequence[Sequence[str]]) -> float:
    """Seconds a megabyte that ``work`` takes for ``pieces``."""
    amount = sum(len(part) for piece in pieces for part in piece) / 1e6
    start = time.process_time()
    for piece in pieces:
        work(piece)
    return (time.process_time() - start) / amount


def living(sentences: Sequence[str], locale: Locale, sample: int) -> Iterator[str]:
    """How many of the sentences that people wrote are changed, and a sample of the changes."""
    rules = Counter[str]()
    changed: list[str] = []
    unset = 0
    for sentence in sentences:
        done = typeset([sentence], locale)
        unset += bool(done.left_out)
        rules.update({change.rule for change in done.changes})
        if done.changes:
            changed.append(
                " ¦ ".join(
                    f"{one.rule}: {sentence[max(0, one.span.start - 16) : one.span.start]}"
                    f"[{one.before}→{one.after}]{sentence[one.span.end : one.span.end + 12]}"
                    for one in done.changes
                )
            )
    yield f"{len(changed)} of {len(sentences)} sentences are changed: {dict(rules.most_common())}"
    yield f"{unset} did not come to rest."
    yield from random.Random(0).sample(changed, min(sample, len(changed)))  # noqa: S311


if __name__ == "__main__":
    main()
