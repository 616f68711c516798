"""Links: which word came from which, by attention and by common sense."""

from __future__ import annotations

from l10n.engines.argos.links import compose, link, shifted
from l10n.engines.words import words
from l10n.model.span import Span


def by_words(source: str, target: str, attention: list[list[float]]) -> list[tuple[str, str]]:
    links = link(source, words(source), target, words(target), attention)
    return [(s.of(source), t.of(target)) for s, t in links]


def test_each_target_word_is_linked_to_the_word_it_looked_at_most():
    attention = [[0.9, 0.1, 0.0], [0.1, 0.2, 0.7], [0.0, 0.6, 0.4]]
    assert by_words("le chat noir", "the black cat", attention) == [
        ("le", "the"),
        ("noir", "black"),
        ("chat", "cat"),
    ]


def test_the_pieces_of_a_word_vote_together():
    source, target = "le chat", "Katze"
    pieces = [Span(0, 2), Span(2, 5), Span(5, 7)]
    links = link(source, pieces, target, [Span(0, 3), Span(3, 5)], [[0.4, 0.3, 0.3]] * 2)
    assert [(s.of(source), t.of(target)) for s, t in links] == [("chat", "Katze")]


def test_a_name_or_number_is_linked_to_itself_whatever_the_attention():
    attention = [[0.0, 0.9, 0.1], [0.8, 0.1, 0.1], [0.6, 0.3, 0.1]]
    assert by_words("Kirby cite 700", "Kirby quotes 700", attention) == [
        ("Kirby", "Kirby"),
        ("Kirby", "quotes"),
        ("700", "700"),
    ]


def test_of_two_equal_numbers_attention_decides():
    attention = [[0.1, 0.0, 0.9], [0.0, 0.0, 0.0], [0.9, 0.0, 0.1]]
    source = "12 et 12"
    links = link(source, words(source), "12 and 12", words("12 and 12"), attention)
    assert [s.start for s, _ in links] == [6, 0]


def test_nothing_is_linked_in_an_empty_text():
    assert link("", [], "word", [Span(0, 4)], [[]]) == ()


def test_links_through_a_bridge_are_composed():
    first = ((Span(0, 2), Span(0, 3)), (Span(3, 7), Span(4, 7)))
    second = ((Span(0, 3), Span(0, 3)), (Span(4, 7), Span(4, 9)))
    assert compose(first, second) == ((Span(0, 2), Span(0, 3)), (Span(3, 7), Span(4, 9)))


def test_shifting_moves_both_sides():
    assert shifted(((Span(0, 1), Span(2, 3)),), 5, 7) == ((Span(5, 6), Span(9, 10)),)


def test_attention_that_rests_on_a_comma_does_not_link_a_word_to_it():
    source, target = "oui, chat.", "cat, yes."
    rest = [[0.1, 0.6, 0.2, 0.1]] * 4
    links = link(source, words(source), target, words(target), rest)
    assert [(s.of(source), t.of(target)) for s, t in links] == [
        ("chat", "cat"),
        (",", ","),
        ("chat", "yes"),
        (".", "."),
    ]
