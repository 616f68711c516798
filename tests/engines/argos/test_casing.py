"""Casing: what is shouted is read calmly and shouted again, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.argos.casing import calm, forms_of, raised, restore
from l10n.engines.words import words
from l10n.model.span import Span
from l10n.model.translation import Translation

TEXTS = st.text(st.sampled_from("abcéßAÉÎJN ONU-'’.,:—12İﬁ\u0301 ")) | st.text()

CALMED = [
    ("LA RUSSIE ET L'OTAN SIGNENT UN ACCORD", "La russie et l'OTAN signent un accord"),
    (
        "LIVRAISONS D’ARMES : LE KN-23 AU XXIE SIÈCLE",
        "Livraisons d’armes : le KN-23 au XXIe siècle",
    ),
    ("EXCLUSIF", "Exclusif"),
    ("ÉTAT D'URGENCE À PARIS. LE ROI EST MORT.", "État d'urgence à paris. Le roi est mort."),
    ("MOSCOU — Le président a parlé.", "Moscou — Le président a parlé."),
    ("NEW YORK (AFP) – Le président a parlé.", "New York (AFP) – Le président a parlé."),
    ("SÉOUL, 3 mai – Le président a parlé.", "Séoul, 3 mai – Le président a parlé."),
    ("EXCLUSIF : le président a parlé.", "Exclusif : le président a parlé."),
    (
        "Il a crié « LAISSEZ-MOI SORTIR D'ICI » hier.",
        "Il a crié « laissez-moi sortir d'ici » hier.",
    ),
    ("LE NOUVEL iPhone EST LÀ", "Le nouvel iPhone est là"),
    ("VOIR LE SITE https://example.org/A_B", "Voir le site https://example.org/A_B"),
]

UNTOUCHED = [
    "Le président russe a rencontré Kim Jong Un.",
    "ONU",
    "ONU, OTAN, UE",
    "KN-23",
    "COVID-19",
    "OTAN — Le conseil se réunit.",
    "L'ONU et l'OTAN ont signé avec l'UE.",
    "L'ONUSIDA compte 34 millions de cas.",
    "Emmanuel MACRON a parlé.",
    "La KCNA a cité la CHINE.",
    "Sport",
    "12 %",
    "",
]


@pytest.mark.parametrize(("text", "calmed"), CALMED)
def test_what_is_shouted_is_read_as_a_sentence(text: str, calmed: str):
    assert calm(text, "fr").text == calmed


@pytest.mark.parametrize("text", UNTOUCHED)
def test_acronyms_and_running_text_are_not_touched(text: str):
    found = calm(text, "fr")
    assert (found.text, found.loud) == (text, ())


def test_english_endings_are_small():
    assert calm("PUTIN'S VISIT DOESN'T WORRY NATO", "en").text == "Putin's visit doesn't worry NATO"


def test_names_are_written_as_the_other_texts_write_them():
    others = ["Hier, Kim Jong Un et Poutine ont parlé à l'ANAPE.", "Le roi ; Poutine et le roi."]
    forms = forms_of([*others, "POUTINE ARRIVE À PÉKIN"], "fr")
    assert calm("LE ROI, KIM JONG UN ET POUTINE À L'ANAPE", "fr", forms).text == (
        "Le roi, Kim Jong Un et Poutine à l'ANAPE"
    )


def linked(source: str, target: str, pairs: str) -> Translation:
    """A draft whose words are linked by number: ``0-0 1-2``."""
    left, right = words(source), words(target)
    numbers = [pair.split("-") for pair in pairs.split()]
    return Translation(target, tuple((left[int(a)], right[int(b)]) for a, b in numbers))


def restored(source: str, target: str, pairs: str) -> tuple[str, list[tuple[str, str]]]:
    draft = restore(calm(source, "fr"), linked(source, target, pairs))
    return draft.text, [(s.of(source), t.of(draft.text)) for s, t in draft.links]


def test_a_headline_in_capitals_gets_a_draft_in_capitals_linked_as_before():
    text, links = restored("LA GRANDE RUE", "Die große Straße", "0-0 1-1 2-2")
    assert text == "DIE GROẞE STRAẞE"
    assert links == [("LA", "DIE"), ("GRANDE", "GROẞE"), ("RUE", "STRAẞE")]


def test_links_stay_right_where_capitals_are_longer():
    text, links = restored("LA GRANDE RUE", "ŉ straﬁe rue", "0-0 1-1 2-2")
    assert text == "ʼN STRAFIE RUE"
    assert links == [("LA", "ʼN"), ("GRANDE", "STRAFIE"), ("RUE", "RUE")]


def test_addresses_and_words_taken_over_keep_their_small_letters():
    text, _ = restored("VOICI LE NOUVEL iPhone", "Here is the new iPhone: https://a.org/x", "0-0")
    assert text == "HERE IS THE NEW iPhone: https://a.org/x"


def test_only_the_words_of_a_dateline_get_its_capitals():
    source = "MOSCOU — Le roi dort."
    assert restored(source, "Moscow – The king sleeps.", "0-0 1-1 2-2 3-3 4-4")[0] == (
        "MOSCOW – The king sleeps."
    )


def test_an_article_that_was_linked_to_the_dateline_stays_small():
    source = "MOSCOU — Le roi dort."
    assert restored(source, "Moscow – The king sleeps.", "0-0 1-1 0-2 3-3 4-4")[0] == (
        "MOSCOW – The king sleeps."
    )


def test_a_phrase_whose_words_were_scattered_gets_no_capitals():
    source = "NEW YORK — Le roi dort."
    draft = "New king sleeps in York."
    assert restored(source, draft, "0-0 1-4 4-1 5-2")[0] == draft


@given(TEXTS)
def test_a_calmed_text_differs_in_nothing_but_case(text: str):
    found = calm(text, "fr")
    assert len(found.text) == len(text)
    assert found.text.casefold() == text.casefold()
    assert found.given == text
    for at, sign in enumerate(text):
        if found.text[at] != sign:
            assert any(span.start <= at < span.end for span in found.loud)


@given(TEXTS)
def test_what_is_calm_stays_calm(text: str):
    found = calm(text, "fr")
    draft = Translation("any Draft", ((Span(0, 1), Span(0, 3)),))
    if not found.loud:
        assert found.text == text
        assert restore(found, draft) is draft


@given(TEXTS, st.data())
def test_every_offset_of_a_raised_text_is_known(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    high, offsets = raised(text, [span])
    assert offsets[0] == 0
    assert offsets[-1] == len(high)
    assert offsets == sorted(offsets)
    assert high[: offsets[start]] == text[:start]
    assert high[offsets[span.end] :] == text[span.end :]
    assert high[offsets[start] : offsets[span.end]].casefold() == span.of(text).casefold()
