"""Write a placeable as a locale prints it, and tell translators what that is."""

from __future__ import annotations

from l10n.model.locale import Locale
from l10n.placeables.dates.values import Dates, Precision
from l10n.placeables.dates.writing import write_dates
from l10n.placeables.lexicon import speaks
from l10n.placeables.numbers.ordinals import ordinal
from l10n.placeables.numbers.quantities import Quantity, Score
from l10n.placeables.numbers.writing import write_quantity, write_score
from l10n.placeables.placeable import Kind, Placeable
from l10n.placeables.style import Style
from l10n.placeables.style import style as style_of
from l10n.placeables.times.values import Duration, Times
from l10n.placeables.times.writing import write_duration, write_times

_BLANKS = str.maketrans("\u00a0\u2009\u202f", "   ")
_WORDS = (Precision.MONTH, Precision.YEAR)


def write(placeable: Placeable, locale: Locale, style: Style | None = None) -> str | None:
    """How ``locale`` prints ``placeable``; None where it takes a translator.

    Without ``style`` that of the locale's language file holds. A language without tables prints
    nothing.
    """
    if not speaks(locale.language):
        return None
    house, value = style or style_of(locale), placeable.value
    match value:
        case Dates():
            return _dated(value, locale, house)
        case Times():
            return write_times(value, locale, house)
        case Duration():
            return write_duration(value, locale)
        case Score():
            return write_score(value, locale)
        case Quantity():
            return _number(placeable, value, locale, house)
    named = placeable.kind is Kind.NAME and value is not None
    return placeable.form if named else None


def describe(
    placeable: Placeable, source: Locale, locale: Locale, style: Style | None = None
) -> str:
    """The `#.` note: ``date: “12 septembre 2023” → “September 12, 2023”``.

    Empty where no rule writes it, writes it as it stands, or changes words alone: translators know
    what *trois* and *9 mètres* are. A date that no calendar has is told as such.
    """
    if placeable.kind is Kind.INVALID:
        return f"“{placeable.form}” is no date in {source}: leave it, or ask the author"
    form = write(placeable, locale, style)
    if form is None or _plain(form) == _plain(placeable.form) or _only_words(placeable, form):
        return ""
    return f"{_LABELS.get(placeable.kind, placeable.kind)}: “{placeable.form}” → “{form}”"


_LABELS = {Kind.MEASURE: Kind.NUMBER, Kind.PERCENT: Kind.NUMBER}


def _dated(dates: Dates, locale: Locale, style: Style) -> str | None:
    day = write_dates(dates, locale)
    if day is None or not dates.clock or style.text("datetimes") == "date":
        return day
    times = Times(int(dates.clock[:2]), int(dates.clock[3:5]))
    return f"{day}, {write_times(times, locale, style)}"


def _number(placeable: Placeable, value: Quantity, locale: Locale, style: Style) -> str | None:
    if placeable.kind is Kind.ORDINAL:
        if value.unit:  # *131. Kilometer*
            return None
        return ordinal(int(value.value), locale.tag) if value.value > 0 else None
    return None if placeable.kind is Kind.FRACTION else write_quantity(value, locale, style)


def _only_words(placeable: Placeable, form: str) -> bool:
    """Whether what changes are words that no rule need explain."""
    match placeable.value:
        case Dates(first=first, last=last):
            return last is None and first.precision in _WORDS
        case Times(named=named):
            return named
        case Quantity(manner=manner) if placeable.kind in (Kind.MEASURE, Kind.NUMBER):
            return manner.figure is None or _figures(placeable.form) == _figures(form)
    return placeable.kind in (Kind.DURATION, Kind.ORDINAL)


def _figures(text: str) -> str:
    """``text`` without its letters and blanks but those between figures: *1 234,5*."""
    kept = "".join(char for char in _plain(text) if char.isdigit() or char in " .,’'-−+")
    return kept.strip(" .,’'")


def _plain(text: str) -> str:
    return text.translate(_BLANKS)
