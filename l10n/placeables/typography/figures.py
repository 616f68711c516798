"""Figures: separators of another locale, percent, units, years and the clock."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from l10n.model.locale import Locale
from l10n.placeables.lexicon import speaks, written
from l10n.placeables.numbers.figures import write_figures
from l10n.placeables.style import Style
from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.neighbours import BLANK, word_before, words_end
from l10n.placeables.typography.patterns import any_of, whole
from l10n.placeables.typography.table import Typography

_LONGEST = 30
# Figures in threes, parted by one kind of sign at least twice, or with decimals behind another sign.
_GROUPED = re.compile(
    r"\d(?:(?<![\w.,'’:/+\-–−]\d)|(?<=[-−]\d)(?<![\w.,'’:/+\-–−][-−]\d))\d{0,2}"
    r"(?:(?P<blank>[ \u00a0\u2009\u202f])\d{3}(?:(?P=blank)\d{3}){0,8}(?:(?P<comma>[.,])\d{1,6})?"
    r"|(?P<sign>[.,'’])\d{3}(?:(?P=sign)\d{3}){0,8}(?:(?!(?P=sign))(?P<point>[.,])\d{1,6})?)"
    r"(?![\w'’/]|[.,:\-–]\d|[ \u00a0\u202f]\d{3}(?!\d))"
)
_GROUP = re.compile(r"[ \u00a0\u2009\u202f.,'’]\d{3}(?!\d)")
_PERCENT = re.compile(r"%(?![\w-])")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,9}(?:[.,](?P<rest>\d{1,6}))?\Z")
_DIGIT = re.compile(r"\d")


def numbers(rules: Typography, locale: Locale, style: Style) -> Rule:
    """The locale's separators for figures that are surely of another one.

    ``1.234`` alone may be either and stays, and so does ``152 000``, which standards of every
    language admit; two groups, or groups with decimals, leave no doubt. Behind a word in capitals
    (*SIREN 732 829 320*) and behind such as *No.* or *lot* stands the number of something, which is
    written as it was given.
    """
    numbered = {*rules.numbered}

    def rule(text: str) -> Iterator[Edit]:
        for match in _GROUPED.finditer(text):
            body = match[0]
            decimal = match["comma"] or match["point"]
            if len(body) > _LONGEST or body.startswith("0"):
                continue
            if not decimal:
                if match["sign"] not in ("'", "’") and len(_GROUP.findall(body)) < 2:
                    continue
                if match["blank"] and _is_number_of(text, match.start(), numbered):
                    continue
            whole_part, _, rest = body.rpartition(decimal) if decimal else (body, "", "")
            plain = re.sub(r"\D", "", whole_part)
            value = Decimal(f"{plain}.{rest}" if rest else plain)
            form = write_figures(value, locale, style, grouped=True)
            if _plain(form) != _plain(body):
                yield Edit(*match.span(), form)

    return rule


def _is_number_of(text: str, at: int, numbered: Collection[str]) -> bool:
    """Whether a word in capitals, longer than the code of a currency, or *No.* stands before."""
    word = word_before(text, at).rstrip(":")
    return word.lower() in numbered or (len(word) > 3 and word.isupper() and word.isalpha())


def percent(rules: Typography, locale: Locale, style: Style) -> Rule:  # noqa: ARG001
    """Decimal sign and blank of percentages."""
    shape = str(written(locale.tag, "numbers").get("percent", ""))
    if "{figure}" not in shape or not shape.endswith("%"):
        return nothing
    joint = shape.removeprefix("{figure}").removesuffix("%")

    def rule(text: str) -> Iterator[Edit]:
        for match in _PERCENT.finditer(text):
            end = words_end(text, match.start())
            blank = text[end : match.start()]
            found = _FIGURE.search(text, max(0, end - 17), end) if len(blank) < 2 else None
            if found is not None:
                figure = _decimal(found[0], found["rest"], locale, style)
                kept = blank if joint and blank in ("\u00a0", "\u202f") else joint
                yield Edit(found.start(), match.end(), f"{figure}{kept}%")

    return rule


def _decimal(figure: str, rest: str | None, locale: Locale, style: Style) -> str:
    """``figure`` with the locale's decimal sign; three places after a sign may be a group."""
    if not rest or len(rest) == 3:
        return figure
    return write_figures(Decimal(figure.replace(",", ".")), locale, style, grouped=False)


def units(rules: Typography, locale: Locale, style: Style) -> Rule:
    """The decimal sign before a unit, and the no-break blank that holds the two together."""
    if not rules.units:
        return nothing
    pattern = re.compile(
        rf"(?P<figure>\d(?<![\w.,'’]\d)\d{{0,8}}(?:[.,](?P<rest>\d{{1,6}}))?)(?P<blank>{BLANK}?)"
        rf"(?P<unit>{any_of(rules.units)})(?![\w-])"
    )

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            figure = _decimal(match["figure"], match["rest"], locale, style)
            blank = match["blank"]
            if rules.unit_blank and blank in (" ", ""):
                blank = rules.unit_blank
            yield Edit(*match.span(), f"{figure}{blank}{match['unit']}")

    return rule


def years(rules: Typography, locale: Locale, style: Style) -> Rule:  # noqa: ARG001
    """No separator in a year, known by the word before it."""
    if not rules.years_behind:
        return nothing
    behind = whole(rules.years_behind, write=lambda one: re.escape(one).replace("\\ ", BLANK))
    pattern = re.compile(rf"{behind}{BLANK}(?P<year>[12][.,\u00a0\u202f '’]\d{{3}})(?![\w]|[.,]\d)")

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            yield Edit(*match.span("year"), re.sub(r"\D", "", match["year"]))

    return rule


def clock(rules: Typography, locale: Locale, style: Style) -> Rule:  # noqa: ARG001
    """Times of day that carry a word (*Uhr*, *PM*, *h*), as the locale's table writes them."""
    patterns = [(re.compile(pattern), form) for pattern, form in rules.clock.items()]

    def rule(text: str) -> Iterator[Edit]:
        if _DIGIT.search(text) is None:
            return
        for pattern, form in patterns:
            for match in pattern.finditer(text):
                yield Edit(*match.span(), match.expand(form))

    return rule


def _plain(figures: str) -> str:
    """``figures`` with one kind of blank and apostrophe, for those are in use."""
    return re.sub(r"[\u00a0\u2009\u202f]", " ", figures).replace("'", "’")


def reads(locale: Locale) -> bool:
    """Whether we know how ``locale`` writes figures."""
    return speaks(locale.language)
