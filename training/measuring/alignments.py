"""Word alignments checked by hand: their file format, and the error rate of others against them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from pathlib import Path

SETS = Path(__file__).with_name("alignments")
"""Where the hand-checked sets lie, one `<source>-<target>.tsv` for each direction."""

Link = tuple[int, int]
"""Number of the source word, number of the target word, both from 0."""

Ends = tuple[int, int]
"""Where a word begins and ends in its text: code points, half-open."""

# French elisions are words of their own (`l'`, `qu'`), so is the English 's. Numbers keep their
# separators, compounds their hyphens; any other sign stands alone.
_WORD = re.compile(
    r"""
      (?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)
    | ['’]s(?!\w)
    | \d+(?:[.,:\u00a0\u202f]\d+)*(?![\w-])
    | \w+(?:[-‑]\w+)*
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINK = re.compile(r"(\d+)([-?])(\d+)")


def words(text: str) -> list[Ends]:
    """Return where the words of a text stand, in order."""
    return [match.span() for match in _WORD.finditer(text)]


def tokens(text: str) -> list[str]:
    """Return the words of a text, in order."""
    return _WORD.findall(text)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence pair with its links; `possible` contains `sure`."""

    source: str
    target: str
    sure: frozenset[Link]
    possible: frozenset[Link]


def read_aligned(path: Path) -> list[Aligned]:
    """Read a set: source, target, links, with tabs between; `i-j` is sure and `i?j` possible.

    Raises `ValueError`, with `path:line`, for a row that is not three fields, a link that cannot be
    read, stands twice or points behind the last word, and a pair without any sure link.
    """
    found = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                found.append(_aligned(line.rstrip("\n").split("\t")))
            except ValueError as error:
                raise ValueError(f"{path}:{number}: {error}") from None
    return found


def _aligned(fields: list[str]) -> Aligned:
    if len(fields) != 3:
        raise ValueError(f"3 fields with tabs between were expected, there are {len(fields)}")
    source, target, links = fields
    ends = len(words(source)), len(words(target))
    sure: set[Link] = set()
    possible: set[Link] = set()
    for text in links.split():
        match = _LINK.fullmatch(text)
        if match is None:
            raise ValueError(f"“{text}” is no link; write 3-4 (sure) or 3?4 (possible)")
        link = int(match[1]), int(match[3])
        if link[0] >= ends[0] or link[1] >= ends[1]:
            raise ValueError(f"{text} points behind the last word ({ends[0]} and {ends[1]} words)")
        if link in possible:
            raise ValueError(f"{text} stands twice")
        possible.add(link)
        if match[2] == "-":
            sure.add(link)
    if not sure:
        raise ValueError("the pair has no sure link")
    return Aligned(source, target, frozenset(sure), frozenset(possible))


def error_rate(pairs: Iterable[tuple[Aligned, Set[Link]]]) -> float:
    """Return the alignment error rate of links against the hand's, 0 (as good) to 1.

    1 − (|A∩S| + |A∩P|) / (|A| + |S|) over all pairs, with the sure links S among the possible P.
    Och and Ney, A Systematic Comparison of Various Statistical Alignment Models (2003).
    """
    right = total = 0
    for truth, links in pairs:
        right += len(links & truth.sure) + len(links & truth.possible)
        total += len(links) + len(truth.sure)
    return 1 - right / total if total else 1.0


def show(pair: Aligned) -> str:
    """Return the links of a pair as words, one target word after another, for reading."""
    left, right = tokens(pair.source), tokens(pair.target)
    parts = []
    for number, word in enumerate(right):
        sure = [left[i] for i, j in sorted(pair.sure) if j == number]
        rest = [left[i] + "?" for i, j in sorted(pair.possible - pair.sure) if j == number]
        parts.append(f"{word}={'+'.join(sure + rest) or '–'}")
    linked = {i for i, _ in pair.possible}
    alone = [word for number, word in enumerate(left) if number not in linked]
    return "  ".join(parts) + (f"  | alone: {' '.join(alone)}" if alone else "")


def main() -> None:
    """Print the links of a set as words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="*", default=sorted(SETS.glob("*.tsv")))
    for path in parser.parse_args().sets:
        for number, pair in enumerate(read_aligned(path), 1):
            print(
                f"{path.name}:{number}", pair.source, pair.target, show(pair), sep="\n", end="\n\n"
            )


if __name__ == "__main__":
    main()
