"""Rewrite the days of a draft to the form of its locale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.placeables.dates.finding import find
from l10n.placeables.dates.forms import format_value
from l10n.placeables.dates.values import FoundDate, Precision

_DAYS = (Precision.FULL, Precision.DAY_MONTH)


def normalise(source: str, draft: Translation, source_language: str, locale: Locale) -> Translation:
    """Write each day that ``source`` names in the form of ``locale`` where it stands in the draft.

    A date of the draft belongs to one of the source when it has the same value, or when the
    engine's links say so (then its value is put right). Everything else stays as it is.
    """
    unused = [*_days(draft.text, locale.tag)]
    taken = [one.span for one in unused]
    # What the engine left in the source's language: `1er mai 2024` in an English sentence.
    unused += [
        one
        for one in _days(draft.text, source_language)
        if not any(one.span.overlaps(span) for span in taken)
    ]
    edits: dict[Span, str] = {}
    missing: list[FoundDate] = []
    for wanted in _days(source, source_language):
        same = next((one for one in unused if one.value.covers(wanted.value)), None)
        if same is None:
            missing.append(wanted)
            continue
        unused.remove(same)
        edits[same.span] = format_value(same.value, locale)
    for wanted in missing:
        stretch = draft.target_of(wanted.span)
        near = [one for one in unused if stretch and one.span.overlaps(stretch)]
        if len(near) == 1 and near[0].value.precision is wanted.value.precision:
            unused.remove(near[0])
            edits[near[0].span] = format_value(wanted.value, locale)
    for span in sorted(edits, reverse=True):
        if span.of(draft.text) != edits[span]:
            draft = draft.rewritten(span, edits[span])
    return draft


def _days(text: str, language: str) -> Iterator[FoundDate]:
    """The single days of ``text``, those that open and close a range included."""
    for found in find(text, language):
        for one in found.parts or (found,):
            if one.until is None and one.value.precision in _DAYS and not one.value.part:
                yield replace(one, value=one.value)
