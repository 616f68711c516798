"""A date is found with its value, written as its locale prints it, and rewritten without loss."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.locale import Locale, known_locales
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.placeables import localize
from l10n.placeables.dates import (
    DateValue,
    Precision,
    admitted,
    find,
    format_date,
    format_value,
    normalise,
    present,
)
from tests.placeables.marked import sentences, words

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
LOCALES = st.sampled_from(known_locales())
REGIONS = st.sampled_from([locale for locale in known_locales() if locale.base])
EN, GB, DE, AT, FR = map(Locale.parse, ("en", "en-GB", "de", "de-AT", "fr"))
WORDS = st.sampled_from(words("dates"))


@pytest.mark.parametrize(("language", "text", "marked"), sentences("dates"))
def test_every_marked_date_is_found_and_nothing_else(language, text, marked):
    found = [(one.form, "/".join(map(str, one.values))) for one in find(text, language)]
    assert found == marked


@given(st.lists(WORDS, max_size=12).map(" ".join), st.sampled_from(["fr", "en", "de", "en-GB"]))
def test_dates_are_in_order_and_stand_where_they_say(text, language):
    at = 0
    for one in find(text, language):
        assert one.span.start >= at
        assert one.form == one.span.of(text) != ""
        at = one.span.end


@given(DAYS, LOCALES)
def test_what_a_locale_prints_is_found_with_the_same_value(day, locale):
    (found,) = find(f"({format_date(day, locale)})", locale.tag)
    assert found.value.date == day
    assert found.deterministic
    assert present(found.value, format_date(day, locale), locale)


@given(DAYS, LOCALES, st.booleans(), st.booleans())
def test_a_day_with_its_weekday_or_without_its_year_comes_back(day, locale, named, dated):
    precision = Precision.FULL if dated else Precision.DAY_MONTH
    year, weekday = day.year if dated else None, day.weekday() if named else None
    value = DateValue(precision, year, day.month, day.day, weekday)
    text = format_value(value, locale)
    assert [one.value for one in find(text, locale.tag)] == [value]
    assert text in admitted(value, locale)


@given(DAYS, REGIONS)
def test_a_base_date_becomes_the_regions_date(day, locale):
    base = locale.base
    text = f"({format_date(day, base)}) …"
    assert localize(text, base, locale) == f"({format_date(day, locale)}) …"


@given(st.lists(WORDS, max_size=12).map(" ".join), REGIONS)
def test_localizing_twice_is_localizing_once_and_a_base_stays_itself(text, locale):
    once = localize(text, locale.base, locale)
    assert localize(once, locale.base, locale) == once
    assert localize(text, locale.base, locale.base) == text


def test_each_locale_has_its_own_form():
    day = date(2024, 1, 1)
    shown = {locale.tag: format_date(day, locale) for locale in known_locales()}
    expected = {
        "de": "1. Januar 2024",
        "de-AT": "1. Jänner 2024",
        "de-CH": "1. Januar 2024",
        "en": "January 1, 2024",
        "en-GB": "1 January 2024",
        "fr": "1er janvier 2024",
        "fr-CH": "1er janvier 2024",
    }
    assert {tag: shown[tag] for tag in expected} == expected


@pytest.mark.parametrize(
    ("text", "base", "locale", "expected"),
    [
        ("On September 12, 2023, Kim came.", EN, GB, "On 12 September 2023, Kim came."),
        ("Tuesday, September 12", EN, GB, "Tuesday 12 September"),
        ("from February 28 to March 3, 2023", EN, GB, "from 28 February to 3 March 2023"),
        ("September 3–5, 2022", EN, GB, "3–5 September 2022"),
        ("Sept. 12, 2023", EN, GB, "Sept. 12, 2023"),
        ("vom 3. bis 5. Januar und im Januar", DE, AT, "vom 3. bis 5. Jänner und im Jänner"),
        ("Januarsturm", DE, AT, "Januarsturm"),
    ],
)
def test_a_region_rewrites_only_what_has_the_form_of_the_base(text, base, locale, expected):
    assert localize(text, base, locale) == expected


def test_a_draft_gets_the_form_of_its_locale_and_its_links_move_along():
    draft = Translation("On 12 September 2023 he left.", ((Span(0, 2), Span(21, 23)),))
    done = normalise("Le 12 septembre 2023, il est parti.", draft, "fr", EN)
    assert done.text == "On September 12, 2023 he left."
    assert done.links[0][1].of(done.text) == "he"


def test_a_date_that_the_engine_left_in_the_source_language_is_written_anew():
    draft = Translation("Born on 1er mai 1968 in Lyon.")
    assert normalise("Né le 1er mai 1968 à Lyon.", draft, "fr", EN).text == (
        "Born on May 1, 1968 in Lyon."
    )


def test_a_wrong_date_is_put_right_only_where_the_engine_says_it_was_made_from_the_source():
    source, wrong = "Né le 8 mai 1968.", "Born on May 9, 1968."
    linked = Translation(wrong, ((Span(6, 16), Span(8, 19)),))
    assert normalise(source, linked, "fr", EN).text == "Born on May 8, 1968."
    assert normalise(source, Translation(wrong), "fr", EN).text == wrong


@given(st.lists(WORDS, max_size=10).map(" ".join), st.lists(WORDS, max_size=10).map(" ".join))
def test_normalising_twice_is_normalising_once(source, draft):
    once = normalise(source, Translation(draft), "fr", EN)
    assert normalise(source, once, "fr", EN) == once


@pytest.mark.parametrize(
    ("value", "target", "locale", "said"),
    [
        (DateValue(Precision.FULL, 2023, 9, 12), "am 12.9.2023", DE, True),
        (DateValue(Precision.FULL, 2023, 9, 12), "am 12. September", DE, False),
        (DateValue(Precision.MONTH, month=7), "die Julioffensive", DE, True),
        (DateValue(Precision.MONTH, month=7), "im Juni", DE, False),
        (DateValue(Precision.DAY_MONTH, month=9, day=11), "the 9/11 attacks", EN, True),
        (DateValue(Precision.YEAR, 2012), "since 2012", EN, True),
        (DateValue(Precision.MONTH, month=8, part="mid"), "in late August", EN, False),
    ],
)
def test_a_date_is_present_in_any_form_that_says_as_much(value, target, locale, said):
    assert present(value, target, locale) is said


def test_a_value_that_no_rule_can_write_is_refused():
    with pytest.raises(ValueError, match="no rule"):
        format_value(DateValue(Precision.DECADE, 1990), EN)


def test_a_language_without_data_is_a_key_error():
    with pytest.raises(KeyError):
        find("12 septembrie", "ro")
