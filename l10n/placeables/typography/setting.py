"""Set the sentences of a paragraph as their locale does, and tell every change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
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
from l10n.placeables.typography.changes import Change, Edit, apart
from l10n.placeables.typography.hidden import BOUNDARY, HIDDEN, hide, show
from l10n.placeables.typography.table import Typography, typography
from l10n.placeables.typography.tracing import Trace

Rule = Callable[[str], Iterable[Edit]]

_LETTERS: tuple[tuple[str, Callable[[str, Typography], Iterable[Edit]], str], ...] = (
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
_FIGURES: tuple[
    tuple[str, Callable[[str, Typography, Locale, Style], Iterable[Edit]], str], ...
] = (
    ("year", figures.years, "Years are never grouped."),
    ("percent", figures.percent, "The locale writes percentages so."),
    ("unit", figures.units, "The locale writes a figure with its unit so."),
    ("number", figures.numbers, "The separators are those of another locale."),
    ("clock", figures.clock, "The locale writes times of day so."),
)

RULES = tuple(name for name, *_ in _LETTERS) + tuple(name for name, *_ in _FIGURES)
"""The rules by name, in the order in which they work."""

_ROUNDS = 4
_REASONS = {name: reason for name, _, reason in (*_LETTERS, *_FIGURES)}


@dataclass(frozen=True, slots=True)
class Typeset:
    """The sentences of a paragraph as their locale sets them."""

    sentences: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    """In the order of the rules, and of the text within one rule."""


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
def _rules(locale: Locale, style: Style, names: frozenset[str]) -> tuple[tuple[str, Rule], ...]:
    return (*letter_rules(locale, style, names), *_figure_rules(locale, style))


def letter_rules(
    locale: Locale, style: Style, names: frozenset[str], *, strict: bool = False
) -> tuple[tuple[str, Rule], ...]:
    """The rules of ``locale`` for all but figures; ``strict`` admits its own marks alone."""
    table = typography(locale, _quotes(style), names, strict)
    return tuple((name, _bind(rule, table)) for name, rule, _ in _LETTERS)


def _quotes(style: Style) -> str:
    return str(dict(style.values).get("quotes", ""))


def _bind(rule: Callable[[str, Typography], Iterable[Edit]], table: Typography) -> Rule:
    return lambda text: rule(text, table)


def _figure_rules(locale: Locale, style: Style) -> tuple[tuple[str, Rule], ...]:
    table = typography(locale, _quotes(style))
    if not figures.reads(locale) or not table.authority:
        return ()

    def bind(rule: Callable[[str, Typography, Locale, Style], Iterable[Edit]]) -> Rule:
        return lambda text: rule(text, table, locale, style)

    return tuple((name, bind(rule)) for name, rule, _ in _FIGURES)


def run(
    sentences: Sequence[str],
    rules: Sequence[tuple[str, Rule]],
    authority: str = "",
    keep: tuple[str, ...] = (),
) -> Typeset:
    """Let each of ``rules`` work on what those before it left, until none has a wish.

    A paragraph in which they do not come to rest, or which would read otherwise from outside (such
    as a row of marks without words), stays as it is.
    """
    hidden = hide(sentences, keep)
    text = hidden.text
    marks = [offset for offset, _ in hidden.marks]
    changes: list[Change] = []
    trace = Trace(hidden, sentences)
    for _ in range(_ROUNDS):
        told = len(changes)
        for name, rule in rules:
            edits = [edit for edit in apart(rule(text), text) if _is_allowed(text, edit, marks)]
            if not edits:
                continue
            said = f"{_REASONS[name]} ({authority})" if authority else _REASONS[name]
            for edit in edits:
                sentence, span = trace.place(edit.start, edit.end)
                before = text[edit.start : edit.end]
                changes.append(Change(sentence, span, name, before, edit.after, said))
            text, marks = _applied(text, edits, marks)
            trace.add(edits)
        if len(changes) == told:
            break
    else:
        return Typeset(tuple(sentences))
    if not changes:
        return Typeset(tuple(sentences))
    named = [(offset, mark) for offset, (_, mark) in zip(marks, hidden.marks, strict=True)]
    made = tuple(show(text, hidden.stretches, named))
    again = hide(made, keep)
    if (again.text, again.stretches, [*again.marks]) != (text, hidden.stretches, named):
        return Typeset(tuple(sentences))
    return Typeset(made, tuple(changes))


def _is_allowed(text: str, edit: Edit, marks: list[int]) -> bool:
    """Whether the edit swallows nothing hidden, no end of a sentence and no mark of a code."""
    old = text[edit.start : edit.end]
    if BOUNDARY in old or old.count(HIDDEN) != edit.after.count(HIDDEN):
        return False
    at = bisect_right(marks, edit.start)
    return at >= len(marks) or marks[at] >= edit.end


def _applied(text: str, edits: list[Edit], marks: list[int]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    moved: list[int] = []
    at = shift = 0
    waiting = iter(marks)
    mark = next(waiting, None)
    for edit in edits:
        while mark is not None and mark <= edit.start:
            moved.append(mark + shift)
            mark = next(waiting, None)
        pieces += text[at : edit.start], edit.after
        at = edit.end
        shift += len(edit.after) - (edit.end - edit.start)
    while mark is not None:
        moved.append(mark + shift)
        mark = next(waiting, None)
    pieces.append(text[at:])
    return "".join(pieces), moved
