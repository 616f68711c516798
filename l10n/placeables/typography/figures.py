"""Figures: separators of another locale, percent, units, years and the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from l10n.model.locale import Locale
from l10n.placeables.lexicon import speaks, written
from l10n.placeables.numbers.figures import write_figures
from l10n.placeables.style import Style
from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.table import BLANK, Typography

_LONGEST = 30
# Figures in threes, parted by one kind of sign at least twice, or with decimals behind another sign.
_GROUPED = re.compile(
    r"(?<![\w.,'’:/+\-–−])(?:[-−])?(?P<body>\d{1,3}"
    r"(?:(?P<blank>[ \u00a0\u2009\u202f])\d{3}(?:(?P=blank)\d{3}){0,8}(?:(?P<comma>[.,])\d{1,6})?"
    r"|(?P<sign>[.,'’])\d{3}(?:(?P=sign)\d{3}){0,8}(?:(?!(?P=sign))(?P<point>[.,])\d{1,6})?))"
    r"(?![\w'’/]|[.,:\-–]\d|[ \u00a0\u202f]\d{3}(?!\d))"
)
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<figure>\d{{1,9}}(?:(?P<sign>[.,])(?P<rest>\d{{1,6}}))?)(?P<blank>{BLANK}?)%(?![\w-])"
)


def numbers(text: str, rules: Typography, locale: Locale, style: Style) -> Iterator[Edit]:  # noqa: ARG001
    """The locale's separators for figures that are surely of another one.

    ``1.234`` alone may be either and stays, and so does ``152 000``, which standards of every
    language admit; two groups, or groups with decimals, leave no doubt.
    """
    for match in _GROUPED.finditer(text):
        body = match["body"]
        groups = len(re.findall(r"[ \u00a0\u2009\u202f.,'’]\d{3}(?!\d)", body))
        decimal = match["comma"] or match["point"]
        if len(body) > _LONGEST or body.startswith("0"):
            continue
        if not decimal and groups < 2 and match["sign"] not in ("'", "’"):
            continue
        whole, rest = body, ""
        if decimal:
            whole, _, rest = body.rpartition(decimal)
        plain = re.sub(r"\D", "", whole)
        value = Decimal(f"{plain}.{rest}" if rest else plain)
        form = write_figures(value, locale, style, grouped=True)
        if _plain(form) != _plain(body):
            yield Edit(*match.span("body"), form)


def percent(text: str, rules: Typography, locale: Locale, style: Style) -> Iterator[Edit]:  # noqa: ARG001
    """Decimal sign and blank of percentages."""
    shape = str(written(locale.tag, "numbers").get("percent", ""))
    if "{figure}" not in shape or not shape.endswith("%"):
        return
    joint = shape.removeprefix("{figure}").removesuffix("%")
    for match in _PERCENT.finditer(text):
        figure, blank = match["figure"], match["blank"]
        if match["rest"] and len(match["rest"]) != 3:
            figure = write_figures(Decimal(figure.replace(",", ".")), locale, style, grouped=False)
        kept = blank if joint and blank in ("\u00a0", "\u202f") else joint
        yield Edit(*match.span(), f"{figure}{kept}%")


def units(text: str, rules: Typography, locale: Locale, style: Style) -> Iterator[Edit]:
    """The decimal sign before a unit, and the no-break blank that holds the two together."""
    if not rules.units:
        return
    names = "|".join(sorted(map(re.escape, rules.units), key=lambda one: (-len(one), one)))
    pattern = (
        rf"(?<![\w.,'’])(?P<figure>\d{{1,9}}(?:[.,](?P<rest>\d{{1,6}}))?)(?P<blank>{BLANK}?)"
        rf"(?P<unit>{names})(?![\w-])"
    )
    for match in re.finditer(pattern, text):
        figure, blank = match["figure"], match["blank"]
        if match["rest"] and len(match["rest"]) != 3:
            figure = write_figures(Decimal(figure.replace(",", ".")), locale, style, grouped=False)
        if rules.unit_blank and blank in (" ", ""):
            blank = rules.unit_blank
        yield Edit(*match.span(), f"{figure}{blank}{match['unit']}")


def years(text: str, rules: Typography, locale: Locale, style: Style) -> Iterator[Edit]:  # noqa: ARG001
    """No separator in a year, known by the word before it."""
    if not rules.years_behind:
        return
    behind = "|".join(re.escape(word).replace("\\ ", BLANK) for word in rules.years_behind)
    pattern = rf"(?<!\w)(?:{behind}){BLANK}(?P<year>[12][.,\u00a0\u202f '’]\d{{3}})(?![\w]|[.,]\d)"
    for match in re.finditer(pattern, text):
        yield Edit(*match.span("year"), re.sub(r"\D", "", match["year"]))


def clock(text: str, rules: Typography, locale: Locale, style: Style) -> Iterator[Edit]:  # noqa: ARG001
    """Times of day that carry a word (*Uhr*, *PM*, *h*), as the locale's table writes them."""
    for pattern, form in rules.clock.items():
        for match in re.finditer(pattern, text):
            yield Edit(*match.span(), match.expand(form))


def _plain(figures: str) -> str:
    """``figures`` with one kind of blank and apostrophe, for those are in use."""
    return re.sub(r"[\u00a0\u2009\u202f]", " ", figures).replace("'", "’")


def reads(locale: Locale) -> bool:
    """Whether we know how ``locale`` writes figures."""
    return speaks(locale.language)
