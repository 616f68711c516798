"""The paragraphs of `data/` come apart exactly as they are written there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n.errors import UsageError
from l10n.model.span import Span
from l10n.segmentation import split

DATA = Path(__file__).parent / "data"
LANGUAGES = ("fr", "de", "en")


def paragraphs(language: str) -> list[tuple[int, list[str]]]:
    """The paragraphs of a data file, each with its first line's number and its sentences."""
    found: list[tuple[int, list[str]]] = []
    sentences: list[str] = []
    lines = (DATA / f"{language}.txt").read_text("utf-8").splitlines()
    for number, line in enumerate([*lines, ""], 1):
        if line and not line.startswith("#"):
            sentences.append(line)
        elif not line and sentences:
            found.append((number - len(sentences), sentences))
            sentences = []
    return found


CASES = [
    pytest.param(language, sentences, id=f"{language}.txt:{number}")
    for language in LANGUAGES
    for number, sentences in paragraphs(language)
]


def cut(text: str, language: str) -> list[str]:
    return [span.of(text) for span in split(text, language)]


def test_every_language_has_paragraphs_for_its_traps() -> None:
    for language in LANGUAGES:
        assert len(paragraphs(language)) >= 60, language


@pytest.mark.parametrize(("language", "sentences"), CASES)
def test_a_paragraph_comes_apart_into_its_lines(language: str, sentences: list[str]) -> None:
    assert cut(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_break_spaces_make_no_difference(language: str) -> None:
    for line, sentences in paragraphs(language):
        text = " ".join(sentences)
        tight = re.sub(r" (?=[»?!;:%])|(?<=«) |(?<=\d) (?=\d)|(?<=\.) ", "\u202f", text)
        assert split(tight, language) == split(text, language), line
        assert split(text.replace(" ", "\u00a0"), language) == split(text, language), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_line_ends_and_double_blanks_count_as_one_blank(language: str) -> None:
    for line, sentences in paragraphs(language):
        assert cut("\n".join(sentences), language) == sentences, line
        doubled = [sentence.replace(" ", " \r\n") for sentence in sentences]
        assert cut("  ".join(doubled), language) == doubled, line


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_around_each_sentence_stays_with_it(language: str) -> None:
    for line, sentences in paragraphs(language):
        marked = [f"**{sentence}**" for sentence in sentences]
        text = " ".join(marked)
        codes, at = [], 0
        for sentence in marked:
            end = at + len(sentence)
            codes += Span(at, at + 2), Span(end - 2, end)
            at = end + 1
        assert [span.of(text) for span in split(text, language, codes)] == marked, line


def test_an_unknown_language_is_a_usage_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"de, en, .*fr") as caught:
        split("Ciao.", "it")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["", " ", "\u00a0\u202f\n"])
def test_nothing_but_white_space_has_no_sentence(text: str) -> None:
    assert split(text, "fr") == []
    assert split(text, "fr", [Span(0, len(text))]) == []
