"""A locale has one name in each place that names it."""

import pytest

from l10n.errors import UnknownLocaleError
from l10n.model.locale import Locale, known_locales


@pytest.mark.parametrize(
    ("written", "tag", "folder", "babel", "base"),
    [
        ("en", "en", "en", "en_US", None),
        ("en-US", "en", "en", "en_US", None),
        ("en_gb", "en-GB", "en_GB", "en_GB", "en"),
        ("de-DE", "de", "de", "de_DE", None),
        ("de-AT", "de-AT", "de_AT", "de_AT", "de"),
        ("DE-ch", "de-CH", "de_CH", "de_CH", "de"),
        ("fr-FR", "fr", "fr", "fr_FR", None),
    ],
)
def test_a_locale_is_called_the_same_however_it_was_written(
    written: str, tag: str, folder: str, babel: str, base: str | None
) -> None:
    locale = Locale.parse(written)
    assert (locale.tag, locale.folder, locale.babel) == (tag, folder, babel)
    assert locale.base == (Locale(base) if base else None)


def test_every_known_locale_parses_to_itself() -> None:
    assert len(known_locales()) >= 7
    for locale in known_locales():
        assert Locale.parse(locale.tag) == locale
        assert Locale.parse(locale.folder) == locale
        assert Locale.parse(locale.babel) == locale


@pytest.mark.parametrize("tag", ["", "tlh", "de-US", "../de", "de-DE-1996"])
def test_a_locale_we_have_no_data_for_is_refused_with_those_we_have(tag: str) -> None:
    with pytest.raises(UnknownLocaleError, match="en-GB"):
        Locale.parse(tag)
