"""⇧ joins when it is alone; what was meant as ⇧ is told from what is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.joining import misjoined
from l10n.model.unit import JOINED_MARK, is_mark


@pytest.mark.parametrize("text", ["", " ", "⇧⇧", "⇧ a", "↑", "a", "\ufe0f"])
def test_nothing_else_is_the_mark(text: str) -> None:
    assert not is_mark(text)


@pytest.mark.parametrize("text", ["", "a", "…", "?!", "100 %", "→", "(sic)", "a ↑ b", "«»", "-"])
def test_text_is_not_taken_for_the_mark(text: str) -> None:
    assert misjoined("Un.", text) == ""


def test_a_sign_that_the_source_has_is_text() -> None:
    assert misjoined("↑", "↑") == ""
    assert misjoined("▲", "▲") == ""
    assert misjoined("Touche ⇧.", "Press ⇧.") == ""
    assert misjoined("Touche ⇧.", "Press ⇧ and ⇧.") != ""


@given(st.text(max_size=30), st.text(max_size=30))
def test_what_is_the_mark_is_never_wrong_and_a_copy_never_either(source: str, text: str) -> None:
    assert misjoined(source, f" {JOINED_MARK} ") == ""
    assert misjoined(text, text) == ""
    if text.strip() and JOINED_MARK not in source:
        assert is_mark(f"{JOINED_MARK}{text}") or misjoined(source, f"{JOINED_MARK}{text}")
