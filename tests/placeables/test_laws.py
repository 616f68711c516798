"""What a locale prints is read with the same value, and rewriting twice is rewriting once."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from l10n.model.locale import Locale, known_locales
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.placeables import Kind, Placeable, find, localize, normalise, style, write
from l10n.placeables.dates import Dates, DateValue, Precision
from l10n.placeables.dates.values import Way
from l10n.placeables.lexicon import lexicon, speaks, unit_table
from l10n.placeables.numbers.quantities import Manner, Quantity, Score
from l10n.placeables.times import Duration, Times
from tests.placeables.marked import words

KNOWN = [locale for locale in known_locales() if speaks(locale.language)]
LOCALES = st.sampled_from(KNOWN)
REGIONS = st.sampled_from([locale for locale in KNOWN if locale.base])
WAYS = st.builds(Way, st.sampled_from(["to", "between", "and", "or", "dash"]), st.just(True))
SAMPLES = st.sampled_from(
    [
        *words("dates"),
        *words("numbers"),
        "14",
        "h",
        "30",
        "Uhr",
        "2:30",
        "p.m.",
        "€3m",
        "%",
        "-5",
        "°C",
        "1.234,5",
        "3:0",
        "1,234",
        "km",
        "milliards",
        "d’euros",
        "Billionen",
        "Euro",
        "(3-1)",
        "13/25/2023",
    ]
)
TEXTS = st.lists(SAMPLES, max_size=14).map(" ".join)


def _comes_back(value, kind, locale, house=None):
    """Write ``value`` for ``locale`` and read it again; what takes a translator is no case."""
    form = write(Placeable(kind, Span(0, 0), "", value), locale, house)
    assume(form is not None)
    (one,) = find(f"({form})", locale.tag)
    assert (one.form, one.kind, one.value) == (form, kind, value)


@given(st.dates(date(1400, 1, 1), date(2099, 12, 31)), st.booleans(), st.booleans(), LOCALES)
def test_a_day_comes_back(day, named, dated, locale):
    value = _day(day, dated=dated, named=named)
    _comes_back(Dates(value), Kind.DATE, locale)


@given(st.integers(1, 12), st.integers(1500, 2090), LOCALES)
def test_a_month_of_a_year_comes_back(month, year, locale):
    value = DateValue(Precision.MONTH_YEAR, year, month)
    _comes_back(Dates(value), Kind.DATE, locale)


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(1, 400), WAYS, LOCALES)
def test_a_range_of_days_comes_back(day, length, way, locale):
    first, last = _day(day), _day(day + timedelta(length))
    listed = way.name in ("and", "or")
    _comes_back(Dates(first, last, listed=listed, way=way), Kind.DATE, locale)


@given(st.integers(1500, 2000), st.integers(1, 60), st.booleans(), LOCALES)
def test_a_range_of_years_comes_back(year, length, dashed, locale):
    way = Way("dash") if dashed else Way("between", opened=True)
    first, last = (DateValue(Precision.YEAR, one) for one in (year, year + length))
    _comes_back(Dates(first, last, way=way), Kind.DATE, locale)


@given(st.integers(-9, 21).filter(bool), LOCALES)
def test_a_century_comes_back(century, locale):
    _comes_back(Dates(DateValue(Precision.CENTURY, century=century)), Kind.DATE, locale)


@given(st.times(), st.sampled_from(["", "paris", "gmt", "local"]), st.booleans(), LOCALES)
def test_a_time_comes_back(time, zone, bracketed, locale):
    value = Times(time.hour, time.minute, zone=zone, bracketed=bracketed)
    _comes_back(value, Kind.TIME, locale)


@given(st.times(), LOCALES)
def test_a_time_comes_back_from_a_clock_of_twelve_hours(time, locale):
    assume(locale.language == "en")
    for half_days in ("a.m. p.m.", "am pm", "AM PM"):
        house = style(locale, {"times": "12", "half_days": half_days})
        _comes_back(Times(time.hour, time.minute), Kind.TIME, locale, house)


@given(st.times(), st.times(), st.sampled_from(["to", "dash"]), LOCALES)
def test_opening_hours_come_back(first, last, way, locale):
    value = Times(first.hour, first.minute, (last.hour, last.minute), way=way)
    _comes_back(value, Kind.TIME, locale)


@given(st.integers(1, 99), st.integers(1, 59), LOCALES)
def test_a_duration_comes_back(hours, minutes, locale):
    _comes_back(Duration(hours, minutes), Kind.DURATION, locale)


FIGURES = st.decimals(Decimal("0.01"), 10**7, places=2).filter(lambda one: one < 1400 or one > 2100)


@given(FIGURES, st.booleans(), LOCALES)
def test_a_number_comes_back(figure, minus, locale):
    value = Quantity(-figure if minus else figure, "", Manner(figure, parted=True))
    _comes_back(value, Kind.NUMBER, locale)


@given(FIGURES, st.booleans(), st.sampled_from(["sign", "word"]), LOCALES)
def test_a_percentage_comes_back(figure, plus, wanted, locale):
    value = Quantity(figure, "percent", Manner(figure, plus=plus, unit="%"))
    _comes_back(value, Kind.PERCENT, locale, style(locale, {"percent": wanted}))


CURRENCIES = sorted(name for name in unit_table() if name.isupper())


@given(
    st.decimals(Decimal("1"), 999, places=2),
    st.sampled_from(CURRENCIES),
    st.sampled_from([0, 6, 9, 12]),
    st.sampled_from(["kept", "sign", "word"]),
    st.sampled_from(["kept", "full", "short"]),
    LOCALES,
)
def test_money_comes_back_in_every_style(figure, unit, scale, money, millions, locale):
    house = style(locale, {"money": money, "millions": millions})
    manner = Manner(figure, scale=scale, unit="euros")
    _comes_back(Quantity(figure.scaleb(scale), unit, manner), Kind.MONEY, locale, house)


MEASURES = sorted(
    name for table in unit_table().values() for name, unit in table.items() if "cldr" in unit
)


@given(FIGURES, st.sampled_from(MEASURES), st.booleans(), LOCALES)
def test_a_measure_comes_back(figure, unit, by_sign, locale):
    signs = next(table[unit]["signs"] for table in unit_table().values() if unit in table)
    assume(signs or not by_sign)
    manner = Manner(figure, unit=signs[0] if by_sign else "word")
    _comes_back(Quantity(figure, unit, manner), Kind.MEASURE, locale)


@given(st.integers(0, 9), st.integers(0, 9), LOCALES)
def test_a_score_comes_back(first, last, locale):
    assume(first >= last)
    _comes_back(Score(first, last), Kind.SCORE, locale)


@given(st.sampled_from(range(2, 13)), LOCALES)
def test_a_small_number_in_words_comes_back(number, locale):
    value = Quantity(Decimal(number), "", Manner(word=True))
    form = write(Placeable(Kind.NUMBER, Span(0, 0), "", value), locale)
    assume(form not in lexicon(locale.tag)["numbers"]["ambiguous"])
    _comes_back(value, Kind.NUMBER, locale)


@given(TEXTS, LOCALES)
def test_placeables_are_in_order_and_stand_where_they_say(text, locale):
    at = 0
    for one in find(text, locale.tag):
        assert one.span.start >= at
        assert one.form == one.span.of(text) != ""
        at = one.span.end


@given(TEXTS, REGIONS)
def test_localizing_twice_is_localizing_once_and_a_base_stays_itself(text, locale):
    once = localize(text, locale.base, locale)
    assert localize(once, locale.base, locale) == once
    assert localize(text, locale.base, locale.base) == text


@given(TEXTS, TEXTS, st.sampled_from([Locale("en"), Locale("de")]))
def test_normalising_twice_is_normalising_once(source, draft, locale):
    french = Locale("fr")
    once = normalise(source, Translation(draft), french, locale)
    assert normalise(source, once, french, locale).text == once.text


def _day(day, *, dated=True, named=False):
    whole = DateValue(Precision.FULL, day.year, day.month, day.day)
    whole = replace(whole, weekday=day.weekday() if named else None)
    return whole if dated else replace(whole, year=None, precision=Precision.DAY_MONTH)
