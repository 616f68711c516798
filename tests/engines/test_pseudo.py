"""The pseudo engine: a stand-in that can be checked by eye and by machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines import engine
from l10n.errors import UsageError
from l10n.model.locale import Locale
from l10n.model.translation import Translation

FRENCH, GERMAN = Locale("fr"), Locale("de")


def pseudo(text: str) -> Translation:
    return engine("pseudo", Path("nowhere")).translate([text], FRENCH, GERMAN)[0]


def test_letters_change_and_codes_do_not():
    draft = pseudo("Le missile KN-23 vole à 700 km, voir https://example.org/a_b et l'ONU.")
    assert "KN-23" in draft.text
    assert "700" in draft.text
    assert "https://example.org/a_b" in draft.text
    assert "ONU" in draft.text
    assert "missile" not in draft.text


@given(st.text())
def test_the_same_text_gives_the_same_draft_with_every_word_linked(text: str):
    draft = pseudo(text)
    assert draft == pseudo(text)
    assert draft.refused == ""
    assert all(source == target for source, target in draft.links)
    assert len(draft.text) == len(text)


def test_an_engine_that_nobody_knows_is_refused_with_those_that_are():
    with pytest.raises(UsageError, match="argos, pseudo"):
        engine("oracle", Path())
