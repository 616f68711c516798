"""A translator is told what a rule would write, where that is not what the source has."""

import pytest

from l10n.model.locale import Locale
from l10n.placeables import describe, find

FRENCH = Locale("fr")


@pytest.mark.parametrize(
    ("text", "tag", "note"),
    [
        ("le 12 septembre 2023", "en", "date: “12 septembre 2023” → “September 12, 2023”"),
        ("à 14 h 30", "de-CH", "time: “14 h 30” → “14.30 Uhr”"),
        ("1 234,5 km", "en", "number: “1 234,5 km” → “1,234.5 km”"),
        ("12 M€", "en-GB", "money: “12 M€” → “€12m”"),
        ("12,5%", "en", "number: “12,5%” → “12.5%”"),
        ("victoire 3-0", "de", "score: “3-0” → “3:0”"),
        ("1 500 mètres", "de", "number: “1 500 mètres” → “1.500 Meter”"),
        ("31/02/2023", "en", "“31/02/2023” is no date in fr: leave it, or ask the author"),
    ],
)
def test_what_a_rule_writes_is_told(text, tag, note):
    (one,) = find(text, "fr")
    assert describe(one, FRENCH, Locale.parse(tag)).replace("\u00a0", " ") == note


@pytest.mark.parametrize(
    "text",
    [
        "trois",
        "9 mètres",
        "152 mm",
        "en juillet",
        "à midi",
        "KN-23",
        "en 1789",
        "il y a dix ans",
        "la 3e fois",
        "mi-août",
        "12 millions",
        "victoire 3-0",
        "pendant 3 heures",
    ],
)
def test_what_every_translator_knows_is_not_told(text):
    assert [describe(one, FRENCH, Locale("en")) for one in find(text, "fr")] in ([""], [])
