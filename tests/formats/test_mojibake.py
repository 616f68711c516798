"""Words read in the wrong encoding are found, and come back exactly; good text is never touched."""

from __future__ import annotations

from pathlib import Path

import ftfy.bad_codecs  # noqa: F401 - the encodings as browsers read them
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.formats.mojibake import mend

CHECKOUT = Path(__file__).resolve().parents[2]
WORDS = (
    *("déjà", "été", "élève", "où", "à", "l’œuvre", "cœur", "garçon", "Noël", "naïf", "forêt"),
    *("Ça", "Été", "École", "Étienne", "Œuvre", "À", "« mot »", "«\u00a0mot\u00a0»", "vingt", "–"),
    *("—", "deux…", "5 €", "20 °C", "§ 3", "n° 3", "Straße", "Größe", "Übung", "Äpfel", "Öl"),
    *("„Wort“", "‚Wort‘", "»Wort«", "schön", "über", "Fuß", "“word”", "‘word’", "don’t", "it’s"),
    *("café", "résumé", "naïve", "£5", "½", "™", "the house", "and then", "la maison", "das Haus"),
)
GOOD = (
    "der Buchstabe „Ä“ und „Ö“",
    "«Ä», «Ö»",
    "LA PÂ\u00a0!",
    "la lettre «\u00a0Â\u00a0»",
    "the letter “Ã” of Portuguese",
    "ÖVP–FPÖ–SPÖ",
    "SÃO PAULO, IRMÃ Lúcia, MAÇÃ",
    "„RTÅ“",
    "Ångström’s Å’s",
    "Straße »Ä«",
    "FRÈRES… À “Ê”",
    "Île, Âge, PÂQUES",
    "5 °C–10 °C, 3 ½ ±2 µm ×",
    "Việt Nam, Đà Nẵng, Praha – Žižkov, Łódź, İstanbul, Reykjavík",
    "Ελλάδα, Україна, 日本",
)


def wrong(text: str, times: int = 1, encoding: str = "sloppy-windows-1252") -> str:
    for _ in range(times):
        text = text.encode("utf-8").decode(encoding)
    return text


articles = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join), min_size=1, max_size=4
).map("\n".join)


@given(articles)
def test_good_text_is_left_alone(text: str) -> None:
    assert mend(text).text == text
    assert mend(text).changes == ()


@given(articles, st.integers(1, 3), st.sampled_from(["sloppy-windows-1252", "latin-1"]))
def test_what_was_read_wrongly_once_or_more_comes_back_exactly(
    text: str, times: int, encoding: str
) -> None:
    mended = mend(wrong(text, times, encoding))
    assert mended.text == text
    assert bool(mended.changes) is not text.isascii()
    assert mend(mended.text).changes == ()


@given(st.text(), st.integers(0, 2))
def test_mending_twice_changes_nothing_more(text: str, times: int) -> None:
    once = mend(wrong(text.encode("utf-8", "replace").decode(), times)).text
    assert mend(once).text == once


@pytest.mark.parametrize("text", GOOD)
def test_letters_that_only_look_wrong_are_left_alone(text: str) -> None:
    assert mend(text).text == text


def test_the_articles_of_the_checkout_are_good() -> None:
    found = sorted((CHECKOUT / "articles").glob("*.txt"))
    assert found
    for path in found:
        text = path.read_text("utf-8")
        assert mend(text).text == text


def test_some_wrong_words_among_good_ones_are_put_right() -> None:
    mended = mend("Il a été élu.\nLe prÃ©sident dÃ©jÃ\u00a0 cité.\nLâ€™Ã©tÃ©, cÅ“ur.\n")
    assert mended.text == "Il a été élu.\nLe président déjà cité.\nL’été, cœur.\n"
    assert [(one.line, one.before, one.after) for one in mended.changes] == [
        (2, "prÃ©sident", "président"),
        (2, "dÃ©jÃ\u00a0", "déjà"),
        (3, "Lâ€™Ã©tÃ©,", "L’été,"),
        (3, "cÅ“ur.", "cœur."),
    ]
    assert {one.cause for one in mended.changes} <= {
        "UTF-8 read as Windows-1252",
        "UTF-8 read otherwise",
    }


def test_what_went_wrong_twice_is_called_so() -> None:
    (change,) = mend("Le prÃƒÂ©sident parle.").changes
    assert (change.before, change.after) == ("prÃƒÂ©sident", "président")
    assert change.cause == "UTF-8 read as Windows-1252 twice"


def test_a_mark_of_a_file_that_was_pasted_in_comes_back() -> None:
    assert mend("ï»¿Titre").text == "\ufeffTitre"


def test_signs_of_windows_that_were_read_as_latin_1_come_back() -> None:
    assert mend("l\x92homme").text == "l’homme"


def test_a_letter_that_is_lost_is_not_guessed() -> None:
    assert mend("lâ€\ufffd homme").text == "lâ€\ufffd homme"


def test_a_letter_that_may_be_meant_is_told_not_changed() -> None:
    assert mend("LA PÂ\u00a0!").unclear == (1,)
    assert mend("Bon.\nla lettre «\u00a0Â\u00a0»").unclear in ((), (2,))


@pytest.mark.soak
def test_ten_million_characters_on_one_line_take_linear_time() -> None:
    text = "Le président a parlé hier, sans notes, « déjà » et l’œuvre encore " * 150_000
    assert mend(text).changes == ()
    assert mend(wrong(text[:2_000_000])).text == text[:2_000_000]
