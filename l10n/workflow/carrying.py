"""Another number in the source, written into the translation that a person made of the old one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from l10n.model.dates import months
from l10n.model.locale import Locale
from l10n.model.span import Span, splice
from l10n.placeables import dates
from l10n.placeables.dates import FORMATTED, FoundDate, Precision
from l10n.placeables.lexicon import speaks, written
from l10n.placeables.numbers import FoundNumber, find_numbers
from l10n.placeables.numbers.figures import FIGURES, read_figures, separators
from l10n.placeables.numbers.writing import number_word, number_words
from l10n.placeables.style import style

_LETTERS = re.compile(r"[^\W\d_]+")
_ORDINAL = frozenset(("er", "st", "nd", "rd", "th"))


@dataclass(frozen=True, slots=True)
class _Slot:
    """A number or date in a text: what may change while the words around it stay."""

    span: Span
    """The figures alone (their unit and scale are words around them), the word, or the date."""
    value: object
    """Equal for two slots that say the same."""
    number: FoundNumber | None = None
    date: FoundDate | None = None
    figures: Decimal | None = None


def carrier(source: Locale, target: Locale) -> Callable[[str, str, str], str | None]:
    """The function that merging asks: old source, new source, target of the old → its new target.

    The answer is None unless nothing but numbers and dates differ between the sources, and each of
    them stands exactly once in the old source and exactly once, in a form that a rule writes, in
    the target. A number that becomes *one* or was it asks for other words around it, and so does
    an ordinal.
    """

    known = speaks(source.language) and speaks(target.language)

    def carry(before: str, now: str, translation: str) -> str | None:
        if not known or not _only_numbers(before, now, source.language):
            return None
        old, new = _slots(before, source), _slots(now, source)
        if len(old) != len(new) or _around(before, old) != _around(now, new):
            return None
        there = _slots(translation, target)
        edits: dict[Span, str] = {}
        for was, is_ in zip(old, new, strict=True):
            if was.value == is_.value:
                if was.span.of(before) != is_.span.of(now):
                    return None
                continue
            written = _written(was, is_, old, there, translation, target)
            if written is None:
                return None
            edits[written[0]] = written[1]
        return splice(translation, edits) if edits else None

    return carry


def _only_numbers(before: str, now: str, language: str) -> bool:
    """Whether no word differs but months and small numbers: a quick look before the thorough one."""
    old, new = _LETTERS.findall(before.casefold()), _LETTERS.findall(now.casefold())
    if old == new:
        return True
    old, new = ([word for word in words if word not in _ORDINAL] for words in (old, new))
    numbers = {*number_words(language).values()}
    return len(old) == len(new) and all(
        was == is_ or {was, is_} <= months(language).keys() or (was in numbers and is_ in numbers)
        for was, is_ in zip(old, new, strict=True)
    )


def _slots(text: str, locale: Locale) -> list[_Slot]:
    found = [*_dates(text, locale), *_numbers(text, locale)]
    return sorted(found, key=lambda slot: slot.span)


def _dates(text: str, locale: Locale) -> Iterator[_Slot]:
    for one in dates.find(text, locale.tag):
        simple = one.until is None and not one.value.part
        if simple and (one.value.precision in FORMATTED or one.value.precision is Precision.YEAR):
            yield _Slot(one.span, one.value, date=one)


def _numbers(text: str, locale: Locale) -> Iterator[_Slot]:
    words = number_words(locale.language)
    for one in find_numbers(text, locale.tag):
        if one.in_words:
            word = one.form.partition(" ")[0]
            if words.get(int(one.value)) == word and not one.doubtful:
                span = Span(one.span.start, one.span.start + len(word))
                yield _Slot(span, one.value, number=one)
            continue
        figures = [*FIGURES.finditer(text, one.span.start, one.span.end)]
        reading = read_figures(figures[0]["body"], locale.tag) if len(figures) == 1 else None
        if reading is not None:
            span = Span(*figures[0].span("body"))
            yield _Slot(span, one.value, number=one, figures=reading.value)


def _around(text: str, slots: Sequence[_Slot]) -> list[str]:
    """What stands between the slots, before the first and behind the last."""
    starts = [0, *(slot.span.end for slot in slots)]
    ends = [*(slot.span.start for slot in slots), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _written(
    was: _Slot,
    is_: _Slot,
    old: Sequence[_Slot],
    there: Sequence[_Slot],
    text: str,
    locale: Locale,
) -> tuple[Span, str] | None:
    """Where ``was`` stands in the target and what stands there for ``is_``; None where unsure."""
    found = [slot for slot in there if slot.value == was.value]
    if sum(slot.value == was.value for slot in old) != 1 or len(found) != 1:
        return None
    place = found[0]
    if was.date and is_.date and place.date:
        form = _date(was.date, is_.date, place.date, locale)
    elif was.figures is not None and is_.figures is not None:
        form = _figures(was, is_, place, text, locale)
    else:
        form = _word(was, is_, place, text, locale)
    return None if form is None else (place.span, form)


def _date(was: FoundDate, is_: FoundDate, place: FoundDate, locale: Locale) -> str | None:
    if was.value.precision is not is_.value.precision:
        return None
    if was.value.precision is Precision.YEAR:
        return str(is_.value.year) if place.form == str(was.value.year) else None
    same = place.form == dates.format_value(was.value, locale)
    return dates.format_value(is_.value, locale) if same else None


def _figures(was: _Slot, is_: _Slot, place: _Slot, text: str, locale: Locale) -> str | None:
    """The figures of ``is_`` as the target's locale writes them, in the way that they stood there."""
    if place.figures != was.figures or is_.figures is None or _one(was) or _one(is_):
        return None
    if place.number is None or was.number is None or place.number.foreign or place.number.doubtful:
        return None
    if was.number.unit != place.number.unit and was.number.unit and place.number.unit:
        return None
    if text[place.span.end : place.span.end + 1].isalpha():  # 2nd, 30er
        return None
    decimal, grouping = separators(locale, style(locale))
    shown = place.span.of(text)
    whole, _, rest = str(is_.figures).partition(".")
    parted = [sign for sign in shown.partition(decimal)[0] if not sign.isdigit()]
    ungrouped = len(shown.partition(decimal)[0]) == 4 and not parted
    if len(whole) > 4 or (len(whole) == 4 and (parted or not (ungrouped or _four(locale)))):
        whole = f"{int(whole):,}".replace(",", parted[0] if parted else grouping)
    form = f"{whole}{decimal}{rest}" if rest else whole
    reading = read_figures(form, locale.tag)
    right = reading is not None and reading.value == is_.figures and not reading.foreign
    return form if right else None


def _word(was: _Slot, is_: _Slot, place: _Slot, text: str, locale: Locale) -> str | None:
    if any(slot.number is None or slot.figures is not None for slot in (was, is_, place)):
        return None
    if not isinstance(is_.value, Decimal) or not isinstance(was.value, Decimal):
        return None
    if number_word(was.value, locale) != place.span.of(text):
        return None
    return number_word(is_.value, locale)


def _four(locale: Locale) -> bool:
    """Whether four figures stand together: Spanish *2500*."""
    return bool(written(locale.tag, "numbers").get("group_from", 4) > 4)


def _one(slot: _Slot) -> bool:
    return slot.value in (Decimal(0), Decimal(1))
