"""Measure the splitter on a bed of paragraphs whose sentences are known.

    python benchmarks/segmentation.py --bed PATH [--bed PATH ...] [--json] [--errors] [--no-speed]

A bed is a JSON-lines file, or a folder of them, each line a paragraph: ``text``, ``sentences``,
and ``lang`` and ``genre`` where known (an article's gold has ``line`` and ``cls`` instead; its
language is that of its file name). A boundary is the end of a sentence inside a paragraph; the end
of the paragraph is given and not counted. Prints precision, recall and F per language and genre,
each error with its context (``--errors``), whether the same boundaries come out when no-break
spaces become ordinary ones, and the speed beside `re.split` on stops, which is the least that any
splitter must do. Exit code 1 when the no-break spaces make a difference, 2 when a bed is unusable.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n.segmentation import split

LANGUAGES = ("fr", "de", "en")
_NO_BREAK = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " "))
_CONTEXT = 45


class BedError(Exception):
    """A bed that cannot be used, with the place that says why."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a bed; ``ends`` are the code points at which its sentences end, the last left out."""

    name: str
    language: str
    genre: str
    text: str
    ends: tuple[int, ...]


@dataclass(slots=True)
class Score:
    """Boundaries counted over some paragraphs."""

    paragraphs: int = 0
    right: int = 0
    missed: int = 0
    wrong: int = 0
    errors: list[str] = field(default_factory=list)

    def precision(self) -> float:
        return 100 * self.right / (self.right + self.wrong or 1) if self.gold or self.wrong else 100

    def recall(self) -> float:
        return 100 * self.right / self.gold if self.gold else 100

    @property
    def gold(self) -> int:
        return self.right + self.missed

    def f(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 200 * self.right / total if total else 100


def read_bed(path: Path) -> Iterator[Paragraph]:
    """All paragraphs of a bed; raises `BedError` with ``path:line``."""
    files = sorted(path.glob("**/*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise BedError(f"{path}: there is no .jsonl file here")
    for file in files:
        try:
            lines = file.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise BedError(f"{file}: cannot be read ({error})") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _paragraph(json.loads(line), file)
                except (KeyError, ValueError, AttributeError, TypeError) as error:
                    raise BedError(
                        f"{file}:{number}: not a paragraph of a bed ({error})"
                    ) from error


def _paragraph(data: dict[str, object], file: Path) -> Paragraph:
    text = str(data["text"])
    language = str(data.get("lang") or _language_of(file))
    ends, at = [], 0
    for sentence in data["sentences"]:  # type: ignore[attr-defined]
        at = text.index(str(sentence).strip(), at) + len(str(sentence).strip())
        ends.append(at)
    name = str(data.get("id") or f"{file.name}:{data.get('line')}")
    genre = str(data.get("genre") or f"article {data.get('cls', '')}".strip())
    return Paragraph(name, language, genre, text, tuple(ends[:-1]))


def _language_of(file: Path) -> str:
    found = [part for part in re.split(r"[_.\W]+", file.name) if part in LANGUAGES]
    if not found:
        raise ValueError("no language: give “lang”, or name it in the file name")
    return found[0]


def ends(text: str, language: str) -> list[int]:
    """Where the sentences of ``text`` end, the last left out."""
    return [span.end for span in split(text, language)][:-1]


def score(paragraphs: Sequence[Paragraph]) -> dict[tuple[str, str], Score]:
    """Scores by language and genre."""
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for paragraph in paragraphs:
        one = scores[paragraph.language, paragraph.genre]
        found, gold = set(ends(paragraph.text, paragraph.language)), set(paragraph.ends)
        one.paragraphs += 1
        one.right += len(found & gold)
        one.missed += len(gold - found)
        one.wrong += len(found - gold)
        for at in sorted(found ^ gold):
            what = "missed" if at in gold else "wrong "
            left = paragraph.text[max(0, at - _CONTEXT) : at]
            right = paragraph.text[at : at + _CONTEXT]
            one.errors.append(f"{what} {paragraph.name}: …{left} ⏎{right}…")
    return dict(scores)


def no_break_differences(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The names of paragraphs whose boundaries change with ordinary spaces (offsets are the same)."""
    return [
        p.name
        for p in paragraphs
        if ends(p.text, p.language) != ends(p.text.translate(_NO_BREAK), p.language)
    ]


def speed(paragraphs: Sequence[Paragraph]) -> dict[str, dict[str, float]]:
    """Sentences per second on one core, best of five rounds, and the same for the bare minimum."""
    bare = re.compile(r"(?<=[.!?…])\s+")
    found = {}
    for language in sorted({p.language for p in paragraphs}):
        texts = [p.text for p in paragraphs if p.language == language]
        texts *= max(1, 300 // len(texts))
        ours = _rate(lambda text, language=language: split(text, language), texts)
        least = _rate(bare.split, texts)
        found[language] = {
            "sentences_per_second": round(ours),
            "re_split_sentences_per_second": round(least),
            "times_re_split": round(least / ours, 1),
        }
    return found


def _rate(splitter: Callable[[str], list[object]], texts: Sequence[str]) -> float:
    best = 0.0
    for _ in range(5):
        begin = time.process_time()
        count = sum(len(splitter(text)) for text in texts)
        best = max(best, count / max(time.process_time() - begin, 1e-9))
    return best


def main() -> int:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--bed", type=Path, action="append", required=True, help="file or folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--errors", action="store_true", help="list the errors of all genres")
    parser.add_argument("--genre", help="count this genre alone, such as news")
    parser.add_argument("--no-speed", action="store_true", help="do not measure the speed")
    options = parser.parse_args()
    try:
        paragraphs = [p for bed in options.bed for p in read_bed(bed)]
    except BedError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if options.genre:
        paragraphs = [p for p in paragraphs if p.genre == options.genre]
    if not paragraphs:
        print("error: no paragraph to measure", file=sys.stderr)
        return 2
    scores = score(paragraphs)
    changed = no_break_differences(paragraphs)
    rates = {} if options.no_speed else speed(paragraphs)
    if options.json:
        print(json.dumps(_as_json(scores, changed, rates), ensure_ascii=False, indent=2))
    else:
        _print(scores, changed, rates, errors=options.errors)
    return 1 if changed else 0


def _as_json(
    scores: dict[tuple[str, str], Score], changed: list[str], rates: dict[str, dict[str, float]]
) -> dict[str, object]:
    rows = [
        {
            "language": language,
            "genre": genre,
            "paragraphs": s.paragraphs,
            "boundaries": s.gold,
            "precision": round(s.precision(), 2),
            "recall": round(s.recall(), 2),
            "f": round(s.f(), 2),
            "errors": s.errors,
        }
        for (language, genre), s in sorted(scores.items())
    ]
    return {"scores": rows, "no_break_differences": changed, "speed": rates}


def _print(
    scores: dict[tuple[str, str], Score],
    changed: list[str],
    rates: dict[str, dict[str, float]],
    *,
    errors: bool,
) -> None:
    print(f"{'':3}{'genre':28}{'paragraphs':>11}{'boundaries':>11}{'P':>8}{'R':>8}{'F':>8}")
    for (language, genre), s in sorted(scores.items()):
        counts = f"{s.paragraphs:11}{s.gold:11}"
        print(f"{language:3}{genre:28}{counts}{s.precision():8.2f}{s.recall():8.2f}{s.f():8.2f}")
        if errors:
            for line in s.errors:
                print(f"     {line}")
    print("\nno-break spaces made ordinary:", ", ".join(changed) or "no difference")
    for language, rate in rates.items():
        print(
            f"{language}: {rate['sentences_per_second']:,} sentences/s; re.split on stops alone "
            f"does {rate['times_re_split']} times as many"
        )


if __name__ == "__main__":
    sys.exit(main())
