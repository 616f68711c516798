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
        for at, unit in enumerate(paragraph):
            if unit.key not in told:
                told.add(unit.key)
                notes[unit.key] = tuple(_parts(at, marks))
    return notes


def _parts(sentence: int, marks: Sequence[Mark]) -> Iterator[str]:
    for mark in marks:
        if mark.partner < 0 or not mark.opens:
            continue
        opens, closes = mark.sentence, marks[mark.partner].sentence
        if not opens <= sentence <= closes or opens == closes:
            continue
        if sentence == opens:
            yield f"quotation: opens here, closes {_sentences(closes - opens)} on"
        elif sentence == closes:
            yield f"quotation: closes here, opened {_sentences(closes - opens)} before"
        else:
            yield (
                f"quotation: all of this is inside, opened {_sentences(sentence - opens)} before,"
                f" closes {_sentences(closes - sentence)} on"
            )


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"


def _without_codes(unit: SourceUnit) -> str:
    text = unit.key.source
    for code in unit.codes:
        text = text[: code.span.start] + _CODE * len(code.span) + text[code.span.end :]
    return text
