"""A number is found with its value and unit, as each locale writes it."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.locale import known_locales
from l10n.placeables.designations import carries, find_designations
from l10n.placeables.measures.units import converts
from l10n.placeables.numbers import find_numbers
from l10n.placeables.numbers.figures import read_figures
from l10n.placeables.times import find_times
from tests.placeables.marked import sentences, words

LOCALES = st.sampled_from(known_locales())
VALUES = st.decimals(-(10**12), 10**12, places=2, allow_nan=False)
WORDS = st.sampled_from(words("numbers"))


@pytest.mark.parametrize(("language", "text", "marked"), sentences("numbers"))
def test_every_marked_number_is_found_and_nothing_else(language, text, marked):
    found = [
        (one.form, f"{_plain(one.value)} {one.unit}".strip())
        for one in find_numbers(text, language)
        if not one.doubtful
    ]
    assert found == marked


@given(VALUES, LOCALES)
def test_what_a_locale_prints_is_found_with_the_same_value(value, locale):
    text = format_decimal(value, locale=locale.babel)
    (found,) = find_numbers(f"({text})", locale.tag)
    assert found.value == value
    assert not found.foreign


@given(st.integers(0, 999), LOCALES)
def test_a_percentage_is_found_with_its_sign(value, locale):
    text = format_percent(Decimal(value) / 100, locale=locale.babel)
    (found,) = find_numbers(text, locale.tag)
    assert (found.value, found.unit) == (value, "percent")


@given(st.lists(WORDS, max_size=12).map(" ".join), st.sampled_from(["fr", "en", "de", "de-CH"]))
def test_numbers_are_in_order_and_stand_where_they_say(text, language):
    at = 0
    for one in find_numbers(text, language):
        assert one.span.start >= at
        assert one.form == one.span.of(text) != ""
        at = one.span.end


@pytest.mark.parametrize(
    ("body", "tag", "value", "other", "foreign"),
    [
        ("1.234", "de", "1234", "1.234", False),
        ("1.234", "en", "1.234", "1234", False),
        ("1,234", "en", "1234", "1.234", False),
        ("1.234,5", "en", "1234.5", None, True),
        ("1 200", "en", "1200", None, True),
        ("1’234.5", "de-CH", "1234.5", None, False),
        ("12.5", "de", "12.5", None, True),
        ("0,234", "de", "0.234", None, False),
    ],
)
def test_figures_are_read_with_the_separators_of_their_locale(body, tag, value, other, foreign):
    reading = read_figures(body, tag)
    assert reading is not None
    assert reading.value == Decimal(value)
    assert reading.other == (Decimal(other) if other else None)
    assert reading.foreign is foreign


@pytest.mark.parametrize("body", ["1.2.3", "1,2,3", "12’34", "1.234,567,8"])
def test_figures_that_are_no_number_are_refused(body):
    assert read_figures(body, "fr") is None


def test_a_converted_measure_is_known_for_what_it_is():
    assert converts(Decimal(700), "km", Decimal(435), "mi")
    assert not converts(Decimal(40), "nmi", Decimal(40), "km")
    assert not converts(Decimal(40), "km", Decimal(40), "kg")


@pytest.mark.parametrize(
    ("text", "language", "times"),
    [
        ("à 14 h 30, puis 18h05", "fr", [(14, 30), (18, 5)]),
        ("vers 8 heures", "fr", [(8, 0)]),
        ("at 2:30 p.m. and 12:15 am", "en", [(14, 30), (0, 15)]),
        ("um 14.30 Uhr und um 8 Uhr", "de", [(14, 30), (8, 0)]),
        ("pendant 3 heures, 25:80", "fr", []),
    ],
)
def test_times_are_found_as_each_language_writes_them(text, language, times):
    assert [(one.hour, one.minute) for one in find_times(text, language)] == times


def test_two_clocks_can_show_the_same_time():
    (french,) = find_times("14 h 30", "fr")
    assert french.same(*find_times("2:30 p.m.", "en"))
    assert french.same(*find_times("2:30", "en"))
    assert not french.same(*find_times("2:30 a.m.", "en"))


def test_designations_are_found_and_years_are_not():
    text = "Le KN-23, des T-62, la Covid-19, un Chahed-136, le S-400, le G7 ; Mi-2022, nord-coréen"
    assert [one.form for one in find_designations(text)] == [
        "KN-23",
        "T-62",
        "Covid-19",
        "Chahed-136",
        "S-400",
        "G7",
    ]


@pytest.mark.parametrize(
    ("form", "text", "language", "carried"),
    [
        ("KN-23", "eine KN\u201123", "de", True),
        ("KN-23", "eine KN-32", "de", False),
        ("G7", "der G-7-Gipfel", "de", True),
        ("Chahed-136", "a Shahed-136", "en", True),
        ("COVID-19", "seit der Corona-Pandemie", "de", True),
        ("COVID-19", "since the pandemic", "en", False),
    ],
)
def test_a_designation_may_change_its_hyphen_but_not_its_figures(form, text, language, carried):
    (designation,) = find_designations(form)
    assert carries(text, designation, language) is carried


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
