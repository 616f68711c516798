"""Inline markup belongs to the sentence that it touches."""

from __future__ import annotations

import re

import pytest

from l10n.model.span import Span
from l10n.segmentation import split

MARKUP = re.compile(r"\*\*|\[(?=\w)|\]\([^)]*\)|<[^>]*>|`[^`]*`|!\[[^]]*\]\([^)]*\)| {0,2}\n> ?")


def cut(text: str, language: str = "en") -> list[str]:
    codes = [Span(*found.span()) for found in MARKUP.finditer(text)]
    return [span.of(text) for span in split(text, language, codes)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("**One.** Two.", ["**One.**", "Two."]),
        ("One. **Two.**", ["One.", "**Two.**"]),
        ("**One. Two.** Three.", ["**One.", "Two.**", "Three."]),
        ("One. **Two** three.", ["One.", "**Two** three."]),
        (
            "Read [the text](https://a.b/c. D). It helps.",
            ["Read [the text](https://a.b/c. D).", "It helps."],
        ),
        ("**Dr.** Stone left. He was late.", ["**Dr.** Stone left.", "He was late."]),
        ("Run `a. B` now. `make` does it.", ["Run `a. B` now.", "`make` does it."]),
        ("See `this`. Then go.", ["See `this`.", "Then go."]),
        ("Done. </b> Next.", ["Done.", "</b> Next."]),
        ("Look. ![A. Map](m.png) Here.", ["Look.", "![A. Map](m.png) Here."]),
        ("**", ["**"]),
        ("“**One.**” Two.", ["“**One.**”", "Two."]),
    ],
)
def test_codes_go_with_their_sentence(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_a_line_break_with_its_prefix_is_white_space() -> None:
    """Between sentences it is in neither; inside one it is in it."""
    assert cut("One.\n> Two goes\n> on. Three.") == ["One.", "Two goes\n> on.", "Three."]


def test_codes_may_come_in_any_order_and_overlap() -> None:
    text = "**One.** Two."
    codes = [Span(6, 8), Span(0, 2), Span(0, 1)]
    assert [span.of(text) for span in split(text, "en", codes)] == ["**One.**", "Two."]


def test_a_code_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="leaves the text"):
        split("One.", "en", [Span(3, 9)])
