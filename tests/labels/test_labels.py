"""An edition prints its labels as a newspaper of its locale does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.labels import Labels, labels
from l10n.model.article import Label
from l10n.model.locale import Locale, known_locales

LINES = [
    ("en", Label.FIRST_PUBLISHED, "September 12, 2023", "First published: September 12, 2023"),
    ("en-GB", Label.UPDATED, "12 September 2023", "Updated: 12 September 2023"),
    ("en", Label.IMAGE_CREDIT, "Wikimedia Commons", "Image source: Wikimedia Commons"),
    ("en", Label.BYLINE, "Frederic Spohr", "By Frederic Spohr"),
    ("de", Label.IMAGE_CREDIT, "Wikimedia Commons", "Bildquelle: Wikimedia Commons"),
    ("de", Label.BYLINE, "Frederic Spohr", "Von Frederic Spohr"),
    ("de", Label.PUBLISHED, "12. September 2023", "Veröffentlicht am 12. September 2023"),
    ("de-CH", Label.PUBLISHED, "12. September 2023", "Publiziert am 12. September 2023"),
    ("de-AT", Label.UPDATED, "5. Jänner 2024", "Aktualisiert am 5. Jänner 2024"),
    ("fr", Label.PUBLISHED, "1er mai 2024", "Publié le 1er mai 2024"),
    ("fr", Label.IMAGE_CREDIT, "AFP", "Source de l’image\u00a0: AFP"),
    ("fr-CH", Label.IMAGE_CREDIT, "Keystone", "Source de l’image\u202f: Keystone"),
]


@pytest.mark.parametrize(("tag", "label", "value", "expected"), LINES)
def test_a_line_reads_as_its_locale_prints_it(tag, label, value, expected):
    assert labels(Locale.parse(tag)).line(label, value) == expected


@pytest.mark.parametrize("locale", known_locales(), ids=str)
def test_every_locale_has_every_label_and_sentence(locale):
    words = labels(locale)
    for label in Label:
        assert words.label(label)
        assert words.line(label, "X").startswith(words.label(label))
    assert words.banner
    for source in known_locales():
        assert words.translated_from(source, "DATE").count("DATE") == 1
        assert "{" not in words.translated_from(source) + words.translated_from(source, "DATE")


@given(st.sampled_from(known_locales()), st.sampled_from(list(Label)), st.text(max_size=40))
def test_a_line_is_its_prefix_and_its_value(locale, label, value):
    words = labels(locale)
    assert words.line(label, value) == f"{words.prefix(label)} {value}"


@given(st.sampled_from(known_locales()), st.text(max_size=60))
def test_an_untranslated_sentence_stands_whole_in_brackets(locale, text):
    shown = labels(locale).untranslated(Locale("fr"), text)
    assert shown.startswith("[fr")
    assert shown.endswith(text + "]")


def test_the_origin_is_told_with_the_date_of_the_original():
    french = Locale("fr")
    assert (
        labels(Locale("en")).translated_from(french, "September 12, 2023")
        == "Translated from the French original of September 12, 2023."
    )
    assert labels(Locale("en")).translated_from(french) == "Translated from the French."
    assert (
        labels(Locale("de")).translated_from(french, "12. September 2023")
        == "Aus dem Französischen übersetzt. Das Original erschien am 12. September 2023."
    )
    assert labels(french).translated_from(Locale("de")) == "Traduit de l’allemand."


def test_a_swiss_edition_has_no_sharp_s():
    assert "ß" not in repr(labels(Locale("de-CH")).tables)


def test_names_are_joined_as_the_locale_joins_them() -> None:
    french = "Claire Vasseur, Léa Petit et Ioan Marin"
    names = labels(Locale("de")).names(french, Locale("fr"))
    assert names == "Claire Vasseur, Léa Petit und Ioan Marin"
    assert labels(Locale("fr")).names(french, Locale("fr")) == french


def test_what_a_table_lacks_is_not_printed_in_another_language() -> None:
    bare = Labels(Locale("de"), {})
    assert [bare.line(label, "X") for label in Label] == ["X"] * len(Label)
    assert [bare.prefix(label) for label in Label] == [""] * len(Label)
    assert bare.translated_from(Locale("fr"), "DATE") == ""
    assert bare.untranslated(Locale("fr"), "Il neige.") == "[fr: Il neige.]"
    assert bare.banner == labels(Locale("en")).banner
