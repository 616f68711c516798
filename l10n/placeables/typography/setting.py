"""Set the sentences of a paragraph as their locale does: its rules, in the order they work in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from l10n.model.locale import Locale
from l10n.placeables.style import Style
from l10n.placeables.style import style as style_of
from l10n.placeables.typography import (
    abbreviations,
    apostrophes,
    blanks,
    dashes,
    ellipsis,
    figures,
    quotes,
    sharp_s,
    stops,
    words,
)
from l10n.placeables.typography.changes import Rule
from l10n.placeables.typography.running import Named, Typeset, run
from l10n.placeables.typography.table import Typography, typography

_LETTERS: tuple[tuple[str, Callable[[Typography], Rule], str], ...] = (
    ("double-blanks", blanks.doubles, "One blank stands between two words."),
    ("brackets", blanks.brackets, "No blank stands inside of brackets."),
    ("ellipsis", ellipsis.ellipsis, "An ellipsis is one character, and none follows etc."),
    ("quotes", quotes.quotes, "Quotation marks are those of the locale, by level."),
    ("stops", stops.stops, "Comma and full stop stand on this side of the closing mark."),
    ("apostrophe", apostrophes.apostrophes, "An apostrophe is ’."),
    ("sharp-s", sharp_s.sharp_s, "The locale writes ss for ß, except in names of persons."),
    ("abbreviation", abbreviations.abbreviations, "The locale writes this abbreviation so."),
    ("bound", abbreviations.bound, "A no-break blank holds this to its figure."),
    ("accent", words.words, "Capitals bear their accents."),
    ("ligature", words.ligatures, "This word is written with a ligature."),
    ("ordinal", words.ordinals, "Ordinals in figures end so."),
    ("dash", dashes.dashes, "The locale sets dashes so; a hyphen joins words."),
    ("range", dashes.ranges, "A dash stands between the two ends of a range."),
    ("blank-before", blanks.before_signs, "The locale sets the blank before this sign so."),
    ("blank-behind", blanks.behind_openers, "No blank stands behind a sign that opens."),
)
_FIGURES: tuple[tuple[str, Callable[[Typography, Locale, Style], Rule], str], ...] = (
    ("year", figures.years, "Years are never grouped."),
    ("percent", figures.percent, "The locale writes percentages so."),
    ("unit", figures.units, "The locale writes a figure with its unit so."),
    ("number", figures.numbers, "The separators are those of another locale."),
    ("clock", figures.clock, "The locale writes times of day so."),
)

RULES = tuple(name for name, *_ in _LETTERS) + tuple(name for name, *_ in _FIGURES)
"""The rules by name, in the order in which they work."""


def typeset(
    sentences: Sequence[str],
    locale: Locale,
    style: Style | None = None,
    names: Iterable[str] = (),
) -> Typeset:
    """``sentences``, which follow one another in a paragraph, as ``locale`` sets them.

    Twice changes nothing more. Addresses, code, files, variables and the marks of inline codes stay
    as they are; ``names`` are words that stay too, such as names with ß. A locale without a
    ``[typography]`` table changes nothing. Time grows with the length.
    """
    rules = _rules(locale, style or style_of(locale), frozenset(names))
    table = typography(locale)
    return run(sentences, rules, table.authority, table.keep)


@cache
def _rules(locale: Locale, style: Style, names: frozenset[str]) -> tuple[Named, ...]:
    return (*letter_rules(locale, style, names), *_figure_rules(locale, style))


def letter_rules(
    locale: Locale, style: Style, names: frozenset[str], *, strict: bool = False
) -> tuple[Named, ...]:
    """The rules of ``locale`` for all but figures; ``strict`` admits its own marks alone."""
    table = typography(locale, _quotes(style), names, strict)
    return tuple(Named(name, reason, make(table)) for name, make, reason in _LETTERS)


def _quotes(style: Style) -> str:
    return str(dict(style.values).get("quotes", ""))


def _figure_rules(locale: Locale, style: Style) -> tuple[Named, ...]:
    table = typography(locale)
    if not figures.reads(locale) or not table.authority:
        return ()
    return tuple(Named(name, reason, make(table, locale, style)) for name, make, reason in _FIGURES)
