"""Drafts and regional editions get the forms of their locale, and nothing else changes."""

from pathlib import Path

import pytest

from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.placeables import localize, normalise, style

FRENCH = Locale("fr")
_BLANKS = str.maketrans("\u00a0\u2009\u202f", "   ")
_VALUES = {"yes": True, "_": "\u00a0"}
_LINES = (Path(__file__).parent / "rewritten.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in _LINES if line and not line.startswith("#")]
assert ROWS


@pytest.mark.parametrize(("tag", "settings", "source", "draft", "result"), ROWS)
def test_a_draft_gets_the_forms_of_its_locale(tag, settings, source, draft, result):
    locale = Locale.parse(tag)
    key, _, value = settings.partition(" ")
    house = style(locale, {key: _VALUES.get(value, value)} if key else None)
    once = normalise(source, Translation(draft), FRENCH, locale, house)
    assert once.text.translate(_BLANKS) == result
    assert normalise(source, once, FRENCH, locale, house) == once


def test_the_links_of_a_rewritten_draft_move_along():
    draft = Translation("It costs 12 M€ today.", ((Span(0, 2), Span(15, 20)),))
    done = normalise("12 M€", draft, FRENCH, Locale("en"))
    assert done.links[0][1].of(done.text) == "today"


def test_a_wrong_sum_is_put_right_only_where_the_engine_says_it_was_made_from_the_source():
    source, wrong = "Il doit 300 euros.", "He owes 500 euros."
    linked = Translation(wrong, ((Span(8, 17), Span(8, 17)),))
    assert normalise(source, linked, FRENCH, Locale("en")).text == "He owes €300."
    assert normalise(source, Translation(wrong), FRENCH, Locale("en")).text == wrong


@pytest.mark.parametrize(
    ("base", "tag", "text", "expected"),
    [
        ("en", "en-GB", "At 2:30 p.m., €3 million.", "At 14:30, €3m."),
        ("en", "en-GB", "It ends at 9 p.m.", "It ends at 21:00."),
        ("en", "en-GB", "9 meters, 500 rubles", "9 metres, 500 roubles"),
        ("en", "en-GB", "nine meters, 3 million euros", "nine meters, 3 million euros"),
        ("en", "en-GB", "at 2:30 PM", "at 2:30 PM"),
        ("de", "de-CH", "1.234,5 km, 12,5 %, 9,99 €", "1’234.5 km, 12.5%, 9.99 Euro"),
        ("de", "de-CH", "1,5 Milliarden Euro, 50.000.", "1,5 Milliarden Euro, 50’000."),
        ("de", "de-CH", "Artikel 1.234 und 1,234 kg", "Artikel 1’234 und 1,234 kg"),
        ("de", "de-AT", "1.234,5 km am 5. Januar 2024", "1.234,5 km am 5. Jänner 2024"),
        ("fr", "fr-CH", "12,5 % à 14 h 30", "12,5% à 14 h 30"),
    ],
)
def test_a_region_rewrites_what_has_the_form_of_its_base(base, tag, text, expected):
    done = localize(text, Locale(base), Locale.parse(tag))
    assert done.translate(_BLANKS) == expected


def test_a_language_without_tables_is_left_as_it_is():
    draft = Translation("a las 14 h 30")
    assert normalise("à 14 h 30", draft, FRENCH, Locale("xx")) == draft
    assert localize("14 h 30", Locale("xx"), Locale("xx-YY")) == "14 h 30"
