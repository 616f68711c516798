"""A slug is ASCII, bounded, never empty, and written as readers of the locale would write it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from l10n.labels.slugs import LONGEST, is_slug, slug, unique
from l10n.model.locale import Locale, known_locales

CASES = [
    ("de", "Kim Jong Un fährt nach Rußland", "kim-jong-un-faehrt-nach-russland"),
    ("fr", "Kim Jong Un fährt nach Rußland", "kim-jong-un-fahrt-nach-russland"),
    ("fr", "L’Œuvre d'art «\u202fcachée\u202f»\u00a0?", "l-oeuvre-d-art-cachee"),
    ("en", "Trump’s “Big” Plan: Æon & Co.", "trumps-big-plan-aeon-and-co"),
    ("de", "Forschung & Entwicklung", "forschung-und-entwicklung"),
    ("fr", "R&D", "r-et-d"),
    ("de", "Зеленский", "selenskij"),
    ("fr", "Шойгу", "choygou"),
    ("en", "Жуков", "zhukov"),
    ("en", "Ελλάδα", "ellada"),
    ("en", "1,5 million", "1-5-million"),
    ("en", "2023", "2023"),
    ("en", "Łódź, Malmø, İstanbul, ﬁn", "lodz-malmo-istanbul-fin"),
    ("en", "soft\u00adhyphen\u200b", "softhyphen"),
    ("en", "😀 🇫🇷", "kim-2"),
    ("en", "שלום", "kim-2"),
    ("en", "", "kim-2"),
]


@pytest.mark.parametrize(("tag", "title", "expected"), CASES)
def test_a_title_gives_the_slug_that_readers_would_type(tag, title, expected):
    assert slug(title, Locale(tag), "Kim/2") == expected


def test_without_any_letters_there_is_still_a_word():
    assert slug("…", Locale("de"), "…") == "article"


@given(st.text(max_size=300), st.sampled_from(known_locales()))
@example("Wort " * 300, Locale("de"))
@example("x" * 5000, Locale("fr"))
@example("\u0301" * 5000, Locale("fr"))
def test_every_slug_is_one(title, locale):
    found = slug(title, locale)
    assert is_slug(found)
    assert len(found) <= LONGEST
    assert slug(found, locale) == found


@given(st.lists(st.sampled_from(["a", "a-2", "b", "x" * LONGEST]), max_size=12))
def test_no_two_articles_share_a_slug(wanted):
    taken: list[str] = []
    for one in wanted:
        taken.append(unique(one, taken))
    assert len(set(taken)) == len(taken)
    assert all(is_slug(one) and len(one) <= LONGEST for one in taken)
