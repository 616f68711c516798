"""Quotations that go over several sentences, told to the translator of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from l10n.model.unit import Key
from l10n.segmentation.pairing import Mark, pair
from l10n.workflow.units import SourceUnit

# Stands in the place of a code: neither a blank nor a letter nor a mark.
_CODE = "¤"


def quotation_notes(units: Sequence[SourceUnit], language: str) -> dict[Key, tuple[str, ...]]:
    """For each unit that has a part in a quotation over several sentences, what part that is.

    ``language`` is the article's. A sentence that stands at several places is told of the first.
    """
    notes: dict[Key, tuple[str, ...]] = {}
    told: set[Key] = set()
    for _, group in groupby(units, key=lambda unit: unit.paragraph):
        paragraph = list(group)
        marks = pair([_without_codes(unit) for unit in paragraph], language)
        for unit, parts in zip(paragraph, _parts(len(paragraph), marks), strict=True):
            if unit.key not in told:
                told.add(unit.key)
                notes[unit.key] = parts
    return notes


def _parts(count: int, marks: Sequence[Mark]) -> Iterator[tuple[str, ...]]:
    """What is said of each of ``count`` sentences: what closes, what opens, what it is inside of.

    Of several quotations that a sentence is inside of, the innermost is told.
    """
    opening: dict[int, list[int]] = {}
    for mark in marks:
        if mark.opens and mark.partner >= 0 and marks[mark.partner].sentence != mark.sentence:
            opening.setdefault(mark.sentence, []).append(marks[mark.partner].sentence)
    around: list[tuple[int, int]] = []
    for at in range(count):
        said = []
        while around and around[-1][1] == at:
            said.append(f"closes here, opened {_sentences(at - around.pop()[0])} before")
        for closes in opening.get(at, ()):
            said.append(f"opens here, closes {_sentences(closes - at)} on")
        if around and not said:
            opens, closes = around[-1]
            said.append(
                f"all of this is inside, opened {_sentences(at - opens)} before,"
                f" closes {_sentences(closes - at)} on"
            )
        around += [(at, closes) for closes in opening.get(at, ())]
        yield tuple(f"quotation: {part}" for part in said)


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"


def _without_codes(unit: SourceUnit) -> str:
    text = unit.key.source
    for code in unit.codes:
        text = text[: code.span.start] + _CODE * len(code.span) + text[code.span.end :]
    return text
