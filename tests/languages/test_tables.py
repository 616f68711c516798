"""A region's file lies over its language's, and no name means two months."""

import pytest

from l10n import languages
from l10n.model.locale import known_locales

REGIONS = [tag for tag in languages.known() if "-" in tag]


def test_the_locales_are_the_files() -> None:
    tags = [locale.tag for locale in known_locales()]
    assert {"en", "en-GB", "de", "de-AT", "de-CH", "fr", "fr-CH"} <= set(tags)
    assert tags == sorted(languages.known())


@pytest.mark.parametrize("tag", REGIONS)
def test_a_region_says_all_that_its_language_says(tag: str) -> None:
    base, region = languages.table(tag.partition("-")[0]), languages.table(tag)
    assert base.keys() <= region.keys()
    assert base["printed"]["labels"].keys() == region["printed"]["labels"].keys()


def test_a_tag_without_a_file_is_refused() -> None:
    with pytest.raises(KeyError, match="xx"):
        languages.table("xx")


def test_no_name_means_two_months() -> None:
    meanings: dict[str, set[int]] = {}
    for tag in languages.known():
        for name, number in languages.table(tag)["months"].items():
            meanings.setdefault(name, set()).add(number)
    assert {name for name, numbers in meanings.items() if len(numbers) > 1} == set()
