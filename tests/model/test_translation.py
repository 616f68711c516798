"""A rewritten draft keeps its links between words."""

from l10n.model.span import Span
from l10n.model.translation import Translation

DRAFT = Translation(
    "the 12 september in Paris",
    links=(
        (Span(0, 2), Span(0, 3)),
        (Span(3, 5), Span(4, 6)),
        (Span(6, 15), Span(7, 16)),
        (Span(16, 17), Span(17, 19)),
        (Span(18, 23), Span(20, 25)),
    ),
)


def test_the_target_of_a_stretch_reaches_from_its_first_to_its_last_word() -> None:
    found = DRAFT.target_of(Span(3, 15))
    assert found
    assert found.of(DRAFT.text) == "12 september"
    assert DRAFT.target_of(Span(40, 41)) is None


def test_links_behind_a_rewritten_stretch_move_along() -> None:
    rewritten = DRAFT.rewritten(Span(0, 16), "September 12,")
    assert rewritten.text == "September 12, in Paris"
    paris = rewritten.target_of(Span(18, 23))
    assert paris
    assert paris.of(rewritten.text) == "Paris"
    date = rewritten.target_of(Span(6, 15))
    assert date
    assert date.of(rewritten.text) == "September 12,"
