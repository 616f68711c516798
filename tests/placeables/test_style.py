"""A newsroom chooses how its locale writes; what we do not understand is refused by name."""

import pytest

from l10n.errors import UsageError
from l10n.model.locale import Locale, known_locales
from l10n.placeables.style import choices, style


def test_each_locale_has_a_style_of_its_own_file():
    assert style(Locale("en"))["times"] == "12"
    assert style(Locale("en-GB"))["times"] == "24"
    assert style(Locale("de-CH"))["time_sign"] == "."


def test_what_a_newsroom_chose_lies_over_it():
    chosen = style(Locale("de"), {"times": "12", "convert_units": True})
    assert chosen.text("times") == "12"
    assert chosen.flag("convert_units")
    assert chosen != style(Locale("de"))
    assert hash(chosen) == hash(style(Locale("de"), {"convert_units": True, "times": "12"}))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"tmes": "12"}, "no key “tmes”"),
        ({"times": "13"}, "times cannot be “13”"),
        ({"times": 12}, "times must be a text"),
        ({"quotes": "«»"}, "quotes must have … between two marks"),
        ({"convert_units": "yes"}, "convert_units must be true or false"),
    ],
)
def test_what_we_do_not_understand_is_refused_by_name(settings, said):
    with pytest.raises(UsageError, match=said):
        style(Locale("en"), settings)


def test_every_choice_says_what_it_is_about_and_has_a_possible_default():
    for key, entry in choices().items():
        assert entry["about"].endswith("."), key
        assert "one_of" not in entry or entry["default"] in entry["one_of"]


def test_every_language_file_chooses_only_what_can_be_chosen():
    for locale in known_locales():
        chosen = dict(style(locale).values)
        style(locale, chosen)
    with pytest.raises(KeyError):
        style(Locale("en"))["nothing"]
