"""What holds for every text, whatever is in it."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from l10n.model.span import Span
from l10n.segmentation import split

LANGUAGES = st.sampled_from(("fr", "de", "en"))

# Pieces that make the splitter think: stops, marks, abbreviations, numbers, blanks of all kinds.
PIECES = st.sampled_from(
    [
        *("Le", "La", "Die", "The", "A", "I", "Der Mann", "Elle part", "he went", "à", "Poutine"),
        *(
            "M",
            "z",
            "B",
            "etc",
            "U.S",
            "J.-P",
            "Dr",
            "No",
            "art",
            "usw",
            "p",
            "ex",
            "XIV",
            "12",
            "1989",
        ),
        *(".", "!", "?", "…", "...", ",", ":", ";", "-", "–", "/"),
        *('"', "«", "»", "“", "”", "„", "'", "’", "‘", "(", ")", "[", "]", "[3]", "*", "`"),
        *(" ", " ", " ", "\u00a0", "\u202f", "\n", "\t", ". ", "! ", "? ", ". »", ".“ "),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))
ORDINARY = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\n\t", " "))


def white(text: str) -> bool:
    return not text.strip()


@given(TEXTS, LANGUAGES)
@example("Fin. »", "fr")
def test_sentences_are_ordered_trimmed_and_cover_all_that_is_not_white(
    text: str, language: str
) -> None:
    at = 0
    for span in split(text, language):
        assert at <= span.start < span.end
        assert white(text[at : span.start])
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert white(text[at:])


@given(TEXTS, LANGUAGES)
def test_the_kind_of_white_space_makes_no_difference(text: str, language: str) -> None:
    assert split(text, language) == split(text.translate(ORDINARY), language)


@given(TEXTS, LANGUAGES)
def test_the_first_sentence_does_not_depend_on_what_stands_around_the_text(
    text: str, language: str
) -> None:
    assert [s.shifted(2) for s in split(text, language)] == split(f" \n{text}\n ", language)


@given(st.lists(PIECES.filter(lambda piece: piece not in '"«»“”„'), max_size=40), LANGUAGES)
def test_the_last_sentence_alone_is_one_sentence(pieces: list[str], language: str) -> None:
    """Every decision looks at its own sentence and a little ahead, so a tail splits no further."""
    text = "".join(pieces)
    sentences = split(text, language)
    if sentences:
        last = sentences[-1].of(text)
        assert split(last, language) == [Span(0, len(last))]


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, str, list[Span]]:
    """A text, the same with markup strewn in, and the spans of that markup."""
    pieces = draw(st.lists(PIECES, max_size=25))
    seen, text, codes, at = "", "", [], 0
    for piece in pieces:
        code = draw(st.sampled_from(("", "", "**", "</b>", "](https://example.org/a. B)", "<i>")))
        if code:
            codes.append(Span(at, at + len(code)))
        text += code + piece
        seen += piece
        at = len(text)
    return seen, text, codes


@given(marked(), LANGUAGES)
def test_markup_is_transparent(case: tuple[str, str, list[Span]], language: str) -> None:
    """Without its codes, each sentence is what the text without codes gives."""
    seen, text, codes = case

    def bare(span: Span) -> str:
        inside = [code for code in codes if span.contains(code)]
        pieces, at = [], span.start
        for code in inside:
            pieces.append(text[at : code.start])
            at = code.end
        return "".join([*pieces, text[at : span.end]])

    spans = split(text, language, codes)
    plain = [span.of(seen) for span in split(seen, language)]
    assert [bare(span).strip() for span in spans] == (plain or [""] * len(spans))
    for code in codes:
        assert sum(span.contains(code) for span in spans) == 1
    for before, after in pairwise(spans):
        assert before.end <= after.start
        assert white(text[before.end : after.start])


def test_hostile_texts_take_linear_time() -> None:
    """Fifty long paragraphs' worth is split at once, whatever it repeats."""
    for unit in (
        ".",
        ". ",
        ".»",
        "A.) ",
        '" ',
        "(A. ",
        "a" * 50 + "? ",
        "[1]",
        "Dr. ",
        "1. A",
        "“. ",
    ):
        begin = time.process_time()
        split(unit * (50_000 // len(unit)), "de")
        assert time.process_time() - begin < 5, unit
