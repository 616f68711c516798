"""What stands behind figures in each language: scales, ordinal signs, *et demi*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from l10n.placeables.lexicon import BLANK, any_of, fold, lexicon


@dataclass(frozen=True, slots=True)
class Signs:
    """Patterns of scales, ordinals and halves behind the figures of one language."""

    scales: dict[str, Decimal]
    scale: re.Pattern[str]
    money: re.Pattern[str]
    currency: re.Pattern[str]
    ordinal: re.Pattern[str]
    of: re.Pattern[str]
    half: re.Pattern[str]
    roman: re.Pattern[str] | None
    naming: re.Pattern[str]
    """Words at the end of a text whose figures are a name: *article 49.3*, *version 2.0*."""
    numbered: re.Pattern[str]
    """Figures that may number an article, heading or verse."""
    product: re.Pattern[str] | None
    """A name at the end of a text, where capitals tell names: *Windows 8.1*."""
    parted: re.Pattern[str]
    """Centimetres behind metres: *2 m 05*."""


@cache
def signs_of(language: str) -> Signs:
    """The patterns of ``language``; raises ``KeyError`` for one without data."""
    data = lexicon(language)["numbers"]
    words = {fold(word): Decimal(int(value)) for word, value in data.get("scales", {}).items()}
    marks = {sign: Decimal(int(value)) for sign, value in data.get("scale_signs", {}).items()}
    large = [word for word in words if words[word] > 100]  # *18 cents* is money
    long = [mark for mark in marks if len(mark) > 1]

    half = data.get("half", "").replace(" ", f"(?:{BLANK}|-)")
    romans, ordinals = data.get("roman_ordinals"), data.get("ordinal_signs") or "(?!)"
    of = data.get("of", "").replace(" ", BLANK)
    return Signs(
        scales=words | marks,
        scale=re.compile(
            rf"(?:{BLANK}|[-‑])?(?P<word>(?i:{any_of(large)}))(?!\w)"
            rf"|{BLANK}?(?P<sign>{any_of(long)})(?!\w)"
        ),
        money=re.compile(rf"{BLANK}?(?P<sign>{any_of(marks)})(?P<word>)(?![^\W\d_])"),
        currency=re.compile(rf"{BLANK}?[€$£]"),
        ordinal=re.compile(rf"(?:{BLANK}?(?:{ordinals}))(?!\w)"),
        of=re.compile(f"{BLANK}(?:{of})" if of else "(?!)"),
        half=re.compile(
            rf"(?:{BLANK}\w+)?(?:{BLANK}|-){half}(?!\w)"
            if half and not data.get("compounds")  # *zweieinhalb* is one word
            else "(?!)"
        ),
        roman=re.compile(rf"(?<!\w)(?P<roman>[IVX]+)(?:{romans})(?!\w)") if romans else None,
        naming=re.compile(
            rf"(?<!\w)(?:{data.get('naming', '(?!)').replace(' ', BLANK)}){BLANK}?$", re.I
        ),
        numbered=re.compile(data.get("numbered_figures", r"\d+(?:[.,]\d\d?)+")),
        product=re.compile(rf"(?:[\w,]{BLANK}[A-Z][\w-]*|\b[A-Z]\w*(?:-[A-Z]|[A-Z\d])\w*){BLANK}$")
        if data.get("names_have_capitals")
        else None,
        parted=re.compile(
            rf"{BLANK}?(?P<cm>\d\d)(?![\w.,]\d|\w)" if data.get("metres_parted") else "(?!)"
        ),
    )
