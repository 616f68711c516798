"""Law 1: cutting spans out and putting text back touches nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.span import Span, line_counter, line_of, splice

texts = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@st.composite
def text_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(texts)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return text, [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]


@given(texts)
def test_a_text_without_edits_is_the_text(text: str) -> None:
    assert splice(text, {}) == text


@given(text_with_spans())
def test_putting_back_what_was_cut_out_gives_the_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    assert splice(text, {span: span.of(text) for span in spans}) == text


@given(text_with_spans(), texts)
def test_only_the_spans_change(case: tuple[str, list[Span]], new: str) -> None:
    text, spans = case
    kept = splice(text, dict.fromkeys(spans, ""))
    assert len(splice(text, dict.fromkeys(spans, new))) == len(kept) + len(new) * len(spans)


def test_spans_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        splice("abcdef", {Span(0, 3): "x", Span(2, 4): "y"})


def test_a_span_behind_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves"):
        splice("abc", {Span(2, 4): ""})


def test_lines_are_counted_from_one() -> None:
    assert [line_of("a\nb\n", at) for at in range(4)] == [1, 1, 2, 2]


@given(st.text("a\n\r\u2028é", max_size=30))
def test_counting_many_lines_gives_what_counting_each_gives(text: str) -> None:
    line = line_counter(text)
    for at in range(len(text) + 1):
        assert line(at) == line_of(text, at)
