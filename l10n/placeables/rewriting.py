"""Rewrite placeables in a text: a draft's to its locale's form, a base text's to a region's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from l10n.model.locale import Locale
from l10n.model.span import Span, splice
from l10n.model.translation import Translation
from l10n.placeables.dates import rewriting as dates
from l10n.placeables.dates.values import Dates, Precision
from l10n.placeables.finding import find
from l10n.placeables.lexicon import speaks
from l10n.placeables.measures.units import signs
from l10n.placeables.numbers.figures import FIGURES, write_figures
from l10n.placeables.numbers.quantities import Quantity
from l10n.placeables.placeable import Kind, Placeable
from l10n.placeables.style import Style
from l10n.placeables.style import style as style_of
from l10n.placeables.times.values import Times
from l10n.placeables.writing import write

_NUMBERS = (Kind.NUMBER, Kind.PERCENT, Kind.MEASURE, Kind.MONEY)
_END = re.compile(r"[»”“\"'’)\]]{0,3}[ \u00a0\u202f]?(?:\n|\Z)")
_BLANKS = str.maketrans("\u00a0\u2009\u202f", "   ")


def localize(
    text: str,
    base: Locale,
    locale: Locale,
    style: Style | None = None,
    base_style: Style | None = None,
) -> str:
    """``text`` of ``base`` for a region: what still has exactly the base's form is rewritten.

    What a person wrote differently stays (kinds of blanks aside). Twice changes nothing more, and
    ``base`` to itself is ``text``. What a second run would read otherwise is left alone.
    """
    if locale == base or not speaks(locale.language):
        return text
    house, old = style or style_of(locale), base_style or style_of(base)
    edits: dict[Span, str] = {}
    found = find(text, base.tag)
    repeated = _repeated(text, found)
    for one in found:
        form = _regional(one, base, locale, old, house)
        if form is None or one in repeated:
            continue
        again = find(form, base.tag)
        if len(again) != 1 or _regional(again[0], base, locale, old, house) in (None, form):
            edits[one.span] = _closed(text, one.span, form)
    return splice(text, edits)


def normalise(
    source_text: str,
    translation: Translation,
    source: Locale,
    target: Locale,
    style: Style | None = None,
) -> Translation:
    """A draft with the placeables of ``source_text`` written as ``target`` prints them.

    A placeable of the draft belongs to one of the source when it says the same, when it stands
    there as in the source, when it has the same figure with a false friend behind it (French
    *2 billions* is no *2 billion*), or when the engine's links say so. All else stays as it is.
    """
    if not speaks(source.language) or not speaks(target.language):
        return translation
    draft = dates.normalise(source_text, translation, source.tag, target)
    house = style or style_of(target)
    edits = {
        span: form
        for span, form in _edits(source_text, draft, source, target, house)
        if span.of(draft.text) != form
    }
    for span in sorted(edits, reverse=True):
        whole = _with_tail(draft.text, span, edits[span])
        draft = draft.rewritten(whole, _closed(draft.text, whole, edits[span]))
    return draft


def _regional(one: Placeable, base: Locale, locale: Locale, old: Style, house: Style) -> str | None:
    before = write(one, base, old)
    if before is None or _plain(before) != _plain(one.form):
        return None
    form = write(one, locale, house)
    return None if form is None or _plain(form) == _plain(one.form) else form


def _edits(
    text: str, draft: Translation, source: Locale, target: Locale, style: Style
) -> Iterator[tuple[Span, str]]:
    found = find(draft.text, target.tag)
    repeated = _repeated(draft.text, found)
    here = [one for one in found if _by_rule(one)]
    there = [one for one in find(draft.text, source.tag) if _by_rule(one)]
    missing: list[Placeable] = []
    for wanted in filter(_by_rule, find(text, source.tag)):
        same = next((one for one in here if _same(wanted, one)), None)
        if same is None:
            missing.append(wanted)
            continue
        here.remove(same)
        if same in repeated:
            continue
        yield from _own_form(wanted, same, target, style)
    for wanted in missing:
        left = _left(wanted, here, there) or _linked(wanted, here, draft)
        left = left or _verbatim(wanted, draft.text)
        form = write(wanted, target, style)
        if left is None or form is None:
            continue
        here = [one for one in here if not one.span.overlaps(left.span)]
        there = [one for one in there if not one.span.overlaps(left.span)]
        yield left.span, form


def _by_rule(one: Placeable) -> bool:
    """Whether a rule may write it anew in running text: no words, and no bare year or day."""
    match one.value:
        case Dates(first=first, last=None):
            return first.precision is Precision.MONTH_YEAR and not first.part
        case Times(named=named):
            return not named
        case Quantity(manner=manner):
            return one.kind in _NUMBERS and manner.figure is not None and not manner.shared
    return one.kind is Kind.SCORE


def _same(wanted: Placeable, given: Placeable) -> bool:
    """Whether ``given`` says what ``wanted`` does, perhaps with points and commas mistaken."""
    one, other = wanted.value, given.value
    if wanted.kind is not given.kind:
        return False
    if isinstance(one, Times) and isinstance(other, Times):
        return replace(one, zone="") == replace(other, zone="")
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one.unit == other.unit and abs(one.value) in (abs(other.value), other.manner.other)
    return one == other


def _own_form(
    wanted: Placeable, one: Placeable, target: Locale, style: Style
) -> Iterator[tuple[Span, str]]:
    """The form of a placeable that the draft has: words of units stay as they bend there."""
    quantity = one.value
    if not isinstance(quantity, Quantity):
        form = write(one, target, style)
        if form is not None and _plain(form) != _plain(one.form):
            yield one.span, form
        return
    manner = quantity.manner
    if manner.figure is None:
        return
    one = replace(one, value=replace(quantity, manner=replace(manner, foreign=False)))
    said = abs(wanted.value.value) if isinstance(wanted.value, Quantity) else None
    mistaken = said == manner.other != abs(quantity.value)
    by_word = one.kind is Kind.MEASURE and manner.unit.strip() not in signs(quantity.unit)
    if not (by_word or manner.tied or mistaken or "-" in one.form.lstrip("-")):
        form = write(one, target, style)
        if form is not None and _plain(form) != _plain(one.form):
            yield one.span, form
        return
    figures = FIGURES.search(one.form)
    if figures and manner.parted:
        span = Span(*figures.span("body")).shifted(one.span.start)
        figure = manner.other if mistaken and manner.other else manner.figure
        form = write_figures(figure, target, style, grouped=True)
        if _plain(form) != _plain(figures["body"]):
            yield span, form


def _left(
    wanted: Placeable, here: Iterable[Placeable], there: Iterable[Placeable]
) -> Placeable | None:
    """What stands in the draft as the source's language writes it, or with a false friend."""
    for one in there:
        if one.kind is wanted.kind and one.value == wanted.value:
            return one
    return next((one for one in here if _false_friend(wanted, one)), None)


def _verbatim(wanted: Placeable, text: str) -> Placeable | None:
    """A score that stands there as in the source, where no word of the source proves it one."""
    if wanted.kind is not Kind.SCORE:
        return None
    places = [*re.finditer(rf"(?<![\w.,:/-]){re.escape(wanted.form)}(?![-:/.,]?\w)", text)]
    return replace(wanted, span=Span(*places[0].span())) if len(places) == 1 else None


def _repeated(text: str, found: Iterable[Placeable]) -> list[Placeable]:
    """The measures in brackets behind what they were converted to: *430 miles (700 km)*."""
    before: Placeable | None = None
    kept = []
    for one in found:
        measures = before and before.kind is one.kind is Kind.MEASURE
        if before and measures and text[before.span.end : one.span.start] in (" (", "\u00a0("):
            kept += [before, one]
        before = one
    return kept


def _false_friend(wanted: Placeable, given: Placeable) -> bool:
    one, other = wanted.value, given.value
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)):
        return False
    same = (one.unit, one.manner.figure) == (other.unit, other.manner.figure)
    return same and bool(one.manner.scale and other.manner.scale) and one.value != other.value


def _linked(wanted: Placeable, here: Iterable[Placeable], draft: Translation) -> Placeable | None:
    """The one placeable of its kind in what the engine made of ``wanted``."""
    stretch = draft.target_of(wanted.span)
    near = [
        one
        for one in here
        if stretch and one.kind is wanted.kind and one.span.overlaps(stretch)
        if not isinstance(one.value, Quantity) or _unit(one) == _unit(wanted)
    ]
    return near[0] if len(near) == 1 else None


def _unit(one: Placeable) -> str:
    return one.value.unit if isinstance(one.value, Quantity) else ""


def _closed(text: str, span: Span, form: str) -> str:
    """``form`` with the full stop that ended the sentence as well: *at 9 p.m.*"""
    both = span.of(text).endswith(".") and not form.endswith(".")
    return form + "." if both and _END.match(text, span.end) else form


def _with_tail(text: str, span: Span, form: str) -> Span:
    """``span`` with what stands behind it and ends ``form`` already: *14 h 30 Uhr*, *9pm.*"""
    if form.endswith(".") and text.startswith(".", span.end):
        return Span(span.start, span.end + 1)
    last = re.split(r"[ \u00a0\u202f]", form)[-1]
    behind = re.compile(rf"[ \u00a0\u202f]?{re.escape(last)}(?!\w)").match(text, span.end)
    return Span(span.start, behind.end()) if behind and last.isalpha() else span


def _plain(text: str) -> str:
    return text.translate(_BLANKS)
