"""What BLEU does not tell of a draft: loops, copied words, lost numbers and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass

_GROUPED = re.compile(r"(?<=\d)[.,'’\u00a0\u202f\u2009](?=\d)|(?<=\d) (?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")


def loops(text: str) -> bool:
    """Tell whether a run of one to three words stands there three times in a row."""
    found = text.split()
    return any(
        found[i : i + n] == found[i + n : i + 2 * n] == found[i + 2 * n : i + 3 * n]
        for n in (1, 2, 3)
        for i in range(len(found) - 3 * n + 1)
    )


def numbers(text: str) -> list[str]:
    """Return the digits of each number, separators left out: `1 200,5` and `1,200.5` are alike."""
    return _NUMBER.findall(_GROUPED.sub("", text))


def names(text: str) -> list[str]:
    """Return the words of two letters or more that begin with a capital."""
    return [word for word in _WORD.findall(text) if word[0].isupper() and len(word) > 1]


def common_words(text: str) -> list[str]:
    """Return the words of four letters or more that begin with a small letter."""
    return [word for word in _WORD.findall(text) if word[0].islower() and len(word) > 3]


@dataclass(slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def add(self, part: int, whole: int) -> None:
        self.part, self.whole = self.part + part, self.whole + whole

    @property
    def percent(self) -> float | None:
        """The share in percent; none of nothing."""
        return round(100 * self.part / self.whole, 2) if self.whole else None


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a set of drafts is like. Shares in percent; none where nothing could be counted.

    `length_ratio` compares code points with the references'. `loops` are those per hundred drafts.
    `copied` drafts are the source once more; `copied_words` stand in source and draft but not in
    the reference, of all source words of four letters or more in lower case. `numbers` and `names`
    are kept by the draft, of those that source and reference share (a number in any formatting, a
    name letter by letter).
    """

    length_ratio: float | None
    loops: float | None
    copied: float | None
    copied_words: float | None
    numbers: float | None
    names: float | None

    def as_dict(self) -> dict[str, float | None]:
        """Return the figures by name."""
        return asdict(self)


def soundness(
    sources: Sequence[str], drafts: Sequence[str], references: Sequence[str]
) -> Soundness:
    """Measure drafts, one for each source and reference."""
    looping, copied, words, kept, named = Share(), Share(), Share(), Share(), Share()
    for source, draft, reference in zip(sources, drafts, references, strict=True):
        looping.add(loops(draft) and not loops(source), 1)
        copied.add(draft.split() == source.split() != reference.split(), 1)
        plain, theirs = set(_WORD.findall(draft)), set(_WORD.findall(reference))
        common = common_words(source)
        words.add(sum(word in plain and word not in theirs for word in common), len(common))
        kept.add(*_shared(numbers(source), numbers(draft), numbers(reference)))
        shared = set(names(source)) & theirs
        named.add(len(shared & plain), len(shared))
    length = sum(map(len, references))
    return Soundness(
        round(sum(map(len, drafts)) / length, 3) if length else None,
        *(share.percent for share in (looping, copied, words, kept, named)),
    )


def _shared(source: list[str], draft: list[str], reference: list[str]) -> tuple[int, int]:
    """Count the numbers of source and reference alike, each as often as both have it."""
    found = whole = 0
    for number in set(source):
        count = min(source.count(number), reference.count(number))
        whole += count
        found += min(count, draft.count(number))
    return found, whole
