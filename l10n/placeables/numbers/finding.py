"""Find numbers with their measures in French, English and German: in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import zip_longest

from l10n.model.dates import all_months
from l10n.model.span import Span
from l10n.placeables.apart import apart
from l10n.placeables.dates import Precision, find
from l10n.placeables.designations import find_designations
from l10n.placeables.lexicon import BLANK, any_of, lexicon
from l10n.placeables.measures.units import unit_after, unit_before
from l10n.placeables.numbers.figures import FIGURES, read_figures
from l10n.placeables.numbers.quantities import Manner, Quantity
from l10n.placeables.numbers.tables import tables_of
from l10n.placeables.numbers.words import WordNumber, find_word_numbers
from l10n.placeables.times import find_durations, find_times

_RANGE = re.compile(rf"{BLANK}?(?:[-–—‑]|à|ou|to|or|bis|oder){BLANK}?")
_PAIR = re.compile(rf"{BLANK}?(?:[-–—‑/]|à|ou|et|to|or|and|bis|oder|und){BLANK}?")
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number at ``span`` (code points of its text), its scale and unit included."""

    span: Span
    form: str
    value: Decimal
    """*1,5 million* is 1500000; of a percentage the figure (3 for *3 %*)."""
    unit: str = ""
    """As in ``units.toml``: ``km``, ``percent``, ``USD``; empty without one."""
    in_words: bool = False
    doubtful: bool = False
    """Perhaps no number, or one that another language says otherwise (*une dizaine*)."""
    other: Decimal | None = None
    """The value for a reader whose point and comma are the other way round, when that differs."""
    foreign: bool = False
    """Whether the locale would write the figures with other separators."""
    ordinal: bool = False
    manner: Manner = field(default_factory=Manner)

    @property
    def quantity(self) -> Quantity:
        """What it says, without where it stands."""
        return Quantity(self.value, self.unit, self.manner)


@lru_cache(maxsize=256)
def find_numbers(text: str, language: str) -> tuple[FoundNumber, ...]:
    """Every number in ``text``, in order; ``language`` is a language or locale tag.

    Dates, years, times, designations (*KN-23*) and addresses are other things and left out, and so
    is *un*, *one*, *ein* alone. Raises ``KeyError`` for a language without data.
    """
    short = language.partition("-")[0]
    # Names first, then figures, then words: what stands first in this order keeps its place.
    numbers = [
        *_in_figures(text, language, short),
        *_in_words(text, short),
        *_roman(text, short),
    ]
    kept = apart([(one.span, one) for one in numbers], [*_taken(text, language, short)])
    return tuple(_with_scales(text, kept))


def _with_scales(text: str, found: list[FoundNumber]) -> Iterator[FoundNumber]:
    """Give the first number of a range the scale that is said once: *de 4,2 à 4,1 milliards*."""
    found = [*_dollar_ranges(text, found)]
    closing = False
    for each, following in zip_longest(found, found[1:]):
        one = replace(each, manner=replace(each.manner, closing=True)) if closing else each
        closing = _closes(text, one, following)
        if following is None or one.in_words or abs(one.value) >= 1000 or following.value < 10**6:
            yield one
        elif (
            one.unit in ("", following.unit)
            and sum(char.isdigit() for char in following.form) < 7  # a scale is said in words
            and _RANGE.fullmatch(text[one.span.end : following.span.start])
        ):
            scale = Decimal(1000) ** ((following.value.adjusted()) // 3)
            shared = replace(one.manner, shared=True)
            unit = one.unit or following.unit
            yield replace(one, value=one.value * scale, unit=unit, manner=shared)
        else:
            yield one


def _dollar_ranges(text: str, found: list[FoundNumber]) -> Iterator[FoundNumber]:
    """*$5-10 million*: the sign stands before the first figure, the scale behind the second."""
    sign: FoundNumber | None = None
    for one in found:
        joined = sign and _RANGE.fullmatch(text, sign.span.end, one.span.start)
        if sign and joined and not one.unit and one.manner.scale:
            scale = Decimal(10) ** one.manner.scale
            yield replace(sign, value=sign.value * scale, manner=replace(sign.manner, shared=True))
            yield replace(one, unit=sign.unit, manner=replace(one.manner, closing=True))
            sign = None
            continue
        if sign:
            yield sign
        sign = one if one.unit and text[one.span.end - 1].isdigit() and not one.in_words else None
        if sign is None:
            yield one
    if sign:
        yield sign


def _closes(text: str, one: FoundNumber, following: FoundNumber | None) -> bool:
    """Whether ``following`` says the unit for ``one`` as well."""
    if following is None or one.unit or one.in_words or not following.unit:
        return False
    return _PAIR.fullmatch(text, one.span.end, following.span.start) is not None


def echoes(value: Decimal, language: str) -> tuple[str, ...]:
    """Patterns of words that say ``value`` without being a number: *both*, *Jahrzehnt*."""
    table = lexicon(language.partition("-")[0])["numbers"].get("echoes", {})
    words = table.get(str(int(value)), []) if value == int(value) else []
    return tuple(word.replace(" ", BLANK) for word in words)


def _taken(text: str, language: str, short: str) -> Iterator[Span]:
    for date in find(text, language):
        measure = date.value.precision is Precision.YEAR and date.until is None
        if not (measure and unit_after(text, date.span.end, short)):
            yield date.span
    yield from (time.span for time in find_times(text, language))
    yield from (one.span for one in find_durations(text, language) if one.clock)
    yield from (name.span for name in find_designations(text))
    yield from (Span(*name.span()) for name in _names().finditer(text))


def _in_figures(text: str, language: str, short: str) -> Iterator[FoundNumber]:
    signs = _after_figures(short)
    for match in FIGURES.finditer(text):
        reading = read_figures(match["body"], language)
        if reading is None or re.match(r"0\d", match["body"]):
            continue
        start, end = match.span()
        before = unit_before(text, start)
        factor = Decimal(1)
        ordinal = signs.ordinal.match(text, end)
        if ordinal:
            end = ordinal.end()
        abbreviated = False
        while scale := (signs.scale.match(text, end) or _money_scale(signs, text, end, before)):
            abbreviated = bool(scale["sign"])
            factor *= signs.scales[scale["sign"] or scale["word"].casefold()]
            end = scale.end()
        tail = _tail(text, end, short, of=factor > 1 or reading.value >= 10**6)
        name = tail.unit or (before[0] if before else "")
        beside = text[end : tail.end] if tail.unit else text[before[1] : start] if before else ""
        end = tail.end
        value = reading.value * factor + (Decimal("0.5") * factor if tail.half else 0)
        if match["sign"] in ("-", "−"):
            value = -value
        if end < len(text) and text[end].isalnum():
            continue  # 4x4, 90s: a name
        manner = Manner(
            None if tail.half else reading.value,
            scale=factor.adjusted(),
            short=abbreviated,
            plus=match["sign"] == "+",
            parted=not match["body"].isdigit(),
            unit=beside,
            tied=beside.startswith(("-", "‑")),
            other=None if reading.other is None else reading.other * factor,
            foreign=reading.foreign,
        )
        start = before[1] if before else start
        span = Span(start, end)
        other = None if reading.other is None else reading.other * factor
        yield FoundNumber(
            span,
            span.of(text),
            value,
            name,
            other=other,
            foreign=reading.foreign,
            ordinal=ordinal is not None,
            manner=manner,
        )


def _in_words(text: str, short: str) -> Iterator[FoundNumber]:
    for word in find_word_numbers(text, short):
        tail = _tail(text, word.span.end, short, of=word.value >= 1000)
        value = word.value + (Decimal("0.5") if tail.half else 0)
        span = Span(word.span.start, tail.end)
        name = tail.unit or _unit_within(word, text, short)
        yield FoundNumber(
            span,
            span.of(text),
            value,
            name,
            in_words=True,
            doubtful=word.doubtful,
            ordinal=word.ordinal,
            manner=Manner(word=word.cardinal, unit=text[word.span.end : tail.end]),
        )


@dataclass(frozen=True, slots=True)
class _Tail:
    unit: str
    half: bool
    end: int


def _tail(text: str, at: int, short: str, *, of: bool) -> _Tail:
    """What follows a number: *kilomètres*, *d’euros* behind a scale, *ans et demi*."""
    signs = _after_figures(short)
    joint = signs.of.match(text, at) if of else None
    unit = unit_after(text, (joint.end() - 1) if joint else at, short)
    if joint and not unit:  # *3 Mds d’€*
        unit = unit_after(text, joint.end(), short)
    half = signs.half.match(text, unit[1] if unit else at)
    if half and not unit:
        unit = unit_after(text, half.end(), short)
        return _Tail(unit[0] if unit else "", True, unit[1] if unit else half.end())
    end = half.end() if half else (unit[1] if unit else at)
    return _Tail(unit[0] if unit else "", half is not None, end)


def _unit_within(word: WordNumber, text: str, short: str) -> str:
    """The unit in the ending of a German word: *sechsmonatig* is six months."""
    form = word.span.of(text)
    if not tables_of(short).compounds:
        return ""
    for cut in range(3, len(form)):
        unit = unit_after("-" + form[cut:], 0, short)
        if unit and unit[1] == len(form) - cut + 1:
            return unit[0]
    return ""


@cache
def _names() -> re.Pattern[str]:
    """Figures in addresses are no numbers; 24/7, 9/11 and le 11-Septembre are names."""
    return re.compile(
        r"(?:https?://|www\.)\S+|(?<!\S)\S{1,80}@\S+|(?<!\w)\d\d?/\d\d?(?![\w/])"
        rf"|(?<!\w)\d\d?[-‑](?:{any_of(all_months())})\b",
        re.IGNORECASE,
    )


def _roman(text: str, short: str) -> Iterator[FoundNumber]:
    pattern = _after_figures(short).roman
    for match in pattern.finditer(text) if pattern else ():
        values = [_ROMAN[letter] for letter in match["roman"]]
        total = sum(
            -value if value < max(values[place:]) else value for place, value in enumerate(values)
        )
        if total > 1:
            yield FoundNumber(
                Span(*match.span()), match[0], Decimal(total), in_words=True, doubtful=True
            )


def _money_scale(
    signs: _Signs, text: str, end: int, before: tuple[str, int] | None
) -> re.Match[str] | None:
    """*m* is a million behind a currency (*€3m*, *12 M€*), else it is a metre."""
    match = signs.money.match(text, end)
    if match is None or (before is None and not signs.currency.match(text, match.end())):
        return None
    return match


@dataclass(frozen=True, slots=True)
class _Signs:
    scales: dict[str, Decimal]
    scale: re.Pattern[str]
    money: re.Pattern[str]
    currency: re.Pattern[str]
    ordinal: re.Pattern[str]
    of: re.Pattern[str]
    half: re.Pattern[str]
    roman: re.Pattern[str] | None


@cache
def _after_figures(language: str) -> _Signs:
    data = lexicon(language)["numbers"]
    words = {word.casefold(): Decimal(int(value)) for word, value in data.get("scales", {}).items()}
    marks = {sign: Decimal(int(value)) for sign, value in data.get("scale_signs", {}).items()}
    large = [word for word in words if words[word] > 100]  # *18 cents* is money
    long = [mark for mark in marks if len(mark) > 1]

    half = data.get("half", "").replace(" ", f"(?:{BLANK}|-)")
    romans, ordinals = data.get("roman_ordinals"), data.get("ordinal_signs") or "(?!)"
    of = data.get("of", "").replace(" ", BLANK)
    return _Signs(
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
    )
