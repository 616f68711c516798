"""Rewrite dates in a text: a draft's to its locale's form, a base text's to a region's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from l10n.model.locale import Locale
from l10n.model.span import Span, splice
from l10n.model.translation import Translation
from l10n.placeables.dates.finding import find
from l10n.placeables.dates.forms import day_token, format_found, format_range, format_value
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


def localize(text: str, base: Locale, locale: Locale) -> str:
    """Rewrite dates for a regional edition: *September 12* → *12 September*, *Januar* → *Jänner*.

    Only where the text still has the exact form of ``base``: what a person wrote differently
    stays. Doing it twice changes nothing more, and ``localize(text, base, base)`` is ``text``.
    """
    if locale == base:
        return text
    edits: dict[Span, str] = {}
    for found in find(text, base.tag):
        for one in found.parts or (found,):
            new = _regional(one, base, locale)
            if new is not None and new != one.form:
                edits[one.span] = new
    return splice(text, edits)


def _regional(found: FoundDate, base: Locale, locale: Locale) -> str | None:
    if found.until is None:
        same = format_found(found, base) == found.form
        return format_found(found, locale) if same else None
    if found.value.day is None:
        return None
    ends = re.escape(day_token(found.value, base)), re.escape(day_token(found.until, base))
    between = re.search(rf"{ends[0]}(\D{{1,9}}?){ends[1]}(?!\d)", found.form)
    old = format_range(found, between[1], base) if between else None
    new = format_range(found, between[1], locale) if between else None
    if old is None or new is None or not found.form.endswith(old):
        return None
    return found.form.removesuffix(old) + new


def _days(text: str, language: str) -> Iterator[FoundDate]:
    """The single days of ``text``, those that open and close a range included."""
    for found in find(text, language):
        for one in found.parts or (found,):
            if one.until is None and one.value.precision in _DAYS and not one.value.part:
                yield replace(one, value=one.value)
