"""Laws of typography on any text: twice is once, what is protected stays, no letter is lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.locale import Locale, known_locales
from l10n.placeables.typography import localize, typeset

LOCALES = st.sampled_from(known_locales())
PROTECTED = (
    "https://a.fr/?x=1;y",
    "moi@b.fr",
    "`a  - 'b'...`",
    "<a2>",
    "</a2>",
    "notes.txt",
    "12:30",
    "KN-23",
    "T-62",
    "{name}",
    "&amp;",
    "../x",
    "](http://c.de/ß)",
)
PIECES = (
    *PROTECTED,
    *"\"«»“”„‘’‚‹›'´()[].,;:!?…-–—%*_ \u00a0\u202f",
    "...",
    " - ",
    "  ",
    " etc",
    "z.B.",
    "U.S.",
    "Mr ",
    "n° ",
    "Straße",
    "l'",
    "Etat",
    "coeur",
    "2ème",
    "12.5%",
    "152 mm",
    "1 234 567,5",
    "3-5",
    "ja",
    "Oui",
    "students",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=3)


@given(PARAGRAPHS, LOCALES)
def test_a_paragraph_that_is_set_stays_so(paragraph: list[str], locale: Locale) -> None:
    once = typeset(paragraph, locale)
    assert len(once.sentences) == len(paragraph)
    assert once.changes or once.sentences == tuple(paragraph)
    assert typeset(once.sentences, locale).sentences == once.sentences


@given(st.text(max_size=60), LOCALES)
def test_any_text_that_is_set_stays_so(text: str, locale: Locale) -> None:
    once = typeset([text], locale).sentences
    assert typeset(once, locale).sentences == once


@given(TEXTS, st.sampled_from(PROTECTED), TEXTS, LOCALES)
def test_what_is_protected_comes_through(
    before: str, stretch: str, after: str, locale: Locale
) -> None:
    made = typeset([f"{before} {stretch} {after}"], locale).sentences[0]
    assert stretch in made


@given(PARAGRAPHS, LOCALES)
def test_no_letter_and_no_figure_is_lost(paragraph: list[str], locale: Locale) -> None:
    for before, after in zip(paragraph, typeset(paragraph, locale).sentences, strict=True):
        assert _said(after) == _said(before)


def _said(text: str) -> str:
    """Letters and figures, with what rules write otherwise made alike."""
    for old, new in (("ß", "ss"), ("ẞ", "SS"), ("œ", "oe"), ("É", "E"), ("À", "A"), ("Mr", "M")):
        text = text.replace(old, new)
    return re.sub(r"[\W_]", "", re.sub(r"(?<=\d)èmes?", "e", text))


@given(PARAGRAPHS, LOCALES)
def test_a_locale_for_itself_changes_nothing(paragraph: list[str], locale: Locale) -> None:
    assert localize(paragraph, locale, locale).sentences == tuple(paragraph)


@given(PARAGRAPHS, st.sampled_from([one for one in known_locales() if one.base]))
def test_a_region_that_is_set_stays_so(paragraph: list[str], region: Locale) -> None:
    assert region.base
    once = localize(paragraph, region.base, region).sentences
    assert localize(once, region.base, region).sentences == once


@pytest.mark.parametrize("piece", ['"', "' ", " ", "a", "(", ". ", "` ", "<a ", "1 234 ", "«", "ß"])
def test_a_long_row_of_anything_goes_through(piece: str) -> None:
    done = typeset([piece * 5_000], Locale("de-CH"))
    assert len(done.sentences) == 1


@pytest.mark.soak
@pytest.mark.parametrize("locale", ["fr", "de-CH", "en-GB"])
@pytest.mark.parametrize(
    "piece", ['"so" ', "l'État - ici ; là ! ", "S. 3-5, 12.5% ", "« ", "'", "12 000 ", "etc... "]
)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str, locale: str) -> None:
    short, long = (
        min(_seconds(piece * (size * 5_000 // len(piece)), Locale(locale)) for _ in range(2))
        for size in (1, 4)
    )
    assert long < 12 * short + 0.5


def _seconds(text: str, locale: Locale) -> float:
    start = time.process_time()
    typeset([text], locale)
    return time.process_time() - start
