"""What stands around names is printed as the locale does; the names stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.labels import labels
from l10n.model.locale import Locale, known_locales

CASES = [
    ("fr", "Claire Vasseur et Ioan Marin, à Londres", "en", "Claire Vasseur and Ioan Marin in London"),
    ("fr", "Claire Vasseur et Ioan Marin, à Londres", "de", "Claire Vasseur und Ioan Marin, London"),
    ("fr", "Claire Vasseur avec AFP", "en", "Claire Vasseur with AFP"),
    ("fr", "Claire Vasseur (avec AFP)", "de", "Claire Vasseur mit AFP"),
    ("fr", "Propos recueillis par Claire Vasseur", "en", "Interview by Claire Vasseur"),
    ("fr", "Propos recueillis par Claire Vasseur", "de", "Interview: Claire Vasseur"),
    ("fr", "Anne Petit, envoyée spéciale à Kiev", "de", "Anne Petit, Sonderkorrespondentin in Kiew"),
    ("fr", "Ioan Marin, correspondant à Bruxelles", "en", "Ioan Marin, Brussels correspondent"),
    ("fr", "Ioan Marin, à Plouzané", "en", "Ioan Marin in Plouzané"),
    ("de", "Die Fragen stellte Anna Roth", "fr", "Propos recueillis par Anna Roth"),
    ("de", "Anna Roth, Straßburg", "de-CH", "Anna Roth, Strassburg"),
    ("en", "Tom Hale with Reuters", "fr", "Tom Hale avec Reuters"),
    ("fr", "Frederic Spohr", "de", "Frederic Spohr"),
    ("fr", "", "de", ""),
]  # fmt: skip
PEOPLE = [
    ("fr", "A. Vasseur, Léa Petit et Ioan Marin, à Londres", ("A. Vasseur", "Léa Petit", "Ioan Marin")),
    ("de", "Anna Roth und Jan Öhm", ("Anna Roth", "Jan Öhm")),
    ("en", "Tom Hale with Reuters", ("Tom Hale",)),
    ("en", "Alexandra Anderson", ("Alexandra Anderson",)),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "target", "expected"), CASES)
def test_a_byline_reads_as_its_locale_prints_it(source, text, target, expected):
    assert labels(Locale(target)).names(text, Locale(source)) == expected


@pytest.mark.parametrize(("tag", "text", "expected"), PEOPLE)
def test_people_are_told_one_by_one(tag, text, expected):
    assert labels(Locale(tag)).people(text) == expected


@given(st.text(max_size=400), st.sampled_from(known_locales()), st.sampled_from(known_locales()))
def test_any_byline_goes_through(text, source, target):
    assert isinstance(labels(target).names(text, source), str)
    assert all(name.strip() == name != "" for name in labels(source).people(text))
