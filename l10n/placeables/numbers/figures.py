"""Read and write figures with the separators of a locale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from l10n.model.locale import Locale
from l10n.placeables.lexicon import BLANK, lexicon, written
from l10n.placeables.style import Style

# Grouped by blanks only in threes; any other joint between figures is read afterwards.
FIGURES = re.compile(
    rf"(?<![\w.,])(?P<sign>(?<![-−–%°€$£)])[-−–+](?=\d))?"
    rf"(?P<body>\d{{1,3}}(?:{BLANK}\d{{3}})+(?!\d|{BLANK}\d\d?(?!\d))(?:[.,]\d+)?|\d+(?:[.,’']\d+)*)"
)
_BLANKS = re.compile(BLANK)
_LONGEST = 40
"""Longer figures are data, not a number that anybody reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What figures mean in a locale, and what they would mean elsewhere."""

    value: Decimal
    other: Decimal | None = None
    """The value for a reader whose point and comma are the other way round, when that differs."""
    foreign: bool = False
    """Whether the locale would write this value with other separators."""


def read_figures(body: str, tag: str) -> Reading | None:
    """The value of ``body`` (figures, blanks, points, commas, apostrophes) in locale ``tag``.

    ``1.234`` is 1234 in German and 1.234 in English; ``1.234,5`` is 1234.5 everywhere. None for
    what is no number, such as a version (``1.2.3``).
    """
    table = lexicon(tag)["numbers"]
    decimal, either = table["decimal"], table.get("decimal_either", False)
    grouping = "." if decimal == "," else ","
    blanks = bool(_BLANKS.search(body))
    plain = _BLANKS.sub("", body)
    if re.search(r"[’'](?!\d{3}(?!\d))", plain):
        return None
    plain = re.sub(r"[’']", "", plain)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return Reading(Decimal(plain), foreign=blanks and decimal == "." and not either)
    whole, _, rest = plain.rpartition(marks[-1])
    if len(set(marks)) == 2:
        return _mixed(whole, marks, rest, foreign=marks[-1] != decimal)
    in_threes = re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+", plain) is not None and not blanks
    grouped = Decimal(re.sub(r"[.,]", "", plain))
    if len(marks) > 1:
        return Reading(grouped, foreign=marks[0] != grouping) if in_threes else None
    fraction = Decimal(f"{whole}.{rest}")
    if not in_threes:
        return Reading(fraction, foreign=marks[0] != decimal and not either)
    if either and marks[0] != decimal:
        return Reading(fraction)
    if marks[0] == decimal and rest.endswith("00") and grouped:
        # *10,000 roupies* in French: nobody writes zeros behind a decimal sign, many an English comma.
        return Reading(grouped, other=fraction, foreign=True)
    if marks[0] == decimal:
        return Reading(fraction, other=grouped)
    return Reading(grouped, other=fraction)


def _mixed(whole: str, marks: list[str], rest: str, *, foreign: bool) -> Reading | None:
    first = marks[0]
    if marks.count(marks[-1]) > 1 or not re.fullmatch(rf"\d{{1,3}}(?:\{first}\d{{3}})+", whole):
        return None
    return Reading(Decimal(f"{whole.replace(first, '')}.{rest}"), foreign=foreign)


def write_figures(
    figure: Decimal, locale: Locale, style: Style, *, grouped: bool, scaled: bool = False
) -> str:
    """``figure`` without its sign, with the decimals that it has, as ``locale`` parts them.

    The signs are those of the Unicode CLDR, unless the style says another for thousands. Four
    figures stand together where the locale does so (``group_from`` in its file), and before a scale
    (``scaled``) it may have another decimal sign: Swiss *9.99 Euro*, *1,5 Milliarden*.
    """
    decimal, sign = separators(locale, style)
    whole, _, rest = f"{abs(figure):f}".partition(".")
    if grouped and len(whole) >= written(locale.tag, "numbers").get("group_from", 4):
        # Python will not read more than 4,300 figures as one int.
        head = len(whole) % 3
        parts = [whole[at : at + 3] for at in range(head, len(whole), 3)]
        whole = sign.join([whole[:head], *parts] if head else parts)
    if scaled:
        decimal = written(locale.tag, "numbers").get("scale_decimal", decimal)
    return f"{whole}{decimal}{rest}" if rest else whole


def separators(locale: Locale, style: Style) -> tuple[str, str]:
    """What ``locale`` prints before decimals and between thousands."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    grouping = style.text("grouping") or get_group_symbol(locale.babel)
    return get_decimal_symbol(locale.babel), grouping
