"""Printed dates become values, in three languages and whatever the house style."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.dates import all_months, months, read_date, read_dates

SEPTEMBER_12 = date(2023, 9, 12)


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("First Published in: Sep.12,2023", "Sep.12,2023", SEPTEMBER_12),
        ("Oct.17, 2023", "Oct.17, 2023", date(2023, 10, 17)),
        ("12 septembre 2023", "12 septembre 2023", SEPTEMBER_12),
        ("le 1er mai 2024", "1er mai 2024", date(2024, 5, 1)),
        ("mardi 12 septembre 2023 à 14 h 30", "mardi 12 septembre 2023", SEPTEMBER_12),
        ("Stand: 12.09.2023, 14:30 Uhr", "12.09.2023", SEPTEMBER_12),
        ("12/09/23", "12/09/23", SEPTEMBER_12),
        ("2023-09-12T14:30+02:00", "2023-09-12", SEPTEMBER_12),
        ("Publié le 12 sept. 2023", "12 sept. 2023", SEPTEMBER_12),
        ("Di., 12. September 2023", "Di., 12. September 2023", SEPTEMBER_12),
        ("Tuesday, September 12th, 2023", "Tuesday, September 12th, 2023", SEPTEMBER_12),
        ("5. Jänner 2024", "5. Jänner 2024", date(2024, 1, 5)),
        ("12\N{NO-BREAK SPACE}septembre\N{NO-BREAK SPACE}2023", None, SEPTEMBER_12),
    ],
)
def test_a_printed_date_is_found_with_its_span(text: str, found: str | None, value: date) -> None:
    read = read_date(text, "fr")
    assert read is not None
    assert read[0] == value
    assert read[1].of(text) == (found or text)


@pytest.mark.parametrize(
    "text",
    ["31 février 2023", "2023-02-30", "32.01.2023", "septembre 2023", "1.2.3.2023", "version 12.9"],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert read_date(text, "fr") is None


def test_the_article_decides_how_figures_are_ordered() -> None:
    for language, value in (("fr", date(2023, 4, 3)), ("en", date(2023, 3, 4))):
        read = read_date("03/04/2023", language)
        assert read is not None
        assert read[0] == value
    read = read_date("12/25/2023", "fr")
    assert read is not None
    assert read[0] == date(2023, 12, 25)


def test_two_dates_on_one_line_are_both_read() -> None:
    line = "Publié le 14 mars 2023 à 07h45, mis à jour le 15 mars 2023"
    assert [value for value, _ in read_dates(line, "fr")] == [date(2023, 3, 14), date(2023, 3, 15)]


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from([(tag, name) for tag in ("fr", "de", "en") for name in months(tag)]),
)
def test_every_month_name_is_read_in_an_article_of_any_language(
    day: date, month: tuple[str, str]
) -> None:
    _, name = month
    number = all_months()[name]
    read = read_date(f"{min(day.day, 28)} {name.capitalize()} {day.year}", "en")
    assert read is not None
    assert read[0] == date(day.year, number, min(day.day, 28))


@given(st.text())
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for _, span in read_dates(text, "de"):
        assert span.of(text)
